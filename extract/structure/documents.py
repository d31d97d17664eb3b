"""The record of one document: number, issuers, addressees, dates, validity."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.records import PolicyDocument
from extract.structure.agencies import issuer_spans
from extract.structure.dates import date_pattern, iso_date
from extract.structure.issuers import find_issuers, title_issuers
from extract.structure.numbers import find_number, is_number_line
from extract.structure.regions import is_addressees, is_date_line
from extract.structure.validity import in_force_date, validity, without_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.structure.fields import Field
    from extract.structure.paragraphs import Paragraph
    from extract.structure.regions import Region

__all__ = ["describe"]

_NEAR: Final = 6
_COLUMN: Final = re.compile(r"【[^【】]{1,12}】(?=.{6})")


@cache
def _session() -> re.Pattern[str]:
    """The session of an assembly, which is no part of its name: 省第十四届人民代表大会."""
    return re.compile(r"第[一二三四五六七八九十\d]{1,4}届(?=人民代表大会)")


@cache
def _ordered() -> re.Pattern[str]:
    """The order that promulgated a statute, in the line under its title: （…日国务院令第4号公布）."""
    return re.compile(r"(?<=日)[\u4e00-\u9fff]{2,20}令第\s*\d{1,4}\s*号(?:公布|发布)")


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:19|20)\d{2}[-/.年][01]?\d[-/.月][0-3]?\d(?!\d)")


@cache
def _date() -> re.Pattern[str]:
    return re.compile(date_pattern())


def describe(
    text: str,
    paragraphs: Sequence[Paragraph],
    region: Region,
    roles: Mapping[int, str],
    fields: Sequence[Field],
    metadata: Mapping[str, str],
    notice: PolicyDocument | None,
) -> PolicyDocument:
    """Describe one document.

    Args:
        text: Clean text.
        paragraphs: All paragraphs.
        region: The document's paragraphs and title.
        roles: What its paragraphs are.
        fields: Entries of the page's own table; empty for a carried document.
        metadata: What the reader learned from the page or file; empty for a carried document.
        notice: The notice that carries it, whose issuers and dates it takes over, or None.

    Returns:
        The record; its region reaches from the line after the document before to its own last line.
    """
    start = 0 if region.first == 0 else paragraphs[region.first].start
    end = len(text) if region.last == len(paragraphs) else paragraphs[region.last].start
    told = {field.name: field for field in reversed(fields)}
    title, span = _title(paragraphs, region, told)
    number = _number(text, paragraphs, region, roles, told)
    spans = find_issuers(text, paragraphs, region, roles)
    named = told.get("issuer") or (
        told.get("poster") if region.title and region.title.kind != "law" else None
    )
    ordered = text.find("令", *number) if number else -1
    if number and ordered > 0 and not spans:
        spans = issuer_spans(text, number[0], ordered)  # an order's number names who gives it
    elif named and title and region.title:
        told_spans = issuer_spans(text, named.start, named.end)
        spans = tuple(sorted({*spans, *told_spans})) if region.title.kind != "article" else ()
    names = tuple(dict.fromkeys(_session().sub("", text[a:b]) for a, b in spans))
    date = (
        _own_date(paragraphs, region, roles)
        or _told_date(told, ("date", "published"), metadata.get("date", ""))
        or ("" if notice else _page_date(paragraphs, region, roles))
    )
    force = in_force_date(text, start, end, date) or _told_date(told, ("in_force",))
    if notice is not None:
        names, spans = names or notice.issuers, spans or notice.issuer_spans
        date, force = date or notice.date, force or notice.in_force
    elif not names and region.title and region.title.kind != "article":
        names = tuple(title[a:b] for a, b in title_issuers(title)) or tuple(
            filter(None, [metadata.get("issuer", "")])
        )
        if "title" in told and span[0] < span[1]:
            spans = tuple((span[0] + a, span[0] + b) for a, b in title_issuers(text[slice(*span)]))
    return PolicyDocument(
        title=title,
        number=re.sub(r"\n|（(?=第)", "", text[slice(*number)]) if number else "",
        issuers=_distinct(names),
        addressees=_addressees(paragraphs, region, roles),
        date=date,
        in_force=force,
        validity=validity(paragraphs, region, roles, told["validity"].value if "validity" in told else ""),
        kind=region.title.kind if region.title else "article",
        start=start,
        end=end,
        title_start=span[0],
        title_end=span[1],
        number_start=number[0] if number else start,
        number_end=number[1] if number else start,
        issued_by_notice=region.notice,
        issuer_spans=spans,
    )


def _title(
    paragraphs: Sequence[Paragraph], region: Region, told: Mapping[str, Field]
) -> tuple[str, tuple[int, int]]:
    title = region.title
    start = paragraphs[region.first].start if region.first < len(paragraphs) else 0
    if title is not None and title.last > title.first:
        column = _COLUMN.match(title.text)  # 【数字云岭】云岭省…规划
        skip = column.end() if column else 0
        first, last = paragraphs[title.first].start + skip, paragraphs[title.last - 1].end
        return without_status(title.text[skip:]), (first, last)
    if "title" in told:
        return told["title"].value, (told["title"].start, told["title"].end)
    return title.text if title else "", (start, start)


def _number(
    text: str,
    paragraphs: Sequence[Paragraph],
    region: Region,
    roles: Mapping[int, str],
    told: Mapping[str, Field],
) -> tuple[int, int] | None:
    title = region.title
    for index in _head_lines(region, roles):
        paragraph = paragraphs[index]
        if title and title.first <= index < title.last:
            continue
        if is_number_line(paragraph.text):
            start = paragraph.start
            if (
                title
                and title.last > title.first
                and index == title.last
                and title.text.endswith(("令", "公告", "通告"))
                and paragraph.text.lstrip("（(").startswith("第")
            ):
                start = paragraphs[title.last - 1].start
            return find_number(text, start, paragraph.end)
        if index >= (title.last if title else 0) and (ordered := _ordered().search(paragraph.text)):
            return find_number(text, paragraph.start + ordered.start(), paragraph.end)
    if title and title.last > title.first:
        first, last = paragraphs[title.first], paragraphs[title.last - 1]
        inside = find_number(text, first.start, last.end)
        if inside and "《" not in text[first.start : inside[0]]:
            return inside
    if "number" in told:
        return find_number(text, told["number"].start, told["number"].end)
    return None


def _head_lines(region: Region, roles: Mapping[int, str]) -> list[int]:
    title = region.title
    if title is None:
        return []
    lines = [
        index
        for index in range(region.first, min(region.last, title.last + 12))
        if roles.get(index) == "head"
    ]
    return sorted(lines, key=lambda index: (index < title.first, index))


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Drop a name that is another with 中华人民共和国 before it."""
    return tuple(
        name
        for name in names
        if name.removeprefix("中华人民共和国") == name or name.removeprefix("中华人民共和国") not in names
    )


