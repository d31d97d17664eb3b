"""Evidence points to the exact place in the source text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import sample_extractions
from rdflib import PROV, RDF, BNode, Graph, Literal, Namespace, URIRef

from extract.records import Extraction, Mark
from kg.graph.evidence import evidence_chunks, run_lines
from kg.graph.facts import ACTION_PREDICATES, Naming, core_lines
from kg.rdf.iri import Iris
from ontology import NAMESPACE
from ontology.terms import PKG

OA = Namespace("http://www.w3.org/ns/oa#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
RUN = "https://w3id.org/policy-kg/id/run/1"


def evidence(extraction: Extraction) -> Graph:
    text = "".join(lines for lines, _ in evidence_chunks(extraction, Naming(), RUN))
    return Graph().parse(data=text, format="nt")


@pytest.fixture(scope="module", params=range(3))
def pair(request: pytest.FixtureRequest) -> tuple[Extraction, Graph]:
    extraction = sample_extractions()[request.param]
    return extraction, evidence(extraction)


def test_lines_are_whole_and_come_once(pair: tuple[Extraction, Graph]) -> None:
    extraction, graph = pair
    text = "".join(lines for lines, _ in evidence_chunks(extraction, Naming(), RUN))
    lines = text.split("\n")[:-1]
    assert len(lines) == len(set(lines)) == len(graph)
    assert not [n for t in graph for n in t if isinstance(n, BNode)]


def test_every_mention_has_its_place(pair: tuple[Extraction, Graph]) -> None:
    extraction, graph = pair
    mentions = list(graph.subjects(RDF.type, PKG.Mention))
    assert len(mentions) == len({(m.start, m.end, m.type) for m in extraction.mentions})
    source = extraction.source.text
    for mention in mentions:
        target = graph.value(mention, OA.hasTarget)
        told = {p: o for s in graph.objects(target, OA.hasSelector) for p, o in graph.predicate_objects(s)}
        start, end = int(told[OA.start]), int(told[OA.end])
        assert str(told[OA.exact]) == source[start:end]
        assert source[:start].endswith(str(told[OA.prefix]))
        assert source[end:].startswith(str(told[OA.suffix]))
        assert graph.value(target, OA.hasSource) == URIRef(Iris().expression(extraction.source.name))


def test_mentions_and_assertions_name_the_page(pair: tuple[Extraction, Graph]) -> None:
    extraction, graph = pair
    assert not list(graph.subject_objects(PKG.element)), "a plain text has no pages"
    half = len(extraction.source.text) // 2
    marks = (Mark(0, "page", "1"), Mark(half, "page", "2"))
    paged = replace(extraction, source=replace(extraction.source, marks=marks))
    lines = "".join(chunk for chunk, _ in evidence_chunks(paged, Naming(), RUN))
    told = Graph().parse(data=lines, format="nt")
    for kind in (PKG.Mention, PKG.Assertion):
        found = {
            (int(str(told.value(this, PKG.place)).rpartition(":")[2].split("-")[0]) >= half, str(element))
            for this in told.subjects(RDF.type, kind)
            for element in told.objects(this, PKG.element)
        }
        assert found == {(False, "page 1"), (True, "page 2")}
        assert all(told.value(this, PKG.element) for this in told.subjects(RDF.type, kind))


def test_one_place_is_described_once(pair: tuple[Extraction, Graph]) -> None:
    _, graph = pair
    targets = set(graph.subjects(RDF.type, OA.SpecificResource))
    assert targets == set(graph.objects(None, OA.hasTarget))
    places = {str(place).rpartition(":")[2] for place in graph.objects(None, PKG.place)}
    assert {str(target).rpartition("/")[2] for target in targets} == places
    assert len(targets) == len(places) < len(list(graph.subject_objects(OA.hasTarget)))


def test_the_text_says_which_run_read_it(pair: tuple[Extraction, Graph]) -> None:
    _, graph = pair
    (text,) = graph.subjects(RDF.type, PKG.Expression)
    assert list(graph.objects(text, PROV.wasGeneratedBy)) == [URIRef(RUN)]


def test_every_direct_triple_is_asserted(pair: tuple[Extraction, Graph]) -> None:
    extraction, graph = pair
    core = Graph().parse(data="".join(core_lines(extraction, Naming())), format="nt")
    stated = {
        (graph.value(a, RDF.subject), graph.value(a, RDF.predicate), graph.value(a, RDF.object))
        for a in graph.subjects(PKG.polarity, Literal("positive"))
    }
    relations = [
        PKG[name] for name in (*ACTION_PREDICATES.values(), "setsGoal", "dependsOn", "issuedBy", "cites")
    ]
    direct = {t for t in core if t[1] in relations}
    assert direct <= stated
    assert direct


def test_assertions_quote_the_source(pair: tuple[Extraction, Graph]) -> None:
    extraction, graph = pair
    for assertion in graph.subjects(RDF.type, PKG.Assertion):
        quote = str(graph.value(assertion, PKG.quote))
        target = graph.value(assertion, OA.hasTarget)
        position = graph.value(target, OA.hasSelector)
        start, end = (int(str(graph.value(position, p))) for p in (OA.start, OA.end))
        assert quote == extraction.source.text[start:end] != ""


def test_sections_form_a_tree_in_source_offsets(pair: tuple[Extraction, Graph]) -> None:
    extraction, graph = pair
    sections = set(graph.subjects(RDF.type, PKG.Section))
    assert len(sections) == len(extraction.structure.sections)
    for section, parent in graph.subject_objects(ELI.is_part_of):
        inner = [int(str(graph.value(section, p))) for p in (PKG.start, PKG.end)]
        outer = [int(str(graph.value(parent, p))) for p in (PKG.start, PKG.end)]
        assert outer[0] <= inner[0] < inner[1] <= outer[1]


def test_script_of_the_text() -> None:
    scripts = [
        str(next(evidence(e).objects(None, URIRef("https://schema.org/inLanguage"))))
        for e in sample_extractions()
    ]
    assert scripts == ["zh-Hans", "zh-Hant", "zh-Hans"]


def test_negative_assertion_keeps_its_polarity() -> None:
    graph = evidence(sample_extractions()[0])
    negative = list(graph.subjects(PKG.polarity, Literal("negative")))
    assert len(negative) == 1
    assert "不再依托" in str(graph.value(negative[0], PKG.quote))


def test_only_terms_of_the_ontology(pair: tuple[Extraction, Graph]) -> None:
    _, graph = pair
    for node in {n for t in graph for n in t[1:] if str(n).startswith(NAMESPACE)}:
        assert getattr(PKG, str(node).removeprefix(NAMESPACE)) == node


def test_run_has_a_time_only_when_told() -> None:
    assert "endedAtTime" not in "".join(run_lines(RUN, "1", "f"))
    assert '"2030-01-01T00:00:00Z"' in "".join(run_lines(RUN, "1", "f", "2030-01-01T00:00:00Z"))
