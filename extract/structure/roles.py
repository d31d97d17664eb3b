"""What each paragraph of a document is: title block, signature, note, furniture, heading without number, body."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.structure.agencies import names_issuer
from extract.structure.dates import date_pattern
from extract.structure.furniture import is_furniture, is_note
from extract.structure.numbers import is_number_line
from extract.structure.regions import is_addressees, is_date_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from extract.structure.numbering import Marker
    from extract.structure.paragraphs import Paragraph
    from extract.structure.regions import Region

__all__ = ["assign_roles"]

_TITLE_BLOCK: Final = 12
_SIGNATURE: Final = 14
_TAIL: Final = 40
_PLAIN: Final = 45
_PREFACES: Final = frozenset({"前言", "序言", "引言", "导言", "总论", "结语", "目标", "后记"})


@cache
def _bracket_line() -> re.Pattern[str]:
    return re.compile(rf"[（(]\s*{date_pattern()}.*[）)]$|[（(【\[](?:试行|暂行|已失效|已废止|失效|废止|已修[改订]|草案|征求意见稿)[）)】\]]$")


def assign_roles(
    paragraphs: Sequence[Paragraph], region: Region, markers: Mapping[int, Marker], fields: Collection[int]
) -> dict[int, str]:
    """Name the role of each paragraph that is not body text.

    Args:
        paragraphs: All paragraphs of the text.
        region: The document.
        markers: Paragraph index to the number it begins with.
        fields: Indexes of the paragraphs of the page's own table.

    Returns:
        Paragraph index to ``furniture``, ``note``, ``head``, ``signature`` or ``plain``.
    """
    roles = dict.fromkeys((i for i in fields if region.first <= i < region.last), "furniture")
    body = _head(paragraphs, region, markers, roles)
    end = _tail(paragraphs, region, body, roles)
    for index in range(body, end):
        if is_furniture(paragraphs[index].text):
            roles[index] = "furniture"
        elif is_note(paragraphs[index].text):
            roles[index] = "note"
    _signatures(paragraphs, body, region.last, markers, roles)
    _plain_headings(paragraphs, range(body, end), markers, roles, bare=region.title is None)
    return roles


def _head(
    paragraphs: Sequence[Paragraph], region: Region, markers: Mapping[int, Marker], roles: dict[int, str]
) -> int:
    """Give the roles around the title; return the first paragraph of the body."""
    index = region.first
    if region.title is None:
        while index < min(region.last, region.first + _TITLE_BLOCK) and is_furniture(paragraphs[index].text):
            roles[index] = "furniture"
            index += 1
        return index
    for index in range(region.first, region.title.first):
        number = is_number_line(paragraphs[index].text)
        roles.setdefault(index, "head" if number and index >= region.title.first - 4 else "furniture")
    roles |= dict.fromkeys(range(region.title.first, region.title.last), "head")
    body = region.title.last
    for index in range(region.title.last, min(region.last, region.title.last + _TITLE_BLOCK)):
        line = paragraphs[index].text
        if index in roles:
            body = index + 1
        elif is_number_line(line) or is_date_line(line) or _bracket_line().match(line):
            roles[index] = "head"
            body = index + 1
        elif is_addressees(line) and index not in markers:
            roles[index] = "head"
            return index + 1
        elif is_furniture(line):
            roles[index] = "furniture"
            body = index + 1
        elif index in markers or len(line) > _PLAIN or line[-1] in "。；":
            break
    return body


def _tail(paragraphs: Sequence[Paragraph], region: Region, body: int, roles: dict[int, str]) -> int:
    """Mark the furniture after a document's last line; return the index after that line."""
    end = region.last
    for index in range(region.last - 1, max(body, region.last - _TAIL) - 1, -1):
        line = paragraphs[index].text
        if is_furniture(line):
            end = index
        elif len(line) > 40 or is_date_line(line) or is_note(line) or line[-1] in "。；：":
            break
    roles |= dict.fromkeys(range(end, region.last), "furniture")
    return end


def _signatures(
    paragraphs: Sequence[Paragraph], body: int, last: int, markers: Mapping[int, Marker], roles: dict[int, str]
) -> None:
    """Mark lines of issuing bodies with the date line that follows or stands before them."""
    for index in range(body, last):
        line = paragraphs[index].text
        if roles.get(index) == "furniture" or index in markers:
            continue
        if is_date_line(line):
            roles[index] = "signature"
            for above in range(index - 1, max(body, index - _SIGNATURE) - 1, -1):
                if above in markers or not (names_issuer(paragraphs[above].text) or _is_signer(paragraphs[above].text)):
                    break
                roles[above] = "signature"
        elif index == last - 1 and names_issuer(line):
            roles[index] = "signature"


def _is_signer(line: str) -> bool:
    """Tell the line of a person who signs an order: 总理…, 省长…, 主任…"""
    return len(line) <= 14 and re.match(r"(?:国家主席|主席|总理|省长|市长|主任|部长|局长|行长|署长|委员长|院长|检察长|县长|区长|厅长)", line) is not None


def _plain_headings(
    paragraphs: Sequence[Paragraph], body: range, markers: Mapping[int, Marker], roles: dict[int, str], *, bare: bool
) -> None:
    """Mark short lines without a closing stop that stand before body text.

    In a text with numbered sections only prefaces (前言) are headings without a number.
    """
    numbered = not bare or any(index in markers for index in body)
    for index in body:
        line = paragraphs[index].text
        if index in roles or index in markers or len(line) > _PLAIN or index + 1 >= len(paragraphs):
            continue
        if numbered:
            if line in _PREFACES:
                roles[index] = "plain"
        elif line[-1] not in "。；：！？，、…”）" and len(line) >= 4 and len(paragraphs[index + 1].text) > len(line):
            roles[index] = "plain"
