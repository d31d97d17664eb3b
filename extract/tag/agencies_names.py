"""Full names of local and free-named bodies: whose 省发展改革委, which 财政厅 after 省公安厅、."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_context import setting_at
from extract.tag.agencies_national import shared_names
from extract.tag.agencies_open import bare_zone
from extract.tag.candidate import Candidate
from extract.tag.divisions import known_places, level_of
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.tag.agencies_context import Setting
    from extract.tag.agencies_found import Found
    from extract.tag.divisions import Division

__all__ = ["name_agencies"]

_LINK = re.compile(r"(?:（[一-龥、]{1,8}[局委厅]）|（[局委厅、]{1,5}）)?[、，和及与]|以及|，?会同")
_COORDINATED = re.compile(
    r"(?P<parts>[\u3400-\u9fff]{2,12}(?:、[\u3400-\u9fff]{2,12}?)+)等?(?:有关|相关|职能)?"
    r"(?P<head>(?:行政)?(?:主管)?(?:部门|机关|单位|机构))"
)
_COURTS = {"province": "高级人民法院", "city": "中级人民法院", "county": "人民法院"}
_COMMITTEE = re.compile(r"(?!中共)[\u3400-\u9fff]{2,12}?(?:[省市区县州盟旗]党?委|兵团党委)(?!员会)")
_CORPS = "新疆生产建设兵团"
_LONGEST_SIGN = 1
_ALIKE = 4
_CROWD = 200
_COMMITTEE_OF_ZONE = re.compile(r"管委会?(?=[一-龥]{2,12}[局室]\Z|\Z)")


@cache
def _work() -> re.Pattern[str]:
    return re.compile(any_of("body_work"))


def name_agencies(text: str, found: Sequence[Found], settings: Sequence[Setting]) -> list[Candidate]:
    """Give every find its canonical name.

    Args:
        text: Clean text.
        found: Finds in order, without overlaps.
        settings: Where each region of the text speaks from.

    Returns:
        One candidate per find, in order.
    """
    candidates: list[Candidate] = []
    last: Found | None = None
    prefix, kind_of_body = "", False
    for item in found:
        linked = last if last and _LINK.fullmatch(text, last.end, item.start) else None
        here = setting_at(settings, item.start)
        said = text[item.start : item.end]
        name, collective = item.name, item.kind == "collective"
        short_place = item.name in words_of("short_place")
        if item.kind not in {"local", "open"}:
            prefix = _CORPS if item.name.startswith(_CORPS) else ""
        elif item.place or item.sign:
            beside = last.place if last and last.end == item.start and last.kind == "local" else None
            prefix = _own_prefix(text, replace(item, place=beside) if _shares(item, beside) else item, here)
            name = _in_full(prefix, said, item) if prefix else said
            prefix = prefix or item.sign
            if short_place and item.place:
                name = _place_name(item.place, said, None, short=True) + item.name if item.beside else said
        elif item.kind == "open":
            prefix = ""
        else:
            prefix, name, collective = _bare(said, item, here, prefix if linked else "", linked)
            if linked and kind_of_body:
                prefix, name, collective = "", said, True
        if item.kind == "open" and not collective and not bare_zone().match(name):
            name = _COMMITTEE_OF_ZONE.sub("管理委员会", name)
        names = (
            _kinds(name, item.rule)
            if collective
            else (*(_place_name(p, said, here.place, short_place) + item.name for p in item.beside), name)
        )
        candidates.append(
            Candidate("agency", item.start, item.end, names, item.rule, item.score, collective=collective)
        )
        last, kind_of_body = item, collective
    return [_party(c) for c in _fullest(candidates)]


def _shares(item: Found, beside: Division | None) -> bool:
    """Whether a bare 市政府 right behind 宣城市委 is that city's."""
    return item.place is None and beside is not None and beside.name.endswith(item.sign)


def _party(candidate: Candidate) -> Candidate:
    """The full name of a party committee's body begins with the party's."""
    if candidate.collective:
        return candidate
    names = tuple([f"中共{name}" if _COMMITTEE.match(name) else name for name in candidate.names])
    return candidate if names == candidate.names else replace(candidate, names=names)


@cache
def _irregular() -> Mapping[str, str]:
    return {row["short"]: row["full"] for row in load_table("local_agencies")}


