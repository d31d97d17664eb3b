"""PDF: text in reading order, pages marked."""

from __future__ import annotations

import pytest
from files import pdf_bytes, scanned_pdf_bytes

from extract.errors import ReadError
from extract.normalise import normalise
from extract.read.pdf import read_pdf

PAGES = [
    [
        "某省公报",
        "各地区要依托国家电子政务外网，建设统一的数据",
        "共享交换平台，打通部门之间的信息系统，推动基",
        "— 1 —",
    ],
    [
        "某省公报",
        "础库按需共享，逐步形成上下联动的工作格局，让",
        "群众办事更加方便，让基层负担明显减轻，让监管",
        "— 2 —",
    ],
    ["某省公报", "更加精准有效。", "二、保障措施", "— 3 —"],
]


def test_pages_are_parted_and_marked() -> None:
    text, marks, metadata = read_pdf(pdf_bytes(PAGES, title="数据共享方案"), "a.pdf")
    assert text == "\f".join("\n".join(page) for page in PAGES)
    assert [(mark.kind, mark.label) for mark in marks] == [("page", "1"), ("page", "2"), ("page", "3")]
    assert all(text[mark.start :].startswith("某省公报") for mark in marks)
    assert metadata["title"] == "数据共享方案"


def test_clean_text_joins_lines_over_pages() -> None:
    clean = normalise(read_pdf(pdf_bytes(PAGES), "a.pdf")[0])
    paragraph = "".join("".join(page[1:-1]) for page in PAGES[:2]) + "更加精准有效。"
    assert clean.text == f"{paragraph}\n二、保障措施"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (pdf_bytes(PAGES, password="secret"), "protected by a password"),
        (scanned_pdf_bytes(), "no text layer"),
        (pdf_bytes(PAGES)[:200], "damaged PDF"),
        (b"%PDF-1.7 nothing", "damaged PDF"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem):
        read_pdf(data, "a.pdf")
