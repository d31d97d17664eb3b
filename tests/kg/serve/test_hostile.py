"""Requests that no well-meaning client sends: half, slow, deep and broken ones; a server must outlive them all."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ARRIVAL = 1.5
SERVER = """
import sys
from pathlib import Path
from kg.serve.jobs import Limits, Settings
from kg.serve.run import serve
if __name__ == "__main__":
    serve(Settings(Path(sys.argv[1]), workers=1, limits=Limits(arrival=float(sys.argv[3]))), port=int(sys.argv[2]))
"""


@pytest.mark.parametrize(
    ("path", "content", "headers", "words"),
    [
        ("/api/ask", b"[" * 200_000, JSON, "expected a JSON object"),
        ("/api/ask", b'{"query":' * 100_000, JSON, "expected a JSON object"),
        ("/api/ask", b'{"query":' + b"9" * 10_000 + b"}", JSON, "expected a JSON object"),
        ("/api/ask", b'{"query":"ASK { ?s ?p \\"\\ud800\\" }"}', JSON, "half a character"),
        ("/api/ask", b'{"question":"dependencies","p.system":"\\ud800"}', JSON, "half a character"),
        ("/sparql", b"&".join([b"a=1"] * 200), FORM, "at most 100 fields"),
    ],
    ids=["deep list", "deep object", "long number", "half in query", "half in value", "many fields"],
)
def test_broken_bodies_are_explained(
    endpoint: str, path: str, content: bytes, headers: dict[str, str], words: str
) -> None:
    reply = httpx.post(endpoint + path, content=content, headers=headers, timeout=30)
    assert (reply.status_code, words in reply.text) == (400, True), reply.text


@pytest.mark.parametrize(
    "path",
    [
        "/view/%00",
        "/view/..%2f..%2fgraph.nq",
        "/view/%2e%2e/%2e%2e/graph.nq",
        "/view/..%5c..%5cgraph.nq",
        "/view/" + "a" * 5000,
        "/assets/..%2fapp.py",
        "/%2e%2e",
        "//evil.example/..",
        "/id/%3E%20%7D%20SERVICE%20%3Chttp:%2F%2Fx%3E%7B",
        "/id/%ED%A0%80",
        "/id/" + "a" * 60_000,
    ],
)
def test_paths_lead_nowhere_else(endpoint: str, path: str) -> None:
    answer = sent(endpoint, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 404 "), answer[:200]
    assert b"Traceback" not in answer


@pytest.mark.parametrize(
    "header", ["localhost:80@evil.example", "localhost:80> a <http://evil.example", '127.0.0.1:"><script>']
)
def test_an_address_in_the_host_header_comes_back_nowhere(endpoint: str, header: str) -> None:
    for path in ("/sparql", "/sparql/", "/view"):
        answer = sent(endpoint, f"GET {path} HTTP/1.1\r\nHost: {header}\r\nConnection: close\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 421 ")
        assert b"evil" not in answer and b"script>" not in answer


@pytest.mark.parametrize("chunks", ["ffffffffffffffff\r\n", "ZZ\r\n", "-1\r\n", "5\r\nASK{}"])
def test_broken_chunks_end_the_request(slow: str, chunks: str) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    answer = sent(slow, f"{head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}")
    assert answer[9:12] in (b"400", b"408"), answer[:200]
    assert httpx.get(f"{slow}/sparql", params={"query": "ASK {}"}, timeout=60).status_code == 200


@pytest.fixture(scope="module")
def slow(small_out: Path) -> Iterator[str]:
    """A server that gives requests little time to arrive."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [sys.executable, "-c", SERVER, str(small_out), str(port), str(ARRIVAL)]
    server = subprocess.Popen(arguments)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                if httpx.get(f"{url}/sparql", params={"query": "ASK {}"}, timeout=60).status_code == 200:
                    break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize("beginning", ["", "GET /sparql?query=ASK{} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-a: "])
def test_requests_that_never_begin_do_not_fill_the_server(slow: str, beginning: str) -> None:
    with ExitStack() as stack:
        held = [stack.enter_context(connected(slow)) for _ in range(70)]
        for connection in held:
            connection.sendall(beginning.encode())
        time.sleep(ARRIVAL + 2)
        reply = httpx.get(f"{slow}/sparql", params={"query": "ASK {}"}, timeout=60)
        assert reply.status_code == 200
        assert {received(connection) for connection in held} == {b""}


def test_a_body_that_never_ends_is_not_waited_for(slow: str) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
    begun = time.monotonic()
    answer = sent(slow, f"{head}Content-Length: 1000\r\nConnection: close\r\n\r\nASK")
    assert answer.startswith(b"HTTP/1.1 408 ") and b"longer than 1.5 seconds" in answer
    assert time.monotonic() - begun >= ARRIVAL


def test_a_slow_but_living_client_is_served(slow: str) -> None:
    with connected(slow) as connection:
        for _ in range(2):  # the time runs anew for each request of a connection
            for piece in ("GET /sparql?query=ASK{} HTTP/1.1\r\n", "Host: localhost\r\n", "\r\n"):
                time.sleep(ARRIVAL / 5)
                connection.sendall(piece.encode())
            answer = b""
            while not answer.endswith(b"true}\n"):
                part = connection.recv(65536)
                assert part, answer
                answer += part
            assert answer.startswith(b"HTTP/1.1 200 ")


def connected(url: str) -> socket.socket:
    parts = urlsplit(url)
    assert parts.hostname and parts.port
    return socket.create_connection((parts.hostname, parts.port), timeout=60)


def received(connection: socket.socket) -> bytes:
    found = b""
    while part := connection.recv(65536):
        found += part
    return found


def sent(url: str, request: str) -> bytes:
    """Send a request byte by byte as it stands and return the whole answer."""
    with connected(url) as connection:
        connection.sendall(request.encode())
        return received(connection)