def _in_full(prefix: str, said: str, item: Found) -> str:
    """Place and body; where the two are known by a longer name, that."""
    opened = item.sign or (item.place.name if item.place else "")
    short = prefix + said[said.rfind(opened) + len(opened) :]
    name = _COURTS[_level(prefix)] if item.name == "法院" else item.name
    return _irregular().get(short, prefix + name)


def _level(place: str) -> str:
    listed = known_places().get(place)
    return listed.level if listed else level_of(place)


def _kinds(name: str, rule: str) -> tuple[str, ...]:
    """The kinds of body that a coordination with one head names (教育、民政等部门)."""
    shared = _COORDINATED.fullmatch(name) if rule.startswith("collective:field") else None
    if not shared:
        return (name,)
    head = shared["head"].replace("单位", "部门")
    first, *others = shared["parts"].split("、")
    sign = first[0] if first[0] in "省市县" and first[1:] in _fields() else ""
    return (first + head, *(sign + part + head for part in others))


@cache
def _fields() -> frozenset[str]:
    return frozenset(row["field"] for row in load_table("agency_fields"))


def _own_prefix(text: str, item: Found, here: Setting) -> str:
    """The place in the body's own words, or the one that its sign means here."""
    if item.sign == "区" and item.name.startswith("党委"):
        region = here.division("自治区")  # a district's committee is 区委
        return region if region.endswith("自治区") else ""
    if item.place is None:
        return here.division(item.sign) if item.sign else ""
    return _place_name(item.place, text[item.start : item.end], here.place)


def _place_name(place: Division, said: str, own: Division | None, short: bool = False) -> str:
    """A place's name, a district's with its city where the words or the text's own place tell it."""
    if short:
        return place.name.removesuffix("市")
    if own and own.name == place.name:
        return own.full
    outer = place.full.removesuffix(place.name)
    told = outer and (outer in said or (own and outer in {own.city, own.province}))
    return place.full if told else place.name


def _bare(said: str, item: Found, here: Setting, prefix: str, linked: Found | None) -> tuple[str, str, bool]:
    """Prefix, name and collectiveness of a department that stands without a place.

    It takes the place of the one that it is listed with; a bureau that no list places is a kind of
    body in a text of a province, whose own departments are not called so.
    """
    shared = shared_names().get(said, "")
    if shared and ((linked and linked.kind == "national" and not prefix) or not (prefix or here.place)):
        return "", shared, False
    if prefix == _CORPS:
        return prefix, prefix + item.name.removeprefix("委"), False
    if prefix:
        return prefix, prefix + (item.name if len(prefix) > _LONGEST_SIGN else said), False
    if here.place is None or (here.place.level == "province" and said.endswith("局") and not shared):
        return "", said, True
    own = here.place.province if said.endswith("厅") else here.place.full
    return own, own + item.name, False


def _fullest(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Let a name that abbreviates exactly one other of the text take that one's name.

    A free name abbreviates another that ends with it (领导小组 names without their place); a
    department another of the same place that only says more about its work (大数据局, 大数据发展管理局).
    """
    ends: dict[str, set[str]] = {}
    cores: dict[str, set[str]] = {}
    for candidate in candidates:
        name = candidate.names[0]
        if not candidate.collective:
            ends.setdefault(name[-_ALIKE:], set()).add(name)
            cores.setdefault(_work().sub("", name), set()).add(name)
    fuller: dict[str, str] = {}
    for rule, name in sorted({(c.rule, c.names[0]) for c in candidates if c.rule in {"open", "department"}}):
        alike = ends.get(name[-_ALIKE:], set()) if rule == "open" else cores.get(name, set())
        if len(alike) < _CROWD:
            longer = [n for n in alike if n != name and (rule == "department" or n.endswith(name))]
            if len(longer) == 1:
                fuller[name] = longer[0]
    return [_renamed(c, fuller) for c in candidates]


def _renamed(candidate: Candidate, fuller: dict[str, str]) -> Candidate:
    name = candidate.names[0]
    if name not in fuller:
        return candidate
    return Candidate(
        candidate.type, candidate.start, candidate.end, (fuller[name],), candidate.rule, candidate.score
    )
