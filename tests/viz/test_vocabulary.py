"""Words that the pages order and choose by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import viz
from viz.blocks import words_block
from viz.select_entities import TYPES
from viz.style import read_style
from viz.vocabulary import read_vocabulary

SCRIPT = Path(viz.__file__).parent / "assets" / "js" / "align.js"


def test_types_families_relations_and_facts_are_known() -> None:
    vocabulary, style = read_vocabulary(), read_style()
    for matrix in vocabulary["matrices"].values():
        assert {*matrix["rows"], *matrix["chosen"], *matrix["columns"]} <= set(TYPES)
        assert set(matrix["families"]) <= set(style["families"])
    assert {*vocabulary["commitments"], *vocabulary["turned"]} <= set(style["relations"])
    assert all(f"level_{level}" in words_block() for level in vocabulary["levels"])
    assert all(f"fact_{fact}" in words_block() for fact in vocabulary["facts"])
    assert set(vocabulary["counterparts"]["types"]) <= set(TYPES)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("全国一体化治理平台", "治理"),
        ("青岚省一体化治理平台", "治理"),
        ("青岚市大数据中心", "大数据中心"),
        ("智慧城市平台", "智慧城市"),
        ("智慧社区系统", "智慧社区"),
        ("国家人口基础信息资源库", "人口"),
        ("平台", "平台"),
    ],
)
def test_words_of_place_level_and_kind_are_left_out(visit: Any, name: str, bare: str) -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    found = visit.page.evaluate(
        f"([name, rules]) => {{ {source}\nreturn bareName({{ label: name }}, levelWords(rules), rules.heads); }}",
        [name, read_vocabulary()["counterparts"]],
    )
    assert found == bare
