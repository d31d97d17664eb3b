"""The main text of a page as trafilatura finds it, with a mark for every block: which element it was.

A sign that the page does not hold goes in front of every block before the tree becomes text, and
comes out again afterwards: so each mark stands exactly where its block begins, and nothing is searched for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from extract.records import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["main_text"]

_SIGNS: Final = "⁂⸎⸙꧁꧂𐄷𐄸𐄹"
_KINDS: Final = {"p": "paragraph", "quote": "paragraph", "item": "item"}
_TABLE_EDGE = re.compile(r"^(\S?)\| | \| *$", re.MULTILINE)


def main_text(tree: Any) -> tuple[str, tuple[Mark, ...]]:
    """Extract the main text of a page.

    Args:
        tree: The page as an lxml tree; it may be changed.

    Returns:
        The text, one block a line, cells of a row parted by `` | ``; and for each block a mark: ``heading``
        (label: ``h2`` and its like), ``paragraph`` or ``item`` (which of them it is) or ``row``
        (which row of which table).  The text is empty where the page has no main text.
    """
    import trafilatura
    from trafilatura.xml import xmltotxt

    document = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, favor_recall=True, fast=False
    )
    body = getattr(document, "body", None)
    if body is None:
        return "", ()
    held = "".join(body.itertext())
    sign = next((sign for sign in _SIGNS if sign not in held), "")
    named = []
    if sign:
        for element, kind, label in _blocks(body):
            element.text = sign + (element.text or "").lstrip()
            named.append((kind, label))
    text = _TABLE_EDGE.sub(lambda edge: edge[1] or "", xmltotxt(body, include_formatting=False)).strip()
    if not sign:
        return text, ()
    pieces = text.split(sign)
    marks: list[Mark] = []
    at = len(pieces[0])
    for (kind, label), piece in zip(named, pieces[1:], strict=False):
        if piece.strip():
            marks.append(Mark(at, kind, label))
        at += len(piece)
    return "".join(pieces), tuple(marks)


def _blocks(body: Any) -> Iterator[tuple[Any, str, str]]:
    """Headings, paragraphs, items and rows of a page, outside of the cells of tables, in order."""
    counts: dict[str, int] = {}
    tables: dict[Any, int] = {}
    for element in body.iter("head", "p", "quote", "item", "row"):
        if any(above.tag in ("cell", "item") for above in element.iterancestors()):
            continue
        if element.tag == "head":
            yield element, "heading", element.get("rend") or "heading"
        elif element.tag == "row":
            table = element.getparent()
            number = tables.setdefault(table, len(tables) + 1)
            counts[f"表{number}"] = counts.get(f"表{number}", 0) + 1
            yield element, "row", f"表{number} 第{counts[f'表{number}']}行"
        else:
            kind = _KINDS[element.tag]
            counts[kind] = counts.get(kind, 0) + 1
            yield element, kind, str(counts[kind])
