"""Where each document of a text begins and ends: a notice, the plan it carries, an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.structure.articles import announced_title, article_title
from extract.structure.dates import date_pattern
from extract.structure.furniture import is_furniture
from extract.structure.numbers import is_number_line
from extract.structure.titles import Title, carried_titles, plain_title, read_title, told_title
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.structure.numbering import Marker
    from extract.structure.paragraphs import Paragraph

__all__ = ["Region", "find_regions", "is_addressees", "is_date_line"]

_HEAD: Final = 60
_LONG: Final = 100
_SURE: Final = 5
_ISSUED: Final = re.compile(r"《([^《》]{4,80})》(?=[^《》。]{0,40}印发给)")


@dataclass(frozen=True, slots=True)
class Region:
    """The paragraphs of one document.

    Attributes:
        first: Index of its first paragraph.
        last: Index after its last.
        title: Its title, or None; without lines where only metadata give it.
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
    return re.compile(f"(?:.*各|.*{any_of('addressee')}[：:]$)")


@cache
def _instruction() -> re.Pattern[str]:
    """Words of a sentence that leads over to a list, not of a line of addressees."""
    return re.compile(f"(?<!主)要|{any_of('instruction')}")


def is_date_line(line: str) -> bool:
    """Tell a line that is nothing but a date in Chinese characters."""
    return len(line) <= 16 and "年" in line and _date_line().match(line) is not None


def is_addressees(line: str) -> bool:
    """Tell the line that names whom a document is sent to."""
    if line[-1] not in "：:" or "。" in line or not 4 <= len(line) <= 400:
        return False
    return _addressees().match(line) is not None and _instruction().search(line) is None


def find_regions(
    paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker], told: str = ""
) -> tuple[Region, ...]:
    """Cut a text into its documents.

    Args:
        paragraphs: All paragraphs of the text.
        markers: Paragraph index to the number it begins with.
        told: The title that the page's metadata give, may be empty.

    Returns:
        At least one region; together they hold every paragraph.
    """
    count = len(paragraphs)
    title = (
        _main_title(paragraphs, markers)
        or announced_title(paragraphs)
        or told_title(told, 0)
        or article_title(paragraphs, markers, told)
    )
    if title is None:
        return (Region(0, count, None, -1),)
    found = [(title, -1), *_later(paragraphs, markers, title)] if title.kind != "article" else [(title, -1)]
    if notice := _told_notice(told, title):
        found = [(notice, -1), (title, 0), *((each, at + (at >= 0)) for each, at in found[1:])]
    starts = [0, *(_with_annex_line(each.first, markers) for each, _ in found[1:])]
    ends = [*starts[1:], count]
    return tuple(
        Region(start, end, each, notice)
        for start, end, (each, notice) in zip(starts, ends, found, strict=True)
    )


def _told_notice(told: str, title: Title) -> Title | None:
    """The notice that only the page's metadata name and that carries the first title of the text."""
    notice = told_title(told, 0) if told and 0 < title.first < title.last else None
    carried = carried_titles(notice.text) if notice else ()
    return notice if plain_title(title.text) in map(plain_title, carried) else None


def _with_annex_line(first: int, markers: Mapping[int, Marker]) -> int:
    """Let a document begin with the line 附件 before its title."""
    before = markers.get(first - 1)
    return (
        first - 1 if before is not None and before.style == "annex" and before.words == before.end else first
    )


def _main_title(paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker]) -> Title | None:
    best: tuple[int, Title] | None = None
    after_long = False
    index = 0
    limit = min(len(paragraphs), _HEAD)
    while index < limit:
        line = paragraphs[index].text
        if len(line) > _LONG and line[-1] in "。；":
            after_long = True
            if best is not None and best[0] >= 3:
                break
        marker = markers.get(index)
        if marker is not None and marker.style in {"chapter", "article", "cn", "cn_paren"}:
            break
        title = None if is_furniture(line) else read_title(paragraphs, index, limit)
        if title is None:
            index += 1
            continue
        score = _score(paragraphs, markers, title)
        if best is None and any(f"《{title.text}》" in p.text for p in paragraphs[: title.first]):
            score += _SURE  # a notice without a title of its own announces it
        if score >= (_SURE if after_long else 1) and (
            best is None or score > best[0] or _same(title, best[1])
        ):
            best = (max(score, best[0]) if best else score, title)
        index = title.last
    return best[1] if best else None


def _same(one: Title, other: Title) -> bool:
    return plain_title(one.text) == plain_title(other.text)


def _score(paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker], title: Title) -> int:
    score = 3 if title.official else 0 if title.weak else 1
    after = [p.text for p in paragraphs[title.last : title.last + 6]]
    before = [p.text for p in paragraphs[max(0, title.first - 3) : title.first]]
    if any(is_number_line(line) or is_addressees(line) for line in after) or any(map(is_number_line, before)):
        score += 2
    if any(markers[i].style == "article" for i in range(title.last, title.last + 4) if i in markers):
        score += 1
    if after and re.match(r"[（(]\s*(?:19|20)\d{2}年", after[0]):
        score += 2
    return score


def _later(
    paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker], first: Title
) -> list[tuple[Title, int]]:
    """Titles after the first: of documents that a notice carries, and of further documents."""
    found: list[tuple[Title, int]] = []
    wanted: dict[str, int] = {}
    order = _open_notice(first, 0, wanted)
    current, signed = 0, False
    index = first.last
    while index < len(paragraphs):
        line = paragraphs[index].text
        title = None
        if not signed and "印发" in line:
            wanted |= {plain_title(each): current for each in _ISSUED.findall(line)}
        if len(line) <= _LONG and line[-1] not in "。；：" and (wanted or order or "关于" in line):
            signed = signed or is_date_line(line)
            if index not in markers:
                title = read_title(paragraphs, index, len(paragraphs))
        if title is None:
            index += 1
            continue
        index = title.last
        notice = _carrier(title, wanted, signed)
        if order and signed:
            found.append((title, current if notice is None else notice))
            order = False
        elif notice is not None:
            found.append((title, notice))
        elif title.official and _score(paragraphs, markers, title) >= _SURE:
            found.append((title, -1))
            current, signed = len(found), False
            wanted.clear()
            order = _open_notice(title, current, wanted)
    return found


def _open_notice(title: Title, region: int, wanted: dict[str, int]) -> bool:
    """Note what a notice carries; tell whether it is an order (令), whose title does not say it."""
    wanted |= {plain_title(each): region for each in carried_titles(title.text)}
    return re.search(r"令(?:[（(]?第.{1,6}号[）)]?)?$", title.text) is not None


def _carrier(title: Title, wanted: dict[str, int], signed: bool) -> int | None:
    """The region of the notice that carries a title; the title is then no longer waited for."""
    plain = plain_title(title.text)
    for name in wanted:
        if plain == name or (
            signed and min(len(plain), len(name)) >= 8 and (plain.endswith(name) or name.endswith(plain))
        ):
            return wanted.pop(name)
    return None
