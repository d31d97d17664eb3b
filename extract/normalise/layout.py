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
    _assemble(draft, rows, joined_rows(rows))


def _assemble(draft: Draft, rows: Rows, joined: set[int]) -> None:
    """Keep the rows, and between two paragraphs the one character that becomes the line break."""
    text = rows.text
    spans: list[tuple[int, int]] = []
    places: list[tuple[int, str]] = []
    begin = end = -1
    for index, (start, stop) in enumerate(zip(rows.starts, rows.ends, strict=True)):
        if index == 0:
            begin, end = start, stop
            continue
        if index not in joined:
            if text[end] != "\n":
                places.append((end, "\n"))
            end += 1
        elif _parts_words(text[end - 1], text[start]):
            places.append((end, " "))
            end += 1
        if end != start:
            spans.append((begin, end))
            begin = start
        end = stop
    if begin < end:
        spans.append((begin, end))
    draft.replace("lines", places)
    draft.keep("lines", spans)


def _parts_words(before: str, after: str) -> bool:
    return before.isascii() and after.isascii() and not before.isdigit() and after.isalnum()
