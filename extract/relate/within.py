"""Mentions of a stretch of text, found by bisection."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.records import Mention

__all__ = ["MentionIndex"]


class MentionIndex:
    """Mentions in order of their start, asked for by clean offsets.

    Args:
        mentions: All mentions of a text, in order of start.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [m.clean_start for m in mentions]

    def __getitem__(self, index: int) -> Mention:
        """Return a mention by its index."""
        return self._mentions[index]

    def between(self, start: int, end: int) -> Iterator[tuple[int, Mention]]:
        """Yield index and mention of each mention that begins in ``[start, end)``."""
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield i, self._mentions[i]
