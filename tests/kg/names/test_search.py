"""Search by any script and by pinyin, with the best hit first."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.group import policy_kg
from kg.names.lookup import find_entity
from kg.names.rank import closeness, match_strength, pinyin_of
from kg.names.search import read_index, search
from kg.query.errors import AmbiguousNameError, UnknownNameError
from kg.query.sparql import LocalGraph

NETWORK, HUB = "国家电子政务外网", "国家数据共享交换平台"


@pytest.mark.parametrize(
    ("words", "best"),
    [
        (NETWORK, NETWORK),
        ("电子政务外网", NETWORK),
        ("電子政務外網", NETWORK),
        ("guojiadianzizhengwuwaiwang", NETWORK),
        ("dianzi", NETWORK),
        ("Guojia Dianzi", NETWORK),
        ("gjdzzwww", NETWORK),
        ("GJDZZWWW", NETWORK),
        ("dzzw", NETWORK),
        ("gjsjgxjhpt", HUB),
        ("国家 交换", HUB),
        ("交换 国家", HUB),
        ("国家数据交换共享平台", HUB),
        ("State Council", "国务院"),
    ],
)
def test_best_hit(words: str, best: str, small: LocalGraph) -> None:
    assert search(small, words)[0].label == best


@pytest.mark.parametrize("words", ["", "  ", "zzzzqq", "毫不相干之物", "“”", "?*["])
def test_nothing_is_found_for_nothing(words: str, small: LocalGraph) -> None:
    assert search(small, words) == []


def test_types_and_limit(small: LocalGraph) -> None:
    assert {hit.type for hit in search(small, "国家", types=("database",))} == {"database"}
    assert len(search(small, "国家", limit=2)) == 2


def test_exact_before_prefix_before_inside(small: LocalGraph) -> None:
    scores = [hit.score for hit in search(small, "云岭省")]
    assert scores == sorted(scores, reverse=True)


def test_an_index_serves_several_searches(small: LocalGraph) -> None:
    index = read_index(small)
    assert search(small, "gjdzzwww", index=index) == search(small, "gjdzzwww")


@pytest.mark.parametrize(
    ("name", "word", "strength"),
    [
        ("政务云", "政务云", 1.0),
        ("重庆市政务云", "chongqing", 0.58),
        ("重庆市政务云", "cqszwy", 0.5),
        ("重庆市政务云", "zwy", 0.4),
        ("重庆市政务云", "ongqing", 0.0),
        ("政务云", "云平台", 0.0),
        ("12345热线", "12345rx", 0.5),
    ],
)
def test_strength(name: str, word: str, strength: float) -> None:
    assert match_strength(name, word) == strength


@given(st.text(max_size=30), st.text(max_size=30))
def test_strength_is_a_share(name: str, word: str) -> None:
    assert 0 <= match_strength(name.lower(), word.lower()) <= 1
    assert 0 <= closeness(name, word) <= 1


def test_pinyin_knows_words() -> None:
    assert pinyin_of("银行") == ("yin", "hang")


def test_command(small_out: Path) -> None:
    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(policy_kg, ["search", *words, "-g", str(small_out)])
        return done.exit_code, done.output

    code, text = run("gjdzzwww")
    assert code == 0 and NETWORK in text
    code, text = run("專家", "-t", "platform")
    assert code == 1


@pytest.mark.parametrize(
    "name",
    [
        NETWORK,
        "國家電子政務外網",
        "platform/国家电子政务外网",
        "https://w3id.org/policy-kg/id/platform/国家电子政务外网",
        "<https://w3id.org/policy-kg/id/platform/国家电子政务外网>",
        "gjdzzwww",
        "GJDZZWWW",
        "guojia dianzi zhengwu waiwang",
    ],
)
def test_every_way_to_name_an_entity(name: str, small: LocalGraph) -> None:
    assert find_entity(small, name) == f"https://w3id.org/policy-kg/id/platform/{NETWORK}"


def test_pinyin_must_be_of_a_whole_name_and_of_one_entity_only(small: LocalGraph, tmp_path: Path) -> None:
    from kg.build.run import build_graph
    from kg.query.sparql import open_local

    with pytest.raises(UnknownNameError, match=NETWORK):
        find_entity(small, "gjdzzw")
    with pytest.raises(UnknownNameError):
        find_entity(small, "gjdzzwww", ["agency"])
    text = "全国方案\n\n建设河北省政务云平台。建设湖北省政务云平台。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    build_graph([tmp_path / "a.txt"], tmp_path / "out")
    with pytest.raises(AmbiguousNameError, match="platform/河北省政务云平台, platform/湖北省政务云平台"):
        find_entity(open_local(tmp_path / "out"), "hbszwypt", ["platform"])
