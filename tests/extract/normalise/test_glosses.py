"""Glosses go, real brackets stay."""

from __future__ import annotations

import pytest

from extract.lexicon import load_table
from extract.normalise import normalise

GLOSSED_PAGE = (
    "浙江省人(people)民政府關于(At)印發規劃的(of)通知。爲(for)進一(one)步加快人(people)才支撐，不(No)斷提升"
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("國(guó)家", "国家"),
        ("国（guó）家", "国家"),
        ("国(guo)家", "国家"),
        ("務(wù)(wù)實", "务实"),
        ("国(gu≠ó)家", "国家"),
        ("国(gu�ó)家", "国家"),
        ("绿(lǜ)色", "绿色"),
        ("女(nv)性", "女性"),
        ("治理(lǐ)理(lǐ)念", "治理理念"),
        ("重(chóng)新", "重新"),
    ],
)
def test_pinyin_goes_even_once(source: str, expected: str) -> None:
    assert normalise(source).text == expected


@pytest.mark.parametrize(
    "noisy", ["建设两\n(liǎng)级平台", "建设两(liǎ\nng)级平台", "建设两(liǎng)\n(liǎng)级平台"]
)
def test_gloss_goes_where_a_line_ends_in_it(noisy: str) -> None:
    found = normalise(f"全國(guó)統籌。\n{noisy}").text
    assert found.replace("\n", "") == "全国统筹。建设两级平台"


@pytest.mark.parametrize(
    "bracket",
    [
        "城市信息模型（CIM）",
        "移动端（APP）",
        "政府对政府（G2B）",
        "电子文件（档案）",
        "省（区、市）",
        "（2021—2025年）",
        "物联网（IoT）",
        "无线网络（WiFi）",
        "国（2021）",
        "标准（GB/T 38664）",
        "平台（a.gov.cn）",
        "国（li）",
        "用户（user）",
        "区块链（blockchain）",
    ],
)
def test_real_brackets_stay(bracket: str) -> None:
    assert normalise(bracket).text == bracket
    assert bracket in normalise(f"{GLOSSED_PAGE}，建设{bracket}。").text or bracket[-2].islower()


def test_english_glosses_are_recognised_by_the_page() -> None:
    expected = "浙江省人民政府关于印发规划的通知。为进一步加快人才支撑，不断提升"
    assert normalise(GLOSSED_PAGE).text == expected
    assert normalise(GLOSSED_PAGE.replace("(", "（").replace(")", "）")).text == expected


def test_a_page_with_few_words_in_brackets_is_not_glossed() -> None:
    text = "建设区块链（blockchain）平台、元宇宙（metaverse）平台和大模型（model）平台，打造数字孪生（twin）底座。"
    assert normalise(text).text == text


def test_a_character_that_seldom_carries_the_word_keeps_it() -> None:
    page = GLOSSED_PAGE + "。平台、后台、前台、台账都上平台（backend）"
    assert "平台（backend）" in normalise(page).text


@pytest.mark.parametrize("row", load_table("glossed_characters"), ids=lambda row: row["class"])
def test_example_of_the_lexicon_is_a_gloss_and_its_counter_is_not(row: dict[str, str]) -> None:
    assert row["example"][0] in row["characters"]
    assert row["counter"].index("(") > 1


@pytest.mark.parametrize("row", load_table("bracket_terms"), ids=lambda row: row["term"])
def test_term_stays_on_a_glossed_page(row: dict[str, str]) -> None:
    assert row["example"] in normalise(f"{GLOSSED_PAGE}，建设{row['example']}。").text
