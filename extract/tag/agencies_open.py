"""Bodies with free names: leading groups, task forces, expert committees, associations.

The head is known, the beginning is not: a name begins after the last word that cannot be
part of one (成立, 由, 的), after punctuation, or at the place that opens it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_found import Found
from extract.tag.agencies_national import fields_pattern
from extract.tag.divisions import SUFFIXES, Division, read_place, short_places
from extract.words import any_of, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["bare_heads", "bare_zone", "edges", "find_open", "resolve_bare"]

_LONGEST = 32
_RUN = re.compile(r"(?:[\u3400-\u9fffA-Za-z0-9+]|[“‘][^”’\n。]{1,12}[”’])+\Z")
_SIGN = re.compile(r"自治区|自治州|[省市县区州](?![场级民域])")
_OFFICE = "办公室"
_LINK = re.compile(r"[和与及、]")
_LEVELS = re.compile("[两二三四五多]级")
"""Levels that have a body each: 市区两级指挥中心."""
_KIND = re.compile(r"(?:国家|省|市)级[^，。；、]{0,10}区")
"""Zones of a level, not one of them: 国家级开发区管委会."""
_ZONE_HEADS = ("管委会", "管理委员会")


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(f"{any_of('national_start')}(?!级)")


@cache
def _new() -> re.Pattern[str]:
    return re.compile(rf"{any_of('founding')}的?\Z")


@cache
def _lets() -> re.Pattern[str]:
    return re.compile(rf"{any_of('lets_build')}\Z")


@cache
def _builds() -> re.Pattern[str]:
    """What a body or a place does with a centre that is none: 支持清江市建设运行管理中心."""
    return re.compile(f"(?:规划|统筹)?{any_of('building')}(?!工程|管理|监理|行业)")


@cache
def _zone_office() -> re.Pattern[str]:
    """A department right behind its zone's committee: 云溪新区管委会社会事务局."""
    return re.compile(rf"(?:{fields_pattern()}[和与]?){{1,4}}(?:局(?![面部限势])|办公室)")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(any_of("no_meeting"))


@cache
def bare_zone() -> re.Pattern[str]:
    """Return the pattern of the words before 管委会 that name no particular zone."""
    return re.compile(f"(?<![各级]){any_of('bare_zone')}")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f"{any_of('bare_body')}*")


@cache
def _heads() -> re.Pattern[str]:
    rows = sorted(load_table("agency_open_heads"), key=lambda row: (-len(row["head"]), row["head"]))
    parts = (row["head"] + (f"(?![{row['never_before']}])" if row["never_before"] else "") for row in rows)
    return re.compile("|".join(parts))


@cache
def bare_heads() -> tuple[str, ...]:
    """Return the heads of free-named bodies, longest first."""
    return tuple(longest_first(row["head"] for row in load_table("agency_open_heads")))


@cache
def _placed_heads() -> frozenset[str]:
    return frozenset(row["head"] for row in load_table("agency_open_heads") if row["placed"] == "yes")


@cache
def edges() -> re.Pattern[str]:
    """Return the pattern of the words that stand before a free name and never within it."""
    return re.compile("|".join(longest_first(row["pattern"] for row in load_table("agency_edges"))))


def find_open(text: str, others: Sequence[Found], extra: Mapping[str, Division]) -> Iterator[Found]:
    """Find the bodies whose heads are in agency_open_heads.tsv.

    Args:
        text: Clean text.
        others: Agencies already found, sorted; a name never begins inside one, but may begin with one.
        extra: Places that this text knows beside the listed ones.

    Yields:
        Finds of kind ``open``, ``name`` without place or sign; of a bare head (领导小组) the rule is
        ``open:bare``.
    """
    ends = {found.end: found for found in others if found.kind in {"national", "local"}}
    last = 0
    for head in _heads().finditer(text):
        run = _RUN.search(text, max(last, head.start() - _LONGEST), head.start())
        start = run.start() if run else head.start()
        last = head.end()
        for edge in edges().finditer(text, start, head.start()):
            start = max(start, edge.end())
        opener = next((ends[at] for at in range(head.start(), start - 1, -1) if at in ends), None)
        if opener:
            start = opener.end
            if _LINK.match(text, start) or edges().match(text, start):
                opener = None
        while start < head.start() and _LINK.match(text, start):
            start += 1
        if _tail().match(text, head.end()) and text[start - 2 : start] == "各级":
            continue
        if head.group().endswith("中心") and (acts := _acts(text, start, head.start(), opener, extra)):
            start, opener = acts, None
        if text[start] == "各" or _KIND.match(text, start, head.start()):
            yield Found(
                start, head.end(), "collective:open", text[start : head.end()], "collective", score=0.7
            )
            continue
        named = _named(text, start, head, opener, extra)
        office = _zone_office().match(text, head.end()) if head.group() in _ZONE_HEADS else None
        if named and office and named.rule == "open":
            named = replace(named, end=office.end(), name=named.name + office.group())
        if named and not _LEVELS.search(named.name):
            yield named


