"""Expressions that must end where a stretch of text ends, tried only behind a character they can end with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.tag.folding import fold, split_alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Ending", "last_characters"]

_CLASS = re.compile(r"\[[^\^\]][^\]]*\]\Z")
_PLAIN = re.compile(r"[^\\\[\](){}.*+?^$|]\Z")


class Ending:
    """An expression that ends a stretch.

    Searching a whole stretch for what must stand at its end is slow, and its last character mostly tells
    that nothing does.

    Args:
        alternatives: Expressions; where one ends neither with a plain character nor with a class, all
            stretches are searched.
        closing: A character that may follow.

    Example:
        >>> Ending(["部门", "[省市]"]).search("由省数据部门", 0, 6).group()
        '部门'
    """

    __slots__ = ("_last", "_search")

    def __init__(self, alternatives: Sequence[str], closing: str = "") -> None:
        try:
            last = f"[{last_characters('|'.join(alternatives))}{closing}]"
        except ValueError:
            last = "(?s:.)"
        self._last = re.compile(last).match
        self._search = re.compile(fold(alternatives) + (f"{closing}?$" if closing else "$")).search

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Find the longest that begins at ``start`` or later and ends at ``end``, clean offsets."""
        if end <= start or not self._last(text, end - 1):
            return None
        return self._search(text, start, end)


def last_characters(pattern: str) -> str:
    """Return the inside of a class of all characters that a match can end with.

    Raises:
        ValueError: If that cannot be told.

    Example:
        >>> last_characters("部门|(?<![社机])会|[省市]")
        '门会省市'
    """
    found: dict[str, None] = {}
    for part in split_alternatives(pattern):
        if closing := _CLASS.search(part):
            found[closing.group()[1:-1]] = None
        elif closing := _PLAIN.search(part):
            found[re.escape(closing.group())] = None
        else:
            raise ValueError(f"cannot tell what {part!r} ends with")
    return "".join(found)
