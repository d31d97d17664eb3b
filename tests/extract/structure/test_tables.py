from __future__ import annotations

from extract.structure.paragraphs import split_paragraphs
from extract.structure.tables import read_rows


def test_rows_under_a_header() -> None:
    text = "|序号|重点任务|责任单位|完成时限|\n|1|建云|省数据局|2025年|\n|2|建网||2026年|"
    rows = read_rows(split_paragraphs(text))
    assert sorted(rows) == [1, 2]
    assert [(row.number, text[slice(*row.task)]) for row in rows.values()] == [("1", "建云"), ("2", "建网")]
    assert [[(text[a:b], role) for a, b, role in row.duties] for row in rows.values()] == [
        [("省数据局", "responsible")],
        [],
    ]


def test_rules_between_rows_are_left_out() -> None:
    text = "任务|责任单位\n|---|---|\n建云|省数据局"
    rows = read_rows(split_paragraphs(text))
    assert [(index, len(row.duties)) for index, row in rows.items()] == [(2, 1)]


def test_rows_without_a_header_have_number_and_first_words() -> None:
    text = "3|建库|省公安厅"
    row = read_rows(split_paragraphs(text))[0]
    assert (row.number, text[slice(*row.task)], row.duties) == ("3", "建库", ())


def test_a_header_holds_only_for_the_rows_under_it() -> None:
    text = "任务|责任单位\n建云|省数据局\n说明文字。\n建网|省通信局"
    rows = read_rows(split_paragraphs(text))
    assert sorted(rows) == [1, 3]
    assert [len(row.duties) for row in rows.values()] == [1, 0]


def test_content_stands_in_for_a_missing_task() -> None:
    text = "类别|工作内容|牵头单位\n|扩充容量。|省数据局"
    row = read_rows(split_paragraphs(text))[1]
    assert text[slice(*row.task)] == "扩充容量。"


def test_plain_paragraphs_are_no_rows() -> None:
    assert read_rows(split_paragraphs("统一入口。\n|\n建云|")) == {}
