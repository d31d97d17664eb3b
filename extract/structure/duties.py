"""Responsibility notes: 责任单位：…, 牵头单位：…, （…牵头，…负责） and the columns of work tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from extract.records import Duty
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.records import Section
    from extract.structure.labels import Label
    from extract.structure.tables import Row

__all__ = ["find_duties"]

_LONGEST: Final = 600
_LEAST_BODY: Final = 2
_ROLES: Final = ("lead", "responsible", "cooperate")
"""What a body does; the verbs of each are a class of words of this name."""


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(
        r"[（(]|[）)]|[。；;\n|]|[，、]?(?=完成时[限间]|时限[：要]|[\u4e00-\u9fff]{2,4}(?:单位|部门)：)"
    )


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(
        r"[（(〔［]([^（）()〔〕［］\n]{2,300}(?:[（(][^（）()\n]{0,20}[）)][^（）()\n]{0,120}){0,5})[）)〕］]"
    )


@cache
def _part() -> re.Pattern[str]:
    """A part of a note that ends with a verb: who, then what they do."""
    lead, responsible, cooperate = (any_of(role) for role in _ROLES)
    return re.compile(
        rf"(?:责任单位：)?(?:由|会同)?(?P<who>.*?)(?:等)?(?:有关|相关)?(?:部门|单位)?(?:(?:要|应)?(?:按照?|根据)?(?:各自)?职责(?:和?分工)?|{any_of('duty_manner')})*"
        rf"(?P<verb>(?P<lead>{lead})(?:{responsible}|组织)?|负责(?:落实|实施)?|{responsible}|(?P<cooperate>{cooperate}))$"
    )


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(verb for role in _ROLES for verb in words_of(role))


@cache
def _body() -> re.Pattern[str]:
    """A list of names that can only be of bodies."""
    return re.compile(f".*{any_of('body_end')}$")


@cache
def _closing() -> re.Pattern[str]:
    """A bracket of its own after the last sentence of a paragraph."""
    return re.compile(r"[。；][（(〔［][^\n]*[）)〕］](?:\n|$)")


@cache
def _lead_mark() -> re.Pattern[str]:
    return re.compile(r"[（(]牵头(?:单位|部门)?[）)]|牵头(?:负责)?(?=[，,、；])")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"(?:等)?(?:部门)?(?:按(?:照)?(?:各自)?职责(?:分工)?|共同|分别)*(?:负责|配合|参与|落实)$"
    )


def find_duties(
    text: str, sections: Sequence[Section], labels: Sequence[Label], rows: Mapping[int, Row]
) -> tuple[Duty, ...]:
    """Find the notes that say who answers for a task.

    Args:
        text: Clean text.
        sections: Sections in order of their start.
        labels: Labels of the text.
        rows: Rows of tables, by the offset at which each begins.

    Returns:
        Duties in order; each with the section whose task it assigns, that is the numbered
        section or row around the note and not the labelled part that the note itself is.
    """
    found: list[tuple[int, int, str, int]] = []
    for label, after in zip_longest(labels, labels[1:]):
        if label.role:
            limit = min(label.body + _LONGEST, after.start if after else len(text))
            found.extend((*each, label.start) for each in _listed(text, label, limit))
    for bracket in _bracket().finditer(text):
        if not any(piece.endswith(_verbs()) for piece in re.split("[，；,;。]", bracket[1])):
            if _closing().match(text, bracket.start() - 1) and _bodies(bracket[1]):
                found.append((*bracket.span(1), "responsible", bracket.start()))
            continue
        found.extend((*each, bracket.start()) for each in _clauses(text, *bracket.span(1)))
    for start, row in rows.items():
        for first, last, role in row.duties:
            listed = list(_clauses(text, first, last)) or list(_by_mark(text, first, last, role))
            found.extend((*each, start) for each in listed)
    starts = [section.start for section in sections]
    inner = {start for label in labels for start in (label.start, label.start - 1)}
    duties = {
        (start, end): Duty(_section(sections, starts, inner, note), start, end, role)
        for start, end, role, note in found
        if end > start
    }
    return tuple(duties[span] for span in sorted(duties))


def _bodies(listed: str) -> bool:
    """Whether a list names bodies and nothing else."""
    return "：" not in listed and all(
        len(name) > _LEAST_BODY and _body().match(name) for name in re.split("[、，,]", listed)
    )


def _listed(text: str, label: Label, limit: int) -> Iterator[tuple[int, int, str]]:
    """The names after a label, up to the stop, bracket or label that ends them."""
    start = label.body
    if text[start : start + 1] == "\n":
        start += 1
    depth, at, end = 0, start, limit
    while at < limit:
        edge = _edge().search(text, at, limit)
        if edge is None:
            break
        at = edge.end() + (edge.end() == edge.start())
        mark = edge[0][:1]
        if mark and mark in "（(":
            depth += 1
        elif mark and mark in "）)" and depth:
            depth -= 1
        else:
            end = edge.start()
            break
    while end > start and text[end - 1] in "，、（":
        end -= 1
    if start == label.body or _body().match(text[start:end]):
        yield from _by_mark(text, start, end, label.role)


def _by_mark(text: str, start: int, end: int, role: str) -> Iterator[tuple[int, int, str]]:
    """Part a list in which （牵头） or 牵头 stands after the names that lead."""
    mark = _lead_mark().search(text, start, end)
    if mark is None:
        yield start, end, role
        return
    yield start, mark.start(), "lead"
    rest = mark.end()
    while rest < end and text[rest] in "，、；,":
        rest += 1
    verb = _verb().search(text, rest, end)
    cooperate = role == "lead" or (verb is not None and verb[0].endswith(words_of("cooperate")))
    yield rest, verb.start() if verb else end, "cooperate" if cooperate else role


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The names in a bracket such as （甲牵头，乙、丙按职责分工负责）."""
    first = start
    for piece in re.finditer(r"[^，；,;]+(?:[，；,;]|$)", text[start:end]):
        stop = start + piece.end() - (piece[0][-1] in "，；,;")
        part = _part().match(text, first, stop)
        if part is None:
            continue
        who = part["who"]
        if part["verb"] and _body().match(who.rstrip("等")):
            role = "lead" if part["lead"] else "cooperate" if part["cooperate"] else "responsible"
            yield part.start("who"), part.end("who"), role
        first = start + piece.end()


def _section(sections: Sequence[Section], starts: Sequence[int], inner: set[int], note: int) -> int:
    """The deepest section around a note that is no labelled part."""
    found = bisect_right(starts, note) - 1
    while sections[found].parent >= 0 and (
        sections[found].end <= note or _is_part(sections[found], inner, note)
    ):
        found = sections[found].parent
    return max(found, 0)


def _is_part(section: Section, inner: set[int], note: int) -> bool:
    return section.kind == "note" or (section.start in inner and not section.number)
