"""Which sentences are goals, with which year; on passages composed for the purpose."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from extract.lexicon import load_table
from extract.normalise import normalise
from extract.records import Structure
from extract.structure import parse_structure
from extract.tag.candidate import Candidate
from extract.tag.goals import find_goals

HEAD = "某市智慧城市建设方案\n一、总体要求\n"
TASKS = "某市智慧城市建设方案\n一、重点任务\n"


def read(text: str, date: str = "2024-03-01") -> tuple[Candidate, ...]:
    return find_goals(text, parse_structure(text, {"date": date}))


def goals(text: str, date: str = "2024-03-01") -> list[tuple[str, str]]:
    """Words and year of the goals, without named national targets."""
    return [(text[g.start : g.end], g.year) for g in read(text, date) if g.rule != "goal.named"]


ROWS = {
    # the heading decides
    "sentence under a heading": ("（一）主要目标\n数据底座更加稳固。", [("数据底座更加稳固", "")]),
    "heading with run-in text": (
        "（一）发展目标。到2026年，全面建成数据底座。",
        [("到2026年，全面建成数据底座", "2026")],
    ),
    "heading with a period": (
        "（一）“十四五”时期发展目标\n数据底座更加稳固。",
        [("数据底座更加稳固", "2025")],
    ),
    "heading with years in brackets": (
        "（一）工作目标（2024—2026年）\n数据底座更加稳固。",
        [("数据底座更加稳固", "2026")],
    ),
    "heading that is only a year and 目标": (
        "（一）2027年目标\n数据底座更加稳固。",
        [("数据底座更加稳固", "2027")],
    ),
    "semicolons part goals": (
        "（一）主要目标\n到2026年，底座更加稳固；应用更加丰富；机制更加健全。",
        [("到2026年，底座更加稳固", "2026"), ("应用更加丰富", "2026"), ("机制更加健全", "2026")],
    ),
    "brackets and quotation marks keep their stops": (
        "（一）主要目标\n形成“一网统管；一屏通览”格局（含市县；乡镇）。",
        [("形成“一网统管；一屏通览”格局（含市县；乡镇）", "")],
    ),
    "二是 stays in the sentence": (
        "（一）工作目标\n一是网络更加畅通；二是数据更加鲜活。",
        [("一是网络更加畅通", ""), ("二是数据更加鲜活", "")],
    ),
    "second horizon switches": (
        "（一）主要目标\n到2026年，底座基本建成。应用更加丰富。\n到2035年，底座全面建成。治理更加智能。",
        [
            ("到2026年，底座基本建成", "2026"),
            ("应用更加丰富", "2026"),
            ("到2035年，底座全面建成", "2035"),
            ("治理更加智能", "2035"),
        ],
    ),
    "bare years under a heading": (
        "（一）年度目标\n2025年，底座基本建成。2026年底，应用全面推广。",
        [("2025年，底座基本建成", "2025"), ("2026年底，应用全面推广", "2026")],
    ),
    "a clause inside has its own year": (
        "（一）主要目标\n到2026年，底座基本建成。应用更加丰富，到2028年全面推广。机制健全有效。",
        [
            ("到2026年，底座基本建成", "2026"),
            ("应用更加丰富，到2028年全面推广", "2028"),
            ("机制健全有效", "2026"),
        ],
    ),
    "the next heading ends the list": (
        "（一）主要目标\n数据底座更加稳固。\n（二）基本原则\n坚持统筹推进。",
        [("数据底座更加稳固", "")],
    ),
    # bullets
    "bullets take the year of the sentence before": (
        "（一）主要目标\n到2026年，智慧城市初步建成。\n——底座更加稳固。网络升级；云平台扩容。\n——应用更加丰富。服务掌上可办。",
        [
            ("到2026年，智慧城市初步建成", "2026"),
            ("底座更加稳固。网络升级；云平台扩容", "2026"),
            ("应用更加丰富。服务掌上可办", "2026"),
        ],
    ),
    "a paragraph after bullets is no bullet": (
        "（一）主要目标\n到2026年，初步建成智慧城市。\n——底座稳固。网络升级。\n到2035年，全面建成智慧城市。",
        [
            ("到2026年，初步建成智慧城市", "2026"),
            ("底座稳固。网络升级", "2026"),
            ("到2035年，全面建成智慧城市", "2035"),
        ],
    ),
    "numbered items lose their number": (
        "（一）主要目标\n到2026年，初步建成智慧城市。\n1.底座更加稳固。网络升级。\n2.应用更加丰富。掌上可办。",
        [
            ("到2026年，初步建成智慧城市", "2026"),
            ("底座更加稳固。网络升级", "2026"),
            ("应用更加丰富。掌上可办", "2026"),
        ],
    ),
    "a bullet has its own year": (
        "（一）主要目标\n到2026年，初步建成智慧城市。\n——底座更加稳固。到2025年，网络全面升级。\n——应用丰富。掌上可办。",
        [
            ("到2026年，初步建成智慧城市", "2026"),
            ("底座更加稳固。到2025年，网络全面升级", "2025"),
            ("应用丰富。掌上可办", "2026"),
        ],
    ),
    "unmarked bullets with leads": (
        "（一）主要目标\n到2026年，初步建成智慧城市。\n底座更加稳固。网络升级，云平台扩容。\n应用更加丰富。掌上可办。",
        [
            ("到2026年，初步建成智慧城市", "2026"),
            ("底座更加稳固。网络升级，云平台扩容", "2026"),
            ("应用更加丰富。掌上可办", "2026"),
        ],
    ),
    "phases name their year": (
        "（一）工作目标\n第一阶段（2024年）。完成顶层设计任务。\n第二阶段（2025—2026年）。平台全面运行。",
        [("第一阶段（2024年）。完成顶层设计任务", "2024"), ("第二阶段（2025—2026年）。平台全面运行", "2026")],
    ),
    "goals of a nested heading take the year above": (
        "（一）发展目标\n1.总体目标\n到2026年，初步建成智慧城市。\n2.具体目标\n数据共享更加充分。",
        [("到2026年，初步建成智慧城市", "2026"), ("数据共享更加充分", "2026")],
    ),
    "an announced list outside goal headings": (
        "到2026年，实现以下目标：\n（一）数据共享更加充分。\n（二）系统全部上云。\n二、组织保障\n（一）加强领导。落实责任。",
        [("数据共享更加充分", "2026"), ("系统全部上云", "2026")],
    ),
    "announcements are cut off": (
        "（一）主要目标\n到2026年，初步建成智慧城市，具体目标如下：\n——底座稳固。网络升级。",
        [("到2026年，初步建成智慧城市", "2026"), ("底座稳固。网络升级", "2026")],
    ),
    "responsibility notes are cut off": (
        "（一）主要目标\n到2026年，初步建成智慧城市。（责任单位：市数据局）\n（牵头单位：市发展改革委）",
        [("到2026年，初步建成智慧城市", "2026")],
    ),
    # labels
    "label": (
        "1.夯实数据底座。\n建设目标：形成统一的数据底座。\n建设内容：搭建数据平台。",
        [("形成统一的数据底座", "")],
    ),
    "label and next label in one paragraph": (
        "建设目标：形成统一的数据底座。支撑各类应用。建设内容：搭建数据平台，接入各类终端。",
        [("形成统一的数据底座", ""), ("支撑各类应用", "")],
    ),
    "label with 是": ("总体目标是：到2026年，初步建成智慧城市。", [("到2026年，初步建成智慧城市", "2026")]),
    "label with 是 and no colon": (
        "总体目标是到2026年，初步建成智慧城市。",
        [("到2026年，初步建成智慧城市", "2026")],
    ),
    "label with a year": ("到2026年的主要目标是：底座更加稳固。", [("底座更加稳固", "2026")]),
    "a label takes no year from elsewhere": (
        "到2026年，初步建成智慧城市。\n1.夯实底座。\n建设目标：形成统一底座。\n建设内容：搭建平台。",
        [("到2026年，初步建成智慧城市", "2026"), ("形成统一底座", "")],
    ),
    # dated headings
    "目标任务 waits for a horizon": (
        "（一）目标任务\n聚焦重点领域集中攻坚。到2026年，试点县全部接入。共享更加充分。\n——统一标准。形成标准体系。",
        [("到2026年，试点县全部接入", "2026"), ("共享更加充分", "2026"), ("统一标准。形成标准体系", "2026")],
    ),
    "目标任务 without a horizon": ("（一）目标任务\n聚焦重点领域集中攻坚。", []),
    "joined heading": (
        "（一）基本要求和主要目标\n坚持问题导向。到2026年，底座更加稳固。",
        [("到2026年，底座更加稳固", "2026")],
    ),
    # horizons anywhere
    "horizon at the head": (
        "推进平台建设。到2026年底，接入终端3万个。",
        [("到2026年底，接入终端3万个", "2026")],
    ),
    "至": ("至2026年，底座基本建成。", [("至2026年，底座基本建成", "2026")]),
    "Chinese numerals": ("到二〇二六年，底座基本建成。", [("到二〇二六年，底座基本建成", "2026")]),
    "展望": ("展望2035年，智慧城市全面建成。", [("展望2035年，智慧城市全面建成", "2035")]),
    "end of a plan": ("到“十五五”末，底座全面建成。", [("到“十五五”末，底座全面建成", "2030")]),
    "力争": ("力争到2026年，底座基本建成。", [("力争到2026年，底座基本建成", "2026")]),
    "the next five years": ("未来五年，数据共享全面实现。", [("未来五年，数据共享全面实现", "2029")]),
    "about three years": ("用3年左右时间，建成智慧城市。", [("用3年左右时间，建成智慧城市", "2027")]),
    "three to five years": ("经过3至5年努力，建成智慧城市。", [("经过3至5年努力，建成智慧城市", "2029")]),
    "before the end of a year": ("2025年底前，系统全部上云。", [("2025年底前，系统全部上云", "2025")]),
    "before the end of this year": ("今年年底前，系统全部上云。", [("今年年底前，系统全部上云", "2024")]),
    "a semicolon ends the sentence": (
        "到2026年，底座基本建成；持续推进应用。",
        [("到2026年，底座基本建成", "2026")],
    ),
    "in the middle, with a figure": (
        "持续推进标准建设，到2026年，制定标准30项以上。",
        [("持续推进标准建设，到2026年，制定标准30项以上", "2026")],
    ),
    # no goals
    "in the middle, without a figure": ("持续推进标准建设，到2026年再上台阶。", []),
    "what a plan says": (
        "方案明确，到2026年底，审批时间压缩至50个工作日以内。",
        [("到2026年底，审批时间压缩至50个工作日以内", "2026")],
    ),
    "what a title in a longer sentence says": (
        "近日，市政府印发《共享意见》（以下简称《意见》），提出到2026年，数据底座更加稳固。",
        [("到2026年，数据底座更加稳固", "2026")],
    ),
    "caption of a table": (
        "（一）主要目标\n表1 全市主要指标\n数据底座更加稳固。",
        [("数据底座更加稳固", "")],
    ),
    "tasks": ("推进平台建设。加强数据治理。完善共享机制。", []),
    "chores before a date": ("2025年底前，印发实施细则，全面部署。2025年6月底前报送总结。", []),
    "a date and no end state": ("2025年底前，各县研究提出意见。", []),
    "the past by its words": ("到2023年底，全市已建成站点300个。截至2023年底，站点全面覆盖。", []),
    "the past by the document's date": ("到2020年，全市站点全面覆盖。", []),
    "a description of a period": ("未来五年，是转型的关键期，要全面发力。", []),
    "since a year": ("2025年以来，站点全面覆盖。2025年，平台上线运行。", []),
    "during a plan": ("“十四五”期间，站点全面覆盖。", []),
    "目标 inside a sentence": ("坚持目标导向，明确工作目标，压实责任。", []),
    "headings that only hold 目标": ("（一）目标责任考核\n各县健全考核机制。", []),
    "nothing but the horizon": ("到2026年，主要目标是：", []),
}


@pytest.mark.parametrize("case", ROWS)
def test_goals(case: str) -> None:
    body, expected = ROWS[case]
    assert goals(HEAD + body) == expected


def test_articles_of_measures_may_hold_goals() -> None:
    articles = "第一条　为了规范政务云使用，制定本办法。\n第七条　到2024年，省级系统上云率达到95%以上。"
    found = goals(normalise("某省政务云管理办法\n" + articles).text)
    assert len(found) == 1


def test_articles_of_statutes_hold_no_goals() -> None:
    articles = "第一条　为了规范数据处理，制定本条例。\n第二条　到2030年，数据共享全面实现。"
    assert goals(normalise("某省数据条例\n第一章　总则\n" + articles).text) == []


def test_horizon_without_a_document_date_has_no_year() -> None:
    assert goals(HEAD + "未来五年，数据共享全面实现。", date="") == [("未来五年，数据共享全面实现", "")]


def test_name_is_the_whole_statement_without_quotation_marks() -> None:
    (goal,) = read(HEAD + "（一）主要目标\n到2026年，形成“一网统管”格局。")
    assert goal.names == ("到2026年，形成一网统管格局",)
    assert goal.type == "goal"


def test_goals_carry_their_indicators() -> None:
    (goal,) = read(HEAD + "到2026年，事项网办率达到95%以上，用户超过30万人。")
    assert [(i.name, i.comparison, i.value, i.unit) for i in goal.indicators] == [
        ("事项网办率", ">=", "95", "%"),
        ("用户", ">", "30", "万人"),
    ]


def test_named_target_inside_a_goal_is_not_found_again() -> None:
    text = HEAD + "围绕“双碳”目标加强监测。\n到2030年，“双碳”目标取得重要进展。"
    assert [text[g.start : g.end] for g in read(text)] == ["“双碳”目标", "到2030年，“双碳”目标取得重要进展"]


def test_goals_do_not_overlap() -> None:
    text = HEAD + "\n".join(body for body, _ in ROWS.values())
    found = read(text)
    assert len(found) > len(ROWS)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("row", load_table("goal_headings"), ids=lambda row: row["phrase"])
def test_heading_rows(row: dict[str, str]) -> None:
    numbered = "" if "：" in row["example"] else "（一）"
    assert len(goals(HEAD + numbered + row["example"])) == 1
    assert goals(HEAD + numbered + row["counter"]) == []
    assert row["phrase"] in row["example"]


@pytest.mark.parametrize("row", load_table("goal_horizons"), ids=lambda row: f"{row['kind']} {row['phrase']}")
def test_horizon_rows(row: dict[str, str]) -> None:
    goal, other = (
        (row["example"], row["counter"]) if row["kind"] != "past" else (row["counter"], row["example"])
    )
    date = "2010-01-01" if row["kind"] == "plan" else "2024-01-01"
    found = goals(TASKS + goal, date)
    assert len(found) == 1
    assert goals(TASKS + other, date) == []
    if row["kind"] in ("plan", "fixed"):
        assert found[0][1] == row["year"]
    if row["kind"] == "relative":
        assert found[0][1] == str(2024 + int(row["year"]))


@pytest.mark.parametrize("row", load_table("goal_states"), ids=lambda row: f"{row['kind']} {row['phrase']}")
def test_state_rows(row: dict[str, str]) -> None:
    goal, other = (
        (row["example"], row["counter"]) if row["kind"] == "state" else (row["counter"], row["example"])
    )
    assert len(goals(TASKS + goal)) == 1
    assert goals(TASKS + other) == []
    assert row["phrase"] in row["example"]


@pytest.mark.parametrize("row", load_table("goal_named"), ids=lambda row: row["phrase"])
def test_named_rows(row: dict[str, str]) -> None:
    text = TASKS + row["example"]
    assert [text[g.start : g.end] for g in read(text)] == [row["phrase"]]
    assert read(TASKS + row["counter"]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "到2026年，" * 8_000,
        "（" * 100_000,
        "“" * 100_000,
        "主要目标：" * 8_000,
        "——" * 40_000,
        "。" * 50_000,
        "到2026年；" * 8_000,
    ],
    ids=lambda text: text[:5],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    begin = time.perf_counter()
    find_goals(text, Structure((), (), (), ()))
    assert time.perf_counter() - begin < 3
