"""The same graph in other engines: rdflib in memory, Apache Jena (TDB2) and Virtuoso, each bounded in time.

Each function loads ``graph.nq`` and asks the given questions; what takes longer than the limit is cut.
Times are seconds on the clock, the best of some runs, because a server's processor time is not to be had.
Jena and Virtuoso come from Debian (libapache-jena-java, virtuoso-opensource); where they are missing they
are left out.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))

from jena import jena_command, jena_missing
from virtuoso import Virtuoso, running_virtuoso, virtuoso_missing

CORE = "http://policies.example/core"


@dataclass
class Peer:
    """What one engine took.

    Attributes:
        name: Engine and version.
        load: Seconds to load, or nothing if cut.
        exports: Whether it was asked to write N-Quads.
        export: Seconds to write them, or nothing if cut.
        asked: Question to seconds, or nothing if cut or refused.
    """

    name: str
    load: float | None = None
    exports: bool = True
    export: float | None = None
    asked: dict[str, float | None] = field(default_factory=dict)


_RDFLIB = """
import json, signal, sys, time
from rdflib import Dataset
path, limit, questions = sys.argv[1], int(sys.argv[2]), json.load(sys.stdin)
def cut(*_):
    raise TimeoutError
signal.signal(signal.SIGALRM, cut)
def timed(name, work):
    signal.alarm(limit)
    started = time.perf_counter()
    try:
        work()
        seconds = time.perf_counter() - started
    except Exception:
        seconds = None
    signal.alarm(0)
    print(json.dumps([name, seconds]), flush=True)
data = Dataset()
signal.alarm(10 * limit)
started = time.perf_counter()
try:
    data.parse(path, format="nquads")
except TimeoutError:
    sys.exit(1)
signal.alarm(0)
print(json.dumps(["load", time.perf_counter() - started]), flush=True)
for name, text in questions.items():
    timed(name, lambda: len(list(data.query(text))))
timed("export", lambda: len(data.serialize(format="nquads")))
"""


def time_rdflib(quads: Path, questions: Mapping[str, str], limit: int) -> Peer:
    """Time rdflib's store in memory; loading may take ten times the limit."""
    import rdflib

    peer = Peer(f"rdflib {rdflib.__version__}, memory")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _RDFLIB, str(quads), str(limit)],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
    )
    for line in done.stdout.splitlines():
        name, seconds = json.loads(line)
        if name == "load":
            peer.load = seconds
        elif name == "export":
            peer.export = seconds
        else:
            peer.asked[name] = seconds
    return peer


def time_jena(quads: Path, questions: Mapping[str, str], limit: int) -> Peer | None:
    """Time TDB2; a question is asked once to warm up and then twice, in a Java of its own."""
    if jena_missing():
        return None
    peer = Peer("Jena TDB2")
    with tempfile.TemporaryDirectory() as folder:
        home, base = Path(folder) / "jena", Path(folder) / "tdb"
        home.mkdir()
        started = time.perf_counter()
        if _run(jena_command(home, "tdb2.tdbloader", "--loc", str(base), str(quads)), 10 * limit) is None:
            return peer
        peer.load = time.perf_counter() - started
        peer.name = f"Jena {_jena_version()}, TDB2"
        for name, text in questions.items():
            (home / "question.rq").write_text(text, encoding="utf-8")
            options = ["--loc", str(base), "--time", "--repeat=1,2", "--results=csv"]
            command = jena_command(home, "tdb2.tdbquery", *options, "--query", str(home / "question.rq"))
            told = _run(command, 3 * limit)
            average = re.search(r"average[^\d]*([\d.]+)", told or "")
            peer.asked[name] = float(average[1]) if average else None
        started = time.perf_counter()
        if _run(jena_command(home, "tdb2.tdbdump", "--loc", str(base)), 3 * limit) is not None:
            peer.export = time.perf_counter() - started
    return peer


def _jena_version() -> str:
    found = [re.search(r"([\d.]+)\.jar", path.name) for path in Path("/usr/share/java").glob("jena-core-*")]
    return next((match[1] for match in found if match), "")


def _run(command: list[str], limit: float) -> str | None:
    """Return what a command prints; nothing if it fails or takes too long."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout + done.stderr if done.returncode == 0 else None


def time_virtuoso(quads: Path, questions: Mapping[str, str], limit: int) -> Peer | None:
    """Time Virtuoso over HTTP, best of three; the core is its default graph."""
    if virtuoso_missing():
        return None
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(["virtuoso-t", "-?"], capture_output=True, text=True, check=False)
        version = re.search(r"Version (\S+?)-", told.stdout + told.stderr)
        peer = Peer(f"Virtuoso {version[1] if version else ''}, HTTP", exports=False)
        with running_virtuoso(Path(folder), quads.parent, buffers=80_000) as server:
            started = time.perf_counter()
            if not _load(server, quads, 10 * limit):
                return peer
            peer.load = time.perf_counter() - started
            for name, text in questions.items():
                first = _asked(server, text, limit)
                again = [_asked(server, text, limit) for _ in range(2)] if first is not None else []
                peer.asked[name] = min((run for run in (first, *again) if run is not None), default=None)
    return peer


def _load(server: Virtuoso, quads: Path, limit: float) -> bool:
    statements = (
        f"ld_dir('{quads.parent}', '{quads.name}', '{CORE}'); rdf_loader_run(); checkpoint; "
        "select ll_state, ll_error from DB.DBA.load_list;"
    )
    command = ["isql-vt", f"127.0.0.1:{server.sql}", "dba", "dba", f"exec={statements}"]
    return _run(command, limit) is not None


def _asked(server: Virtuoso, text: str, limit: int) -> float | None:
    form = {"query": text, "default-graph-uri": CORE}
    headers = {"Accept": "application/sparql-results+json"}
    started = time.perf_counter()
    try:
        reply = httpx.post(f"{server.url}/sparql", data=form, headers=headers, timeout=limit)
        reply.raise_for_status().json()
    except (httpx.HTTPError, ValueError):
        return None
    return time.perf_counter() - started
