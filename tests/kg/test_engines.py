"""Four engines that nobody here wrote agree with the store: counts of the default graph, and answers to questions.

Engines differ in what a union of named graphs holds and whether it drops duplicates, so the default graph
is the merged core and must say the same in each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jena import jena, jena_missing
from rdflib import Dataset
from small_graph import VALUES
from virtuoso import running_virtuoso, virtuoso_missing

from kg.push import push_graph
from kg.query.remote import RemoteGraph
from kg.query.sparql import LocalGraph, select, value
from kg.questions.catalogue import bind_terms, load_questions
from kg.questions.terms import terms_of

CORE = "http://policies.example/core"
COUNTS = {
    "classes": "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s a ?x } GROUP BY ?x ORDER BY ?x",
    "properties": "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x ORDER BY ?x",
    "named graphs": "SELECT ?x (COUNT(*) AS ?n) WHERE { GRAPH ?x { ?s ?p ?o } } GROUP BY ?x ORDER BY ?x",
    "everything": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
}
HARD = (
    "dependencies",
    "rests-on-document",
    "due-by-year",
    "compare-documents",
    "uncertain",
    "system-profile",
)

Rows = list[list[str]]


def ours(graph: LocalGraph, text: str) -> Rows:
    return sorted([value(term).lower() for term in row] for row in select(graph, text))


def question_text(graph: LocalGraph, name: str) -> str:
    question = load_questions()[name]
    values = {p.name: VALUES[p.name] for p in question.parameters if p.required}
    return bind_terms(question, terms_of(graph, question, values))


@pytest.fixture(scope="module")
def dataset(small_out: Path) -> Dataset:
    return Dataset().parse(small_out / "graph.nq", format="nquads")  # type: ignore[return-value]


def in_rdflib(dataset: Dataset, text: str) -> Rows:
    return sorted(["" if c is None else str(c).lower() for c in row] for row in dataset.query(text))  # type: ignore[union-attr]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("name", COUNTS)
def test_rdflib_counts_the_same(dataset: Dataset, small: LocalGraph, name: str) -> None:
    assert in_rdflib(dataset, COUNTS[name]) == ours(small, COUNTS[name])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if jena_missing():
        pytest.skip("Apache Jena (libapache-jena-java) is not installed")
    return tmp_path_factory.mktemp("jena")


def in_jena(home: Path, out: Path, text: str) -> Rows:
    (home / "asked.rq").write_text(text, encoding="utf-8")
    told = jena(
        home,
        "arq.sparql",
        "--data",
        str(out / "graph.nq"),
        "--results=json",
        "--query",
        str(home / "asked.rq"),
    )
    found = json.loads(told[told.index("{") : told.rindex("}") + 1])
    columns = found["head"]["vars"]
    return sorted(
        [row[name]["value"].lower() if name in row else "" for name in columns]
        for row in found["results"]["bindings"]
    )


@pytest.mark.parametrize("name", COUNTS)
def test_jena_counts_the_same(home: Path, small_out: Path, small: LocalGraph, name: str) -> None:
    assert in_jena(home, small_out, COUNTS[name]) == ours(small, COUNTS[name])


@pytest.mark.parametrize("name", HARD)
def test_jena_answers_alike(home: Path, small_out: Path, small: LocalGraph, name: str) -> None:
    text = question_text(small, name)
    assert in_jena(home, small_out, text) == ours(small, text)


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory, small_out: Path) -> Iterator[RemoteGraph]:
    if virtuoso_missing():
        pytest.skip("virtuoso-t (Debian: virtuoso-opensource) is not installed")
    with running_virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        address = f"{server.url}/sparql-graph-crud-auth"
        push_graph(small_out, address, default=CORE, user="dba", password="dba")
        yield RemoteGraph(f"{server.url}/sparql?default-graph-uri={CORE}")


@pytest.mark.parametrize("name", COUNTS)
def test_virtuoso_counts_the_same(virtuoso: RemoteGraph, small: LocalGraph, name: str) -> None:
    found = sorted([value(term).lower() for term in row] for row in select(virtuoso, COUNTS[name]))
    if name == "named graphs":  # the core is one there, and Virtuoso has some of its own
        known = {row[0] for row in ours(small, COUNTS[name])}
        found = [row for row in found if row[0] in known]
    assert found == ours(small, COUNTS[name])
