"""Bodies of provinces, cities and counties: a place, or a bare ``省``/``市``, before a body or department."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_found import Found
from extract.tag.agencies_national import fields_pattern, head_guards, shared_names
from extract.tag.alternation import alternation
from extract.tag.divisions import SUFFIXES, Division, read_place, short_places
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["LISTED", "find_local", "full_department"]

_SIGN = re.compile(r"(?:自治区|自治州|[省市县区州盟旗]|(?<!新疆生产建设)兵团)$")
_BRANCH = re.compile(
    r"(?:中国人民银行|人民银行|人行|(民航))([\u3400-\u9fff]{2,9}?)(分行(?:营业管理部)?|营业管理部|中心支行|支行|(?:安全监督)?管理局)"
)
_TOWN = re.compile(r"街道办事处|镇(?:人民)?政府|乡(?:人民)?政府")
_TOWN_NAME = re.compile(r"[\u3400-\u9fff]{2,3}\Z")
_LONGEST = 24
_LONGEST_ZONE = 18
_NEVER_SHORT = {"人民政府", "委", "政协"}
_MOST_PLACES = 40
_INSIDE = re.compile(r"(?![由请和与及向等对在以同])[\u3400-\u9fff]")
_SESSION = re.compile(r"第[一二三四五六七八九十]{1,4}届\Z")
"""Stands between a place and its assembly and belongs to no name: 省第十四届人民代表大会."""
_LONGEST_SESSION = 6
_BUILDS = re.compile("建设(?!工程).*中心")
LISTED = "department:listed"
"""Rule of a department that is one only where the list before it is of such (市公安局、密码管理办公室)."""
_LISTED_END = re.compile(r"[、，。；）]|等|和|及|牵头|负责|配合|参加|\Z")
_VIA = re.compile(r"(?:人民政府|政府|人大常委会|党委|委)$")


@cache
def _no_sign() -> re.Pattern[str]:
    return re.compile(f"{any_of('no_sign')}$")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(rf"{any_of('every_level')}\Z")


@cache
def _zone() -> re.Pattern[str]:
    """A zone that no list of places knows, with departments of its own: 东湖高新区社会事务局."""
    han = r"[\u3400-\u9fff]"
    opening = f"(?:(?<!{han})|(?<=[条款项由经报和与向]))(?!第)"
    return re.compile(rf"{opening}{han}{{2,8}}?{any_of('zone')}(?:（{han}{{2,5}}区）)?\Z")


@cache
def _lets() -> re.Pattern[str]:
    """Before a place that then builds a centre: 支持清江市建设运行管理中心."""
    return re.compile(rf"{any_of('lets_build')}\Z")


@cache
def _bodies() -> Mapping[str, tuple[str, bool]]:
    bodies = {row["body"]: (row["full"], row["bare"] == "yes") for row in load_table("agency_bodies")}
    bodies |= {
        "党" + said: ("党" + full, False) for said, (full, _) in bodies.items() if said.startswith("委")
    }
    return {short: (full, len(short) > 2) for short, full in _departments().items()} | bodies


@cache
def _bare_heads() -> tuple[str, ...]:
    return tuple(row["head"] for row in load_table("agency_heads") if row["bare"] == "yes")


@cache
def _heads() -> re.Pattern[str]:
    rows = sorted(head_guards().items(), key=lambda row: (-len(row[0]), row[0]))
    return re.compile("|".join(head + (f"(?![{never}])" if never else "") for head, never in rows))


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"(?:{fields_pattern()}[和与]?)+(?<![和与])$")


@cache
def _field_ends() -> frozenset[str]:
    """The last two characters of every field; the only one of short ones."""
    return frozenset(row["field"][-2:] for row in load_table("agency_fields"))


@cache
def _body() -> re.Pattern[str]:
    guards = "(?<!委(?=[托员派任以内]))(?<!办(?=[法理公事]))(?<!大(?=[代会]))(?<!常委会(?=议))"
    return re.compile(alternation(_bodies()) + guards)


@cache
def _departments() -> Mapping[str, str]:
    return {row["short"]: row["full"] for row in load_table("department_names")}


def full_department(said: str) -> str:
    """Write a department's short name in full (发展改革委 becomes 发展和改革委员会); others stay."""
    full = _departments().get(said)
    if full:
        return full
    return said + "员会" if said.endswith("委") and len(said) > 3 else said


def find_local(text: str, extra: Mapping[str, Division]) -> Iterator[Found]:
    """Find departments, governments, committees, courts and bodies below the centre.

    Args:
        text: Clean text.
        extra: Places that this text knows beside the listed ones.

    Yields:
        Finds; ``name`` is the full name without its place.
    """
    for match in _BRANCH.finditer(text):
        if match[2] in short_places() or match[2][-1] in SUFFIXES:
            name = (match[1] or "中国人民银行") + match[2] + match[3]
            yield Found(match.start(), match.end(), "branch", name, "national")
    last = 0
    for match in _TOWN.finditer(text):
        name = _TOWN_NAME.search(text, max(last, match.start() - 3), match.start())
        last = match.end() if name else last
        for start in range(name.start(), match.start() - 1) if name else ():
            place = read_place(text, start, extra)
            if place:
                yield Found(place[0], match.end(), "town", text[start : match.end()], "local", place[1])
    bodies = _bodies()
    for match in _body().finditer(text):
        full, bare = bodies[match.group()]
        found = _placed(
            text, _before_session(text, match.start()), match.end(), f"body:{match.group()}", full, extra
        )
        if found and full.endswith("集团") and _is_cut(text, found):
            continue
        if found or bare:
            yield found or _bare(text, match.start(), match.end(), "body", full)
    ends = _field_ends()
    for head in _heads().finditer(text):
        at = head.start()
        if text[at - 2 : at] not in ends and text[at - 1 : at] not in ends:
            continue
        fields = _fields().search(text, max(0, at - _LONGEST), at)
        if fields and not (head.group() == "中心" and fields.group() == "数据"):
            yield from _department(text, fields.start(), head.end(), extra)


