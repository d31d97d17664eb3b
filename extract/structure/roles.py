"""What each paragraph of a document is: title block, signature, note, furniture or body."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.structure.agencies import names_issuer
from extract.structure.contents import contents_end
from extract.structure.dates import date_pattern
from extract.structure.furniture import is_furniture, is_note
from extract.structure.numbers import is_number_line
from extract.structure.regions import is_addressees, is_date_line
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from extract.structure.numbering import Marker
    from extract.structure.paragraphs import Paragraph
    from extract.structure.regions import Region

__all__ = ["assign_roles"]

_TITLE_BLOCK: Final = 12
_SIGNERS: Final = 40
_TAIL: Final = 40
_SHORT: Final = 45
_ANNEX_LINE: Final = 60


@cache
def _bracket_line() -> re.Pattern[str]:
    return re.compile(
        rf"[（(]\s*{date_pattern()}.*[）)]$|{date_pattern()}[^，。；]{{2,60}}{any_of('adopting')}$"
        rf"|[（(【\[](?:{any_of('draft')}|{any_of('void')}|已(?:被)?修[改订])[）)】\]]$"
    )


@cache
def _signer() -> re.Pattern[str]:
    return re.compile(rf"{any_of('signer')}[：:]?\S{{2,8}}$")


def assign_roles(
    paragraphs: Sequence[Paragraph], region: Region, markers: Mapping[int, Marker], fields: Collection[int]
) -> dict[int, str]:
    """Name the role of each paragraph that is not plain body text.

    Args:
        paragraphs: All paragraphs of the text.
        region: The document.
        markers: Paragraph index to the number it begins with.
        fields: Indexes of the paragraphs of the page's own table.

    Returns:
        Paragraph index to ``furniture``, ``note``, ``annexes`` (the list 附件：1.…), ``head`` (title block)
        or ``signature``.
    """
    roles = dict.fromkeys((i for i in fields if region.first <= i < region.last), "furniture")
    body = _head(paragraphs, region, markers, roles)
    end = _tail(paragraphs, region, markers, body, roles)
    index = body
    while index < end:
        after = contents_end(paragraphs, index, end)
        if after > index:
            roles |= dict.fromkeys(range(index, after), "furniture")
            index = after
            continue
        line = paragraphs[index].text
        if len(line) <= _SHORT and line[-1] not in "。；" and is_furniture(line):
            roles[index] = "furniture"
        elif line.startswith(("附件：", "附：", "附件:")):
            listed = _listed_annexes(paragraphs, index + 1, end, markers)
            roles |= dict.fromkeys(range(index, listed), "annexes")
            index = listed
            continue
        elif index not in markers and is_note(line):
            roles[index] = "note"
        index += 1
    _signatures(paragraphs, range(body, region.last), markers, roles)
    return roles


def _head(
    paragraphs: Sequence[Paragraph], region: Region, markers: Mapping[int, Marker], roles: dict[int, str]
) -> int:
    """Give the roles around the title; return the first paragraph of the body."""
    first = region.first
    after = first
    if region.title is not None:
        signed = _signed_before(paragraphs, region)
        for index in range(first, region.title.first):
            if index in signed:
                roles.setdefault(index, signed[index])
            near = index >= region.title.first - 4 or bool(signed)
            words = paragraphs[index].text
            head = near and (is_number_line(words) or index in markers or words.endswith("文件"))
            roles.setdefault(index, "head" if head else "furniture")
        roles |= dict.fromkeys(range(region.title.first, region.title.last), "head")
        after = region.title.last
    body = after
    for index in range(after, min(region.last, after + _TITLE_BLOCK)):
        line = paragraphs[index].text
        before = paragraphs[index - 1].text if index > first else ""
        if index in roles:
            body = index + 1
        elif is_furniture(line) or (before.endswith("：") and is_furniture(before) and len(line) <= _SHORT):
            roles[index] = "furniture"
            body = index + 1
        elif region.title is None or region.title.kind == "article":
            break
        elif is_number_line(line) or is_date_line(line) or names_issuer(line) or _bracket_line().match(line):
            roles[index] = "head"
            body = index + 1
        elif index not in markers and is_addressees(line):
            roles[index] = "head"
            return index + 1
        elif index in markers or len(line) > _SHORT or line[-1] in "。；":
            break
    return body


def _signed_before(paragraphs: Sequence[Paragraph], region: Region) -> dict[int, str]:
    """The signature of a letter without title that sends the document, and the line of its addressees."""
    for index in range(region.title.first - 1 if region.title else 0, region.first, -1):
        if is_date_line(paragraphs[index].text) and names_issuer(paragraphs[index - 1].text):
            first = index - 1
            while first - 1 > region.first and names_issuer(paragraphs[first - 1].text):
                first -= 1  # several bodies sign, a line each
            sent = {i: "head" for i in range(region.first, first) if is_addressees(paragraphs[i].text)}
            return {**sent, **dict.fromkeys(range(first, index + 1), "signature")}
    return {}


def _tail(
    paragraphs: Sequence[Paragraph],
    region: Region,
    markers: Mapping[int, Marker],
    body: int,
    roles: dict[int, str],
) -> int:
    """Mark the furniture after a document's last line; return the index after that line."""
    end = region.last
    for index in range(region.last - 1, max(body, region.last - _TAIL) - 1, -1):
        line = paragraphs[index].text
        if is_furniture(line):
            end = index
        elif index in markers or not _is_loose(line):
            break
    roles |= dict.fromkeys(range(end, region.last), "furniture")
    return end


def _is_loose(line: str) -> bool:
    """Tell a short line that may belong to the page rather than to the document."""
    if len(line) > _SHORT or "|" in line or line[-1] in "。；：":
        return False
    return not (is_date_line(line) or is_note(line))


def _listed_annexes(
    paragraphs: Sequence[Paragraph], index: int, end: int, markers: Mapping[int, Marker]
) -> int:
    """Index after the lines that go on with a list of annexes (附件：1.… / 2.…)."""
    while index < end and index in markers and markers[index].style == "digit":
        if len(paragraphs[index].text) > _ANNEX_LINE or paragraphs[index].text[-1] in "。；：":
            break
        index += 1
    return index


def _signatures(
    paragraphs: Sequence[Paragraph], body: range, markers: Mapping[int, Marker], roles: dict[int, str]
) -> None:
    """Mark lines of issuing bodies and persons before a date line, and the date line."""
    for index in body:
        line = paragraphs[index].text
        if roles.get(index) == "furniture" or index in markers:
            continue
        if is_date_line(line):
            roles[index] = "signature"
            for above in range(index - 1, max(body.start, index - _SIGNERS) - 1, -1):
                words = paragraphs[above].text
                if (
                    above in markers
                    or roles.get(above)
                    or not (names_issuer(words) or _signer().match(words))
                ):
                    break
                roles[above] = "signature"
        elif index == body.stop - 1 and names_issuer(line):
            roles[index] = "signature"
