"""Finds the agencies that a text names: bodies of party, state and society, and collectives of them.

National bodies come from a lexicon, local ones from the grammar place + field + head, leading
groups and the like from their heads.  An agency inside a cited title, a document number or the name
of a website is not tagged; the one that opens the text's own title is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from extract.tag.agencies_collective import find_collectives
from extract.tag.agencies_context import read_settings
from extract.tag.agencies_found import Found, longest
from extract.tag.agencies_local import LISTED, find_local
from extract.tag.agencies_names import name_agencies
from extract.tag.agencies_national import find_national
from extract.tag.agencies_offices import find_bureaus, find_offices, with_owner
from extract.tag.agencies_open import find_open, resolve_bare
from extract.tag.agencies_schools import find_schools
from extract.tag.alternation import alternation
from extract.tag.citations_numbers import find_numbers
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.records import Structure
    from extract.tag.candidate import Candidate

__all__ = ["find_agencies"]

_TITLE = re.compile(r"《[^《》\n]{0,300}(?:《[^《》\n]{0,200}》[^《》\n]{0,200})*》")
_NAMED_SHORT = re.compile(r"（以下(?:统称|简称)为?[:：]?[“‘]?([^（）“”‘’\n]{2,14})[”’]?）")


@cache
def _not_after() -> re.Pattern[str]:
    """What makes the name of a body part of another: 国务院令, 云岭省人民政府门户网站."""
    return re.compile(f"令(?!牌)|{any_of('channel')}")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('police')}(?:总队|支队|大队)|(?:统计)?信息中心)(?![城化])")


@cache
def _built() -> re.Pattern[str]:
    return re.compile(rf"{any_of('built')}(?:[^，。；、]{{0,8}}的)?\Z")


@cache
def _joined_to() -> re.Pattern[str]:
    return re.compile(rf"{any_of('joined_to')}\Z")


def find_agencies(text: str, structure: Structure) -> tuple[Candidate, ...]:
    """Find the agencies of a text, with their full names.

    Args:
        text: Clean text.
        structure: Its structure; titles, issuers and numbers tell whose 省 and 市 are meant.

    Returns:
        Candidates of type ``agency`` in order, without overlaps.
    """
    settings = read_settings(text, structure)
    extra = settings[0].extra
    issuers = {span for document in structure.documents for span in document.issuer_spans}
    ends = {end + 1 for _, end in issuers}  # 人民政府令 is no body, but 云岭省人民政府 gives its order
    national = (item for item in find_national(text) if item.kind != "none" or item.end not in ends)
    schools = find_schools(text)
    named = _joined(text, longest(_agreed([*national, *find_local(text, extra), *schools])))
    named = longest([*named, *find_offices(text, named, structure), *find_bureaus(text, structure)])
    closed = longest([*named, *find_collectives(text)])
    found = longest([*closed, *find_open(text, closed, extra)])
    found = list(resolve_bare(text, found))
    found = longest([*found, *_short_names(text, found)])
    found = list(_of_lists(text, with_owner(text, found, structure)))
    kept = [
        item
        for item in _outside_titles(text, found, structure, issuers)
        if item.kind != "none" and not _is_facility(text, item)
    ]
    return tuple(name_agencies(text, kept, settings))


def _agreed(found: Sequence[Found]) -> Iterator[Found]:
    """Leave out names that overlap a phrase which is none and reaches beyond them (政府采购)."""
    phrases = sorted((item.start, item.end) for item in found if item.kind == "none")
    starts = [start for start, _ in phrases]
    for item in found:
        near = phrases[max(0, bisect_left(starts, item.start) - 1) : bisect_left(starts, item.end)]
        if item.kind == "none" or all(
            end <= item.start or (item.start <= start and end <= item.end) for start, end in near
        ):
            yield item


def _of_lists(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Leave out departments that only a list makes such and that follow no other one of a place."""
    last: Found | None = None
    for item in found:
        follows = last is not None and last.kind == "local" and text[last.end : item.start] == "、"
        if item.rule != LISTED or follows:
            yield item
            last = item


def _joined(text: str, found: Sequence[Found]) -> list[Found]:
    """Join a body and its office that follows at once (国家税务总局 + 江苏省税务局, 市公安局 + 交警支队)."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        office = item.place and item.rule in {"department", "body:税务局"}
        corps = last and last.name.endswith("兵团") and item.kind == "local" and not item.sign
        if last and last.end == item.start and last.kind == "national" and (office or corps):
            name = last.name + text[item.start : item.end]
            joined[-1] = replace(last, end=item.end, name=name, rule="office")
        elif (
            item.kind == "local"
            and item.name.startswith(("委", "党委"))
            and text.endswith("中共", 0, item.start)
        ):
            joined.append(replace(item, start=item.start - 2))
        elif item.kind == "national" and item.name[-1] == "部" and text.endswith("国家", 0, item.start):
            joined.append(replace(item, start=item.start - 2))  # 国家教育部
        elif item.kind == "local" and item.name[-1] in "厅局委会" and (unit := _unit().match(text, item.end)):
            joined.append(replace(item, end=unit.end(), name=item.name + unit.group(), rule="office"))
        else:
            joined.append(item)
    return joined


def _outside_titles(
    text: str, found: Sequence[Found], structure: Structure, issuers: set[tuple[int, int]]
) -> Iterator[Found]:
    """Leave out what stands in a cited title, behind 关于 of an own title, or in a number or site name.

    Who issues one of the documents stays wherever its name stands, also in 云岭省人民政府令.
    """
    closed = [match.span() for match in _TITLE.finditer(text)]
    closed += find_numbers(text)
    for document in structure.documents:
        about = text.find("关于", document.title_start, document.title_end)
        if about >= 0:
            closed.append((about, document.title_end))
    closed.sort()
    kept = sorted(issuers)
    starts = [start for start, _ in kept]
    reach = list(accumulate((end for _, end in kept), max))  # how far spans up to this one go
    place = 0
    for item in found:
        while place < len(closed) and closed[place][1] <= item.start:
            place += 1
        if (near := bisect_right(starts, item.start)) and item.end <= reach[near - 1]:
            yield item
            continue
        inside = any(start <= item.start < end for start, end in closed[place : place + 3])
        if not inside and not _not_after().match(text, item.end):
            yield item


def _is_facility(text: str, item: Found) -> bool:
    """Whether a 中心 is spoken of as something that is built or upgraded, not as a body that acts."""
    if not item.name.endswith("中心"):
        return False
    near = max(0, item.start - 14)
    if item.name.endswith("数据中心") and _joined_to().search(text, near, item.start):
        return True
    if _works().match(text, item.end):
        return True
    return _built().search(text, near, item.start) is not None


@cache
def _works() -> re.Pattern[str]:
    """What shows that a centre is built: 省数据资源中心等重大信息基础设施, 上联国家平台."""
    return re.compile(
        r"等[^，。；、]{0,10}(?:基础设施|工程|建设项目)|建设(?:工作|项目)?(?:方案|规划)|[上下][联接](?=[一-龥])"
    )


def _short_names(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The later places of a short name that the text itself gives to an agency (以下简称…)."""
    given: dict[str, Found] = {}
    for item in found:
        short = _NAMED_SHORT.match(text, item.end)
        if short and item.kind != "none":
            given.setdefault(short.group(1), item)
    if given:
        for match in re.finditer(alternation(given), text):
            item = given[match.group()]
            if match.start() > item.start:
                yield replace(item, start=match.start(), end=match.end(), rule="short", score=0.9)