def _before_session(text: str, start: int) -> int:
    """Where the session of an assembly begins that ends at an offset; else the offset."""
    if text[start - 1 : start] != "届":
        return start
    session = _SESSION.search(text, max(0, start - _LONGEST_SESSION), start)
    return session.start() if session else start


def _is_cut(text: str, found: Found) -> bool:
    """Whether the short name of a place belongs to a longer name (云上|贵州大数据集团)."""
    short = found.place is not None and not text.startswith(found.place.name, found.start)
    return short and _INSIDE.match(text, found.start - 1) is not None


def _department(text: str, start: int, end: int, extra: Mapping[str, Division]) -> Iterator[Found]:
    """The department with its place, with the body it belongs to (省委网信办), or bare."""
    said = text[start:end]
    full = full_department(said)
    via = _VIA.search(text, max(0, start - 5), start)
    short = said != full and via is not None and via.group() == "政府"  # 市政府外事办: both in full
    body = "人民政府" if short else via.group() if via else ""
    found = _placed(text, via.start(), end, "department", body + full, extra) if via else None
    found = found or _placed(text, start, end, "department", full, extra)
    if found and _BUILDS.match(said) and _lets().search(text, max(0, found.start - 2), found.start):
        return
    bare = said.endswith(_bare_heads()) and not said.endswith("委员会")
    if found:
        yield found
    elif bare or said in shared_names():
        yield _bare(text, start, end, "department", full)
    elif text[start - 1 : start] == "、" and not said.endswith("中心") and _LISTED_END.match(text, end):
        yield Found(start, end, LISTED, full, "local", score=0.75)


def _bare(text: str, start: int, end: int, rule: str, full: str) -> Found:
    """A body without a place; after 各级 or 地方 it is a kind of body."""
    level = _level().search(text, max(0, start - 3), start)
    if level:
        return Found(level.start(), end, rule, text[level.start() : end], "collective", score=0.7)
    return Found(start, end, rule, full, "local", score=0.8)


def _placed(
    text: str, start: int, end: int, rule: str, full: str, extra: Mapping[str, Division]
) -> Found | None:
    """The body with the place or the bare sign before it, if there is one."""
    place = read_place(text, start, extra)
    if place:
        first, beside = _beside(text, place, extra)
        return Found(first, end, rule, full, "local", place[1], beside=beside)
    short = None if full in _NEVER_SHORT else _short_place(text, start)
    sign = _SIGN.search(text, max(0, start - 3), start)
    if sign and not _no_sign().search(text, max(0, start - 4), start) and not short:
        if full == "委" and text[sign.start() - 1 : sign.start()] == "团":
            return Found(sign.start() - 1, end, "body:团委", "团委", "local", sign=sign.group())
        return Found(sign.start(), end, rule, full, "local", sign=sign.group(), score=0.9)
    if short:
        first, beside = _beside(text, short, extra) if full in words_of("short_place") else (short[0], ())
        return Found(first, end, rule, full, "local", short[1], score=0.9, beside=beside)
    zone = _zone().search(text, max(0, start - _LONGEST_ZONE), start) if rule == "department" else None
    if zone:
        return Found(zone.start(), end, rule, zone.group() + full, "open", score=0.85)
    return None


def _short_place(text: str, end: int) -> tuple[int, Division] | None:
    """The province or city whose short name ends at an offset (杭州 in 杭州海关)."""
    for length in (4, 3, 2):
        known = short_places().get(text[end - length : end]) if length <= end else None
        if known:
            return end - length, known
    return None


def _listed_short(text: str, end: int) -> tuple[int, Division] | None:
    """The short name of a place that ends at an offset and is a whole item of a list (广州、深圳市政府)."""
    short = _short_place(text, end)
    return short if short and not "一" <= text[short[0] - 1 : short[0]] <= "龥" else None


def _beside(
    text: str, place: tuple[int, Division], extra: Mapping[str, Division]
) -> tuple[int, tuple[Division, ...]]:
    """The places of the same level that share the body (西湖区、滨江区人民政府), and where they begin."""
    start, division = place
    beside: list[Division] = []
    while start and text[start - 1] in "、和" and len(beside) < _MOST_PLACES:
        other = read_place(text, start - 1, extra) or _listed_short(text, start - 1)
        if other is None or other[1].level != division.level:
            break
        start = other[0]
        beside.insert(0, other[1])
    return start, tuple(beside)
