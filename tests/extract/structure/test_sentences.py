from __future__ import annotations

import pytest

from extract.structure import parse_structure


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in parse_structure(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建好平台。用好数据！", ["建好平台。", "用好数据！"]),
        ("怎么建？怎么用？！先定规则。", ["怎么建？", "怎么用？！", "先定规则。"]),
        ("没有句号的一行\n下一行。", ["没有句号的一行", "下一行。"]),
        ("分号；不断句，冒号：也不断。", ["分号；不断句，冒号：也不断。"]),
        ("他说：“先建平台。再用数据。”会议结束。", ["他说：“先建平台。再用数据。”", "会议结束。"]),
        ("提出“先建平台。”的要求。", ["提出“先建平台。”的要求。"]),
        ("按照“先共享。”，再开放。", ["按照“先共享。”，再开放。"]),
        (
            "完善平台。（责任单位：省数据局。）下一步。",
            ["完善平台。", "（责任单位：省数据局。）", "下一步。"],
        ),
        ("完善平台（含接口。目录。）功能。", ["完善平台（含接口。目录。）功能。"]),
        ("落实《数据条例。总则》要求。好。", ["落实《数据条例。总则》要求。", "好。"]),
        ("没有闭合“的引号。后面照断。\n下一段。", ["没有闭合“的引号。", "后面照断。", "下一段。"]),
        ("没有打开”的引号。后面照断。", ["没有打开”的引号。", "后面照断。"]),
        ("交叉（的“括号）和”引号。照断。", ["交叉（的“括号）和”引号。", "照断。"]),
        ("外层“里层‘先建。’再用。”完。", ["外层“里层‘先建。’再用。”", "完。"]),
        ("版本2.0上线。占3.5%。", ["版本2.0上线。", "占3.5%。"]),
        (" 前后有空格。 \n", ["前后有空格。"]),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_labelled_part_begins_a_sentence() -> None:
    text = "云岭省规划\n1.建云。建设目标：统一；建设内容：扩容。"
    assert sentences(text)[1:] == ["1.建云。", "建设目标：统一；", "建设内容：扩容。"]


def test_each_lies_in_its_deepest_section() -> None:
    text = "云岭省建设规划\n引语。\n一、目标\n说明。\n（一）建云。扩容。\n二、保障\n落实。"
    structure = parse_structure(text)
    places = [(text[s.start : s.end], structure.sections[s.section].heading) for s in structure.sentences]
    assert places == [
        ("云岭省建设规划", "云岭省建设规划"),
        ("引语。", "云岭省建设规划"),
        ("一、目标", "目标"),
        ("说明。", "目标"),
        ("（一）建云。", "建云"),
        ("扩容。", "建云"),
        ("二、保障", "保障"),
        ("落实。", "保障"),
    ]


@pytest.mark.parametrize("piece", ["建设平台", "建设平台，", "整合数据；并建云，", "（"])
def test_no_sentence_grows_without_end(piece: str) -> None:
    text = piece * 4000
    found = sentences(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= 1000
    mark = next((mark for mark in "；，" if mark in piece), piece[-1])
    assert all(sentence.endswith(mark) for sentence in found[:-1])
