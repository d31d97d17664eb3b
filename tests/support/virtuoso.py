"""A Virtuoso from Debian's virtuoso-opensource, started on the loopback for as long as it is asked."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

_INI = """[Database]
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
DirsAllowed = {folder}, {readable}
NumberOfBuffers = {buffers}
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass(frozen=True)
class Virtuoso:
    """A running server.

    Attributes:
        url: Its address, without a path.
        sql: Its port for isql-vt.
    """

    url: str
    sql: int

    def isql(self, statements: str, timeout: float = 120) -> str:
        """Run statements of SQL as the administrator; return what isql-vt prints."""
        command = ["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF"]
        done = subprocess.run(
            [*command, f"EXEC={statements}"], capture_output=True, text=True, timeout=timeout, check=False
        )
        return done.stdout


def virtuoso_missing() -> bool:
    """Return whether this machine lacks Virtuoso or its command for SQL."""
    return shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None


def free_port() -> int:
    """Return a port of the loopback that nobody uses now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextlib.contextmanager
def running_virtuoso(folder: Path, readable: Path | None = None, buffers: int = 10_000) -> Iterator[Virtuoso]:
    """Run a server with its database in an empty folder; raise RuntimeError if it does not start.

    Args:
        folder: An empty folder.
        readable: A folder with files to load.
        buffers: Pages of 8 KiB to keep in memory.
    """
    sql, http = free_port(), free_port()
    ini = _INI.format(folder=folder, readable=readable or folder, sql=sql, http=http, buffers=buffers)
    (folder / "virtuoso.ini").write_text(ini, encoding="utf-8")
    command = ["virtuoso-t", "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{http}"
    try:
        _await(server, url)
        yield Virtuoso(url, sql)
    finally:
        server.terminate()
        server.wait()


def _await(server: subprocess.Popen[bytes], url: str) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError(f"virtuoso-t ended at once with code {server.returncode}")
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{url}/sparql", params={"query": "ASK {}"}).status_code == 200:
                return
        time.sleep(0.2)
    raise RuntimeError("virtuoso-t does not answer")
