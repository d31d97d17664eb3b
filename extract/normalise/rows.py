"""The lines of a text without the blanks at their edges, as parallel lists of offsets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = ["Rows", "split_rows"]


@dataclass(slots=True)
class Rows:
    """The lines of a text that hold more than blanks.

    Attributes:
        text: The text.
        starts: First offset of each line.
        ends: End of each line, exclusive.
        lines: The characters of each line.
        indents: Number of blanks before a line, for lines that have some.
        gaps: Lines that stand after a blank line.
        breaks: Lines that stand after a page break or after furniture.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    indents: dict[int, int] = field(default_factory=dict)
    gaps: set[int] = field(default_factory=set)
    breaks: set[int] = field(default_factory=set)

    def without(self, dropped: AbstractSet[int]) -> Rows:
        """Return the rows without some of them; a row after a dropped one counts as after a break.

        Args:
            dropped: Indexes of rows.
        """
        rest = Rows(self.text)
        after_break = False
        for index, line in enumerate(self.lines):
            if index in dropped:
                after_break = True
                continue
            at = len(rest.lines)
            rest.starts.append(self.starts[index])
            rest.ends.append(self.ends[index])
            rest.lines.append(line)
            if index in self.indents:
                rest.indents[at] = self.indents[index]
            if index in self.gaps:
                rest.gaps.add(at)
            if after_break or index in self.breaks:
                rest.breaks.add(at)
            after_break = False
        return rest


def split_rows(text: str) -> Rows:
    """Split a text at line breaks and form feeds.

    Args:
        text: The text; its only blanks are the ASCII blank, the line break and the form feed.

    Returns:
        Its rows.
    """
    rows = Rows(text)
    paged = "\f" in text
    at = 0
    gap = False
    for whole in (text.replace("\f", "\n") if paged else text).split("\n"):
        size = len(whole)
        if paged and at and text[at - 1] == "\f":
            rows.breaks.add(len(rows.lines))
        line = whole
        start = at
        at += size + 1
        if size and (whole[0] == " " or whole[-1] == " "):
            line = whole.strip(" ")
            indent = size - len(whole.lstrip(" "))
            if line and indent:
                rows.indents[len(rows.lines)] = indent
                start += indent
        if not line:
            gap = True
            continue
        if gap:
            rows.gaps.add(len(rows.lines))
            gap = False
        rows.starts.append(start)
        rows.ends.append(start + len(line))
        rows.lines.append(line)
    rows.breaks.discard(0)
    return rows
