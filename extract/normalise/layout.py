"""From lines to paragraphs: furniture goes, wrapped lines are joined, edges are trimmed.

Whether and how a text is wrapped is read off the text as a whole (``measure``), then every
pair of neighbouring lines is decided on its own (``joins``).  After this step every line is a
paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.normalise.furniture import furniture_lines
from extract.normalise.wraps import Row, joins, measure

if TYPE_CHECKING:
    from extract.normalise.offsets import Draft

__all__ = ["join_lines"]

_LINE = re.compile(r"[^\n\f]*[^\n\f ]")
_WORD_END = re.compile(r"[A-Za-z,;:.]\Z")


def join_lines(draft: Draft) -> None:
    """Drop furniture lines, blank lines and blanks at edges, and join wrapped lines."""
    text = draft.text
    rows, pages = _rows(text)
    lines = [(row.start, row.end) for row in rows]
    furniture = furniture_lines(text, lines, pages)
    if furniture:
        draft.edits["furniture"] = draft.edits.get("furniture", 0) + len(furniture)
        kept: list[Row] = []
        broken = False
        for index, row in enumerate(rows):
            if index in furniture:
                broken = True
            else:
                kept.append(row._replace(page_break=True) if broken else row)
                broken = False
        rows = kept
    wrap = measure(text, rows)
    spans: list[tuple[int, int]] = []
    blanks: list[int] = []
    for index, row in enumerate(rows):
        if not spans:
            spans.append((row.start, row.end))
            continue
        before = rows[index - 1]
        end = before.end
        if joins(text, before, row, wrap):
            latin = text[end - 1] < "\x80" and _WORD_END.match(text, end - 1, end) and "A" <= text[row.start] <= "z"
            if latin:
                blanks.append(end)
        else:
            latin = True
        begin = row.start
        if latin:
            if begin == end + 1:
                spans[-1] = (spans[-1][0], row.end)
                continue
            spans[-1] = (spans[-1][0], end + 1)
            spans.append((begin, row.end))
        else:
            spans.append((begin, row.end))
    separators = [
        before.end for before, row in zip(rows, rows[1:], strict=False) if text[before.end] != "\n"
    ]
    _set(draft, separators, "\n")
    _set(draft, blanks, " ")
    draft.keep("lines", spans)


def _set(draft: Draft, places: list[int], char: str) -> None:
    if places:
        chars = list(draft.text)
        for place in places:
            chars[place] = char
        draft.substitute("lines", "".join(chars), len(places))


def _rows(text: str) -> tuple[list[Row], list[int]]:
    rows: list[Row] = []
    pages: list[int] = []
    at = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        gap = text.count("\n", at, start) > 1
        page = rows != [] and text.find("\f", at, start) >= 0
        while text[start] == " ":
            start += 1
        if page:
            pages.append(len(rows))
        rows.append(Row(start, end, start - match.start(), gap, page))
        at = end
    return rows, pages
