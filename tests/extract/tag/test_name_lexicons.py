"""Every row of the lexicons of names holds in its example and does not hold in its counter-example."""

from __future__ import annotations

import re

import pytest

from extract.lexicon import load_table
from extract.structure import parse_structure
from extract.tag.names import find_names

LEXICONS = (
    "name_heads",
    "verbs",
    "adverbs",
    "left_breaks",
    "determiners",
    "noun_ends",
    "generic_words",
    "scope_prefixes",
    "fixed_compounds",
    "known_apps",
    "place_marks",
    "named_programmes",
    "action_tails",
)
ROWS = [(name, next(iter(row.values())), row) for name in LEXICONS for row in load_table(name)]


def found(marked: str) -> tuple[set[str], set[str]]:
    """The names found in a marked phrase, and those marked."""
    wanted = set(re.findall("【([^】]*)】", marked))
    text = marked.replace("【", "").replace("】", "")
    return {text[c.start : c.end] for c in find_names(text, parse_structure(text))}, wanted


@pytest.mark.parametrize(("lexicon", "key", "row"), ROWS, ids=[f"{n}-{k}" for n, k, _ in ROWS])
def test_example_names_its_thing(lexicon: str, key: str, row: dict[str, str]) -> None:
    names, wanted = found(row["example"])
    assert wanted, "an example marks a name"
    assert wanted <= names


@pytest.mark.parametrize(("lexicon", "key", "row"), ROWS, ids=[f"{n}-{k}" for n, k, _ in ROWS])
def test_counter_example_does_not(lexicon: str, key: str, row: dict[str, str]) -> None:
    names, wanted = found(row["counter"])
    if wanted:
        assert wanted <= names
    elif lexicon in ("name_heads", "known_apps", "named_programmes", "determiners", "generic_words"):
        assert not {n for n in names if n.endswith(key) or lexicon != "name_heads"}


@pytest.mark.parametrize("row", load_table("not_entities"), ids=lambda r: r["phrase"])
def test_a_category_is_no_name(row: dict[str, str]) -> None:
    names, _ = found(row["counter"])
    assert not {n for n in names if n.endswith(row["phrase"])}
