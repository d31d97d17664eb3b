"""What holds for every lexicon, whatever it says."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

import opencc
import pytest

from extract.lexicon import lexicon_names, load_table

NAMES = lexicon_names()
ANY_SCRIPT = {"radicals"}  # lexicons of spellings as they come


def lines_of(name: str) -> list[str]:
    text = (files("extract") / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")
    return text.splitlines()


def rows_of(name: str) -> list[str]:
    return [line for line in lines_of(name) if line.strip() and not line.startswith("#")][1:]


def test_there_are_lexicons() -> None:
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_opens_with_a_prose_header(name: str) -> None:
    head = lines_of(name)[0]
    assert head.startswith("# "), "the first line must say what a row is"


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_sorted_and_unique(name: str) -> None:
    rows = rows_of(name)
    keys = [tuple(row.split("\t")) for row in rows]
    assert keys == sorted(keys)
    assert [row for row, count in Counter(rows).items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_clean(name: str) -> None:
    for row in load_table(name):
        for cell in row.values():
            assert cell == cell.strip()
            assert unicodedata.is_normalized("NFC", cell), cell


@cache
def only_traditional(character: str) -> bool:
    """Tell whether simplified text never has the character.

    One at a time: in context t2s also rewrites good simplified text (乾县, 审批覆盖).
    """
    try:
        return not character.encode("gb2312")
    except UnicodeEncodeError:
        return converter().convert(character) != character


@cache
def converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def traditional(cell: str) -> str:
    return "".join(filter(only_traditional, cell))


def test_check_knows_traditional_from_simplified() -> None:
    assert traditional("國家数据，乾县，审批覆盖率，關于") == "國關"


@pytest.mark.parametrize("name", NAMES)
def test_script_is_simplified(name: str) -> None:
    wrong = {
        cell: traditional(cell) for row in load_table(name) for cell in row.values() if traditional(cell)
    }
    assert wrong == {} or name in ANY_SCRIPT


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_example_and_counter(name: str) -> None:
    rows = load_table(name)
    assert rows, "a lexicon without rows"
    bare = [dict(row) for row in rows if not row.get("example") or not row.get("counter")]
    assert bare == [], "a phrase where the row must hold and one where it must not"
