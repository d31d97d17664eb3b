"""Apache Jena reads every RDF format, finds as many statements, and gives the same counts."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pyoxigraph
import pytest
from building import build_samples
from jena import jena, jena_missing

from kg.export.write import FORMATS, export_graph
from kg.questions.catalogue import load_questions
from kg.store import open_store

pytestmark = pytest.mark.skipif(jena_missing(), reason="Apache Jena (libapache-jena-java) is not installed")
FORMATS_READ = ("turtle", "trig", "nquads", "ntriples", "jsonld", "nif", "skos")
COUNTS = """
PREFIX pkg: <https://w3id.org/policy-kg/ontology#>
SELECT ?class (COUNT(?x) AS ?n) { ?x a ?class FILTER(STRSTARTS(STR(?class), STR(pkg:))) }
GROUP BY ?class ORDER BY ?class
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build_samples(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jena")


def statements(path: Path) -> int:
    syntax = pyoxigraph.RdfFormat.JSON_LD if path.suffix == ".jsonld" else None
    return len(list(pyoxigraph.parse(path=path, format=syntax)))


def test_counts_of_every_format(out: Path, home: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}{FORMATS[name].suffix}" for name in FORMATS_READ]
    for name, path in zip(FORMATS_READ, paths, strict=True):
        export_graph(out, path, format=name)
    others = [str(path) for path in paths if path.suffix != ".jsonld"]
    told = jena(home, "riotcmd.riot", "--count", *others)
    told += jena(home, "riotcmd.riot", "--syntax=jsonld10", "--count", str(tmp_path / "jsonld.jsonld"))
    for path in paths:
        found = re.search(rf"{re.escape(path.name)} : (?:Triples|Quads) = ([\d,]+)", told)
        assert found, told
        assert int(found[1].replace(",", "")) == statements(path), path.name


def test_what_a_build_leaves_is_valid(out: Path, home: Path) -> None:
    told = jena(home, "riotcmd.riot", "--validate", str(out / "graph.ttl"), str(out / "evidence.ttl"))
    assert not re.search("WARN|ERROR", told), told


def test_queries_count_the_same(out: Path, home: Path) -> None:
    told = jena(home, "arq.sparql", "--data", str(out / "graph.ttl"), "--results=tsv", "--query", _file(home))
    theirs = dict(re.findall(r"<[^>]*#(\w+)>\t(\d+)", told))
    ours = {row["class"].value.rpartition("#")[2]: row["n"].value for row in open_store(out).query(COUNTS)}
    del ours["Run"]  # in the store and in evidence.ttl
    assert theirs == ours


def test_a_store_loaded_from_the_quads_answers_named_questions(out: Path, home: Path, tmp_path: Path) -> None:
    """The place of a relation stands in the graph of its file, so the default graph alone would not do."""
    question = load_questions()["existing-systems"].text
    (tmp_path / "question.rq").write_text(question, encoding="utf-8")
    database = str(tmp_path / "database")
    jena(home, "tdb2.tdbloader", "--loc", database, str(out / "graph.nq"))
    told = jena(
        home, "tdb2.tdbquery", "--loc", database, "--results=csv", "--query", str(tmp_path / "question.rq")
    )
    theirs = sorted(tuple(row.values()) for row in csv.DictReader(told[told.index("thing,") :].splitlines()))
    answer = open_store(out).query(question)
    ours = sorted(tuple(cell.value if cell else "" for cell in row) for row in answer)
    assert ours
    assert theirs == ours


def _file(home: Path) -> str:
    path = home / "counts.rq"
    path.write_text(COUNTS, encoding="utf-8")
    return str(path)
