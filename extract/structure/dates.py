"""Dates of documents: 2022年6月6日, 二〇二二年六月六日, 2021年12月, 2022-06-06."""

from __future__ import annotations

import re
from functools import cache

from extract.numerals import read_number

__all__ = ["date_pattern", "iso_date"]


def date_pattern() -> str:
    """Return the regular expression of a date without groups, to be built into others."""
    cn = "〇零○O一二三四五六七八九"
    day = r"(?:[0-3]?\d|[一二三四五六七八九十廿]{1,3})日"
    month = r"(?:[01]?\d|[一二三四五六七八九十]{1,2})月"
    year = rf"(?:(?:19|20)\d{{2}}|[一二][{cn}]{{3}})年"
    return rf"(?:{year}(?:{month}(?:{day})?)?|(?:19|20)\d{{2}}[-/.][01]?\d[-/.][0-3]?\d)"


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"^([^年\-/.]{4})[年\-/.](?:([^月\-/.]{1,2})[月\-/.](?:([^日]{1,3})日?)?)?$")


def iso_date(date: str) -> str:
    """Write a date in ISO form.

    Args:
        date: A date as the pattern finds it.

    Returns:
        ``2022-06-06``, ``2022-06`` or ``2022``; empty where it is no date of the calendar.
    """
    match = _parts().match(date)
    if match is None:
        return ""
    year, month, day = ((read_number(part) or 0) if part else 0 for part in match.groups())
    if not 1900 <= year <= 2199 or not 0 <= month <= 12 or not 0 <= day <= 31:
        return ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
