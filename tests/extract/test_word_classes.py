"""Every word of a class holds in its example and not in its counter-example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from classes_of_bodies import BODIES
from classes_of_names import NAMES
from classes_of_parts import PARTS
from classes_of_relations import RELATIONS

from extract.lexicon import lexicon_notes, load_table
from extract.words import any_of, words_of

TABLES = {"parts": PARTS, "names": NAMES, "bodies": BODIES, "relations": RELATIONS}
HOLDS = {**PARTS, **NAMES, **BODIES, **RELATIONS}
ROWS = [row for name in TABLES for row in load_table(f"classes_of_{name}")]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['class']}-{row['word']}" for row in ROWS])
def test_a_word_holds_in_its_example_only(row: Mapping[str, str]) -> None:
    holds, word = HOLDS[row["class"]], row["word"]
    assert word in row["example"]
    assert holds(row["example"].replace("¶", "\n"), word)
    assert not holds(row["counter"].replace("¶", "\n"), word)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_explains_its_classes_and_holds_no_others(name: str) -> None:
    classes = {row["class"] for row in load_table(f"classes_of_{name}")}
    explained = re.findall(r"^- (\w+): \S", lexicon_notes(f"classes_of_{name}"), re.MULTILINE)
    assert explained == sorted(classes)
    assert classes == set(TABLES[name])


def test_no_class_stands_in_two_tables() -> None:
    assert len(HOLDS) == sum(map(len, TABLES.values()))


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
