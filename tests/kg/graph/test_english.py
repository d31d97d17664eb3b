"""The table of English names is well formed, and its names reach the graph."""

from __future__ import annotations

from factories import sample_extractions

from extract.records import ENTITY_TYPES
from kg.graph.english import english_name, english_rows
from kg.graph.facts import Naming, core_lines
from kg.rdf.iri import entity_key


def test_rows() -> None:
    rows = english_rows()
    assert list(rows) == sorted(rows)
    assert len({row[:2] for row in rows}) == len(rows)
    for kind, name, english, source in rows:
        assert kind in ENTITY_TYPES
        assert entity_key(name) == name
        assert english.isascii()
        assert english == english.strip() != ""
        assert source


def test_labels_in_the_graph() -> None:
    lines = list(core_lines(sample_extractions()[0], Naming()))
    assert [
        x for x in lines if "agency/国务院办公厅>" in x and '"General Office of the State Council"@en' in x
    ]
    assert english_name("agency", "云岭省大数据管理局") == ""
