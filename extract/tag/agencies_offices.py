"""Bodies that a text names without the ministry they belong to: 部科技司, 部网信办, 药品监管司."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_found import Found
from extract.tag.agencies_national import fields_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.records import Structure

__all__ = ["find_bureaus", "find_offices", "with_owner"]

_HEAD = re.compile(r"(?<!公)司(?![法令机长])|(?<=部)办公厅")
_OWN_HEAD = re.compile(
    r"(?<!公)司(?![法令机长])|局(?![面部限势])|办公室|办(?![法理公事结])|中心(?![城任工])|研究院"
)
_SIGN = re.compile(r"(?:(?<![一-龥])|(?<=[由经报商向和与及同]))部(?=[一-龥])")
_FREE = re.compile(
    r"(?![分门际署级队委属长位件省机直])[^\W\da-zA-Z和与由会同等的在对向为将把按以各]{2,5}?(?:局|司|院|总队)(?=[^一-龥]|牵头|负责|配合|会同|和|及|等|$)"
)
_OWNED = re.compile(r"部(?![分门际署级队委属长位件省])")
_LEADING_GROUP = re.compile(_OWNED.pattern + r"(?P<field>[一-龥]{2,8}?)(?:工作)?领导小组")
_BEFORE = re.compile(r"[^\u3400-\u9fff]|[由经报商向]")
_DEPARTMENT = re.compile(r"[一-龥]{2,12}?(?:省|市|自治区|州|县|区)(?P<field>[一-龥]{2,10})[厅局]")
_BUREAU = re.compile(r"(?<![全各本外跨两城都])(省|市)(厅|局)(?![一-龥]?[级长]|[面部限势堂房])")
_LONGEST = 24


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"部?(?:{fields_pattern()}[和与]?)*(?<![和与])\Z")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"(?:{fields_pattern()}[和与]?)+")


@cache
def _ministries() -> frozenset[str]:
    """Every ministry and bureau of the State Council, the former ministries too."""
    rows = load_table("agencies")
    former = {row["name"] for row in load_table("former_agencies") if row["name"].endswith("部")}
    return frozenset(row["name"] for row in rows if row["kind"] in {"ministry", "bureau"}) | former


def _owner(found: Sequence[Found], structure: Structure) -> str:
    """The ministry that speaks: the one that issues, else the only one named, else the only one called 部."""
    national = {(f.start, f.end): f.rule.partition(":")[2] for f in found if f.kind == "national"}
    spans = {span for document in structure.documents for span in document.issuer_spans}
    issuing = {name for span, name in national.items() if span in spans} & _ministries()
    named = set(national.values()) & _ministries()
    for group in (issuing, named, {name for name in named if name.endswith("部")}):
        if len(group) == 1:
            return min(group)
        if group is issuing and group:
            return ""
    return ""


def find_offices(text: str, found: Sequence[Found], structure: Structure) -> Iterator[Found]:
    """Find the offices of the ministry that speaks in a text.

    Args:
        text: Clean text.
        found: The agencies found by name.
        structure: Its structure, whose issuers tell who speaks.

    Yields:
        Finds of kind ``national``; none if no ministry speaks, or several do.
    """
    ministry = _owner(found, structure)
    if not ministry:
        return
    if ministry.endswith("部"):
        own = list(_signed(text, ministry))
        yield from own
        yield from _unsigned(text, ministry, own)
    for head in _HEAD.finditer(text):
        fields = _fields().search(text, max(0, head.start() - _LONGEST), head.start())
        if not fields or not fields.group():
            continue
        start, end = fields.start(), head.end()
        if not start or _BEFORE.match(text, start - 1):
            name = ministry + text[start:end].removeprefix("部")
            yield Found(start, end, "office:own", name, "national", score=0.8)


def _signed(text: str, ministry: str) -> Iterator[Found]:
    """Offices behind 部 (部网信办), and those that go on a list of them (部消防救援局、森林消防局)."""
    for sign in _SIGN.finditer(text):
        start, at = sign.span()
        while office := _office(text, at):
            yield Found(start, office, "office:own", ministry + text[at:office], "national", score=0.85)
            start = at = office + 1
            if text[office : office + 1] != "、":
                break


def _unsigned(text: str, ministry: str, found: Iterable[Found]) -> Iterator[Found]:
    """An office without 部: one that has it elsewhere, or a leading group's own (部网信领导小组及网信办)."""
    said = {item.name.removeprefix(ministry) for item in found}
    said.update(f"{group['field']}办" for group in _LEADING_GROUP.finditer(text))
    for office in sorted(said):
        place = rf"(?:(?<![一-龥])|(?<=[由经报商向和与及同])){re.escape(office)}(?![一-龥])"
        for match in re.finditer(place, text):
            yield Found(*match.span(), "office:own", ministry + office, "national", score=0.85)


def _office(text: str, start: int) -> int:
    """Where the office ends that begins at an offset: fields or free words, and a head; 0 if none does."""
    fields = _run().match(text, start, start + _LONGEST)
    head = _OWN_HEAD.match(text, fields.end()) if fields else None
    if head := head or _FREE.match(text, start):
        return head.end()
    return 0


def find_bureaus(text: str, structure: Structure) -> Iterator[Found]:
    """Find 省厅 and 市局 where one department of a province or city speaks: its own field at that level.

    Args:
        text: Clean text.
        structure: Its structure, whose issuers tell who speaks.

    Yields:
        Finds of kind ``local`` with a bare sign; none if nobody or several issue the text.
    """
    issuers = {name for document in structure.documents for name in document.issuers}
    issuer = _DEPARTMENT.fullmatch(min(issuers)) if len(issuers) == 1 else None
    if issuer is None:
        return
    for bureau in _BUREAU.finditer(text):
        sign, head = bureau.groups()
        if sign == "市" and "市" not in issuer.group():  # one of many in a text of a province
            continue
        yield Found(*bureau.span(), "office:bureau", issuer["field"] + head, "local", sign=sign, score=0.75)


def with_owner(text: str, found: Sequence[Found], structure: Structure) -> Iterator[Found]:
    """Give what begins with 部 (部信息化领导小组) the name of the ministry that speaks.

    Args:
        text: Clean text.
        found: All finds.
        structure: Its structure.

    Yields:
        The finds in their order, those renamed.
    """
    ministry = _owner(found, structure)
    for item in found:
        owned = item.rule == "open" and not item.place and not item.sign and _OWNED.match(text, item.start)
        if owned and ministry.endswith("部"):
            yield replace(item, name=ministry + text[item.start + 1 : item.end], kind="national")
        else:
            yield item
