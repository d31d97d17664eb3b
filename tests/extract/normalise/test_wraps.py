"""Which lines are joined to one paragraph."""

from __future__ import annotations

import pytest

from extract.normalise import normalise

LONG = (
    "各级行政机关应当依托统一的政务云资源，推动业务系统迁移上云，健全数据目录，完善共享机制，"
    "强化安全防护，提升协同水平，逐步形成上下贯通、左右衔接的运行体系，让企业和群众办事更加方便"
)


def wrapped(text: str, width: int = 20, between: str = "\n") -> str:
    return between.join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [16, 20, 28, 35])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n ", "\r\n"])
def test_wrapped_paragraph_is_joined(width: int, between: str) -> None:
    source = wrapped(LONG + "。", width, between) + "\n" + wrapped("另外，" + LONG + "。", width, between)
    assert normalise(source).text.replace("\n", "") == LONG + "。另外，" + LONG + "。"
    assert normalise(source).text.count("\n") <= 1


@pytest.mark.parametrize(
    "line",
    [
        "二、主要任务",
        "（一）夯实底座。",
        "1.建设平台。",
        "第三条 本办法自印发之日起施行。",
        "第二章 总则",
        "——坚持统筹。",
        "专栏2 数据工程",
        "附件：1.任务清单",
        "责任单位：某局",
        "2024年3月18日",
        "二〇二四年三月十八日",
        "●优化接口。",
    ],
)
def test_opening_line_is_a_paragraph_of_its_own(line: str) -> None:
    source = wrapped(LONG + "。") + f"\n{line}\n" + wrapped(LONG + "。")
    paragraphs = normalise(source).text.split("\n")
    assert line.replace(" ", "") in paragraphs


def test_signature_and_date_stay_apart() -> None:
    source = wrapped(LONG + "。") + "\n某省人民政府办公厅\n2024年3月18日"
    assert normalise(source).text.split("\n")[-2:] == ["某省人民政府办公厅", "2024年3月18日"]


def test_list_of_names_is_not_joined() -> None:
    names = [f"某省{kind}信息资源共享交换综合管理平台" for kind in "甲乙丙丁戊己"]
    assert normalise("\n".join(names)).text.split("\n") == names


def test_headings_without_stop_are_not_joined_to_what_follows() -> None:
    lines = [line for mark in "一二三四" for line in (f"（{mark}）坚持统筹布局，深化共建共用", LONG + "。")]
    assert normalise("\n".join(lines)).text.split("\n") == lines


def test_line_that_ends_with_a_comma_goes_on() -> None:
    assert normalise("牵头单位：省数据局、\n省公安厅").text == "牵头单位：省数据局、省公安厅"


def test_line_that_begins_with_a_comma_goes_on() -> None:
    assert normalise("由省数据局牵头\n，会同省公安厅建设平台").text == "由省数据局牵头，会同省公安厅建设平台"
    assert normalise("平台（省政务云\n）由省数据局建设").text == "平台（省政务云）由省数据局建设"


def test_word_break_between_latin_words_becomes_a_blank() -> None:
    source = wrapped(LONG, 20) + "，平台采用Open\nGovernment模式，" + "并" + LONG + "。"
    assert "Open Government" in normalise(source).text or "Open\nGovernment" in normalise(source).text


def test_indent_opens_a_paragraph() -> None:
    lines = wrapped(LONG * 2, 20).split("\n")
    source = "　　" + "\n".join(lines) + "。\n　　" + "\n".join(lines) + "。\n　　" + "\n".join(lines) + "。"
    assert normalise(source).text == "\n".join([LONG * 2 + "。"] * 3)


def test_first_line_of_a_paragraph_may_lack_a_comma() -> None:
    lines = ("加快建设全国统一的政务数据目录和共享交换的", LONG[:22], LONG[22:40] + "。")
    source = "\n".join(f"　　{lines[0][:20]}\n{lines[0][20:]}{lines[1]}\n{lines[2]}" for _ in range(4))
    assert normalise(source).text.split("\n") == ["".join(lines)] * 4


def test_full_heading_with_a_stop_is_not_joined_to_its_text() -> None:
    heading = "（一）强化运行监测，提升调节能力水平。"
    source = "\n".join([heading, *wrapped(LONG + "。", len(heading)).split("\n")] * 3)
    assert normalise(source).text.split("\n") == [heading, LONG + "。"] * 3


def test_half_of_a_word_that_looks_like_a_heading_is_joined() -> None:
    opening = "到二〇二七年，线上线下深度融合，技术标准统"
    source = "\n".join([opening, *wrapped("一、服务同质，" + LONG + "。", len(opening)).split("\n")])
    assert "标准统\n一、服务同质" in source
    assert "标准统一、服务同质" in normalise(source).text


def test_heading_behind_a_title_that_ends_alike_stays_one() -> None:
    source = wrapped(LONG + "。") + "\n关于某某市建设政务服务应用系统\n一、总体要求\n" + wrapped(LONG + "。")
    assert "一、总体要求" in normalise(source).text.split("\n")
