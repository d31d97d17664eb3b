"""Every row holds in its example and not in its counter-example."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extract.lexicon import load_table
from extract.structure.agencies import names_issuer
from extract.structure.fields import read_fields
from extract.structure.furniture import is_furniture, is_note
from extract.structure.labels import find_labels
from extract.structure.paragraphs import split_paragraphs
from extract.structure.tables import read_rows
from extract.structure.titles import read_title

Row = Mapping[str, str]


def rows(name: str) -> list[object]:
    table = load_table(f"structure_{name}")
    key = next(iter(table[0]))
    return [pytest.param(row, id=row[key]) for row in table]


def kind_of(line: str) -> str:
    title = read_title(split_paragraphs(line), 0, 1)
    return title.kind if title else ""


@pytest.mark.parametrize("row", rows("titles"))
def test_titles(row: Row) -> None:
    assert row["word"] in row["example"]
    assert kind_of(row["example"]) == row["kind"]
    assert row["word"] in row["counter"]
    assert kind_of(row["counter"]) == ""


@pytest.mark.parametrize("row", rows("labels"))
def test_labels(row: Row) -> None:
    assert [(label.name, label.role) for label in find_labels(row["example"])] == [
        (row["label"], row["role"])
    ]
    assert row["label"] in row["counter"]
    assert find_labels(row["counter"]) == ()


@pytest.mark.parametrize("row", rows("furniture"))
def test_furniture(row: Row) -> None:
    holds = is_note if row["place"] == "note" else is_furniture
    assert holds(row["example"])
    assert row["words"].rstrip("：") in row["counter"]
    assert not holds(row["counter"])


@pytest.mark.parametrize("row", rows("fields"))
def test_fields(row: Row) -> None:
    assert [field.name for field in read_fields(split_paragraphs(row["example"]))] == [row["field"]]
    assert row["label"] in row["counter"]
    assert read_fields(split_paragraphs(row["counter"])) == ()


@pytest.mark.parametrize("row", rows("agency_tails"))
def test_agency_tails(row: Row) -> None:
    assert row["example"].endswith(row["tail"])
    assert names_issuer(row["example"])
    assert row["tail"] in row["counter"]
    assert not names_issuer(row["counter"])


@pytest.mark.parametrize("row", rows("columns"))
def test_columns(row: Row) -> None:
    assert row["word"] in row["example"].split("|")
    assert read_rows(split_paragraphs(row["example"])) == {}
    assert row["word"] in row["counter"]
    assert len(read_rows(split_paragraphs(row["counter"]))) == 1
