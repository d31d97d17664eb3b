"""From lines to paragraphs: furniture goes, wrapped lines are joined, edges are trimmed.

Whether and how a text is wrapped is read off the text as a whole, then every pair of
neighbouring lines is decided on its own.  After this step every line is a paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.normalise.furniture import furniture_rows
from extract.normalise.rows import Rows, split_rows
from extract.normalise.wraps import joined_rows

if TYPE_CHECKING:
    from extract.normalise.offsets import Draft

__all__ = ["join_lines"]


def join_lines(draft: Draft) -> None:
    """Drop furniture lines, blank lines and blanks at edges, and join wrapped lines."""
    rows = split_rows(draft.text)
    furniture = furniture_rows(rows)
    if furniture:
        draft.edits["furniture"] = draft.edits.get("furniture", 0) + len(furniture)
        rows = rows.without(furniture)
    joined = joined_rows(rows)
    if joined or rows.places is not None:
        _assemble(draft, rows, joined)


def _assemble(draft: Draft, rows: Rows, joined: set[int]) -> None:
    """Keep the rows, and between two paragraphs the one character that becomes the line break."""
    text = rows.text
    end = rows.starts[0] if rows.starts else 0
    begins = [end]
    ends: list[int] = []
    places: list[tuple[int, str]] = []
    for index, (start, line) in enumerate(zip(rows.starts, rows.lines, strict=True)):
        if index in joined:
            if _parts_words(text[end - 1], line[0]):
                places.append((end, " "))
                end += 1
        elif index:
            if text[end] != "\n":
                places.append((end, "\n"))
            end += 1
        if end != start:
            ends.append(end)
            begins.append(start)
        end = start + len(line)
    ends.append(end)
    draft.replace("lines", places)
    draft.keep("lines", begins, ends)


def _parts_words(before: str, after: str) -> bool:
    return before.isascii() and after.isascii() and not before.isdigit() and after.isalnum()
