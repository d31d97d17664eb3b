from __future__ import annotations

import pytest

from extract.structure.numbering import read_marker


@pytest.mark.parametrize(
    ("line", "style", "number", "value", "words"),
    [
        ("一、总体要求", "cn", "一", 1, "总体要求"),
        ("十二、保障措施", "cn", "十二", 12, "保障措施"),
        ("（三）夯实底座", "cn_paren", "三", 3, "夯实底座"),
        ("(三)夯实底座", "cn_paren", "三", 3, "夯实底座"),
        ("1.建设平台", "digit", "1", 1, "建设平台"),
        ("12、建设平台", "digit", "12", 12, "建设平台"),
        ("（4）接入网", "digit_paren", "4", 4, "接入网"),
        ("4）接入网", "digit_paren", "4", 4, "接入网"),
        ("2.3建设内容", "decimal", "2.3", 3, "建设内容"),
        ("③完善接口", "circled", "③", 3, "完善接口"),
        ("第二章平台", "chapter", "第二章", 2, "平台"),
        ("第二节平台", "division", "第二节", 2, "平台"),
        ("第一编总则", "part", "第一编", 1, "总则"),
        ("第十五条省数据局负责。", "article", "第十五条", 15, "省数据局负责。"),
        ("第十五条之一省数据局负责。", "article", "第十五条之一", 15, "省数据局负责。"),
        ("——坚持统筹。", "dash", "", 0, "坚持统筹。"),
        ("●坚持统筹。", "dash", "", 0, "坚持统筹。"),
        ("专栏1云工程", "box", "专栏1", 1, "云工程"),
        ("专栏5一体化服务工程", "box", "专栏5", 5, "一体化服务工程"),
        ("专栏一：云工程", "box", "专栏一", 1, "云工程"),
        ("专栏 2 云工程", "box", "专栏2", 2, "云工程"),
        ("附件2", "annex", "附件2", 2, ""),
        ("附录", "annex", "附录", 0, ""),
    ],
)
def test_reads(line: str, style: str, number: str, value: int, words: str) -> None:
    text = "前文\n" + line
    marker = read_marker(text, 3, len(text))
    assert marker is not None
    assert (marker.style, marker.number, marker.value) == (style, number, value)
    assert text[marker.words : marker.end] == words


@pytest.mark.parametrize(
    "line",
    [
        "2025年底前建成",
        "1.5亿元投入平台",
        "3.2万个事项上网",
        "第三条规定的数据不得公开。",
        "第三条、第四条所列数据",
        "一体化平台",
        "十四五期间",
        "专栏内容见下表",
        "专栏1围绕平台建设，提出六项任务。具体内容如下。",
        "附件：1.任务分工表",
        "（此件公开发布）",
        "—2025年",
        "附则",
    ],
)
def test_is_plain_text(line: str) -> None:
    assert read_marker(line, 0, len(line)) is None
