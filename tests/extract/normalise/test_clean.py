"""The whole cleaning: it is stable, exact, bounded, and leaves the five texts of the corpus clean."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from noise import FORMS

from extract.errors import NormaliseError
from extract.normalise import normalise

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
PIECES = st.sampled_from(
    [
        "国",
        "國",
        "务(wù)",
        "務(wù)(wù)",
        "人(people)",
        "的(of)",
        "（CIM）",
        "(APP)",
        "(一)",
        "一、",
        "1.",
        "１．",
        "第三条",
        "——",
        "--",
        "，",
        ",",
        "。",
        ".",
        "；",
        ":",
        "“",
        '"',
        "'",
        "「",
        " ",
        "　",
        "\n",
        "\n\n",
        "\f",
        "\t",
        "\r\n",
        "2021",
        "２０２５",
        "年",
        "13:45",
        "3 - 5",
        "—１１—",
        "第3页",
        "\u200b",
        "\ufeff",
        "\ufffd",
        "\x00",
        "\U001001b0",
        "\uf06c",
        "(",
        ")",
        "（",
        "）",
        "|",
        "打印",
        "分享到：",
        "相关推荐",
        "建设目标：",
        "来源：",
        "责任单位：",
        "App",
        "5G",
        "平台",
        "数据共享交换平台",
        "《",
        "》",
        "苧",
        "薴",
        "乾",
        "后",
        "後",
        "錒",
        "ä¸",
        "锟斤拷",
        "●",
        "·",
        "•",
        "%",
        "/",
        "加快建设全国一体化政务服务平台，推动数据共享",
        "十",
        "上一篇：",
        "扫一扫",
        "12",
        "13",
        "<<",
        "é",
        "gu≠ó",
        "了解更多",
        "\n# ",
        "\n- ",
        "**",
        "[平台](https://a.b/c)",
        "---",
        "O",
        "○",
        "叠代",
    ]
)
NOISY = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(NOISY)
def test_cleaning_twice_changes_nothing(source: str) -> None:
    once = normalise(source)
    assert normalise(once.text).text == once.text
    assert normalise(once.cleaned).cleaned == once.cleaned


@settings(max_examples=200, deadline=None)
@given(st.one_of(NOISY, st.text(max_size=80)))
def test_every_clean_character_has_one_source_character(source: str) -> None:
    clean = normalise(source)
    assert clean.source == source
    assert len(clean.text) == len(clean.cleaned)
    places = [clean.to_source(at, at + 1)[0] for at in range(len(clean.text))]
    assert places == sorted(set(places))
    for place, char in zip(places, clean.cleaned, strict=True):
        if re.match(r"[\u4e00-\u9fffa-z]", char) and source[place] != char:
            assert ord(source[place]) > 0x2E7F, "only variants of a character may be replaced"


@settings(max_examples=200, deadline=None)
@given(NOISY, st.data())
def test_span_there_and_back_is_the_same_span(source: str, data: st.DataObject) -> None:
    clean = normalise(source)
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    assert clean.to_clean(*clean.to_source(start, end)) == (start, end)


@settings(max_examples=200, deadline=None)
@given(NOISY)
def test_paragraphs_have_no_blank_edges_and_are_not_empty(source: str) -> None:
    text = normalise(source).text
    for paragraph in text.split("\n") if text else []:
        assert paragraph
        assert paragraph == paragraph.strip()
        assert not re.search(r"[\u4e00-\u9fff，。] | [\u4e00-\u9fff，。]|  ", paragraph)


@pytest.mark.parametrize("form", FORMS)
def test_quoted_source_of_a_paragraph_cleans_to_its_characters(form: str) -> None:
    passage = (Path(__file__).parents[2] / "cases" / "passages" / "opinions.txt").read_text(encoding="utf-8")
    clean = normalise(FORMS[form](passage.strip()))
    at = clean.text.index("国家数据共享交换平台")
    start, end = clean.to_source(at, at + 10)
    kept = [clean.to_source(place, place + 1)[0] for place in range(at, at + 10)]
    assert (start, end) == (kept[0], kept[-1] + 1)
    assert normalise("".join(clean.source[place] for place in kept)).text == "国家数据共享交换平台"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ""),
        (" \n\n\t\f ", ""),
        ("\ufeff\x00\u200b", ""),
        ("打印\n分享到：微信\n—１１—\n上一篇：某通知", ""),
        ("２０２１ 年 １２ 月", "2021年12月"),
        ("國(guó)務院辦公廳", "国务院办公厅"),
        ("纲要到二O三五年，二○二二年六月，二OO九年", "纲要到二〇三五年，二〇二二年六月，二〇〇九年"),
        (
            "# 一、总体要求\n\n建设**统一平台**。\n\n- 建设[平台](https://example.org/a)\n- 整合系统",
            "一、总体要求\n建设统一平台。\n●建设平台\n●整合系统",
        ),
        ("任务|单位\n|---|---|\n|建平台|某局|", "任务|单位\n建平台|某局"),
        ("疊代升級、叠代升级", "迭代升级、迭代升级"),
        ("一．总体要求", "一.总体要求"),
        ("１\U001001b0指导思想.", "1.指导思想。"),
        ("“互联网＋监管”", "“互联网+监管”"),
        ("建设「城市大脑」", "建设“城市大脑”"),
        ("版本 2.0 于 13:45 上线", "版本2.0于13:45上线"),
        ("Web of Science 数据库", "Web of Science数据库"),
        ("电子文件(档案)和(区、市)以及(2021—2025年)", "电子文件（档案）和（区、市）以及（2021—2025年）"),
        ("城市信息模型(CIM)、移动端(APP)、5G(SA)", "城市信息模型（CIM）、移动端（APP）、5G(SA)"),
    ],
)
def test_short_texts(source: str, expected: str) -> None:
    assert normalise(source).text == expected


def test_unknown_script_is_refused() -> None:
    with pytest.raises(NormaliseError, match="expected one of t2s, tw2sp, hk2s"):
        normalise("国", script="s2t")


@pytest.mark.parametrize(
    "hostile",
    [
        "数据" * 25_000,
        "数据 " * 25_000,
        "(" * 100_000,
        "国(" * 50_000 + ")" * 50_000,
        "国(guó" * 20_000,
        "\n" * 200_000,
        "—" * 100_000,
        '"' * 100_000,
        "1." * 50_000,
        "分享到：" * 20_000,
        "第" + "一" * 100_000 + "条",
        "国" + " " * 100_000 + "家",
        "1\n2\n3\n4\n5\n" * 10_000,
        "|" * 50_000 + "\t" * 50_000,
        "相关推荐\n" * 20_000,
    ],
    ids=lambda text: repr(text[:4]),
)
def test_hostile_text_takes_bounded_time(hostile: str) -> None:
    started = time.process_time()
    clean = normalise(hostile)
    assert time.process_time() - started < 5
    assert len(clean.text) <= len(hostile)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus folder ../shared/corpus is missing")
def test_two_forms_of_one_policy_have_the_same_paragraphs() -> None:
    web, printed = (
        normalise(next(CORPUS.glob(pattern)).read_text(encoding="utf-8")).text.split("\n")
        for pattern in ("000*", "001*")
    )
    long = [paragraph for paragraph in web if len(paragraph) > 30]
    assert len(long) > 40
    assert [paragraph for paragraph in long if paragraph not in printed] == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus folder ../shared/corpus is missing")
@pytest.mark.parametrize("number", range(5))
def test_texts_of_the_corpus_come_out_clean(number: int) -> None:
    source = next(CORPUS.glob(f"00{number}*")).read_text(encoding="utf-8")
    clean = normalise(source)
    assert normalise(clean.text).text == clean.text
    assert not re.search(r"[\u4e00-\u9fff]\s[\u4e00-\u9fff]", clean.text.replace("\n", "。"))
    assert not re.search(
        r"[\u4e00-\u9fff][(（][a-zà-ü]+[)）]|\.(?:png|jpg)|[\u4e00-\u9fff],|版权|上一篇", clean.text
    )
    opened = re.findall(r"(?m)[\u4e00-\u9fff]{30}[^。；：！？”）]$", clean.text)
    assert opened == [], "a paragraph of running text ends with a stop"
