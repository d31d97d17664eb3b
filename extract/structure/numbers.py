"""Document numbers: 国发〔2022〕14号, 鲁政办发[2024]8号, 国务院令第750号, 2022年第12号."""

from __future__ import annotations

import re
from functools import cache

from extract.structure.dates import date_pattern

__all__ = ["find_number", "is_number_line"]

_CN = "一二三四五六七八九十百零〇"


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fff]{{1,20}}(?:[〔【\[（(]\s*(?:19|20)\d{{2}}\s*[〕】\]）)])\s*(?:第\s*)?[\d{_CN}]{{1,5}}\s*号"
        rf"|(?:[\u4e00-\u9fff]{{2,40}}(?:令|公告|通告)\n?[（(]?)?(?:(?:19|20)\d{{2}}年)?第\s*[\d{_CN}]{{1,6}}\s*号"
    )


def find_number(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the first document number in a stretch of text.

    Args:
        text: Clean text.
        start: Where to look from.
        end: Where to stop.

    Returns:
        Its span, or None.
    """
    match = _number().search(text, start, end)
    return match.span() if match else None


def is_number_line(line: str) -> bool:
    """Tell a line that is nothing but a document number, in brackets, with a label, a date behind."""
    match = _number().search(line) if len(line) <= 60 else None
    if match is None or line[: match.start()].strip("（("):
        return False
    rest = line[match.end() :].strip("）) \u3000")
    return not rest or re.fullmatch(date_pattern(), rest) is not None
