"""Makes small PDF, Word and zip files for tests, with words composed for them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

__all__ = ["pdf_bytes", "scanned_pdf_bytes", "word_bytes", "zip_bytes"]

FONT = "STSong-Light"


def pdf_bytes(pages: Sequence[Sequence[str]], *, password: str = "", title: str = "") -> bytes:
    """A PDF with a text layer, one list of lines per page."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    encryption = StandardEncryption(password, canPrint=0) if password else None
    sheet = canvas.Canvas(buffer, invariant=1, encrypt=encryption)
    if title:
        sheet.setTitle(title)
    for lines in pages:
        sheet.setFont(FONT, 12)
        for number, line in enumerate(lines):
            sheet.drawString(72, 780 - 20 * number, line)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def scanned_pdf_bytes(pages: int = 2) -> bytes:
    """A PDF whose pages hold nothing but a drawing."""
    from reportlab.pdfgen import canvas

    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, invariant=1)
    for _ in range(pages):
        sheet.rect(72, 72, 300, 500, fill=1)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def word_bytes(
    blocks: Sequence[str | Sequence[Sequence[str]]], *, title: str = "", numbered: str = ""
) -> bytes:
    """A Word file: a str is a paragraph (``# `` makes a heading), a list of rows a table."""
    import docx

    document = docx.Document()
    document.core_properties.title = title
    for block in blocks:
        if isinstance(block, str):
            if block.startswith("# "):
                document.add_heading(block[2:], level=1)
            else:
                document.add_paragraph(block, style=numbered if numbered and block.startswith("*") else None)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()
