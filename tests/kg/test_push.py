"""Sending a graph to other servers: one made here that keeps what it gets, and a real Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from click.testing import CliRunner
from small_graph import VALUES
from virtuoso import running_virtuoso, virtuoso_missing

from kg.cli.group import policy_kg
from kg.push import Pushed, push_graph
from kg.query.errors import EndpointError
from kg.query.remote import RemoteGraph
from kg.query.sparql import LocalGraph, Table, open_local, select
from kg.questions.ask import ask_question
from kg.questions.catalogue import load_questions
from kg.store import open_store

CORE = "http://policies.example/core"


class Keeper:
    """A server that does what it is told to an in-memory store."""

    def __init__(self, *, login: str = "") -> None:
        self.store = pyoxigraph.Store()
        self.login = login

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.login and not request.headers.get("authorization", "").startswith(self.login):
            return httpx.Response(
                401, headers={"WWW-Authenticate": f'{self.login} realm="x", nonce="1", qop="auth"'}
            )
        if request.method == "PUT":
            name = request.url.params.get("graph")
            assert ("default" in request.url.params) == (name is None)
            graph = pyoxigraph.NamedNode(name) if name else pyoxigraph.DefaultGraph()
            self.store.clear_graph(graph)
            self.store.load(request.content, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=graph)
        else:
            assert request.headers["content-type"].startswith("application/sparql-update")
            self.store.update(request.content.decode())
        return httpx.Response(204)


def keeping(keeper: Keeper) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(keeper))


@pytest.mark.parametrize("update", [False, True])
def test_everything_arrives_and_replaces_what_was_there(update: bool, small_out: Path) -> None:
    keeper, source = Keeper(), open_store(small_out)
    old = pyoxigraph.Quad(
        pyoxigraph.NamedNode("http://old"), pyoxigraph.NamedNode("http://p"), pyoxigraph.Literal("x")
    )
    keeper.store.add(old)
    with keeping(keeper) as client:
        for _ in range(2):
            sent = push_graph(small_out, "http://server/data", update=update, client=client)
    assert set(keeper.store) == set(source)
    assert sum(pushed.triples for pushed in sent) == len(source)
    assert sent[0].graph == ""
    assert len(sent) == 5


def test_core_can_go_into_a_named_graph(small_out: Path) -> None:
    keeper = Keeper()
    with keeping(keeper) as client:
        push_graph(small_out, "http://server/data", default="http://core.example/", client=client)
    core = pyoxigraph.NamedNode("http://core.example/")
    assert any(True for _ in keeper.store.quads_for_pattern(None, None, None, core))
    assert not any(True for _ in keeper.store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()))


@pytest.mark.parametrize("login", ["Basic", "Digest"])
def test_login_as_the_server_asks(login: str, small_out: Path) -> None:
    with keeping(Keeper(login=login)) as client:
        push_graph(small_out, "http://server/data", user="u", password="p", client=client)
        with pytest.raises(EndpointError, match=r"401.*give --user"):
            push_graph(small_out, "http://server/data", client=client)


def test_refusals_are_explained(small_out: Path) -> None:
    with pytest.raises(EndpointError, match="begins with http"):
        push_graph(small_out, "file:///a/graph")
    done = CliRunner().invoke(policy_kg, ["push", "http://127.0.0.1:1/", "-g", str(small_out)])
    assert done.exit_code == 1
    assert "cannot be reached" in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if virtuoso_missing():
        pytest.skip("virtuoso-t (Debian: virtuoso-opensource) is not installed")
    with running_virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server.url


@pytest.fixture(scope="module")
def pushed(virtuoso: str, small_out: Path) -> tuple[Pushed, ...]:
    address = f"{virtuoso}/sparql-graph-crud-auth"
    return tuple(push_graph(small_out, address, default=CORE, user="dba", password="dba"))


def test_virtuoso_keeps_the_graphs_and_counts_the_same(
    virtuoso: str, small_out: Path, pushed: tuple[Pushed, ...]
) -> None:
    remote = RemoteGraph(f"{virtuoso}/sparql")
    local = open_store(small_out)
    for graph in pushed:
        rows = select(remote, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph.graph}> {{ ?s ?p ?o }} }}")
        assert int(getattr(rows[0][0], "value", 0)) == graph.triples
    assert sum(graph.triples for graph in pushed) == len(local)
    pattern = """?x a ?class . FILTER(STRSTARTS(STR(?class), "https://w3id.org/policy-kg/"))"""
    head, tail = "SELECT ?class (COUNT(DISTINCT ?x) AS ?n) WHERE {", "} GROUP BY ?class ORDER BY ?class"
    near = select(open_local(small_out), f"{head} {pattern} {tail}")
    counts = f"{head} GRAPH <{CORE}> {{ {pattern} }} {tail}"
    far = select(remote, counts)
    assert [[getattr(c, "value", "") for c in row] for row in far] == [
        [getattr(c, "value", "") for c in row] for row in near
    ]


@pytest.mark.parametrize("default", [True, False], ids=["core-as-default-graph", "union-of-all"])
@pytest.mark.parametrize("name", load_questions())
def test_virtuoso_answers_every_question_alike(
    virtuoso: str, small: LocalGraph, pushed: tuple[Pushed, ...], name: str, default: bool
) -> None:
    assert pushed
    question = load_questions()[name]
    values = {p.name: VALUES[p.name] for p in question.parameters if p.required}
    address = f"{virtuoso}/sparql" + (f"?default-graph-uri={CORE}" if default else "")
    far = ask_question(RemoteGraph(address), question, values)
    near = ask_question(small, question, values)
    assert isinstance(far, Table) and isinstance(near, Table)
    assert far.columns == near.columns
    # Virtuoso keeps the case of language tags, and writes decimals as the text had them.
    texts = [
        sorted([getattr(cell, "value", "").lower() for cell in row] for row in table.rows)
        for table in (far, near)
    ]
    assert texts[0] == texts[1]
