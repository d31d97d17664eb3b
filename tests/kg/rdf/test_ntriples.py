"""Terms are written so that every parser reads back the same characters."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal

from kg.rdf.ntriples import date, decimal, integer, literal, text_of

XSD = "http://www.w3.org/2001/XMLSchema#"


@given(st.text(max_size=60))
def test_any_text_survives(text: str) -> None:
    term = literal(text, "zh")
    line = f"<urn:x:s> <urn:x:p> {term} .\n"
    assert line.count("\n") == 1
    read = next(iter(pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES))).object
    assert isinstance(read, pyoxigraph.Literal)
    assert read.value == text == text_of(term)
    assert next(iter(Graph().parse(data=line, format="nt")))[2] == Literal(text, lang="zh")


def test_lone_surrogates_are_replaced() -> None:
    assert literal("甲\ud800乙") == '"甲\ufffd乙"'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("95", "95"),
        ("0.50", "0.5"),
        (0.9, "0.9"),
        (1.0, "1"),
        ("1000000", "1000000"),
        (0.00001, "0"),
        ("-0", "0"),
    ],
)
def test_decimal(value: float | str, text: str) -> None:
    assert decimal(value) == f'"{text}"^^<{XSD}decimal>'


@pytest.mark.parametrize("value", ["许多", "", "NaN", "1e", "Infinity"])
def test_no_decimal(value: str) -> None:
    assert decimal(value) == ""


def test_numbers_come_back_from_a_store_unchanged() -> None:
    store = pyoxigraph.Store()
    terms = [decimal("0.50"), decimal(1.0), decimal("95"), integer(7), date("2030"), date("2030-02")]
    data = "".join(f"<urn:x:{i}> <urn:x:p> {term} .\n" for i, term in enumerate(terms))
    store.load(data, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert sorted(str(quad.object) for quad in store) == sorted(terms)


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2030-02-28", "date"), ("2030-02", "gYearMonth"), ("2030", "gYear")],
)
def test_date(value: str, datatype: str) -> None:
    assert date(value) == f'"{value}"^^<{XSD}{datatype}>'


@pytest.mark.parametrize("value", ["", "2030年", "2030-13", "2030-2-1", "30", "2030-02-32"])
def test_no_date(value: str) -> None:
    assert date(value) == ""
