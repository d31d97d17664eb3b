"""The endpoint over HTTP: the Protocol, content negotiation, pages, refusals, and bad queries beside good ones."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from rdflib import Graph, URIRef

from ontology import DEFAULT_BASE, NAMESPACE

PLATFORMS = "SELECT ?x { ?x a pkg:Platform ; pkg:canonicalName ?n } ORDER BY ?n"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOARD = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(CONCAT(STR(?c), STR(?f), STR(?i)))"
NETWORK = "platform/国家电子政务外网"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def http(endpoint: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=endpoint, timeout=30) as client:
        yield client


def test_get_post_form_and_post_body_agree(http: httpx.Client) -> None:
    headers = {"Accept": "application/sparql-results+json"}
    replies = [
        http.get("/sparql", params={"query": PLATFORMS}, headers=headers),
        http.post("/sparql", data={"query": PLATFORMS}, headers=headers),
        http.post(
            "/sparql", content=PLATFORMS, headers=headers | {"Content-Type": "application/sparql-query"}
        ),
        http.post(
            "/sparql",
            content=PLATFORMS.encode(),
            headers=headers | {"Content-Type": "application/sparql-query; charset=utf-8"},
        ),
    ]
    assert [reply.status_code for reply in replies] == [200] * 4
    assert {reply.headers["content-type"] for reply in replies} == {"application/sparql-results+json"}
    assert len({reply.text for reply in replies}) == 1
    assert replies[0].json()["results"]["bindings"][0]["x"]["value"].startswith(DEFAULT_BASE + "platform/")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/html, text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_tables_come_as_asked(http: httpx.Client, accept: str, media: str) -> None:
    reply = http.get("/sparql", params={"query": PLATFORMS}, headers={"Accept": accept})
    assert (reply.status_code, reply.headers["content-type"]) == (200, media)
    assert "Accept" in reply.headers["vary"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own JSON-LD reader
@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/n-quads", "application/n-quads", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_triples_come_as_asked(http: httpx.Client, accept: str, media: str, form: str) -> None:
    query = "CONSTRUCT { ?s pkg:dependsOn ?o } WHERE { ?s pkg:dependsOn ?o }"
    reply = http.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert (reply.status_code, reply.headers["content-type"]) == (200, media)
    assert len(Graph().parse(data=reply.text, format=form)) == 3
    about = http.get(f"/id/{NETWORK}", headers={"Accept": accept})
    assert (about.status_code, about.headers["content-type"]) == (200, media)
    assert (URIRef(DEFAULT_BASE + NETWORK), None, None) in Graph().parse(data=about.text, format=form)


def test_ask_and_format_parameter(http: httpx.Client) -> None:
    reply = http.get("/sparql", params={"query": "ASK { ?x a pkg:Goal }", "format": "json"})
    assert reply.json() == {"head": {}, "boolean": True}
    reply = http.get("/sparql", params={"query": PLATFORMS, "format": "csv"})
    assert next(csv.reader(io.StringIO(reply.text))) == ["x"]


def test_named_graphs_by_protocol(http: httpx.Client) -> None:
    graph = DEFAULT_BASE + "graph/1_national.txt"
    count = "SELECT (COUNT(*) AS ?n) { ?m a pkg:Mention }"

    def number(**parameters: str) -> int:
        reply = http.get("/sparql", params={"query": count} | parameters)
        return int(reply.json()["results"]["bindings"][0]["n"]["value"])

    assert number() == 0
    assert number(**{"default-graph-uri": graph}) > 5
    assert number(**{"named-graph-uri": graph}) == 0
    reply = http.get("/sparql", params={"query": f"SELECT * FROM <{graph}> {{ ?m a pkg:Mention }}"})
    assert reply.status_code == 200


@pytest.mark.parametrize(
    ("method", "parameters", "status", "words"),
    [
        ("GET", {"params": {"query": "SELECT * {"}}, 400, "no SPARQL query"),
        ("GET", {"params": {"query": ""}}, 400, "no SPARQL query"),
        ("GET", {"params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400, "expected one query, found 2"),
        ("POST", {"data": {"a": "b"}}, 400, "expected one query, found 0"),
        ("POST", {"content": b"query=%FF", "headers": FORM}, 400, "no SPARQL query"),
        ("POST", {"content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}}, 400, "UTF-8"),
        (
            "POST",
            {"content": b"ASK {}", "headers": {"Content-Type": "text/plain"}},
            415,
            "application/sparql-query",
        ),
        ("POST", {"data": {"update": "DROP ALL"}}, 403, "only read"),
        ("GET", {"params": {"query": "DROP ALL"}}, 403, "this is an update"),
        (
            "POST",
            {"content": "DROP ALL", "headers": {"Content-Type": "application/sparql-update"}},
            403,
            "only read",
        ),
        ("GET", {"params": {"query": "SELECT * { SERVICE <http://x> { } }"}}, 403, "SERVICE"),
        (
            "GET",
            {"params": {"query": "SELECT * { \\u0053ERVICE <http://x> { } }"}},
            403,
            "write the character",
        ),
        (
            "GET",
            {"params": {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}},
            403,
            "no graph of the store",
        ),
        ("GET", {"params": {"query": "ASK {}", "default-graph-uri": "file:///etc/passwd"}}, 403, "no graph"),
        ("GET", {"params": {"query": "ASK {}", "named-graph-uri": "a> <b"}}, 403, "no graph"),
        ("GET", {"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406, "comes as"),
        ("POST", {"content": b"x" * 2_000_000, "headers": FORM}, 413, "bytes"),
        ("GET", {"params": {"query": "ASK {}"}, "headers": {"Host": "evil.example"}}, 421, "--allow-host"),
        (
            "GET",
            {"params": {"query": "ASK {}"}, "headers": {"Host": "127.0.0.1.evil.example:8000"}},
            421,
            "name",
        ),
        ("PUT", {"content": b""}, 405, ""),
        ("DELETE", {}, 405, ""),
    ],
)
def test_refusals(
    http: httpx.Client, method: str, parameters: dict[str, object], status: int, words: str
) -> None:
    reply = http.request(method, "/sparql", **parameters)  # type: ignore[arg-type]
    assert (reply.status_code, words in reply.text) == (status, True), reply.text
    assert "Traceback" not in reply.text and "/" + "site-packages" not in reply.text


def test_a_body_without_length_is_cut_off(http: httpx.Client) -> None:
    def endless() -> object:
        for _ in range(3000):
            yield b"x" * 1000

    try:
        reply = http.post("/sparql", content=endless(), headers=FORM)  # type: ignore[arg-type]
    except httpx.HTTPError:
        return
    assert reply.status_code >= 400


def asked(endpoint: str, query: str) -> httpx.Response:
    """Ask on a connection of its own, so that nothing is shared with other threads."""
    return httpx.get(f"{endpoint}/sparql", params={"query": query}, timeout=120)


def test_a_bad_query_never_blocks_the_next(endpoint: str) -> None:
    overtaken = []
    for _ in range(
        3
    ):  # on a busy machine the second worker may still be starting; a blocked server fails each time
        with ThreadPoolExecutor(1) as pool:
            bad = pool.submit(asked, endpoint, PRODUCT)
            time.sleep(0.2)
            good = asked(endpoint, PLATFORMS)
            overtaken.append(not bad.done())
        assert good.status_code == 200, good.text
        assert bad.result().status_code == 503
        assert "was stopped" in bad.result().text
        if overtaken[-1]:
            return
    pytest.fail("the good query waited for the bad one, three times")


def test_all_workers_come_back(endpoint: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        bad = list(pool.map(asked, [endpoint] * 2, [PRODUCT] * 2))
    assert [reply.status_code for reply in bad] == [503, 503]
    assert [asked(endpoint, PLATFORMS).status_code for _ in range(3)] == [200] * 3


def test_a_query_that_hoards_memory_is_stopped(http: httpx.Client) -> None:
    assert http.get("/sparql", params={"query": HOARD}).status_code in (422, 503)
    assert http.get("/sparql", params={"query": PLATFORMS}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", f"/id/{NETWORK}", "/sparql?query=ASK{}", "/view/index.html", "/nowhere"]
)
def test_headers_of_every_answer(http: httpx.Client, path: str) -> None:
    headers = http.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "server" not in headers
    assert "access-control-allow-credentials" not in headers
    is_data = path.startswith(("/sparql", "/id/"))
    assert headers.get("access-control-allow-origin") == ("*" if is_data else None)


def test_preflight_allows_no_credentials(http: httpx.Client) -> None:
    reply = http.options(
        "/sparql", headers={"Origin": "https://x.example", "Access-Control-Request-Method": "POST"}
    )
    assert reply.status_code == 204
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in reply.headers
    assert "PUT" not in reply.headers["access-control-allow-methods"]


def test_service_description(http: httpx.Client) -> None:
    for accept, form in (
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/n-triples", "nt"),
    ):
        graph = Graph().parse(data=http.get("/sparql", headers={"Accept": accept}).text, format=form)
        sd = "http://www.w3.org/ns/sparql-service-description#"
        assert (None, URIRef(sd + "supportedLanguage"), URIRef(sd + "SPARQL11Query")) in graph
    reply = http.get("/sparql", headers={"Accept": "text/html"})
    assert (reply.status_code, reply.headers["location"]) == (303, "/")


def test_entity_is_a_page_to_a_browser_and_rdf_to_others(http: httpx.Client) -> None:
    browser = {
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language": "zh-CN",
    }
    page = http.get(f"/id/{NETWORK}", headers=browser)
    assert page.headers["content-type"].startswith("text/html")
    assert "國家電子政務外網" in page.text and "<h2>被依托于</h2>" in page.text and "←" not in page.text
    assert "/view/read/1_national.txt.html#m-" in page.text
    assert "<script" not in page.text
    assert http.get(f"/id/{NETWORK}").headers["content-type"].startswith("text/turtle")
    assert (
        http.get(f"/id/{NETWORK}", params={"format": "ntriples"}).headers["content-type"]
        == "application/n-triples"
    )


def test_every_entity_link_of_a_page_leads_somewhere(http: httpx.Client) -> None:
    browser = {"Accept": "text/html"}
    page = http.get(f"/id/{NETWORK}", headers=browser).text
    links = set(re.findall(r'href="(/id/[^"]+)"', page))
    assert len(links) >= 4
    for link in links:
        assert http.get(link, headers=browser).status_code == 200, link


@pytest.mark.parametrize(
    "path", ["platform/没有", "x", "", "%FF%FE", "platform/a%3E%20b", "..%2f..%2fetc/passwd"]
)
def test_unknown_things_are_not_found(http: httpx.Client, path: str) -> None:
    for accept in ("text/html", "text/turtle"):
        assert http.get(f"/id/{path}", headers={"Accept": accept}).status_code in (400, 404)


@pytest.mark.parametrize(
    "path", ["/store", "/.lock", "/..%2f..%2fetc%2fpasswd", "/view/../store/CURRENT", "/assets/x"]
)
def test_nothing_else_of_the_folder_is_served(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 404


def test_views_and_downloads(http: httpx.Client) -> None:
    assert http.get("/view/index.html").status_code == 200
    assert http.get("/graph.ttl").text.startswith("@prefix")
    assert http.get("/graph.nq").headers["content-type"] == "application/n-quads"


def test_query_page_needs_nothing_from_elsewhere(http: httpx.Client) -> None:
    text = http.get("/").text + http.get("/assets/page.css").text + http.get("/assets/page.js").text
    assert "http://" not in text and "https://" not in text
    assert "innerHTML" not in text and "eval(" not in text


def test_questions_for_the_page(http: httpx.Client) -> None:
    known = {question["id"]: question for question in http.get("/api/questions").json()}
    assert known["dependencies"]["parameters"][0]["types"] == ["platform", "database"]
    answer = http.get("/api/ask", params={"question": "support", "lang": "zh"}).json()
    assert [column["title"] for column in answer["columns"]][:2] == ["支撑方", "所支撑的事物"]
    assert answer["rows"][0][0] == {
        "text": "国家企业档案数据库",
        "iri": DEFAULT_BASE + "database/国家企业档案数据库",
    }
    place = answer["rows"][0][-1]
    assert re.fullmatch(r"1_national\.txt:\d+-\d+", place["text"])
    assert place["view"] == f"/view/read/1_national.txt.html#m-{place['text'].partition(':')[2]}&lang=zh"
    assert http.get(place["view"].partition("#")[0]).status_code == 200
    mentioned = {"question": "where-mentioned", "p.entity": NETWORK, "lang": "en"}
    for row in http.get("/api/ask", params=mentioned).json()["rows"]:
        file, start, end = row[-3:]
        assert file["view"] == f"/view/read/{file['text']}.html#m-{start['text']}-{end['text']}&lang=en"
    posted = http.post("/api/ask", json={"question": "dependencies", "p.system": "國家數據共享交換平臺"})
    assert posted.json()["rows"][0][1]["text"] == "国家数据共享交换平台 → 国家企业档案数据库"
    sheet = http.get("/api/ask", params={"question": "support", "form": "csv", "lang": "zh"})
    assert sheet.headers["content-disposition"] == 'attachment; filename="support.csv"'
    assert sheet.text.startswith("\ufeff支撑方,")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"question": "nothing"}, "neither a question"),
        ({"question": "dependencies"}, "needs system"),
        ({"question": "dependencies", "p.system": "没有"}, "no entity"),
        ({"query": "SELECT * { SERVICE <http://x> { } }"}, "SERVICE"),
        ({"query": "DROP ALL"}, "update"),
        ({"question": "due-by-year", "p.year": "soon"}, "four digits"),
        ({"query": "SELECT * FROM <http://x> { ?s ?p ?o }"}, "no graph of the store"),
        ({"query": f"ASK {{ {'{' * 200} }}"}, "nested"),
        ({"query": PRODUCT}, "was stopped"),
    ],
)
def test_query_page_explains_errors_in_its_language(
    http: httpx.Client, asked: dict[str, str], words: str
) -> None:
    reply = http.post("/api/ask", json=asked)
    assert reply.status_code in (400, 403, 503)
    assert words in reply.text
    chinese = http.post("/api/ask", json=asked | {"lang": "zh"})
    assert chinese.status_code == reply.status_code
    clauses = chinese.text.strip().split("；")
    assert [clause for clause in clauses if not re.search("[\u4e00-\u9fff]", clause)] == [], chinese.text
    assert len(clauses) == len(reply.text.split("; "))


def test_suggestions(http: httpx.Client) -> None:
    found = http.get("/api/search", params={"q": "gjdzzwww", "types": "platform,database"}).json()
    assert found[0]["name"] == "国家电子政务外网"
    assert http.get("/api/search", params={"q": ""}).json() == []
    assert http.post("/api/ask", content=b"[1]").status_code == 400
    assert json.loads(http.get("/api/search", params={"q": "x" * 5000}).text) == []


def test_a_new_build_is_seen_without_a_restart(tmp_path: Path) -> None:
    from kg.build.run import build_graph
    from kg.serve.answers import Answers
    from kg.serve.jobs import Ask, Limits

    (tmp_path / "a.txt").write_text("甲省方案\n\n建设甲省政务云平台。\n", encoding="utf-8")
    build_graph([tmp_path / "a.txt"], tmp_path / "out")
    answers = Answers(tmp_path / "out", Limits())
    job = Ask("SELECT ?n { ?x a pkg:Platform ; pkg:canonicalName ?n }", "csv")
    assert "甲省政务云平台" in answers.answer(job).body.decode()
    (tmp_path / "a.txt").write_text("甲省方案\n\n建设甲省数据共享平台。\n", encoding="utf-8")
    build_graph([tmp_path / "a.txt"], tmp_path / "out")
    assert answers.answer(job).body.decode().split() == ["n", "甲省数据共享平台"]


def test_the_ontology_is_a_page_for_people_and_turtle_for_programs(http: httpx.Client) -> None:
    page = http.get("/ontology", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "script" not in page.headers["content-security-policy"]
    assert "id=dependsOn" in page.text
    turtle = http.get("/ontology", headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert (URIRef(NAMESPACE + "dependsOn"), None, None) in Graph().parse(data=turtle.text, format="turtle")
    assert http.get("/ontology?format=turtle", headers={"Accept": "text/html"}).text == turtle.text
