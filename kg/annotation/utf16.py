"""Offsets in code points to UTF-16 units, in which tools written in Java or JavaScript count, and back."""

from __future__ import annotations

from bisect import bisect_left

__all__ = ["Utf16"]


class Utf16:
    r"""Maps offsets of one text; only characters beyond U+FFFF make a difference.

    Args:
        text: The text.

    Example:
        >>> offsets = Utf16("甲\U0001f600乙")
        >>> [offsets.units(i) for i in range(4)]
        [0, 1, 3, 4]
        >>> [offsets.points(i) for i in (0, 1, 3, 4)]
        [0, 1, 2, 3]
    """

    def __init__(self, text: str) -> None:
        self._wide = [i for i, char in enumerate(text) if char > "\uffff"] if not text.isascii() else []
        self._wide_units = [place + count for count, place in enumerate(self._wide)]

    def units(self, point: int) -> int:
        """Return the offset in UTF-16 units of an offset in code points."""
        return point + bisect_left(self._wide, point)

    def points(self, unit: int) -> int:
        """Return the offset in code points of an offset in UTF-16 units."""
        return unit - bisect_left(self._wide_units, unit)
