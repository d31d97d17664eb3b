"""Script conversion: one character for one, or drops that are told."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.normalise import normalise
from extract.normalise.script import is_simplified, simplify, variants


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


def test_text_that_is_taken_for_simplified_is_left_alone_by_opencc() -> None:
    letters = [chr(code) for code in (*range(0x20, 0xD800), *range(0xE000, 0x10000))]
    changed = opencc.OpenCC("t2s").convert("\n".join(letters)).split("\n")
    taken = [
        pair for pair in zip(letters, changed, strict=True) if is_simplified(pair[0].ljust(20_000, "。"))
    ]
    assert len(taken) > 40_000
    assert [(letter, new) for letter, new in taken if letter != new] == []


def test_no_term_of_opencc_is_taken_for_simplified(tmp_path: Path) -> None:
    folder = Path(opencc.__file__).parent / "clib"
    tool = folder / "bin" / "opencc_dict"
    if not tool.is_file():
        pytest.skip("this build of opencc has no tool that lists its dictionaries")
    terms: list[list[str]] = []
    for name in ("TSPhrases", "TSCharacters", "TSCharactersExt"):
        table = tmp_path / f"{name}.txt"
        source = folder / "share" / "opencc" / f"{name}.ocd2"
        subprocess.run([tool, "-i", source, "-o", table, "-f", "ocd2", "-t", "text"], check=True)
        terms += [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    assert len(terms) > 4_000
    changed = [term for term, into in terms if into.split(" ")[0] != term]
    assert [term for term in changed if is_simplified(term.ljust(20_000, "。"))] == []


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
