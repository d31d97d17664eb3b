"""The guard: what only reads this store passes, everything else is refused in every disguise."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kg.query.errors import QueryError, QuerySyntaxError, RefusedQueryError
from kg.query.guard import LONGEST, check_query
from kg.query.sparql import LocalGraph

P = "PREFIX ex: <http://e.example/> "

HARMLESS = [
    "SELECT * { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    "ASK { ?s a pkg:Platform }",
    "DESCRIBE <https://w3id.org/policy-kg/id/platform/国家电子政务外网>",
    "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s rdfs:label ?l }",
    P + "SELECT ?service ?from ?load { ?service ex:service ?from ; ex:load ?load }",
    'SELECT * { ?s rdfs:label "SERVICE <http://x> { } FROM <http://y>" }',
    "SELECT * { ?s rdfs:label '''DROP ALL ; LOAD <x>''' }",
    "# INSERT DATA { } SERVICE <http://x> {}\nSELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p <http://x.example/SERVICE/FROM> }",
    "SELECT * { ?s pkg:dueYear ?y FILTER(?y < 5 && ?y > 3) } # <",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?o ?q 1 } MINUS { ?s ?p 2 } }",
    "SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 1 } UNION { BIND(1 AS ?s) } }",
    "SELECT * { ?s (pkg:dependsOn|^pkg:supports)+ ?o }",
    'SELECT * { ?s rdfs:label "\\u4e91" }',
    "SELECT * { ?s rdfs:label ?云 }",
    "SELECT * { ?s ?p ?o } VALUES ?o { 1 UNDEF }",
]

SERVICE = "SERVICE <http://127.0.0.1:{port}/sparql> {{ ?a ?b ?c }}"
SERVICES = [
    "SELECT * { %s }",
    "SELECT * { ?s ?p ?o . %s }",
    "SELECT * { { SELECT * { %s } } }",
    "SELECT * { { SELECT * { { SELECT * { { %s } } } } } }",
    "SELECT * { OPTIONAL { %s } }",
    "SELECT * { { ?s ?p ?o } UNION { %s } }",
    "SELECT * { GRAPH ?g { %s } }",
    "SELECT * { ?s ?p ?o MINUS { %s } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { %s } }",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { %s } }",
    "SELECT (EXISTS { %s } AS ?x) { }",
    "SELECT * { BIND(EXISTS { %s } AS ?x) }",
    "SELECT * { ?s ?p ?o } HAVING(EXISTS { %s })",
    "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { %s })",
    "SELECT * { ?s ?p ?o } GROUP BY (EXISTS { %s } AS ?x)",
    "ASK { %s }",
    "DESCRIBE ?a { %s }",
    "CONSTRUCT { ?a ?b ?c } { %s }",
]
DISGUISES = [
    lambda s: s,
    lambda s: s.replace("SERVICE", "service"),
    lambda s: s.replace("SERVICE", "sErViCe SILENT"),
    lambda s: s.replace("SERVICE <", "SERVICE<"),
    lambda s: s.replace("SERVICE ", "SERVICE\n\t# a comment\n"),
    lambda s: s.replace("SERVICE ", "SERVICE#}\r"),
    lambda s: s.replace("SERVICE", "\\u0053ERVICE"),
    lambda s: s.replace("SERVICE", "S\\U00000045RVICE"),
    lambda s: s.replace("SERVICE <", "SERVICE \\u003C"),
    lambda s: f"# hidden to some \r {s}",
    lambda s: f"#\r\n{s}",
    lambda s: f"#\\u000A{s}",
    lambda s: f'FILTER(?x != "\\u0022 \\u0023") {s}',
    lambda s: f"FILTER(?x != '\\u0027 \\u0023') {s}",
    lambda s: f'FILTER(?x != """a"b\\"""") {s}',
    lambda s: f"FILTER(1<2){s}FILTER(3>2)",
    lambda s: f"FILTER(?x<?y){s}FILTER(?y>?x)",
    lambda s: f"{{}}{s}",
    lambda s: s.replace("<http", "?where. BIND(<http").replace("{{", ""),
    lambda s: "VALUES ?where { <http://127.0.0.1:{port}/> } SERVICE ?where { ?a ?b ?c }",
]

UPDATES = [
    "INSERT DATA { <http://a> <http://b> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "LOAD SILENT <http://127.0.0.1/> INTO GRAPH <http://g>",
    "CLEAR ALL",
    "DROP SILENT GRAPH <http://g>",
    "CREATE GRAPH <http://g>",
    "COPY <http://a> TO <http://b>",
    "MOVE DEFAULT TO <http://b>",
    "ADD <http://a> TO <http://b>",
    P + "# c\nlOaD <http://x>",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "\\u0049NSERT DATA { <http://a> <http://b> 1 }",
]

FOREIGN = [
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://127.0.0.1/x> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * from named <http://127.0.0.1/x> FROM <http://y> { ?s ?p ?o }",
    "SELECT * FROM <http://known.example/g> FROM <http://other.example/g> { ?s ?p ?o }",
    P + "SELECT * FROM ex:g { ?s ?p ?o }",
    "BASE <http://127.0.0.1/> SELECT * FROM <g> { ?s ?p ?o }",
    "SELECT * FROM <g> { ?s ?p ?o }",
    "ASK FROM <http://y> { ?s ?p ?o }",
    "DESCRIBE <http://x> FROM <http://y>",
    "CONSTRUCT { ?s ?p ?o } FROM <http://y> WHERE { ?s ?p ?o }",
    "CONSTRUCT FROM <http://y> WHERE { ?s ?p ?o }",
    "SELECT * FR\\u004FM <http://y> { ?s ?p ?o }",
    "SELECT *#\rFROM <http://y> { ?s ?p ?o }",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_query_passes(text: str, small: LocalGraph) -> None:
    small.ask(check_query(text))


@pytest.mark.parametrize("disguise", range(len(DISGUISES)))
@pytest.mark.parametrize("frame", SERVICES)
def test_service_is_refused(frame: str, disguise: int) -> None:
    text = frame % DISGUISES[disguise](SERVICE).replace("{port}", "9").replace("{{", "{").replace("}}", "}")
    with pytest.raises(QueryError):
        check_query(text)


def test_plain_service_is_refused_by_name() -> None:
    with pytest.raises(RefusedQueryError, match="SERVICE asks another server"):
        check_query("SELECT * { SERVICE <http://x> { ?s ?p ?o } }")


@pytest.mark.parametrize("text", UPDATES)
def test_update_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        check_query(text)


def test_update_is_refused_by_name() -> None:
    for text in UPDATES[:12]:
        with pytest.raises(RefusedQueryError, match="this is an update"):
            check_query(text)


@pytest.mark.parametrize("text", FOREIGN)
def test_graph_from_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        check_query(text, graphs={"http://known.example/g"})


def test_graph_of_the_store_may_be_named() -> None:
    for clause in ("FROM", "FROM NAMED"):
        check_query(
            f"SELECT * {clause} <http://known.example/g> {{ ?s ?p ?o }}", graphs={"http://known.example/g"}
        )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT", "no SPARQL query: line 1"),
        ("", "no SPARQL query"),
        ("SELECT * { ?s unknown:p ?o }", "no SPARQL query"),
        ("SELECT * { ?s ?p ?o }" + " " * LONGEST, "characters; at most"),
        ("SELECT * " + "{" * 5000 + "}" * 5000, "nested more than"),
        ("SELECT * { FILTER(" + "(" * 500 + "1" + ")" * 500 + ") }", "nested more than"),
    ],
)
def test_what_is_no_query_is_explained(text: str, words: str) -> None:
    with pytest.raises(QuerySyntaxError, match=words):
        check_query(text)


def test_line_ends_are_made_equal() -> None:
    assert check_query("SELECT *\r\n{ ?s ?p ?o }\r# end") == "SELECT *\n{ ?s ?p ?o }\n# end"


@contextmanager
def listener() -> Iterator[tuple[int, list[str]]]:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_nothing_that_passes_ever_connects(small: LocalGraph) -> None:
    with listener() as (port, asked):
        for frame in SERVICES:
            for disguise in DISGUISES:
                clause = disguise(SERVICE).replace("{port}", str(port)).replace("{{", "{").replace("}}", "}")
                try:
                    answer = small.ask(check_query(frame % clause))
                except QueryError:
                    continue
                list(getattr(answer, "rows", ()))
    assert asked == []


def test_the_engine_itself_would_connect(small: LocalGraph) -> None:
    with listener() as (port, asked):
        with pytest.raises((QueryError, OSError, RuntimeError)):
            answer = small.ask(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
            list(getattr(answer, "rows", ()))
        assert asked
