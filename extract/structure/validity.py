"""Whether and since when a document is in force: 自…起施行, 已失效, 废止."""

from __future__ import annotations

import re
from datetime import date as calendar_date
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from extract.structure.dates import date_pattern, iso_date
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.structure.paragraphs import Paragraph
    from extract.structure.regions import Region

__all__ = ["in_force_date", "validity", "without_status"]


@cache
def _since() -> re.Pattern[str]:
    return re.compile(
        rf"自(?:(?P<date>{date_pattern()})起"
        rf"|{any_of('promulgation')}之日起(?:(?P<days>\d{{1,3}})(?P<unit>日|个月)后)?)"
        rf"(?:正式)?{any_of('in_force')}"
    )


@cache
def _status() -> re.Pattern[str]:
    return re.compile(rf"[（(【\[](?:{any_of('void')}|已(?:被)?修[改订])[）)】\]]")


def without_status(title: str) -> str:
    """Drop a remark such as （已废止） that a page adds to a title."""
    return _status().sub("", title)


def in_force_date(text: str, start: int, end: int, issued: str) -> str:
    """Find since when a document is in force.

    Args:
        text: Clean text.
        start: Where the document begins.
        end: Where it ends.
        issued: ISO date of issue, for 自公布之日起施行; may be empty.

    Returns:
        ISO date, empty if the document does not say.
    """
    found = ""
    for match in _since().finditer(text, start, end):
        before = text[max(start, match.start() - 40) : match.start()]
        clause = re.split(r"[。；\n]", before)[-1]
        if not re.search(r"本[^，。]{1,12}$|现予|予以|^，?$|第[^条]{1,6}条|，$", clause) or re.search(
            r"(?:原|同时|《)[^，]*$", clause
        ):
            continue
        if match["date"]:
            found = iso_date(match["date"])
        elif match["days"] is None:
            found = issued
        elif len(issued) == 10 and match["unit"] == "日":
            found = (calendar_date.fromisoformat(issued) + timedelta(days=int(match["days"]))).isoformat()
    return found


def validity(paragraphs: Sequence[Paragraph], region: Region, roles: Mapping[int, str], told: str) -> str:
    """Tell whether a page says that a document is no longer in force.

    Args:
        paragraphs: All paragraphs.
        region: The document.
        roles: What its paragraphs are.
        told: What the page's own table says, may be empty.

    Returns:
        ``repealed``, ``revised`` or an empty string.
    """
    lines = [told]
    if region.title:
        lines += re.findall(r"[（(【\[]([^（(【\[]*)[）)】\]]", region.title.text)
        around = range(region.first, min(region.last, region.title.last + 6))
        lines += [
            paragraphs[i].text
            for i in around
            if roles.get(i) in {"head", "furniture"} and len(paragraphs[i].text) <= 20
        ]
    for line in lines:
        if re.search(any_of("void"), line) and not re.search(
            r"未失效|不失效|废止.{0,6}的(?:决定|通知)|关于", line
        ):
            return "repealed"
        if re.search(r"已(?:被)?修[改订]|部分(?:修改|失效)", line):
            return "revised"
    return ""
