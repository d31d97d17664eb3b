"""Lint of the ontology: every term is described in zh and en, typed, and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, URIRef
from rdflib.namespace import DCTERMS

from extract.records import PREDICATES
from ontology import DEFAULT_BASE, NAMESPACE, ONTOLOGY_IRI
from ontology.model import load_ontology, ontology_text, shapes_text

ROOT = Path(__file__).parents[2]
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=ontology_text(), format="turtle")


def ours(graph: Graph) -> list[URIRef]:
    return sorted({s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(NAMESPACE)})


def test_header(graph: Graph) -> None:
    header = URIRef(ONTOLOGY_IRI)
    for predicate in (OWL.versionInfo, OWL.versionIRI, DCTERMS.license):
        assert graph.value(header, predicate), predicate
    ontology = load_ontology()
    assert set(ontology.titles) == set(ontology.descriptions) == {"zh", "en"}
    assert not list(graph.objects(header, OWL.imports)), "opens without the network"


def test_every_term_is_described_in_both_languages() -> None:
    ontology = load_ontology()
    assert len(ontology.classes) == 14
    for term in (*ontology.classes, *ontology.properties):
        for texts in (term.labels, term.comments):
            assert set(texts) == {"zh", "en"}, term.name
            assert re.search("[\u4e00-\u9fff]", texts["zh"]), term.name
            assert not re.search("[\u4e00-\u9fff]", texts["en"]), term.name


def test_labels_are_unique_within_classes_and_properties() -> None:
    ontology = load_ontology()
    for terms in (ontology.classes, ontology.properties):
        for language in ("zh", "en"):
            labels = [term.labels[language] for term in terms if term.name != "sourceFile"]
            assert len(labels) == len(set(labels)), language


def test_names_follow_the_convention() -> None:
    ontology = load_ontology()
    assert all(re.fullmatch("[A-Z][A-Za-z]+", term.name) for term in ontology.classes)
    assert all(re.fullmatch("[a-z][A-Za-z0-9]+", term.name) for term in ontology.properties)


def test_one_type_each_no_punning(graph: Graph) -> None:
    for subject in set(graph.subjects(RDF.type, None)) - {URIRef(ONTOLOGY_IRI)}:
        kinds = set(graph.objects(subject, RDF.type)) & set(KINDS)
        assert len(kinds) == 1, subject
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_at_most_one_domain_and_range(graph: Graph) -> None:
    for subject in ours(graph):
        assert len(list(graph.objects(subject, RDFS.domain))) <= 1, subject
        assert len(list(graph.objects(subject, RDFS.range))) <= 1, subject


def test_every_property_says_what_it_is_about() -> None:
    for term in load_ontology().properties:
        assert term.domain or term.subjects, term.name
        assert term.range or term.objects or term.name == "inForce", term.name
        if term.kind == "data" and term.range:
            assert term.range.startswith((str(XSD), str(RDF))), term.name


def test_domains_and_ranges_are_declared(graph: Graph) -> None:
    known = set(graph.subjects(RDF.type, OWL.Class))
    for term in load_ontology().properties:
        named = [*term.subjects, *term.objects, term.domain, term.range if term.kind == "object" else ""]
        assert all(URIRef(name) in known for name in named if name), term.name


def test_superclasses_and_superproperties_are_declared(graph: Graph) -> None:
    declared = {kind: set(graph.subjects(RDF.type, kind)) for kind in KINDS}
    for child, parent in graph.subject_objects(RDFS.subClassOf):
        assert child in declared[OWL.Class]
        assert parent in declared[OWL.Class] or parent == RDF.Statement
    for child, parent in graph.subject_objects(RDFS.subPropertyOf):
        kind = next(kind for kind in KINDS if child in declared[kind])
        assert parent in declared[kind], child


def test_foreign_terms_are_named_not_described(graph: Graph) -> None:
    foreign = set(graph.subjects()) - set(ours(graph)) - {URIRef(ONTOLOGY_IRI)}
    for subject in foreign:
        assert set(graph.predicates(subject)) == {RDF.type}, subject


def test_no_term_is_unused() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "kg").rglob("*.py")))
    shapes = shapes_text()
    for term in load_ontology().properties:
        assert f'"{term.name}"' in code or f"'{term.name}'" in code or term.name in PREDICATES, term.name
        assert re.search(rf"pkg:{term.name}\b", shapes), f"no shape speaks of {term.name}"
    for term in load_ontology().classes:
        assert re.search(rf"pkg:{term.name}\b", shapes), f"no shape for {term.name}"


def test_default_base_is_apart_from_the_namespace() -> None:
    assert DEFAULT_BASE.endswith("/")
    assert not DEFAULT_BASE.startswith(NAMESPACE)
