"""The lines of a text without the blanks at their edges, as parallel lists of offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = ["Rows", "split_rows"]

_EDGES = re.compile("\n(?:[\n ]|(?<= \n))")
"""A blank line, or a blank at the edge of a line."""


@dataclass
class Rows:
    """The lines of a text that hold more than blanks.

    Attributes:
        text: The text.
        lines: The characters of each line.
        indents: Number of blanks before a line, for lines that have some.
        gaps: Lines that stand after a blank line.
        breaks: Lines that stand after a page break or after furniture.
        places: First offset of each line; None if the text is nothing but these lines, one line break
            between two.
    """

    text: str
    lines: list[str] = field(default_factory=list)
    indents: dict[int, int] = field(default_factory=dict)
    gaps: set[int] = field(default_factory=set)
    breaks: set[int] = field(default_factory=set)
    places: list[int] | None = None

    @cached_property
    def starts(self) -> list[int]:
        """First offset of each line."""
        return self._block_starts if self.places is None else self.places

    @cached_property
    def block(self) -> str:
        """The lines, one line break between two."""
        return self.text if self.places is None else "\n".join(self.lines)

    @cached_property
    def tails(self) -> str:
        """The last character of each line: in it, a search finds the indexes of lines."""
        return "".join(map(itemgetter(-1), self.lines))

    def at(self, offset: int) -> int:
        """Index of the line that holds an offset into ``block``."""
        return bisect_right(self._block_starts, offset) - 1

    @cached_property
    def _block_starts(self) -> list[int]:
        return _starts(self.lines)

    def without(self, dropped: AbstractSet[int]) -> Rows:
        """Return the rows without some of them; a row after a dropped one counts as after a break.

        Args:
            dropped: Indexes of rows.
        """
        kept = [index for index in range(len(self.lines)) if index not in dropped]
        new = {index: at for at, index in enumerate(kept)}
        return Rows(
            self.text,
            [self.lines[index] for index in kept],
            {new[index]: size for index, size in self.indents.items() if index in new},
            {new[index] for index in self.gaps if index in new},
            {new[index] for index in (*self.breaks, *[each + 1 for each in dropped]) if index in new},
            [self.starts[index] for index in kept],
        )


def split_rows(text: str) -> Rows:
    """Split a text at line breaks and form feeds.

    Args:
        text: The text; its only blanks are the ASCII blank, the line break and the form feed.

    Returns:
        Its rows.
    """
    paged = "\f" in text
    lines = (text.replace("\f", "\n") if paged else text).split("\n")
    if not (paged or text[:1] in ("", "\n", " ") or text[-1] in "\n " or _EDGES.search(text)):
        return Rows(text, lines)
    rows = Rows(text, places=[])
    gap = False
    for start, whole in zip(_starts(lines), lines, strict=True):
        if paged and start and text[start - 1] == "\f":
            rows.breaks.add(len(rows.lines))
        line = whole.strip(" ")
        if not line:
            gap = True
            continue
        at = len(rows.lines)
        if gap:
            rows.gaps.add(at)
            gap = False
        if whole[0] == " ":
            rows.indents[at] = len(whole) - len(whole.lstrip(" "))
            start += rows.indents[at]
        rows.starts.append(start)
        rows.lines.append(line)
    rows.breaks.discard(0)
    return rows


def _starts(lines: list[str]) -> list[int]:
    """First offset of each of the lines of a text."""
    return list(accumulate([len(line) + 1 for line in lines[:-1]], initial=0))
