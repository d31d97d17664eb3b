"""Pages and elements: every mention of a PDF, Word or HTML file says in which one it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import pdf_bytes, word_bytes

from extract.pipeline import extract_text
from extract.read import read_file
from extract.records import Mark, SourceText

LINES = ("一、总体要求", "依托国家电子政务外网，推进数据共享。", "建设省公共数据平台，完善人口数据库。")
FILES = {
    "pdf": (
        "a.pdf",
        lambda: pdf_bytes([LINES[:2], LINES[2:]]),
        {"国家电子政务外网": "page 1", "人口数据库": "page 2"},
    ),
    "docx": (
        "a.docx",
        lambda: word_bytes(
            [f"# {LINES[0]}", LINES[1], [["任务", "单位"], ["建设省公共数据平台", "省数据局"]]]
        ),
        {"国家电子政务外网": "paragraph 2", "省公共数据平台": "表1 第2行"},
    ),
    "html": (
        "a.html",
        lambda: (
            f"<html><body><article><h2>{LINES[0]}</h2><p>{LINES[1]}</p><p>{LINES[2]}</p></article></body>".encode()
        ),
        {"国家电子政务外网": "paragraph 1", "人口数据库": "paragraph 2"},
    ),
    "txt": ("a.txt", lambda: "\n".join(LINES).encode(), {"国家电子政务外网": ""}),
}


@pytest.mark.parametrize("form", FILES)
def test_mention_knows_its_page_or_element(form: str, tmp_path: Path) -> None:
    name, make, expected = FILES[form]
    (tmp_path / name).write_bytes(make())
    extraction = extract_text(read_file(tmp_path / name))
    found = {mention.surface: extraction.source.element_at(mention.start) for mention in extraction.mentions}
    assert {surface: found.get(surface) for surface in expected} == expected


def test_element_is_the_last_mark_before() -> None:
    source = SourceText("a", "a", "甲乙丙丁", marks=(Mark(1, "page", "1"), Mark(3, "row", "表1 第2行")))
    assert [source.element_at(at) for at in range(4)] == ["", "page 1", "page 1", "表1 第2行"]
