"""The small graph that tests of questions, search and endpoint ask."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from small_graph import build_small

from kg.query.sparql import LocalGraph, open_local


@pytest.fixture(scope="session")
def small_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph of composed texts; never write into it."""
    return build_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def small(small_out: Path) -> LocalGraph:
    """Return the graph of composed texts, for questions."""
    return open_local(small_out)


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a server on the loopback over the graph of composed texts; return its address."""
    from kg.views import render_views

    out = build_small(tmp_path_factory.mktemp("served"))
    render_views(out)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    options = ["-g", str(out), "-p", port, "--timeout", "4", "--memory", "512"]
    server = subprocess.Popen([sys.executable, "-m", "kg", "serve", *options], stderr=subprocess.PIPE)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            with suppress(httpx.HTTPError):
                if httpx.get(f"{url}/sparql", params={"query": "ASK {}"}).status_code == 200:
                    break
            time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.communicate()
