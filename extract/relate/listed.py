"""Duties in a list: 省数据局履行下列职责：（一）建设…；（二）制定…; who answers stands before it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.relate.sentences import Statement
from extract.relate.worked import is_drafted, is_worked_on
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Mention
    from extract.relate.within import MentionIndex

__all__ = ["listed_statements"]

_ITEM = re.compile(r"(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])[^\n]*(?:\n|$)")
_NUMBER = re.compile(r"第[^条\n]{1,8}条[\s　]*|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][\s　]*")
_PART = re.compile(r"[^；。\n]+")
_WITH = re.compile(r"(?:会同|配合|协助)$")
_COLON = re.compile(r"(?<=[局厅委部办院会府室心组署])：(?=[^\n])")
_LONGEST = 80
_JOINTS = ("", "、", "和", "与")
_THINGS = ("platform", "database", "project")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?m)^[^\n]{{4,120}}?{any_of('duty_list')}(?:是|为|如下|包括)?：(?:\n|(?=[（(]一[）)]))"
    )


def listed_statements(text: str, mentions: MentionIndex) -> Iterator[tuple[int, Statement]]:
    """Find what the agency before a list of duties, or before the colon of a line, answers for.

    Args:
        text: Clean text.
        mentions: All mentions.

    Yields:
        Index of the sentence that names the thing, and the statement.
    """
    for lead in _lead().finditer(text):
        number = _NUMBER.match(text, lead.start())
        start = number.end() if number else lead.start()
        agencies = [
            (i, m) for i, m in mentions.between(start, start + 1) if m.type == "agency" and not m.collective
        ]
        if not agencies:
            continue
        at = lead.end()
        while item := _ITEM.match(text, at):
            for part in _PART.finditer(text, item.start(), item.end()):
                yield from _item_statements(text, agencies[0][0], part, mentions)
            at = item.end()
    yield from _opened_statements(text, mentions)


def _opened_statements(text: str, mentions: MentionIndex) -> Iterator[tuple[int, Statement]]:
    """Find what bodies before a colon answer for: 省公安厅：建设…；省数据局、省财政厅：升级…."""
    openers: list[tuple[int, int, list[int]]] = []
    for colon in _COLON.finditer(text):
        low = max(0, colon.start() - _LONGEST)
        start = max(text.rfind(mark, low, colon.start()) for mark in "\n；。") + 1
        number = _NUMBER.match(text, start)
        if bodies := _bodies(text, number.end() if number else start, colon.start(), mentions):
            openers.append((start, colon.end(), bodies))
    stops = [start for start, _, _ in openers[1:]] + [len(text)]
    for (_, begin, bodies), stop in zip(openers, stops, strict=False):
        line = text.find("\n", begin, stop)
        end = line if line >= 0 else stop
        for part in _PART.finditer(text, begin, end):
            for body in bodies:
                yield from _item_statements(text, body, part, mentions)


def _bodies(text: str, start: int, end: int, mentions: MentionIndex) -> list[int]:
    """Indices of the agencies that a stretch of text is a list of; empty if it holds anything else."""
    inside = list(mentions.between(start, end))
    if not inside or any(m.type != "agency" or m.collective for _, m in inside):
        return []
    starts, ends = [m.clean_start for _, m in inside], [m.clean_end for _, m in inside]
    gaps = zip([start, *ends], [*starts, end], strict=True)
    return [i for i, _ in inside] if all(text[a:b] in _JOINTS for a, b in gaps) else []


def _item_statements(
    text: str, agency: int, part: re.Match[str], mentions: MentionIndex
) -> Iterator[tuple[int, Statement]]:
    inside = list(mentions.between(part.start(), part.end()))
    things = [(i, m) for i, m in inside if _is_task(text, m)]
    helpers = list(_helpers(text, inside))
    if len(helpers) < sum(m.type == "agency" for _, m in inside):
        return
    for i, m in things:
        yield m.sentence, Statement.of_layout(agency, "responsibleFor", i, "duty.listed", "responsible")
        for helper in helpers:
            yield m.sentence, Statement.of_layout(helper, "responsibleFor", i, "duty.listed", "cooperate")


def _is_task(text: str, mention: Mention) -> bool:
    return (mention.type in _THINGS and is_worked_on(text, mention)) or is_drafted(text, mention)


def _helpers(text: str, inside: list[tuple[int, Mention]]) -> Iterator[int]:
    """Agencies after 会同, and those that are listed with one."""
    end = -1
    for i, m in inside:
        if m.type != "agency":
            continue
        listed = end >= 0 and text[end : m.clean_start] in ("、", "和", "与", "及")
        if listed or _WITH.search(text[max(0, m.clean_start - 4) : m.clean_start]):
            end = m.clean_end
            yield i
