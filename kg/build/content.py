"""What stands for the characters of a file: equal contents give equal texts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kg.rdf.iri import digest

if TYPE_CHECKING:
    from extract.records import SourceText

__all__ = ["content_of_bytes", "content_of_text"]


def content_of_bytes(data: bytes, encoding: str | None, ocr: bool) -> str:
    """Return the content of a file from its bytes, without looking into them.

    The same bytes read with another encoding, or with character recognition, are another text.
    """
    return f"{hashlib.sha256(data).hexdigest()} {encoding or ''}{' ocr' if ocr else ''}"


def content_of_text(source: SourceText) -> str:
    """Return the content of a text that was read elsewhere."""
    return f"{source.sha256} {digest(source.text)}"
