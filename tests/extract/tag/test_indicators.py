"""Numbers that are targets, with what they measure; and numbers that are none."""

from __future__ import annotations

import time

import pytest

from extract.lexicon import load_table
from extract.tag.indicators import find_indicators


def found(text: str) -> list[str]:
    """Indicators as ``name comparison value unit``."""
    return [f"{i.name} {i.comparison} {i.value}{i.unit}" for i in find_indicators(text, 0, len(text))]


ROWS = [
    # a range
    ("网上可办率提高到80%—90%", ["网上可办率 >= 80%", "网上可办率 <= 90%"]),
    ("培育3—5家数据龙头企业", ["数据龙头企业 >= 3家", "数据龙头企业 <= 5家"]),
    ("平均办理时间缩短到10-15个工作日", ["平均办理时间 >= 10个工作日", "平均办理时间 <= 15个工作日"]),
    ("2023—2025年实施", []),
    # a level
    ("政务服务事项网上可办率达到90%以上", ["政务服务事项网上可办率 >= 90%"]),
    ("到2026年，电子证照共享率不低于95%", ["电子证照共享率 >= 95%"]),
    ("到2026年电子证照共享率达95%", ["电子证照共享率 = 95%"]),
    ("实名注册用户突破300万人", ["实名注册用户 > 300万人"]),
    ("市级部门上云率100%", ["市级部门上云率 = 100%"]),
    ("服务满意度保持在98.5%以上", ["服务满意度 >= 98.5%"]),
    ("差错率控制在0.5%以内", ["差错率 <= 0.5%"]),
    ("平均办理时间压缩至2个工作日以内", ["平均办理时间 <= 2个工作日"]),
    ("审批环节不超过4个", ["审批环节 <= 4个"]),
    ("数字产业规模达到1,200亿元左右", ["数字产业规模 = 1200亿元"]),
    ("承诺时限压缩至法定时限的30%以内", ["承诺时限 <= 30%"]),
    ("好评率达到百分之九十八", ["好评率 = 98%"]),
    ("好评率达到百分之98以上", ["好评率 >= 98%"]),
    ("力争产业规模突破900亿元", ["产业规模 > 900亿元"]),
    ("综合指数进入全国前10位", ["综合指数 <= 10位"]),
    ("人均投入达到60元", ["人均投入 = 60元"]),
    ("“一网通办”办件占比超过80%", ["“一网通办”办件占比 > 80%"]),
    ("核心产业增加值占地区生产总值的比重达到12%", ["核心产业增加值占地区生产总值的比重 = 12%"]),
    # a change keeps its verb; a starting value is no indicator
    ("高频事项网办率提升5个百分点", ["高频事项网办率提升 = 5个百分点"]),
    ("软件业务收入年均增长12%以上", ["软件业务收入年均增长 >= 12%"]),
    ("办事材料减少60%", ["办事材料减少 = 60%"]),
    ("单位能耗比2020年下降15%", ["单位能耗下降 = 15%"]),
    ("网办率由60%提高到90%", ["网办率 = 90%"]),
    ("网办率从2021年的60%提高到90%以上", ["网办率 >= 90%"]),
    # counted things, before and behind the number
    ("建成基站2000座", ["基站 = 2000座"]),
    ("建成服务站点超过300处", ["服务站点 > 300处"]),
    ("培育50家以上骨干企业", ["骨干企业 >= 50家"]),
    ("培育五十家以上骨干企业", ["骨干企业 >= 50家"]),
    ("推出40项改革举措", ["改革举措 = 40项"]),
    ("示范应用不少于20个", ["示范应用 >= 20个"]),
    ("5G基站达到3万个", ["5G基站 = 3万个"]),
    ("建设1个平台、2个中心、30个以上应用场景", ["平台 = 1个", "中心 = 2个", "应用场景 >= 30个"]),
    ("90%以上的高频事项实现掌上可办", ["高频事项实现掌上可办 >= 90%"]),
    ("实现100%全程留痕", ["全程留痕 = 100%"]),
    ("累计归集电子证照300类", ["电子证照 = 300类"]),
    # several
    ("用户超过5万人，办件超过30万件", ["用户 > 5万人", "办件 > 30万件"]),
    ("共享率、开放率分别达到98%和60%", ["共享率 = 98%", "开放率 = 60%"]),
    ("上云率、整合率均达到95%以上", ["上云率 >= 95%", "整合率 >= 95%"]),
    ("县、乡覆盖率分别达到100%、95%以上", ["县 = 100%", "乡覆盖率 >= 95%"]),
    # none
    ("聚焦3个方面持续发力", []),
    ("提供24小时自助服务", []),
    ("打造15分钟便民服务圈", []),
    ("到2025年，体系更加完善", []),
    ("面向5G场景开展研究", []),
    ("构建“1+3+N”工作体系", []),
    ("12345热线服务能力提升", []),
    ("按照第3条规定执行", []),
    ("两个中心更加协同", []),
    ("提供7×24小时服务", []),
    ("达到国际先进水平", []),
    ("分为3个阶段推进", []),
    ("网办率由60%起步", []),
    ("100%", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_indicators(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_span_covers_name_and_figure_in_the_whole_text() -> None:
    text = "发展目标。到2026年，服务体系健全，事项网办率达到95%以上，群众满意。"
    (indicator,) = find_indicators(text, 5, len(text))
    assert text[indicator.start : indicator.end] == "事项网办率达到95%以上"


def test_nothing_outside_the_goal_is_read() -> None:
    text = "事项网办率达到95%。数据共享率达到90%。"
    start = text.index("数据")
    assert [i.name for i in find_indicators(text, start, len(text))] == ["数据共享率"]


@pytest.mark.parametrize("row", load_table("indicator_comparisons"), ids=lambda row: row["phrase"])
def test_comparison_rows(row: dict[str, str]) -> None:
    assert [i.comparison for i in find_indicators(row["example"], 0, len(row["example"]))] == [
        row["comparison"]
    ]
    assert row["phrase"] in row["counter"]
    assert found(row["counter"]) == []


@pytest.mark.parametrize("row", load_table("indicator_units"), ids=lambda row: row["unit"])
def test_unit_rows(row: dict[str, str]) -> None:
    (indicator,) = find_indicators(row["example"], 0, len(row["example"]))
    assert indicator.unit.endswith(row["unit"])
    assert indicator.unit.rstrip("十百千万亿") or row["unit"] == indicator.unit
    assert found(row["counter"]) == []


@pytest.mark.parametrize(
    "row", load_table("indicator_words"), ids=lambda row: f"{row['kind']} {row['phrase']}"
)
def test_word_rows(row: dict[str, str]) -> None:
    assert [i.name for i in find_indicators(row["example"], 0, len(row["example"]))] == [row["name"]]
    assert all(row["phrase"] in i.name for i in find_indicators(row["counter"], 0, len(row["counter"])))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 50_000,
        "不低于" * 20_000,
        "（" * 100_000,
        "由" * 50_000,
        "一" * 50_000,
        "90%和" * 15_000,
        "3个" * 20_000,
    ],
    ids=lambda text: text[:3],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    begin = time.perf_counter()
    find_indicators(text, 0, len(text))
    assert time.perf_counter() - begin < 3
