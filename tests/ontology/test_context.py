"""The JSON-LD context names every term of the ontology, and no name twice."""

from __future__ import annotations

from ontology.context import _BORROWED, context
from ontology.model import load_ontology


def test_every_term_is_named() -> None:
    ontology, terms = load_ontology(), context()
    for term in (*ontology.classes, *ontology.properties):
        assert terms[term.name]["@id"] == term.iri
    assert not {term.name for term in (*ontology.classes, *ontology.properties)} & set(_BORROWED)


def test_no_iri_is_named_twice() -> None:
    iris = [meaning["@id"] for meaning in context().values() if isinstance(meaning, dict)]
    assert len(iris) == len(set(iris))
