"""Word files: paragraphs, headings, tables, and numbers that Word counts."""

from __future__ import annotations

import pytest
from files import word_bytes, zip_bytes

from extract.errors import ReadError
from extract.normalise import normalise
from extract.read.word import read_word


def test_blocks_come_in_order_with_marks() -> None:
    table = [["任务", "责任单位"], ["建设电子证照库", "省数据局\n省公安厅"]]
    text, marks, metadata = read_word(
        word_bytes(["# 一、总体要求", "推进数据共享。", table, "某省人民政府"], title="方案"), "a.docx"
    )
    assert (
        text
        == "一、总体要求\n推进数据共享。\n任务 | 责任单位\n建设电子证照库 | 省数据局 省公安厅\n某省人民政府"
    )
    assert [(mark.kind, mark.label, text[mark.start :].split("\n")[0]) for mark in marks] == [
        ("heading", "Heading 1", "一、总体要求"),
        ("paragraph", "2", "推进数据共享。"),
        ("table", "表1", "任务 | 责任单位"),
        ("row", "表1 第1行", "任务 | 责任单位"),
        ("row", "表1 第2行", "建设电子证照库 | 省数据局 省公安厅"),
        ("paragraph", "3", "某省人民政府"),
    ]
    assert metadata == {"title": "方案"}
    assert "建设电子证照库|省数据局省公安厅" in normalise(text).text


def test_numbers_counted_by_word_are_in_the_text() -> None:
    text, _, _ = read_word(
        word_bytes(["*建设平台", "*整合系统", "说明", "*优化服务"], numbered="List Number"), "a.docx"
    )
    assert [line[:2] for line in text.split("\n")] == ["1.", "2.", "说明", "3."]


def test_merged_cells_appear_once() -> None:
    import io

    import docx

    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "牵头单位"
    table.cell(0, 2).text = "省数据局"
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_word(buffer.getvalue(), "a.docx")[0] == "牵头单位 | 省数据局"


def test_damaged_file_is_said() -> None:
    with pytest.raises(ReadError, match="damaged Word file"):
        read_word(zip_bytes({"word/document.xml": b"<broken"}), "a.docx")
