"""Script conversion: one character for one, or drops that are told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.normalise import normalise
from extract.normalise.script import simplify, variants


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60))
def test_t2s_keeps_the_length_and_needs_one_pass(text: str) -> None:
    simple, drops = simplify(text)
    assert len(simple) == len(text)
    assert drops == []
    assert simplify(simple)[0] == simple


def test_every_character_settles_at_once() -> None:
    letters = "\n".join(chr(code) for code in range(0x3400, 0xA000))
    simple = simplify(letters)[0]
    assert simplify(simple)[0] == simple


@pytest.mark.parametrize(
    ("source", "t2s", "tw2sp"),
    [
        ("資訊系統的記憶體", "资讯系统的记忆体", "信息系统的内存"),
        ("網際網路平台", "网际网路平台", "互联网平台"),
        ("軟體與資料庫", "软体与资料库", "软件与数据库"),
    ],
)
def test_taiwan_usage_is_an_option_and_keeps_the_map_exact(source: str, t2s: str, tw2sp: str) -> None:
    assert normalise(source).text == t2s
    clean = normalise(f"壹。{source}。完", script="tw2sp")
    assert clean.text == f"壹。{tw2sp}。完"
    assert clean.cleaned == f"壹。{source}。完"
    last = len(clean.text) - 1
    assert clean.to_source(last, last + 1) == (len(clean.source) - 1, len(clean.source))
    places = [clean.to_source(at, at + 1)[0] for at in range(len(clean.text))]
    assert places == sorted(set(places))


def test_hk2s_keeps_the_length() -> None:
    clean = normalise("政府資訊科技總監辦公室", script="hk2s")
    assert clean.text == "政府资讯科技总监办公室"


@pytest.mark.parametrize("text", ["浏览次数", "瀏覽次數", "浏覽次数"])
def test_pattern_matches_every_script(text: str) -> None:
    assert re.fullmatch(variants("浏览[次回]数"), text)
