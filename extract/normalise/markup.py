"""Markdown marks: # before headings, ** around words, - before list items, links, table rulers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.normalise.characters import CJK

if TYPE_CHECKING:
    from extract.normalise.offsets import Draft

__all__ = ["drop_markup"]

_HEADING = re.compile("#(?<=\n#)#{0,5} +(?=[^# \n])")
_FIRST_HEADING = re.compile("#{1,6} +(?=[^# \n])")
_STRONG = re.compile(r"\*\*(?=[^*\s])([^*\n]{1,200})(?<=[^*\s])\*\*")
_RULER = re.compile(r"\n *\|? *:?-{3,}:? *(?:\| *:?-{3,}:? *)*\|? *(?=\n|\Z)")
_LINK = re.compile(r"\]\((?:https?://|/|\./)[^()\s]{0,300}\)")
_MARKS = tuple((mark, re.compile(f"[{mark}](?= )")) for mark in "-*+")
_ITEM = re.compile(f"\n *([-*+]) +(?=[{CJK}“《])")


def drop_markup(draft: Draft) -> None:
    """Drop Markdown marks; the mark of a list item becomes ●."""
    if "#" in draft.text:
        first = _FIRST_HEADING.match(draft.text)
        spans = [first.span()] if first else []
        draft.drop("markup", spans + [match.span() for match in _HEADING.finditer(draft.text)])
    if "*" in draft.text and "**" in draft.text:
        spans = []
        for match in _STRONG.finditer(draft.text):
            spans += [(match.start(), match.start(1)), (match.end(1), match.end())]
        draft.drop("markup", spans)
    if "-" in draft.text and "---" in draft.text:
        draft.drop("markup", [match.span() for match in _RULER.finditer(draft.text)])
    if "]" in draft.text and "](" in draft.text:
        _drop_links(draft)
    if any(mark in draft.text and before_blank.search(draft.text) for mark, before_blank in _MARKS):
        places = [(match.start(1), "●") for match in _ITEM.finditer(draft.text)]
        draft.replace("markup", places)


def _drop_links(draft: Draft) -> None:
    text = draft.text
    spans: list[tuple[int, int]] = []
    for match in _LINK.finditer(text):
        start, end = match.span()
        opening = text.rfind("[", max(0, start - 200), start)
        if opening < 0 or "\n" in text[opening:start] or (spans and opening < spans[-1][1]):
            continue
        image = opening > 0 and text[opening - 1] == "!"
        spans += [(opening - image, opening + 1), (start, end)]
    draft.drop("markup", spans)
