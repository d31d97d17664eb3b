"""What kind of file some bytes are, by what they say rather than by the file's name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from extract.errors import ReadError

__all__ = ["DOCX", "HTML", "MARKDOWN", "PDF", "PICTURES", "TEXT", "ZIP", "media_type"]

TEXT: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
ZIP: Final = "application/zip"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PICTURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"RIFF": "image/webp",
}
PICTURES: Final = frozenset(_PICTURES.values())
"""Media types of pictures, which have no text unless it is recognised."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PROGRAMS = (b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe")
_OTHER_ARCHIVES = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")


def media_type(data: bytes, path: str) -> str:
    """Tell the format of a file.

    Args:
        data: Its bytes.
        path: Its path or name, for its suffix and for messages.

    Returns:
        The media type, one of this module's constants.

    Raises:
        ReadError: If the format is one that holds no readable text.
    """
    suffix = path.rsplit("/", 1)[-1].rpartition(".")[2].lower()
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data, path, suffix)
    if data.startswith(tuple(_PICTURES)) and not data[:64].isascii():
        return next(kind for start, kind in _PICTURES.items() if data.startswith(start))
    if data.startswith(_OLD_OFFICE):
        raise ReadError(path, "is an old Word or Excel file", "save it as .docx or PDF")
    if data.startswith(_OTHER_ARCHIVES):
        raise ReadError(path, "is an archive that is no zip", "unpack it, or pack it as .zip")
    if data.startswith(_PROGRAMS):
        raise ReadError(path, "is a binary file, not a text", "leave it out")
    if suffix == "docx":
        raise ReadError(path, "is no Word file in spite of its name", "open it in Word and save it as .docx")
    if suffix == "pdf":
        raise ReadError(path, "is no PDF in spite of its name", "export it to PDF again")
    if suffix == "zip":
        raise ReadError(path, "is no zip archive in spite of its name", "pack it again")
    if suffix in ("html", "htm", "xhtml", "shtml") or _HTML.match(data[:4096]):
        return HTML
    return MARKDOWN if suffix in ("md", "markdown") else TEXT


def _package(data: bytes, path: str, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        what = "Word file" if suffix == "docx" else "zip archive"
        raise ReadError(path, f"is a damaged or truncated {what}", "fetch it again") from None
    if "word/document.xml" in names:
        return DOCX
    if suffix == "docx":
        raise ReadError(path, "is no Word file in spite of its name", "open it in Word and save it as .docx")
    if "[Content_Types].xml" in names:
        raise ReadError(path, "is an office file other than Word", "save it as PDF or text")
    return ZIP
