"""Word .docx through python-docx: paragraphs, headings and tables in the order of the document.

A row of a table is one line, its cells joined by `` | ``; cells that are merged appear once.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from extract.errors import ReadError
from extract.read.numbering import Numbering
from extract.records import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_word"]


def read_word(data: bytes, path: str) -> tuple[str, tuple[Mark, ...], dict[str, str]]:
    """Read a Word file.

    Args:
        data: The file's bytes.
        path: The file, for messages.

    Returns:
        The text with one paragraph or table row per line, a mark for each paragraph (label: which of them
        it is), heading (label: its style), table and row, and the title and date of the file's properties.

    Raises:
        ReadError: If the file is damaged or no Word file.
    """
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document))
        properties = document.core_properties
    except Exception as error:
        # python-docx lets through whatever lxml, zipfile or a missing part raises.
        raise ReadError(
            path, f"is a damaged Word file ({type(error).__name__})", "save it again as .docx"
        ) from error
    marks: list[Mark] = []
    texts: list[str] = []
    at = 0
    for kind, label, text in lines:
        if text or kind == "table":
            marks.append(Mark(at, kind, label))
        if kind != "table":
            texts.append(text)
            at += len(text) + 1
    metadata = {"title": properties.title} if properties.title else {}
    return "\n".join(texts), tuple(marks), metadata


def _lines(document: Any) -> Iterator[tuple[str, str, str]]:
    numbering = Numbering(document)
    tables = paragraphs = 0
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            tables += 1
            yield "table", f"表{tables}", ""
            for number, row in enumerate(block.rows, 1):
                yield "row", f"表{tables} 第{number}行", _row(row)
            continue
        text = block.text.replace("\n", " ")
        style = block.style.name if block.style is not None else ""
        heading = style.startswith(("Heading", "标题", "Title"))
        paragraphs += 1
        yield (
            "heading" if heading else "paragraph",
            style if heading else str(paragraphs),
            numbering.label(block) + text,
        )


def _row(row: Any) -> str:
    cells: list[str] = []
    last = None
    for cell in row.cells:
        if cell._tc is not last:
            cells.append(" ".join(cell.text.split()))
        last = cell._tc
    return " | ".join(cells)
