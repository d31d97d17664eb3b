"""The stretches of a text that names cover, asked for in any order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.tag.candidate import Candidate

__all__ = ["Taken"]


class Taken:
    """The stretches of a text that names cover."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        spans = sorted((c.start, c.end) for c in found)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def overlap(self, start: int, end: int) -> bool:
        """Whether any name overlaps ``[start, end)``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def cover(self, start: int, end: int) -> bool:
        """Whether one name covers all of ``[start, end)``."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end
