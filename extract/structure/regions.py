"""Where each document of a text begins and ends: a notice, the plan it carries, an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.structure.dates import date_pattern
from extract.structure.furniture import is_furniture
from extract.structure.numbers import is_number_line
from extract.structure.titles import Title, carried_titles, plain_title, read_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.structure.numbering import Marker
    from extract.structure.paragraphs import Paragraph

__all__ = ["Region", "find_regions", "is_addressees", "is_date_line"]

_HEAD: Final = 60
_LONG: Final = 100


@dataclass(frozen=True, slots=True)
class Region:
    """The paragraphs of one document.

    Attributes:
        first: Index of its first paragraph.
        last: Index after its last.
        title: Its title lines, or None.
        notice: Index of the region of the notice that carries it, or -1.
    """

    first: int
    last: int
    title: Title | None
    notice: int


@cache
def _date_line() -> re.Pattern[str]:
    return re.compile(rf"[（(]?{date_pattern()}[）)]?$")


@cache
def _addressees() -> re.Pattern[str]:
    return re.compile(r"(?:.*各|.*(?:政府|部门|委员会|机构|单位|办公室|厅|局|部|委|院|处|企业|会|公司)[：:]$)")


def is_date_line(line: str) -> bool:
    """Tell a line that is nothing but a date."""
    return len(line) <= 16 and _date_line().match(line) is not None


def is_addressees(line: str) -> bool:
    """Tell the line that names whom a document is sent to."""
    return line[-1] in "：:" and "。" not in line and 4 <= len(line) <= 400 and _addressees().match(line) is not None


def find_regions(paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker]) -> tuple[Region, ...]:
    """Cut a text into its documents.

    Args:
        paragraphs: All paragraphs of the text.
        markers: Paragraph index to the number it begins with.

    Returns:
        At least one region; together they hold every paragraph.
    """
    count = len(paragraphs)
    title = _main_title(paragraphs, markers)
    if title is None:
        return (Region(0, count, None, -1),)
    found = _carried(paragraphs, title)
    starts = [title, *found]
    ends = [each.first for each in found] + [count]
    return tuple(
        Region(0 if index == 0 else each.first, end, each, -1 if index == 0 else 0)
        for index, (each, end) in enumerate(zip(starts, ends, strict=True))
    )


def _main_title(paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker]) -> Title | None:
    best: tuple[int, Title] | None = None
    after_long = False
    index = 0
    while index < min(len(paragraphs), _HEAD):
        line = paragraphs[index].text
        if len(line) > _LONG and line[-1] in "。；":
            after_long = True
            if best is not None and best[0] >= 3:
                break
        marker = markers.get(index)
        if marker is not None and marker.style in {"chapter", "article", "cn", "cn_paren"}:
            break
        title = None if is_furniture(line) else read_title(paragraphs, index, min(len(paragraphs), _HEAD))
        if title is None:
            index += 1
            continue
        score = _score(paragraphs, title)
        if score >= (5 if after_long else 1) and (best is None or score > best[0] or _same(title, best[1])):
            best = (max(score, best[0]) if best else score, title)
        index = title.last
    return best[1] if best else None


def _same(one: Title, other: Title) -> bool:
    return plain_title(one.text) == plain_title(other.text)


def _score(paragraphs: Sequence[Paragraph], title: Title) -> int:
    score = 3 if title.official else 1 if title.kind in {"notice", "plan", "opinions", "law", "measures"} else 0
    after = [p.text for p in paragraphs[title.last : title.last + 6]]
    before = [p.text for p in paragraphs[max(0, title.first - 3) : title.first]]
    if any(is_number_line(line) or is_addressees(line) for line in after) or any(map(is_number_line, before)):
        score += 2
    if after and re.match(r"[（(]\s*(?:19|20)\d{2}年", after[0]):
        score += 2
    return score


def _carried(paragraphs: Sequence[Paragraph], notice: Title) -> list[Title]:
    """Titles of the documents that a notice issues, where they stand again at the head of their text."""
    wanted = {plain_title(each) for each in carried_titles(notice.text)}
    found: list[Title] = []
    order = notice.kind == "notice" and notice.text.rstrip("）)").endswith(("令", "号"))
    if not wanted and not order:
        return found
    signed = False
    index = notice.last
    while index < len(paragraphs):
        line = paragraphs[index].text
        if len(line) <= 120:
            signed = signed or is_date_line(line)
            title = read_title(paragraphs, index, len(paragraphs))
            if title is not None and (plain_title(title.text) in wanted or (order and signed and not found)):
                found.append(title)
                wanted.discard(plain_title(title.text))
                index = title.last
                continue
        index += 1
    return found
