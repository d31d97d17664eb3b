"""Every word of a class holds in its example and not in its counter-example."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from classes_of_bodies import BODIES
from classes_of_names import NAMES
from classes_of_parts import PARTS
from classes_of_relations import RELATIONS

from extract.lexicon import load_table
from extract.words import any_of, words_of

HOLDS = {**PARTS, **NAMES, **BODIES, **RELATIONS}
ROWS = load_table("word_classes")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['class']}-{row['word']}" for row in ROWS])
def test_a_word_holds_in_its_example_only(row: Mapping[str, str]) -> None:
    holds, word = HOLDS[row["class"]], row["word"]
    assert word in row["example"]
    assert holds(row["example"].replace("¶", "\n"), word)
    assert not holds(row["counter"].replace("¶", "\n"), word)


def test_every_class_is_named_in_the_code(root: Path) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "extract").rglob("*.py"))
    assert [
        name
        for name in sorted({row["class"] for row in ROWS})
        if f'"{name}"' not in code and f"'{name}'" not in code
    ] == []


def test_words_come_longest_first() -> None:
    assert words_of("void") == ("已失效", "已废止", "失效", "废止")
    assert any_of("void") == "(?:已失效|已废止|失效|废止)"


def test_a_class_that_is_none() -> None:
    with pytest.raises(KeyError):
        any_of("nothing")
