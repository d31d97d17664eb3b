"""An Oxigraph server, as its own package brings it, on the loopback for as long as it is asked."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx


def oxigraph_command() -> Path | None:
    """Return the server's program in this environment; none where the package ``oxigraph`` is missing."""
    path = Path(sys.executable).with_name("oxigraph")
    return path if path.exists() else None


@contextlib.contextmanager
def running_oxigraph(folder: Path) -> Iterator[str]:
    """Start a server with an empty store in ``folder`` and give its address."""
    command = oxigraph_command()
    assert command
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [str(command), "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    with (folder / "log").open("wb") as log, subprocess.Popen(arguments, stdout=log, stderr=log) as server:
        url = f"http://127.0.0.1:{port}"
        try:
            for _ in range(150):
                with contextlib.suppress(httpx.TransportError):
                    httpx.get(f"{url}/query", params={"query": "ASK {}"}).raise_for_status()
                    break
                assert server.poll() is None, (folder / "log").read_text(encoding="utf-8")
                time.sleep(0.2)
            yield url
        finally:
            server.terminate()
