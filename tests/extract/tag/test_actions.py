"""What a text does with the thing it names."""

from __future__ import annotations

import pytest

from extract.structure import parse_structure
from extract.tag.names import find_names

CASES = [
    ("构建省公共数据平台", "build"),
    ("推进省公共数据平台建设", "build"),
    ("省公共数据平台建设是系统工程", ""),
    ("优化完善省公共数据平台建设", "improve"),
    ("建立完善省公共数据平台", "build"),
    ("建设覆盖全省、实时更新的省公共数据平台", "build"),
    ("由省数据局负责省公共数据平台的规划建设", "build"),
    ("省公共数据平台由省数据局统建", "build"),
    ("完善省公共数据平台功能", "improve"),
    ("省公共数据平台支撑能力显著提升", "improve"),
    ("强化省公共数据平台安全防护", "improve"),
    ("拓展省公共数据平台覆盖范围", "extend"),
    ("省公共数据平台进一步向乡镇延伸", "extend"),
    ("推广使用省公共数据平台", "extend"),
    ("整合省公共数据平台", "integrate"),
    ("推动省公共数据平台与市级系统互联互通", "integrate"),
    ("实现与省公共数据平台的数据同步", "integrate"),
    ("打通省公共数据平台接口", "integrate"),
    ("将省公共数据平台整体并入政务云", "integrate"),
    ("依托省公共数据平台开展核验", "use"),
    ("通过省公共数据平台办理业务", "use"),
    ("在省公共数据平台上公示结果", "use"),
    ("以省公共数据平台为枢纽", "use"),
    ("充分发挥省公共数据平台枢纽作用", "use"),
    ("探索省公共数据平台运营模式", "explore"),
    ("“十三五”时期，建成省公共数据平台", "exists"),
    ("省公共数据平台已初步建成", "exists"),
    ("根据省公共数据平台布局安排资金", ""),
    ("支撑省公共数据平台运行", ""),
    ("加强对省公共数据平台的考核", ""),
    ("省公共数据平台尚未与市级平台联通", ""),
    ("不再升级省公共数据平台", ""),
]


@pytest.mark.parametrize(("text", "action"), CASES, ids=[c[0] for c in CASES])
def test_action(text: str, action: str) -> None:
    found = [c for c in find_names(text, parse_structure(text)) if c.names == ("省公共数据平台",)]
    assert [c.action for c in found] == [action]


def test_a_section_on_the_present_state_reports() -> None:
    text = "一、发展现状\n国家电子政务外网覆盖四级。\n二、主要任务\n升级国家电子政务外网。"
    found = find_names(text, parse_structure(text))
    assert [c.action for c in found] == ["exists", "improve"]


def test_a_pilot_is_explored() -> None:
    text = "开展公共数据授权运营试点"
    (found,) = find_names(text, parse_structure(text))
    assert (found.type, found.action) == ("project", "explore")
