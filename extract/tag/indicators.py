"""Finds the measurable parts of a goal: a number, its unit, how it binds, and what it measures.

A number counts when something beside it says that it is a target.  ``%`` and other ratios
need only a name; counted things (``个``, ``家``) need a word of comparison, a verb that
governs them (``培育50家以上骨干企业``) or the end of the clause behind them (``基站2000座。``);
spans of time need a word of comparison.  The unit keeps 十 百 千 万 亿 (``300万人`` is 300 ``万人``).
A change keeps its verb in the name (``网办率提升5个百分点`` measures ``网办率提升``), so that a rise
is never read as a level.  A range (``80%—90%``) is two bounds; a starting value (``由60%提高到90%``) is
no indicator.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table
from extract.numerals import CHINESE_DIGITS, read_number
from extract.records import Indicator
from extract.records.internal import internal_record
from extract.tag.alternation import alternation

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["find_indicators"]

_NAME_LIMIT: Final = 60
_NUMERAL: Final = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15}(?:\.\d{1,8})?"
_CLAUSE_START: Final = re.compile(r"[，。；：！？（）\n]")
_START_VALUE: Final = re.compile(r"[由从](?:不足|[^，由从]{0,12}的)?$")
_ORIGIN: Final = re.compile(r"(?:[由从]|比(?!重|例|率)|(?<!比)较)(?:上年|去年|[^，]{0,14}?\d)[^，]*$")
_DATE: Final = re.compile(
    r"^(?:到|至)?(?:\d{4}年(?:年?[底末]|\d{1,2}月底?)?(?:之?前)?|[^，]{0,6}[年五]”?[底末]前?)"
)
_COUNTED: Final = re.compile(r"的?([^，。；、：！？（）\n\d]{2,24})")
_LINK: Final = re.compile(r"[、和及与]|以及")
_QUANTITY: Final = re.compile(r"[率数量值额度重比限长]$|时间$")


@internal_record
class _Words:
    number: re.Pattern[str]
    comparison: Mapping[str, str]
    changes: frozenset[str]
    kinds: Mapping[str, str]
    leads: re.Pattern[str]
    trails: re.Pattern[str]
    verbs: re.Pattern[str]
    last_verb: re.Pattern[str]


@cache
def _words() -> _Words:
    rows = load_table("indicator_comparisons")
    kinds = {row["unit"]: row["kind"] for row in load_table("indicator_units")}
    around = load_table("indicator_words")
    before = alternation(row["phrase"] for row in rows if row["position"] != "after")
    after = alternation(row["phrase"] for row in rows if row["position"] == "after")
    lead, adverb, trail, verb = (
        alternation(row["phrase"] for row in around if row["kind"] == kind)
        for kind in ("lead", "adverb", "trail", "verb")
    )
    alone = r"(?<![\d.×A-Za-z〔第—+\-])"
    number = (
        rf"(?:(?P<before>{before})(?:[^，。；、：\n\d]{{1,8}}的)?[了约近]?)?"
        rf"(?:百分之(?P<percent>{_NUMERAL}|[{CHINESE_DIGITS}]{{1,6}})"
        rf"|(?:{alone}(?P<low>{_NUMERAL})(?:{alternation(kinds)})?[—–～~\-]{{1,2}}(?P<high>{_NUMERAL})"
        rf"|(?P<value>{alone}{_NUMERAL}|(?<![第{CHINESE_DIGITS}])[{CHINESE_DIGITS}]{{1,6}}))"
        rf"(?P<scale>[十百千万亿]{{0,3}})[余多]?(?P<unit>{alternation(kinds)}))(?P<after>{after})?"
    )
    return _Words(
        number=re.compile(number),
        comparison={row["phrase"]: row["comparison"] for row in rows},
        changes=frozenset(row["phrase"] for row in rows if row["position"] == "change"),
        kinds=kinds,
        leads=re.compile(f"{lead}|(?:{adverb})(?={verb})"),
        trails=re.compile(f"(?<![年月日人户])(?:{trail})+$"),
        verbs=re.compile(verb),
        last_verb=re.compile(f"(?:{verb})$"),
    )


@internal_record
class _Hit:
    """One number and its name; ``spread`` is 分别 or 均 where the name lists several things."""

    indicator: Indicator
    spread: str = ""


def find_indicators(text: str, start: int, end: int) -> tuple[Indicator, ...]:
    """Find the measurable parts of one goal.

    Args:
        text: The clean text.
        start: Clean offset where the goal begins.
        end: Clean offset where it ends, exclusive.

    Returns:
        Indicators in the order of the text; a shared value (``均达到95%``) gives one for each thing
        that the name lists, paired values (``分别达到90%和80%``) one each.
    """
    groups: list[list[_Hit]] = []
    lows: dict[int, str] = {}
    clause = used = seen = start
    for match in _words().number.finditer(text, start, end):
        for boundary in _CLAUSE_START.finditer(text, seen, match.start()):
            clause = boundary.end()
        seen = match.start()
        linked = bool(groups) and _LINK.fullmatch(text, used, match.start()) is not None
        hit = _read(text, match, max(clause, used, match.start() - _NAME_LIMIT), end, linked=linked)
        if hit is not None:
            groups.append([hit])
        elif linked and match["before"] is None:
            hit = _Hit(_indicator(match, groups[-1][0].indicator.name, match.start(), match.end()))
            groups[-1].append(hit)
        if hit is not None:
            used = hit.indicator.end
            if match["low"]:
                lows[used] = match["low"].replace(",", "")
    return tuple(each for group in groups for one in _spread(group) for each in _bounds(one, lows))


def _bounds(indicator: Indicator, lows: Mapping[int, str]) -> tuple[Indicator, ...]:
    """The two bounds of a range, by the offset at which it ends; any other indicator alone."""
    if indicator.end not in lows:
        return (indicator,)
    low = replace(indicator, comparison=">=", value=lows[indicator.end])
    return low, replace(indicator, comparison="<=")


def _read(text: str, match: re.Match[str], left: int, end: int, *, linked: bool) -> _Hit | None:
    words = _words()
    kind = words.kinds[match["unit"] or "%"]
    before, after = match["before"], match["after"]
    raw = text[left : match.start()]
    if not (before or after) and (
        kind == "bound" or _START_VALUE.search(raw) or (match["value"] and not match["value"].isascii())
    ):
        return None
    if before == "为" and kind == "count" and not _QUANTITY.search(raw):
        return None
    trail = words.trails.search(raw)
    name = raw[: trail.start()] if trail else raw
    name = _LINK.sub("", name, count=1) if linked else name
    name = _strip_name(name, counting=kind == "count" and not before)
    counted = _COUNTED.match(text, match.end(), end)
    behind = counted is not None and _names_behind(match, counted, raw, name, linked=linked)
    if before in words.changes:
        if not name:
            return None
        name, behind = name + before, False
    elif kind == "count" and not before and not behind and (counted or len(name) < 2):
        return None
    if behind and counted:
        return _Hit(_indicator(match, counted[1], match.start(), counted.end()))
    if not name:
        return None
    spread = trail.group() if trail else ""
    return _Hit(_indicator(match, name, left + raw.find(name[:1]), match.end()), spread)


def _names_behind(match: re.Match[str], counted: re.Match[str], raw: str, name: str, *, linked: bool) -> bool:
    """Whether the words behind the number, not those before it, say what is measured."""
    if not name or _words().last_verb.search(raw):
        return True
    if match["before"]:
        return False
    if counted[0].startswith("的"):
        return not _QUANTITY.search(name)
    return _words().kinds[match["unit"] or "%"] == "count" and (linked or bool(match["after"]))


def _strip_name(name: str, *, counting: bool) -> str:
    """Drop dates, starting values, adverbs and, before a counted thing, the verb that governs it."""
    name = _ORIGIN.sub("", _DATE.sub("", name))
    words = _words()
    while lead := words.leads.match(name) or (words.verbs.match(name) if counting else None):
        name = name[lead.end() :]
    return name.rstrip("的").strip("“”、 ") if name.count("“") != name.count("”") else name.rstrip("的、 ")


def _indicator(match: re.Match[str], name: str, start: int, end: int) -> Indicator:
    bound = match["after"] or match["before"]
    digits = (match["percent"] or match["high"] or match["value"]).replace(",", "")
    return Indicator(
        name=name,
        comparison=_words().comparison[bound] if bound else "=",
        value=digits if digits.isascii() else str(read_number(digits)),
        unit="%" if match["percent"] else match["scale"] + match["unit"],
        start=start,
        end=end,
    )


def _spread(group: list[_Hit]) -> list[Indicator]:
    """Give each thing that the first name lists its own indicator where the text says 分别 or 均."""
    indicators = [hit.indicator for hit in group]
    names = [part for part in _LINK.split(indicators[0].name) if part]
    if "分别" in group[0].spread and len(names) == len(indicators):
        return [replace(each, name=name) for each, name in zip(indicators, names, strict=True)]
    if len(indicators) == 1 and group[0].spread and len(names) > 1 and len({n[-1] for n in names}) == 1:
        return [replace(indicators[0], name=name) for name in names]
    return indicators
