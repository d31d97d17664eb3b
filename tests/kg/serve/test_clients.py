"""The endpoint asked by clients that nobody here wrote: SPARQLWrapper, rdflib's SPARQLStore, Comunica."""

from __future__ import annotations

import json
import shutil
import subprocess

import httpx
import pytest
from click.testing import CliRunner
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.cli.group import policy_kg
from kg.query.errors import EndpointError, QuerySyntaxError
from kg.query.remote import RemoteGraph
from kg.query.sparql import Triples, Truth, select
from kg.questions.ask import ask_question
from kg.questions.catalogue import load_questions
from ontology import DEFAULT_BASE, NAMESPACE

HUB = DEFAULT_BASE + "platform/国家数据共享交换平台"
NETWORK = DEFAULT_BASE + "platform/国家电子政务外网"
DEPENDS = f"SELECT ?y WHERE {{ <{HUB}> <{NAMESPACE}dependsOn> ?y }}"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.filterwarnings("ignore::pyparsing.exceptions.PyparsingDeprecationWarning")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(endpoint: str, method: str) -> None:
    wrapper_module = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    wrapper = wrapper_module.SPARQLWrapper(f"{endpoint}/sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(DEPENDS)
    for form in ("json", "xml", "csv", "tsv"):
        wrapper.setReturnFormat(form)
        assert NETWORK in str(_text(wrapper.query().convert()))
    wrapper.setQuery(f"CONSTRUCT WHERE {{ <{HUB}> <{NAMESPACE}dependsOn> ?y }}")
    for form in ("turtle", "rdf+xml", "json-ld"):
        wrapper.setReturnFormat(form)
        found = wrapper.query().convert()
        graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
        assert (URIRef(HUB), URIRef(NAMESPACE + "dependsOn"), URIRef(NETWORK)) in graph


def _text(converted: object) -> object:
    if hasattr(converted, "toxml"):
        return converted.toxml()
    return converted.decode() if isinstance(converted, bytes) else converted


def test_rdflib_sparqlstore(endpoint: str) -> None:
    for form in ("json", "xml"):
        store = SPARQLStore(f"{endpoint}/sparql", returnFormat=form)
        graph = Graph(store=store)
        assert list(graph.objects(URIRef(HUB), URIRef(NAMESPACE + "dependsOn"))) == [URIRef(NETWORK)]
        assert [str(row[0]) for row in graph.query(DEPENDS)] == [NETWORK]
        graphs = {str(row[0]) for row in graph.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
        assert DEFAULT_BASE + "graph/1_national.txt" in graphs
        one = Graph(store=store, identifier=URIRef(DEFAULT_BASE + "graph/1_national.txt"))
        assert (None, URIRef(NAMESPACE + "sentence"), None) in one
        assert (None, URIRef(NAMESPACE + "sentence"), None) not in graph


COMUNICA = """
const { QueryEngine } = require('@comunica/query-sparql');
const [source, query] = process.argv.slice(1);
(async () => {
  const engine = new QueryEngine();
  for (const sources of [[{ type: 'sparql', value: source }], [source]]) {
    const rows = await (await engine.queryBindings(query, { sources })).toArray();
    console.log(JSON.stringify(rows.map((row) => row.get('y').value)));
  }
})().catch((error) => { console.error(error); process.exit(1); });
"""


def test_comunica(endpoint: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    probe = [node, "-e", "require.resolve('@comunica/query-sparql')"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("the npm package @comunica/query-sparql is not on NODE_PATH")
    done = subprocess.run(
        [node, "-e", COMUNICA, f"{endpoint}/sparql", DEPENDS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [json.loads(line) for line in done.stdout.splitlines()] == [[NETWORK]] * 2


def test_our_own_client(endpoint: str) -> None:
    graph = RemoteGraph(f"{endpoint}/sparql")
    assert [str(row[0]) for row in select(graph, DEPENDS)] == [f"<{NETWORK}>"]
    assert graph.ask("ASK {}") == Truth(True)
    made = graph.ask("CONSTRUCT WHERE { ?s pkg:dependsOn ?o }")
    assert isinstance(made, Triples) and len(list(made.triples)) == 3
    with pytest.raises(QuerySyntaxError, match="no SPARQL query"):
        graph.ask("SELECT * {")
    with pytest.raises(EndpointError, match="status 403"):
        graph.ask("SELECT * { SERVICE <http://x> {} }")
    with pytest.raises(EndpointError, match="status 405"):
        RemoteGraph(f"{endpoint}/nowhere").ask("ASK {}")
    with pytest.raises(EndpointError, match="expected SPARQL results"):
        _page_instead(endpoint)
    with pytest.raises(EndpointError, match="cannot be reached"):
        RemoteGraph("http://127.0.0.1:1/sparql").ask("ASK {}")


def _page_instead(endpoint: str) -> None:
    page = httpx.MockTransport(lambda _: httpx.Response(200, html="<p>hello</p>"))
    with httpx.Client(transport=page) as client:
        RemoteGraph(endpoint, client=client).ask("ASK {}")


VALUES = {
    "system": "国家数据共享交换平台",
    "whole": "云岭省数据共享平台",
    "entity": "國家電子政務外網",
    "subject": "国家数据共享交换平台",
    "document": "云岭省数字政务实施方案",
    "old": "云岭省数字政务实施方案",
    "new": "云岭省数字政务行动计划",
    "agency": "云岭省人民政府",
}


@pytest.mark.parametrize("name", load_questions())
def test_every_question_has_the_same_answer_from_afar(endpoint: str, small: object, name: str) -> None:
    question = load_questions()[name]
    values = {p.name: VALUES[p.name] for p in question.parameters if p.required}
    near = ask_question(small, question, values)  # type: ignore[arg-type]
    far = ask_question(RemoteGraph(f"{endpoint}/sparql"), question, values)
    assert far.columns == near.columns  # type: ignore[union-attr]
    assert list(far.rows) == list(near.rows)  # type: ignore[union-attr]


def test_command_asks_an_endpoint(endpoint: str) -> None:
    arguments = ["query", "support", "--endpoint", f"{endpoint}/sparql", "-f", "tsv"]
    done = CliRunner().invoke(policy_kg, arguments)
    assert done.exit_code == 0, done.output
    assert "国家企业档案数据库\t国家数据共享交换平台" in done.output
