"""Sending a graph to other servers: one made here that keeps what it gets, and a real Virtuoso."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from click.testing import CliRunner

from kg.cli.group import policy_kg
from kg.push import push_graph
from kg.query.errors import EndpointError
from kg.query.remote import RemoteGraph
from kg.query.sparql import LocalGraph, Table, open_local, select
from kg.questions.ask import ask_question
from kg.store import open_store


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


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
"""


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t (Debian: virtuoso-opensource) is not installed")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(INI.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    command = [program, "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{http}"
    try:
        for _ in range(300):
            if server.poll() is not None:
                pytest.skip(f"virtuoso-t ended at once with code {server.returncode}")
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{url}/sparql", params={"query": "ASK {}"}).status_code == 200:
                    break
            time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait()


def test_virtuoso_keeps_the_graphs_and_counts_the_same(virtuoso: str, small_out: Path) -> None:
    pushed = push_graph(
        small_out,
        f"{virtuoso}/sparql-graph-crud-auth",
        default="http://policies.example/core",
        user="dba",
        password=os.environ.get("VIRTUOSO_PASSWORD", "dba"),
    )
    remote = RemoteGraph(f"{virtuoso}/sparql")
    local = open_store(small_out)
    for graph in pushed:
        rows = select(remote, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph.graph}> {{ ?s ?p ?o }} }}")
        assert int(getattr(rows[0][0], "value", 0)) == graph.triples
    assert sum(graph.triples for graph in pushed) == len(local)
    pattern = """?x a ?class . FILTER(STRSTARTS(STR(?class), "https://w3id.org/policy-kg/"))"""
    head, tail = "SELECT ?class (COUNT(DISTINCT ?x) AS ?n) WHERE {", "} GROUP BY ?class ORDER BY ?class"
    near = select(open_local(small_out), f"{head} {pattern} {tail}")
    counts = f"{head} GRAPH <http://policies.example/core> {{ {pattern} }} {tail}"
    far = select(remote, counts)
    assert [[getattr(c, "value", "") for c in row] for row in far] == [
        [getattr(c, "value", "") for c in row] for row in near
    ]


@pytest.mark.parametrize("name", ["support", "offices", "who-issued-what", "name-variants", "denials"])
def test_virtuoso_answers_questions(virtuoso: str, small: LocalGraph, name: str) -> None:
    values = {"entity": "国家电子政务外网"} if name == "name-variants" else {}
    far = ask_question(RemoteGraph(f"{virtuoso}/sparql"), name, values)
    near = ask_question(small, name, values)
    assert isinstance(far, Table) and isinstance(near, Table)
    texts = [{tuple(getattr(c, "value", "") for c in row) for row in table.rows} for table in (far, near)]
    assert texts[0] == texts[1]
