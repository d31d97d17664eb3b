from __future__ import annotations

import pytest

from extract.structure import parse_structure

HEAD = "云岭省数字政府建设方案\n一、任务\n"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("1.建云。扩容。责任单位：省数据局、省财政厅。", [("responsible", "省数据局、省财政厅")]),
        ("1.建云。扩容。\n责任单位：省数据局", [("responsible", "省数据局")]),
        ("1.建云。扩容。\n责任单位：\n省数据局、省财政厅", [("responsible", "省数据局、省财政厅")]),
        (
            "1.建云。扩容。（牵头单位：省数据局；配合单位：省财政厅、各市（州）政府）",
            [("lead", "省数据局"), ("cooperate", "省财政厅、各市（州）政府")],
        ),
        ("1.建云。扩容。(责任单位：省委网信办、各市政府)", [("responsible", "省委网信办、各市政府")]),
        (
            "1.建云。扩容。（省发展改革委牵头，省数据局、省财政厅按职责分工负责）",
            [("lead", "省发展改革委"), ("responsible", "省数据局、省财政厅")],
        ),
        (
            "1.建云。扩容。（省数据局牵头，省财政厅、省公安厅等部门配合）",
            [("lead", "省数据局"), ("cooperate", "省财政厅、省公安厅")],
        ),
        ("1.建云。扩容。\n【责任单位】省数据局、省财政厅", [("responsible", "省数据局、省财政厅")]),
        (
            "1.建云。扩容。牵头单位：省数据局配合单位：省财政厅",
            [("lead", "省数据局"), ("cooperate", "省财政厅")],
        ),
        ("1.建云。扩容。（省数据局、省财政厅负责）", [("responsible", "省数据局、省财政厅")]),
        ("1.建云。扩容。（由省数据局牵头负责）", [("lead", "省数据局")]),
        ("1.建云。扩容。（各市（州）人民政府按职责分工负责）", [("responsible", "各市（州）人民政府")]),
        (
            "1.建云。扩容。责任单位：省数据局（牵头）、省财政厅，完成时限：2025年底",
            [("lead", "省数据局"), ("responsible", "省财政厅")],
        ),
        (
            "1.建云。扩容。（责任单位：省数据局牵头，省财政厅、省公安厅配合）",
            [("lead", "省数据局"), ("cooperate", "省财政厅、省公安厅")],
        ),
        (
            "1.建云。扩容。责任单位：省数据局牵头，省财政厅、各市（州）政府按职责分工负责",
            [("lead", "省数据局"), ("responsible", "省财政厅、各市（州）政府")],
        ),
        ("1.建云。扩容（含容灾）。各责任单位要加强配合。", []),
        ("1.建云。扩容（把责任落实到人，层层抓落实）。", []),
        ("1.建云。责任单位要细化方案。", []),
        ("1.建云。（省数据局、省财政厅）", [("responsible", "省数据局、省财政厅")]),
        ("1.建云（省数据局、省财政厅）。", []),
        ("1.建云。（详见附件、省数据局）", []),
        ("1.建云。扩容。〔省数据局牵头，省财政厅配合〕", [("lead", "省数据局"), ("cooperate", "省财政厅")]),
        ("1.建云（省数据局负责，9月底前完成）。", [("responsible", "省数据局")]),
    ],
)
def test_notes(note: str, expected: list[tuple[str, str]]) -> None:
    text = HEAD + note
    structure = parse_structure(text)
    assert [(d.role, text[d.start : d.end]) for d in structure.duties] == expected
    assert {structure.sections[d.section].heading for d in structure.duties} <= {"建云"}


def test_rows_name_who_answers() -> None:
    text = """清江市数字政府重点任务清单
序号|任务|工作内容|牵头单位|配合单位|完成时限
1|升级共享平台|同步目录。|市数据局|市财政局、各区政府|6月
2|建设人口库|补齐字段。|市公安局|/|9月
（备注：排名第一的为牵头单位）
任务名称|责任单位
推广一码通|市民政局（牵头）、市数据局"""
    structure = parse_structure(text)
    found = [(structure.sections[d.section].heading, d.role, text[d.start : d.end]) for d in structure.duties]
    assert found == [
        ("升级共享平台", "lead", "市数据局"),
        ("升级共享平台", "cooperate", "市财政局、各区政府"),
        ("建设人口库", "lead", "市公安局"),
        ("推广一码通", "lead", "市民政局"),
        ("推广一码通", "responsible", "市数据局"),
    ]
    assert {structure.sections[d.section].kind for d in structure.duties} == {"row"}


def test_a_note_on_its_own_line_belongs_to_the_task_above() -> None:
    text = HEAD + "1.建云。扩容。\n（责任单位：省数据局）\n2.建网。提速。\n（省通信局负责）"
    structure = parse_structure(text)
    assert [structure.sections[d.section].heading for d in structure.duties] == ["建云", "建网"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("牵头：省数据局；配合：省财政厅。", [("lead", "省数据局"), ("cooperate", "省财政厅")]),
        ("牵头：省数据局，配合：省财政厅。", [("lead", "省数据局"), ("cooperate", "省财政厅")]),
        ("（责任：省数据局）", [("responsible", "省数据局")]),
        ("由省数据局牵头：省财政厅等参加。", []),
    ],
)
def test_short_labels_stand_after_a_stop(note: str, expected: list[tuple[str, str]]) -> None:
    text = HEAD + "1.建云。扩容。" + note
    assert [(d.role, text[d.start : d.end]) for d in parse_structure(text).duties] == expected


def test_a_cell_says_who_does_what() -> None:
    text = "序号|任务|分工\n1|建云|省数据局负责，省财政厅、省档案局配合\n2|建库|省公安厅牵头\n3|建网|省数据局、省财政厅"
    assert [(d.role, text[d.start : d.end]) for d in parse_structure(text).duties] == [
        ("responsible", "省数据局"),
        ("cooperate", "省财政厅、省档案局"),
        ("lead", "省公安厅"),
        ("responsible", "省数据局、省财政厅"),
    ]
