"""Duties in a list: 省数据局履行下列职责：（一）建设…；（二）制定…; who answers stands before the list."""

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
_THINGS = ("platform", "database", "project")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?m)^[^\n]{{4,120}}?{any_of('duty_list')}(?:是|为|如下|包括)?：(?:\n|(?=[（(]一[）)]))"
    )


def listed_statements(text: str, mentions: MentionIndex) -> Iterator[tuple[int, Statement]]:
    """Find what the one agency before a list of duties answers for in its items.

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
