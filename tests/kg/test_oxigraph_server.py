"""A real server that speaks the protocols as they stand: Oxigraph keeps what ``push`` sends and answers alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from oxigraph import oxigraph_command, running_oxigraph
from small_graph import VALUES

from kg.cli.group import policy_kg
from kg.query.remote import RemoteGraph
from kg.query.sparql import LocalGraph, Table, select, value
from kg.questions.ask import ask_question
from kg.questions.catalogue import load_questions
from kg.store import open_store

WAYS = {"graph-store": ["/store"], "update": ["/update", "--update"]}


@pytest.fixture(scope="module", params=WAYS)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, small_out: Path
) -> Iterator[RemoteGraph]:
    """Return a server to which the small graph was pushed, in either way."""
    if oxigraph_command() is None:
        pytest.skip("the package oxigraph is not installed")
    with running_oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        path, *options = WAYS[request.param]
        for _ in range(2):
            done = CliRunner().invoke(policy_kg, ["push", url + path, "-g", str(small_out), *options])
            assert done.exit_code == 0, done.output
        yield RemoteGraph(f"{url}/query")


def test_it_keeps_every_quad_once(server: RemoteGraph, small_out: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    ((found,),) = select(server, count)
    assert int(value(found)) == len(open_store(small_out))


@pytest.mark.parametrize("name", load_questions())
def test_it_answers_every_question_alike(server: RemoteGraph, small: LocalGraph, name: str) -> None:
    question = load_questions()[name]
    values = {p.name: VALUES[p.name] for p in question.parameters if p.required}
    far, near = ask_question(server, question, values), ask_question(small, question, values)
    assert isinstance(far, Table) and isinstance(near, Table)
    assert (far.columns, list(far.rows)) == (near.columns, list(near.rows))
