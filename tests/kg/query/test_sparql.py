"""Queries on the store: terms as they are, W3C results that other readers read, names, labels, the command."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result
from rdflib import Graph as RdflibGraph
from rdflib.query import Result as RdflibResult

from kg.cli.group import policy_kg
from kg.names.lookup import base_of, find_entity
from kg.query.errors import AmbiguousNameError, QueryError, QuerySyntaxError, UnknownNameError
from kg.query.labels import Labels, short_iri
from kg.query.results import result_chunks
from kg.query.sparql import LocalGraph, Table, Triples, Truth, open_local
from ontology import DEFAULT_BASE

NETWORK = DEFAULT_BASE + "platform/国家电子政务外网"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(policy_kg, [str(a) for a in arguments], input=stdin, env={"LC_ALL": "C.UTF-8"})


AWKWARD = """SELECT * { VALUES (?a ?b) {
  ("tab\\t \\"quote\\", line\\n end"@zh-Hans <http://x.example/é>) (1.50 UNDEF) ("<&>\\r" true) } }"""


def test_results_read_back_by_other_readers() -> None:
    graph = LocalGraph(pyoxigraph.Store())
    expected = [tuple(map(str, row)) for row in graph.store.query(AWKWARD)]
    forms = {
        "json": pyoxigraph.QueryResultsFormat.JSON,
        "xml": pyoxigraph.QueryResultsFormat.XML,
        "tsv": pyoxigraph.QueryResultsFormat.TSV,
    }
    for name, form in forms.items():
        text = "".join(result_chunks(graph.ask(AWKWARD), name))
        read = pyoxigraph.parse_query_results(text.encode(), format=form)
        assert isinstance(read, pyoxigraph.QuerySolutions)
        assert [tuple(map(str, row)) for row in read] == expected, name
        if name != "tsv":
            rows = RdflibResult.parse(io.BytesIO(text.encode()), format=name)
            assert len(list(rows)) == 3
    rows = list(csv.reader(io.StringIO("".join(result_chunks(graph.ask(AWKWARD), "csv")), newline="")))
    assert rows[0] == ["a", "b"]
    assert rows[1] == ['tab\t "quote", line\n end', "http://x.example/é"]


def test_empty_table_is_a_table() -> None:
    graph = LocalGraph(pyoxigraph.Store())
    for form in ("json", "xml", "csv", "tsv"):
        text = "".join(result_chunks(graph.ask("SELECT ?a { ?a ?b ?c }"), form))
        assert "a" in text
    assert json.loads("".join(result_chunks(graph.ask("SELECT ?a { ?a ?b ?c }"), "json")))["results"] == {
        "bindings": []
    }


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own JSON-LD reader
def test_truth_and_triples() -> None:
    graph = LocalGraph(pyoxigraph.Store())
    truth = graph.ask("ASK { FILTER(1 = 1) }")
    assert isinstance(truth, Truth) and truth.value
    assert json.loads("".join(result_chunks(truth, "json"))) == {"head": {}, "boolean": True}
    made = 'CONSTRUCT { <http://a> <http://b> "中" } WHERE { VALUES ?x { 1 2 } }'
    for form, name in (("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")):
        answer = graph.ask(made)
        assert isinstance(answer, Triples)
        assert len(RdflibGraph().parse(data="".join(result_chunks(answer, form)), format=name)) == 1
    with pytest.raises(QueryError, match="csv holds tables"):
        list(result_chunks(graph.ask(made), "csv"))
    with pytest.raises(QueryError, match="turtle holds triples"):
        list(result_chunks(truth, "turtle"))


def test_broken_query_says_where(small: LocalGraph) -> None:
    with pytest.raises(QuerySyntaxError, match="no SPARQL query: error at 1:"):
        small.ask("SELECT ?x { ?x")


@pytest.mark.parametrize(
    "name",
    [
        "国家电子政务外网",
        "國家電子政務外網",
        "“国家电子政务外网”",
        " 国家电子政务外网 ",
        NETWORK,
        f"<{NETWORK}>",
        "platform/国家电子政务外网",
    ],
)
def test_entity_by_any_name(name: str, small: LocalGraph) -> None:
    assert find_entity(small, name) == NETWORK


def test_national_agency_by_its_usual_short_name(built: Path) -> None:
    iri = find_entity(open_local(built), "国家发展改革委")
    assert iri.endswith("agency/国家发展和改革委员会")


def named_store(*names: tuple[str, str, str]) -> LocalGraph:
    store = pyoxigraph.Store()
    for kind, name, alias in names:
        node = pyoxigraph.NamedNode(f"http://base.example/{kind}/{name}")
        rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        pkg, skos = "https://w3id.org/policy-kg/ontology#", "http://www.w3.org/2004/02/skos/core#"
        for predicate, term in (
            (rdf, pyoxigraph.NamedNode(pkg + kind.capitalize())),
            (pkg + "canonicalName", pyoxigraph.Literal(name)),
            (skos + "altLabel", pyoxigraph.Literal(alias, language="zh-Hans")),
        ):
            store.add(pyoxigraph.Quad(node, pyoxigraph.NamedNode(predicate), term))
    return LocalGraph(store)


def test_ambiguous_name_lists_the_choices() -> None:
    graph = named_store(("platform", "甲平台", "平台"), ("database", "乙库", "平台"))
    assert base_of(graph) == "http://base.example/"
    with pytest.raises(AmbiguousNameError) as caught:
        find_entity(graph, "平台")
    assert caught.value.choices == ("database/乙库", "platform/甲平台")
    assert find_entity(graph, "平台", ("database",)) == "http://base.example/database/乙库"


def test_canonical_name_wins_over_aliases() -> None:
    graph = named_store(("platform", "甲平台", "乙平台"), ("platform", "乙平台", "丙"))
    assert find_entity(graph, "乙平台") == "http://base.example/platform/乙平台"


def test_unknown_name_tells_what_is_near(small: LocalGraph) -> None:
    with pytest.raises(UnknownNameError, match="near it: 国家数据共享交换平台"):
        find_entity(small, "国家数据交换共享平台")
    with pytest.raises(UnknownNameError):
        find_entity(small, "platform/没有的平台")
    with pytest.raises(UnknownNameError):
        find_entity(small, "https://w3id.org/ not an iri")


def test_labels_follow_the_language(small: LocalGraph) -> None:
    depends = "https://w3id.org/policy-kg/ontology#dependsOn"
    assert Labels(small, "zh").of(depends) == "依托"
    assert Labels(small, "en").of(depends) == "depends on"
    assert Labels(small).of("http://nowhere.example/%E4%BA%91") == "http://nowhere.example/云"
    assert short_iri(NETWORK) == "platform/国家电子政务外网"


def test_command_shows_labels_unless_asked(small_out: Path) -> None:
    text = "SELECT ?x { ?x pkg:supports ?y }"
    assert run("query", text, "-g", small_out, "-f", "tsv").stdout == "x\n国家企业档案数据库\n"
    iri = DEFAULT_BASE + "database/国家企业档案数据库"
    assert run("query", text, "-g", small_out, "-f", "tsv", "--iris").stdout == f"?x\n<{iri}>\n"
    assert run("query", text, "-g", small_out, "-f", "csv", "--iris").stdout == f"x\n{iri}\n"
    table = run("--lang", "zh", "query", "support", "-g", small_out, "-f", "table").output
    assert "支撑方" in table and "国家企业档案数据库" in table
    data = json.loads(run("query", text, "-g", small_out, "-f", "json").stdout)
    assert data["results"]["bindings"][0]["x"]["value"] == iri


def test_command_reads_files_and_standard_input(small_out: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(
        "# param: what system -- A system -- 系统\nSELECT ?y { VALUES ?what { UNDEF } ?what pkg:dependsOn ?y }",
        encoding="utf-8",
    )
    done = run("query", tmp_path / "mine.rq", "國家數據共享交換平臺", "-g", small_out, "-f", "tsv")
    assert done.stdout == "y\n国家电子政务外网\n"
    assert run("query", "-", "-g", small_out, stdin="ASK { ?s ?p ?o }").stdout == "true\n"


@pytest.mark.parametrize("length", [300, 5000])
def test_a_query_longer_than_a_file_name_is_no_path(small_out: Path, length: int) -> None:
    many = " ".join(["pkg:dependsOn"] * (length // 14))
    text = f"ASK {{ VALUES ?p {{ {many} }} ?s ?p ?o }}"
    assert run("query", text, "-g", small_out).stdout == "true\n"
    assert "is neither a question" in run("query", "问" * length, "-g", small_out).stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("dependensies", "x"), 2, "did you mean dependencies"),
        (("dependencies",), 2, "needs system"),
        (("dependencies", "没有这个"), 1, "no entity is called"),
        (
            ("dependencies", "国家信息中心"),
            1,
            "'国家信息中心' is of a type that is not asked for here: agency/国家信息中心",
        ),
        (("dependencies", "a=b", "c"), 2, "one value too many"),
        (("SELECT * { SERVICE <http://x> { } }",), 1, "SERVICE"),
        (("SELECT * { ?s ?p",), 1, "no SPARQL query"),
        (("ASK { }", "-f", "pdf"), 2, "pdf"),
        (("ASK { }", "--endpoint", "ftp://x"), 1, "ftp://x: expected an address"),
    ],
)
def test_command_explains_errors_in_one_line(
    small_out: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = run("query", *arguments, "-g", small_out)
    assert done.exit_code == code, done.output
    assert words in done.stderr
    assert code == 2 or len(done.stderr.splitlines()) == 1


def test_command_without_graph_says_what_to_do(tmp_path: Path) -> None:
    done = run("query", "documents", "-g", tmp_path)
    assert done.exit_code == 1
    assert "policy-kg build" in done.stderr


def test_questions_are_listed_and_explained() -> None:
    assert "due-by-year" in run("questions").output
    assert "到某年" in run("--lang", "zh", "questions").output
    told = run("--lang", "zh", "questions", "due-by-year").output
    assert "year (year) = 2025: 最晚年份" in told
    assert run("questions", "due-by-year", "--sparql").output.startswith("# id: due-by-year")


def test_table_rows_may_be_gone_through_once(small: LocalGraph) -> None:
    answer = small.ask("SELECT ?s { ?s a pkg:Platform }")
    assert isinstance(answer, Table)
    assert len(list(answer.rows)) > 3
