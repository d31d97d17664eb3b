"""The packed N-Quads and the parts of a build load into Virtuoso by its bulk loader, every statement once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import build_samples, copies, extract_copy
from virtuoso import Virtuoso, running_virtuoso, virtuoso_missing

from kg.build.report import BuildReport
from kg.query.remote import RemoteGraph
from kg.query.sparql import Table, value
from kg.rdf.quads import quad_lines
from ontology.terms import PKG

pytestmark = pytest.mark.skipif(
    virtuoso_missing(), reason="Virtuoso (virtuoso-opensource-7-bin) is not installed"
)
CORE = "https://example.org/core"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    folder = tmp_path_factory.mktemp("built")
    return build_samples(folder, sources=copies(4), extract=extract_copy, packed=True)


@pytest.fixture(scope="module")
def server(out: BuildReport, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    with running_virtuoso(tmp_path_factory.mktemp("virtuoso"), readable=out.out) as running:
        yield running


def count(server: Virtuoso, pattern: str) -> int:
    return int(server.isql(f"sparql select (count(*) as ?n) where {{ {pattern} }};").strip().split()[-1])


def statements(out: Path) -> dict[str, int]:
    """Return how many statements each graph has; the default graph as Virtuoso needs it, with a name."""
    graphs: dict[str, int] = {}
    for _, graph in quad_lines(out):
        graphs[graph or f"<{CORE}>"] = graphs.get(graph or f"<{CORE}>", 0) + 1
    return graphs


def test_parts_load_by_themselves(out: BuildReport, server: Virtuoso) -> None:
    server.isql(f"ld_dir_all('{out.out}/parts', '*.nq.gz', '{CORE}'); rdf_loader_run(); checkpoint;")
    assert server.isql("select ll_error from DB.DBA.load_list where ll_error is not null;").strip() == ""
    for graph, wanted in statements(out.out).items():
        if graph != f"<{CORE}>":
            assert count(server, f"graph {graph} {{ ?s ?p ?o }}") == wanted, graph


def test_the_packed_file_loads_whole(out: BuildReport, server: Virtuoso) -> None:
    server.isql(f"ld_dir('{out.out}', 'graph.nq.gz', '{CORE}'); rdf_loader_run(); checkpoint;")
    assert server.isql("select ll_error from DB.DBA.load_list where ll_error is not null;").strip() == ""
    wanted = statements(out.out)
    assert sum(wanted.values()) == out.triples
    assert {graph: count(server, f"graph {graph} {{ ?s ?p ?o }}") for graph in wanted} == wanted
    answer = RemoteGraph(f"{server.url}/sparql?default-graph-uri={CORE}").ask(
        f"SELECT (COUNT(*) AS ?n) WHERE {{ ?x a <{PKG.Platform}> }}"
    )
    assert isinstance(answer, Table)
    assert [int(value(row[0])) for row in answer.rows] == [out.entities["platform"]]
