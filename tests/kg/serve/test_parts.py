"""Parts of the server without a server: pages, paths, limits, the gate, isolation, what leaves a worker."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.serve import answers as answers_module
from kg.serve import worker
from kg.serve.answers import Answers, TooLargeError
from kg.serve.app import make_app
from kg.serve.jobs import Ask, Job, Limits, Portray, Reply, Resource, Settings
from kg.serve.negotiate import GRAPH_MEDIA, TABLE_MEDIA, choose, wants_html
from kg.serve.pages import entity_page
from kg.serve.security import host_name

SCRIPT = "<script>alert(1)</script>"


class FakePool:
    """Keeps the jobs that it is given."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    async def run(self, job: Job) -> Reply:
        self.jobs.append(job)
        return (
            Reply(200, "text/plain", b"done")
            if not isinstance(job, Portray)
            else Reply(404, "text/plain", b"")
        )


def client(out: Path, **settings: object) -> tuple[TestClient, FakePool]:
    app = make_app(Settings(out, **settings))  # type: ignore[arg-type]
    app.state.pool = pool = FakePool()
    return TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False), pool


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("platform/国家电子政务外网", "platform/国家电子政务外网"),
        ("platform/%E5%9B%BD%E5%AE%B6", "platform/国家"),
        ("document/4_expert.txt%230", "document/4_expert.txt%230"),
        ("database/%E4%BA%BA%E5%8F%A3%2F%E6%B3%95%E4%BA%BA", "database/人口%2F法人"),
        ("goal/到2025年~0123abc", "goal/到2025年~0123abc"),
        ("mention/a.txt/1-2-platform", "mention/a.txt/1-2-platform"),
    ],
)
def test_path_of_an_address_is_the_iri_without_base(path: str, asked: str, small_out: Path) -> None:
    browser, pool = client(small_out)
    browser.get(f"/id/{path}", headers={"Accept": "text/turtle"})
    (job,) = pool.jobs
    assert isinstance(job, Resource) and job.path == asked


def test_page_of_an_entity_holds_no_markup_of_the_text() -> None:
    portrait = {
        "iri": "https://b.example/platform/x%23",
        "base": "https://b.example/",
        "label": SCRIPT,
        "type_label": SCRIPT,
        "names": [(SCRIPT, "alias"), (f"{SCRIPT} 2", "as printed")],
        "attributes": [(SCRIPT, (SCRIPT,))],
        "mentions": 1,
        "documents": [("https://b.example/document/y%230", SCRIPT), ("javascript:alert(1)", "away")],
        "relations": [
            {
                "label": SCRIPT,
                "forward": True,
                "iri": 'https://b.example/platform/"onclick="x',
                "name": SCRIPT,
                "evidence": [
                    {"quote": SCRIPT, "file": f"{SCRIPT}.txt", "start": 1, "end": 2, "section": SCRIPT}
                ],
            }
        ],
    }
    page = bytes(entity_page(portrait, "zh").body).decode()
    assert "<script" not in page
    assert "javascript:" not in page
    assert '"onclick' not in page
    assert page.index("<dt>名称</dt>") < page.index("<dt>原文形式</dt>")
    assert 'href="/id/document/y%230?lang=zh"' in page


def test_one_bad_answer_tells_nothing_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, small_out: Path
) -> None:
    def fail(*_: object) -> Reply:
        raise RuntimeError(f"secret {small_out}")

    monkeypatch.setattr(answers_module.Answers, "answer", fail)
    reply = worker._answer(Answers(small_out, Limits()), Ask("ASK {}", ""))
    assert (reply.status, reply.body) == (500, b"the query could not be answered\n")


def test_without_a_graph_the_server_says_so(tmp_path: Path) -> None:
    reply = worker._answer(Answers(tmp_path, Limits()), Ask("ASK {}", ""))
    assert reply.status == 503
    assert str(tmp_path).encode() not in reply.body


@pytest.mark.parametrize("limits", [Limits(rows=5), Limits(size=500)])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv", "turtle"])
def test_answers_beyond_the_limits_are_refused_whole(limits: Limits, form: str, small_out: Path) -> None:
    answers = Answers(small_out, limits)
    many = "CONSTRUCT WHERE { ?s ?p ?o }" if form == "turtle" else "SELECT * { ?s ?p ?o }"
    with pytest.raises(TooLargeError, match="more than"):
        answers.answer(Ask(many, form))
    few = "CONSTRUCT { <http://a> <http://b> 1 } {}" if form == "turtle" else "SELECT ?s { ?s ?p ?o } LIMIT 1"
    assert answers.answer(Ask(few, form)).status == 200


def test_gate_lets_in_only_known_hosts(small_out: Path) -> None:
    browser, _ = client(small_out, hosts=("Policies.Example", "fe80::1", "not a name"))
    for host, status in (
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8000", 200),
        ("policies.example:443", 200),
        ("[fe80::1]:8000", 200),
        ("localhost:80@evil.example", 421),
        ("localhost:80> a <http://evil.example", 421),
        ("localhost/", 421),
        ("not a name", 421),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("", 421),
    ):
        assert browser.get("/", headers={"Host": host}).status_code == status, host


def test_cors_can_be_narrowed_or_left_out(small_out: Path) -> None:
    for cors, header in (("https://a.example", "https://a.example"), ("", None)):
        browser, _ = client(small_out, cors=cors)
        assert browser.get("/sparql?query=ASK{}").headers.get("access-control-allow-origin") == header


def test_an_error_of_the_application_shows_no_trace(small_out: Path) -> None:
    browser, pool = client(small_out)
    pool.jobs = None  # type: ignore[assignment]
    reply = browser.get("/sparql?query=ASK{}")
    assert (reply.status_code, reply.text) == (500, "Internal Server Error")


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        ("", "json", "turtle"),
        ("*/*", "json", "turtle"),
        ("application/*", "json", "ntriples"),
        ("text/*", "csv", "turtle"),
        ("text/csv;q=nonsense, text/tab-separated-values", "tsv", ""),
        ("image/png", "", ""),
        ("application/rdf+xml, text/turtle;q=0.9", "", "rdfxml"),
        (",".join(["text/x"] * 10_000), "", ""),
    ],
)
def test_choice_of_format(accept: str, table: str, graph: str) -> None:
    assert choose(accept, TABLE_MEDIA) == table
    assert choose(accept, GRAPH_MEDIA) == graph


def test_who_wants_a_page() -> None:
    assert wants_html("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert not wants_html("*/*") and not wants_html("") and not wants_html("text/turtle, text/html;q=0.5")


def test_host_names() -> None:
    assert [host_name(h) for h in ("A:1", "[::1]", "[::1]:2", "a")] == ["a", "[::1]", "[::1]", "a"]


def test_a_worker_has_no_network() -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    code = f"""
import socket, sys
from kg.serve.isolate import leave_network
if not leave_network():
    sys.exit(3)
try:
    socket.create_connection(("127.0.0.1", {server.server_address[1]}), 2)
except OSError:
    sys.exit(0)
sys.exit(1)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    server.shutdown()
    server.server_close()
    thread.join()
    if done.returncode == 3:
        pytest.skip("this machine does not let a process leave the network")
    assert done.returncode == 0
