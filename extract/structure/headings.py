"""The heading's words of a numbered paragraph: the whole line, or its lead up to the first stop."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.words import any_of

if TYPE_CHECKING:
    from extract.structure.numbering import Marker

__all__ = ["heading_span", "is_list_item"]

_LINE: Final = 60
_LEAD: Final = 45
_LABEL: Final = 16


@cache
def _inscription() -> re.Pattern[str]:
    return re.compile(r"[【（(\[]([^】）)\]。，]{2,20})[】）)\]]")


def is_list_item(text: str, marker: Marker) -> bool:
    """Tell an item of an enumeration, which ends in a semicolon, from a heading."""
    return text[marker.end - 1] in "；;"


def heading_span(text: str, marker: Marker) -> tuple[int, int]:
    """Find the heading's words of a numbered paragraph.

    Args:
        text: Clean text.
        marker: The paragraph's number or bullet.

    Returns:
        Start and end of the words without number and closing stop; an empty span
        after the number where the paragraph has body text only.
    """
    start, end = marker.words, marker.end
    nothing = (start, start)
    if marker.style == "article":
        named = _inscription().match(text, start, end)
        return named.span(1) if named else nothing
    stop = _first_stop(text, start, end)
    if stop < 0:
        if text[end - 1] in "；;，,、" or end - start > _LINE:
            return _label_span(text, start, end) or nothing
        return _without_duty(text, start, end - (text[end - 1] in "：:."))
    if stop == end - 1 and marker.style in {"dash", "circled", "digit_paren"} and "，" in text[start:stop]:
        return _label_span(text, start, end) or nothing
    if stop - start <= _LEAD and "；" not in text[start:stop]:
        return _label_span(text, start, stop) or _without_duty(text, start, stop)
    return _label_span(text, start, end) or nothing


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"[（(][^（()）]*{any_of('task_note')}[^（()）]*[）)]$")


def _without_duty(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop a closing bracket that says who is responsible or by when."""
    duty = _duty().search(text, start, end) if text[end - 1] in "）)" else None
    return start, duty.start() if duty and duty.start() > start else end


def _first_stop(text: str, start: int, end: int) -> int:
    stops = [at for at in (text.find(c, start, end) for c in "。！？") if at >= 0]
    return min(stops) if stops else -1


def _label_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A short label before a colon with text after it, free of other punctuation."""
    colon = text.find("：", start, min(end - 1, start + _LABEL + 1))
    if colon <= start or any(c in "，。；、（《“" for c in text[start:colon]):
        return None
    return start, colon