def _acts(text: str, start: int, head: int, opener: Found | None, extra: Mapping[str, Division]) -> int:
    """Where the verb ends by which a body, or a place that is let do so, builds what follows; else 0."""
    verb = _builds().search(text, start, head)
    if not verb or (opener and verb.start() == start):
        return verb.end() if verb else 0
    place = read_place(text, verb.start(), extra) if text[verb.start() - 1] in SUFFIXES else None
    return verb.end() if place and _lets().search(text, max(0, place[0] - 2), place[0]) else 0


def _named(
    text: str, start: int, head: re.Match[str], opener: Found | None, extra: Mapping[str, Division]
) -> Found | None:
    """The find whose free words begin at ``start``, with what opens its name; None if it needs a place."""
    end = head.end()
    if opener:
        words = text[start:end]
        if opener.kind == "national":
            return Found(opener.start, end, "open", opener.name + words, "open", score=0.85)
        return Found(opener.start, end, "open", opener.name + words, "open", opener.place, opener.sign, 0.85)
    if head.group() in _ZONE_HEADS and bare_zone().fullmatch(text, start, head.start()):
        return Found(start, end, "open", text[start:end], "open", score=0.75)
    for at in range(start + 1, head.start()):
        chain = read_place(text, at + 1, extra) if text[at] in SUFFIXES else None
        if chain and chain[0] >= start:
            if at + 1 == head.start() and head.group() in _placed_heads():
                return None  # 浙江省协会 says no more than a kind
            return Found(chain[0], end, "open", text[at + 1 : end], "open", chain[1], score=0.85)
    sign = _SIGN.match(text, start, head.start())
    if _generic().fullmatch(text, start, head.start()):
        return Found(start, end, "open:bare", head.group(), "open", score=0.0)
    if sign:
        return Found(start, end, "open", text[sign.end() : end], "open", sign=sign.group(), score=0.85)
    first = _starts().search(text, start, head.start())
    if head.group() in _placed_heads() and not first:
        return _short_placed(text, start, head)
    start = first.start() if first else start
    return Found(start, end, "open", text[start:end], "open", score=0.85)


def _short_placed(text: str, start: int, head: re.Match[str]) -> Found | None:
    """The body whose name opens with the short name of a province or city (合肥城市生命线运行监测中心)."""
    if any(text[start:at] in short_places() for at in range(start + 2, min(start + 5, head.start()))):
        return Found(start, head.end(), "open", text[start : head.end()], "open", score=0.8)
    return None


def resolve_bare(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Give a bare head the name of the one body of the text that ends with it; leave out the others.

    A head before the first full name, one after two different ones, or one that is founded or spoken of
    at every level (成立工作专班, 各级领导小组), names nothing.

    Args:
        text: Clean text.
        found: All finds, sorted.

    Yields:
        The finds, bare heads either named or gone.
    """
    named: dict[str, Found | None] = {}
    for item in found:
        if item.rule == "open":
            for head in bare_heads():
                if item.name.endswith(head):
                    named[head] = _fuller(named[head], item) if head in named else item
        if item.rule != "open:bare":
            yield item
            continue
        start = item.end - len(item.name)
        body, office = named.get(item.name), ""
        if not body and item.name.endswith(_OFFICE):
            body, office = named.get(item.name.removesuffix(_OFFICE)), _OFFICE
        if body and not _new().search(text, max(0, start - 4), start):
            name = body.name + office
            yield replace(
                item, start=start, rule="open:alias", name=name, place=body.place, sign=body.sign, score=0.75
            )


def _fuller(one: Found | None, other: Found) -> Found | None:
    """Of two names of one body the fuller; None where they are two bodies, or more were named before."""
    if one is None:
        return None
    short, full = sorted((one, other), key=lambda body: (len(body.name), body.place is not None))
    said, sign = _sign_of(short), _sign_of(full)
    alike = full.name.endswith(short.name) and (said.endswith(sign) or sign.endswith(said))
    return full if alike else None


def _sign_of(body: Found) -> str:
    return body.sign or (body.place.name if body.place else "")
