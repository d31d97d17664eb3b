"""PDF with a text layer, through pypdfium2: page by page, pages parted by form feeds.

PDFium keeps the order in which the text was set, which is the reading order in documents
that office programs export, and it is the engine of a browser: well kept, and hard to break.
Where lines stand on the page (``page_layout``) tells paragraphs and columns.
"""

from __future__ import annotations

import re
from typing import Any

from extract.errors import ReadError
from extract.read.ocr import Box, join_pages, recognised_page
from extract.read.page_layout import laid_out, read_lines
from extract.records import Mark

__all__ = ["read_pdf"]

_CHINESE = re.compile("[\u4e00-\u9fff]")
_FILE_NAME = re.compile(r"\AMicrosoft Word|\.(?:docx?|wps|ofd)\Z", re.IGNORECASE)
_MOST_PAGES = 5_000
_FEWEST_CHARACTERS = 4


def read_pdf(data: bytes, path: str, *, ocr: bool = False) -> tuple[str, tuple[Mark, ...], dict[str, str]]:
    """Read the text layer of a PDF.

    Args:
        data: The file's bytes.
        path: The file, for messages.
        ocr: Whether to recognise the characters of pages without text.

    Returns:
        The text, a mark for every page (label: page number from 1), and title and date if given.

    Raises:
        ReadError: If the PDF is damaged, protected, too long, or has no text layer.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(path, "is protected by a password", "save it without a password") from None
        raise ReadError(path, "is a damaged PDF", "fetch it or export it again") from None
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise ReadError(path, f"has {count} pages, more than {_MOST_PAGES}", "split it")
        pages = [_page(document, number) for number in range(count)]
        metadata = _metadata(document.get_metadata_dict(skip_empty=True))
        if ocr and any(len(page.split()) == 0 for page in pages):
            return (*_recognised(document, pages, path), metadata)
    except pypdfium2.PdfiumError:
        raise ReadError(path, "is a damaged PDF", "fetch it or export it again") from None
    finally:
        document.close()
    if sum(len(page.split()) > 0 for page in pages) == 0 or sum(map(len, pages)) < _FEWEST_CHARACTERS * count:
        raise ReadError(
            path, f"has no text layer ({count} scanned pages)", "read it with --ocr, or recognise it first"
        )
    marks: list[Mark] = []
    at = 0
    for number, page in enumerate(pages, 1):
        marks.append(Mark(at, "page", str(number)))
        at += len(page) + 1
    return "\f".join(pages), tuple(marks), metadata


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    try:
        layer = page.get_textpage()
        try:
            text: str = layer.get_text_range()
            width, _ = page.get_size()
            return laid_out(read_lines(layer, text, width))
        finally:
            layer.close()
    finally:
        page.close()


def _recognised(document: Any, pages: list[str], path: str) -> tuple[str, tuple[Mark, ...]]:
    """The text of a PDF of which some or all pages are scans; pages with text keep theirs."""
    read: list[list[tuple[str, Box]]] = []
    for number, text in enumerate(pages):
        page = document[number]
        try:
            width, height = page.get_size()
            around = Box(0, 0, width, height, "")
            read.append(
                [(line, around) for line in text.split("\n")] if text.split() else recognised_page(page, path)
            )
        finally:
            page.close()
    return join_pages(read, path)


def _metadata(given: dict[str, str]) -> dict[str, str]:
    metadata: dict[str, str] = {}
    title = given.get("Title", "")
    if _CHINESE.search(title) and not _FILE_NAME.search(title):
        metadata["title"] = title
    created = given.get("CreationDate", "").removeprefix("D:")
    if len(created) >= 8 and created[:8].isdigit():
        metadata["created"] = f"{created[:4]}-{created[4:6]}-{created[6:8]}"
    return metadata
