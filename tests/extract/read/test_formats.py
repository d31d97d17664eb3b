"""Formats are told by what the bytes say."""

from __future__ import annotations

import pytest
from files import pdf_bytes, word_bytes, zip_bytes

from extract.errors import ReadError
from extract.read import formats


def test_names_do_not_matter_where_bytes_are_clear() -> None:
    assert formats.media_type(pdf_bytes([["文"]]), "a.txt") == formats.PDF
    assert formats.media_type(word_bytes(["文"]), "a.txt") == formats.DOCX
    assert formats.media_type(zip_bytes({"a.txt": b"x"}), "a.txt") == formats.ZIP
    assert formats.media_type(b"<!DOCTYPE html><html></html>", "a") == formats.HTML
    assert formats.media_type(b"\n <!-- x --><html><body></body>", "a") == formats.HTML


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", formats.TEXT),
        ("a", formats.TEXT),
        ("a.md", formats.MARKDOWN),
        ("a.html", formats.HTML),
        ("A.HTM", formats.HTML),
    ],
)
def test_suffix_decides_between_kinds_of_text(name: str, kind: str) -> None:
    assert formats.media_type("正文".encode(), name) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 60, "image/jpeg"),
        (b"II*\0\xff" + b"\0" * 60, "image/tiff"),
    ],
)
def test_pictures_are_known_by_their_bytes(data: bytes, kind: str) -> None:
    assert formats.media_type(data, "a.txt") == kind
    assert kind in formats.PICTURES


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "old Word"),
        (b"\x7fELF\x02", "a", "binary"),
        (b"\x1f\x8b\x08", "a.gz", "archive"),
        (b"not a word file", "a.docx", "no Word file"),
        (b"not a pdf", "a.pdf", "no PDF"),
        (b"not a zip", "a.zip", "no zip"),
        (zip_bytes({"a.txt": b"x"}), "a.docx", "no Word file"),
        (zip_bytes({"[Content_Types].xml": b"x", "xl/workbook.xml": b""}), "a.xlsx", "other than Word"),
        (zip_bytes({"a.txt": b"x" * 1000})[:40], "a.zip", "truncated zip"),
        (word_bytes(["文"])[:3000], "a.docx", "truncated Word"),
    ],
)
def test_what_holds_no_text_is_said(data: bytes, name: str, problem: str) -> None:
    with pytest.raises(ReadError, match=problem):
        formats.media_type(data, name)
