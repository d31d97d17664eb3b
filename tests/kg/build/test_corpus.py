"""The five real texts: one document in two texts, valid, and read by a parser that is not ours."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, Graph, Namespace

from kg.build.report import BuildReport
from kg.build.run import build_graph
from kg.shapes import validate
from kg.store import open_store
from ontology.terms import PKG

OA = Namespace("http://www.w3.org/ns/oa#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")


@pytest.fixture(scope="module")
def report(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    return build_graph([corpus], tmp_path_factory.mktemp("corpus"))


def test_all_texts_are_read(report: BuildReport) -> None:
    assert report.problems == ()
    assert report.files == 5
    assert all(
        report.entities[kind] for kind in ("agency", "platform", "database", "project", "document", "goal")
    )


def test_the_web_page_and_the_pdf_are_one_document(report: BuildReport) -> None:
    graph = Graph().parse(report.out / "evidence.ttl")
    documents = {}
    for expression, document in graph.subject_objects(ELI.realizes):
        documents.setdefault(str(expression).rpartition("/")[2][:3], set()).add(document)
    assert documents["000"] == documents["001"]


def test_the_graph_is_valid(report: BuildReport) -> None:
    assert [str(violation) for violation in validate(open_store(report.out))] == []


def test_every_quote_stands_in_its_source(report: BuildReport, corpus: Path) -> None:
    graph = Graph().parse(report.out / "evidence.ttl")
    texts = {path.name: path.read_bytes().decode("utf-8-sig") for path in sorted(corpus.iterdir())}
    names = {
        e: str(graph.value(graph.value(e, PKG.sourceFile), PKG.fileName))
        for e in graph.subjects(RDF.type, PKG.Expression)
    }
    checked = 0
    for assertion in graph.subjects(RDF.type, PKG.Assertion):
        target = graph.value(assertion, OA.hasTarget)
        selector = graph.value(target, OA.hasSelector)
        start, end = (int(str(graph.value(selector, p))) for p in (OA.start, OA.end))
        source = texts[names[graph.value(target, OA.hasSource)]]
        assert str(graph.value(assertion, PKG.quote)) == source[start:end]
        checked += 1
    assert checked > 100


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is not installed")
@pytest.mark.parametrize("name", ["graph.ttl", "evidence.ttl"])
def test_rapper_finds_as_many_triples(report: BuildReport, name: str) -> None:
    told = subprocess.run(
        ["rapper", "-c", "-i", "turtle", str(report.out / name)], capture_output=True, text=True, check=True
    )
    count = len(list(pyoxigraph.parse(path=report.out / name)))
    assert f"Parsing returned {count} triples" in told.stderr
