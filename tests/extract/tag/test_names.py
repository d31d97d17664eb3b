"""Where the names of platforms, databases and projects begin and end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.structure import parse_structure
from extract.tag.names import find_names
from extract.tag.overlap import choose_candidates

_MARK = re.compile(r"【(?:(?P<type>\w+)\|)?(?P<words>[^】]*)】")


def cases() -> list[tuple[str, str]]:
    path = Path(__file__).parents[2] / "cases" / "names.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines[1:]]


CASES = cases()


def trimmed(words: str) -> str:
    return words.strip("“”")


@pytest.mark.parametrize(("key", "marked"), CASES, ids=[key for key, _ in CASES])
def test_names_and_nothing_else(key: str, marked: str) -> None:
    wanted = [(m["type"] or "platform", trimmed(m["words"])) for m in _MARK.finditer(marked)]
    text = _MARK.sub(lambda m: m["words"], marked)
    found = choose_candidates(find_names(text, parse_structure(text)))
    assert [(c.type, trimmed(text[c.start : c.end])) for c in found] == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("升级国家人口、法人等基础信息库", ("国家人口基础信息库", "国家法人基础信息库")),
        ("对接国家、省政务服务平台", ("国家政务服务平台", "省政务服务平台")),
        ("完善人口、法人数据库", ("人口数据库", "法人数据库")),
        ("建设教育、医疗、社保等监管系统", ("教育监管系统", "医疗监管系统", "社保监管系统")),
    ],
)
def test_coordination_gives_several_names(text: str, names: tuple[str, ...]) -> None:
    (found,) = find_names(text, parse_structure(text))
    assert found.names == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "建设云岭省政务一体化监督平台（以下简称“监督平台”），监督平台由省数据局管理。",
            "云岭省政务一体化监督平台",
        ),
        ("建设清江市可信数据空间（以下简称数据空间）。数据空间应当安全。", "清江市可信数据空间"),
    ],
)
def test_defined_names_stand_for_the_full_one(text: str, name: str) -> None:
    found = choose_candidates(find_names(text, parse_structure(text)))
    assert len(found) == 3
    assert {c.names for c in found} == {(name,)}


def test_components_are_named_where_the_text_introduces_them() -> None:
    text = (
        "加强三大能力中心建设。持续优化用户中心，提供统一服务；升级信用中心，完善评价。行政服务中心不在此列。"
    )
    found = {text[c.start : c.end] for c in find_names(text, parse_structure(text))}
    assert found == {"用户中心", "信用中心"}


@given(st.text(alphabet="建设国家政务服务平台系统数据库的和、与等工程“”，。各类一体化", max_size=60))
def test_spans_lie_in_the_text_and_never_cross_a_line(text: str) -> None:
    for c in choose_candidates(find_names(text, parse_structure(text))):
        assert 0 <= c.start < c.end <= len(text)
        assert "\n" not in text[c.start : c.end]


def test_a_line_of_fifty_thousand_characters_takes_little_time() -> None:
    text = "建设国家政务数据共享平台和" * 4_000
    assert len(find_names(text, parse_structure(text))) == 4_000


def test_what_a_body_plans_is_no_programme() -> None:
    text = "清江市人民政府计划先行构建电子公文平台"
    found = find_names(text, parse_structure(text), bodies={len("清江市人民政府")})
    assert [text[c.start : c.end] for c in found] == ["电子公文平台"]