def _addressees(paragraphs: Sequence[Paragraph], region: Region, roles: Mapping[int, str]) -> str:
    for index in _head_lines(region, roles):
        if region.title and is_addressees(paragraphs[index].text):
            return paragraphs[index].text.rstrip("：:")
    return ""


def _own_date(paragraphs: Sequence[Paragraph], region: Region, roles: Mapping[int, str]) -> str:
    """The date of the last signature, else the first date under the title, else that of printing (…印发)."""
    signed = [
        i
        for i in range(region.first, region.last)
        if roles.get(i) == "signature" and is_date_line(paragraphs[i].text)
    ]
    printed = [
        i
        for i in range(region.first, region.last)
        if roles.get(i) == "note" and paragraphs[i].text.endswith("印发")
    ]
    for index in [*reversed(signed), *_head_lines(region, roles), *printed]:
        if region.title and region.title.first <= index < region.title.last:
            continue
        line = paragraphs[index].text
        behind = line.rfind("号") + 1 if is_number_line(line) else 0
        match = (
            None if is_addressees(line) or (behind and behind == len(line)) else _date().search(line, behind)
        )
        if match and iso_date(match[0]):
            return iso_date(match[0])
    return ""


def _told_date(told: Mapping[str, Field], names: Sequence[str], other: str = "") -> str:
    """The date of the first entry of the page's table that gives one, else of the other words."""
    for words in [*(told[name].value for name in names if name in told), other]:
        match = _date().search(words)
        if match:
            return iso_date(match[0])
    return ""


def _page_date(paragraphs: Sequence[Paragraph], region: Region, roles: Mapping[int, str]) -> str:
    """The day that a line of the page beside the title of a policy gives, whatever words stand around it."""
    if region.title is None or region.title.kind == "article":
        return ""
    first = max(region.first, region.title.first - _NEAR)
    for index in range(first, min(region.last, region.title.last + _NEAR)):
        match = _day().search(paragraphs[index].text) if roles.get(index) == "furniture" else None
        if match and iso_date(match[0] + "日" * ("月" in match[0])):
            return iso_date(match[0] + "日" * ("月" in match[0]))
    return ""
