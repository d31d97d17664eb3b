"""A graph of a million triples from text, and the same graph in rdflib, Apache Jena and Virtuoso.

    python benchmarks/graph.py --variants 45 --out build/big              # ours
    python benchmarks/graph.py --variants 45 --out build/big --peers 60   # and peers, 60 s for each step

Texts are the bundled examples under other names of places, so that every variant has entities of its
own.  A folder that holds a graph already is not built again.  All numbers of one run stand in one table;
compare the ratios, not the seconds of two machines.  Peers are asked ``BESIDE``, questions of every kind:
counts, joins over evidence, paths, groups.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from graph_peers import Peer, time_jena, time_rdflib, time_virtuoso

from kg.build.run import build_graph
from kg.export.write import FORMATS
from kg.query.sparql import LocalGraph, Table, open_local
from kg.questions.catalogue import bind_terms, load_questions
from kg.questions.terms import terms_of
from kg.store import open_store

EXAMPLES = Path(__file__).resolve().parent.parent / "kg" / "examples"
FIRST = "东南西北长安永宁江河山川林海石金银玉"
SECOND = "平远阳阴泉溪洲浦岭原陵台"
VALUES = {
    "system": "国家数据共享交换平台",
    "whole": "全国一体化政务服务平台",
    "entity": "国家电子政务外网",
    "subject": "国家数据共享交换平台",
    "document": "云岭省数字政府建设实施方案",
    "old": "清江市数字政府建设行动计划（2022—2025年）",
    "new": "清江市数字政府建设行动计划（2024年修订）",
}
BESIDE = (
    "documents",
    "who-issued-what",
    "support",
    "offices",
    "dependencies",
    "rests-on-document",
    "entities-by-documents",
    "where-mentioned",
    "due-by-year",
    "commitments-by-issuer",
    "agency-responsibilities",
    "uncertain",
)


def write_texts(folder: Path, variants: int) -> int:
    """Write the variants of all examples and return how many characters they have."""
    folder.mkdir(parents=True, exist_ok=True)
    places = [(one + two, two + one) for one in FIRST for two in SECOND][: variants - 1]
    characters = 0
    for number, (province, city) in enumerate([("云岭", "清江"), *places]):
        for source in sorted(EXAMPLES.iterdir()):
            text = source.read_text(encoding="utf-8")
            for old, new in (("云岭", province), ("雲嶺", province), ("清江", city)):
                text = text.replace(old, new)
            characters += len(text)
            (folder / f"{number:03}_{source.name}").write_text(text, encoding="utf-8")
    return characters


def question_texts(graph: LocalGraph) -> Iterator[tuple[str, str]]:
    """Yield the id and the bound text of every question."""
    for name, question in load_questions().items():
        values = {p.name: VALUES[p.name] for p in question.parameters if p.required}
        yield name, bind_terms(question, terms_of(graph, question, values))


def time_questions(graph: LocalGraph) -> dict[str, tuple[float, float, int]]:
    """Return for each question the best of three times, on the processor and on the clock, and the rows."""
    timed = {}
    for name, text in question_texts(graph):
        runs, rows = [], 0
        for _ in range(3):
            started = time.process_time(), time.perf_counter()
            answer = graph.ask(text)
            assert isinstance(answer, Table)
            rows = sum(1 for _ in answer.rows)
            runs.append((time.process_time() - started[0], time.perf_counter() - started[1]))
        timed[name] = (min(run[0] for run in runs), min(run[1] for run in runs), rows)
    return timed


_LOAD = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[2])
store.bulk_load(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_QUADS)
store.optimize()
store.flush()
"""
_EXPORT = """
import sys
from kg.export.write import export_graph
export_graph(sys.argv[1], sys.argv[2], format=sys.argv[3])
"""


_PEAK = """
print(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])
"""


def measure(code: str, *arguments: str | Path) -> dict[str, float]:
    """Run code in a process of its own; return seconds (processor, clock) and peak memory in MB."""
    started = time.perf_counter()
    command = [sys.executable, "-c", code + _PEAK, *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    peak = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise RuntimeError(f"a measured step failed with status {status}")
    return {"cpu": used.ru_utime + used.ru_stime, "clock": seconds, "memory": int(peak) / 1024}


def size_of(path: Path) -> float:
    """Return the megabytes of a file, or of the files of a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def main() -> None:
    """Run everything and print tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--variants", type=int, default=45)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--peers", type=int, default=0, metavar="SECONDS", help="time for each step of a peer"
    )
    given = parser.parse_args()
    out = given.out / "graph"
    if not (out / "graph.nq").exists():
        write_texts(given.out / "texts_in", given.variants)
        report = build_graph([given.out / "texts_in"], out, jobs=given.jobs)
        print(f"build: {report.files} texts, {report.seconds:.1f} s", flush=True)
    quads = out / "graph.nq"
    print(f"{len(open_store(out)):,} triples, {size_of(quads):.0f} MB of N-Quads", flush=True)
    tell_exports(out, given.out / "exports")
    shutil.rmtree(given.out / "loaded", ignore_errors=True)
    load = measure(_LOAD, quads, given.out / "loaded")
    print(f"load: {load['clock']:.1f} s, {load['cpu']:.1f} s CPU, {load['memory']:.0f} MB", flush=True)
    graph = open_local(out)
    texts = dict(question_texts(graph))
    some = {name: texts[name] for name in BESIDE}
    ours = time_questions(graph)
    peers: list[Peer] = []
    for time_peer in (time_virtuoso, time_jena, time_rdflib) if given.peers else ():
        if peer := time_peer(quads, some, given.peers):
            print(f"asked {peer.name}", file=sys.stderr, flush=True)
            peers.append(peer)
    tell_questions(ours, peers, given.peers)


def tell_exports(out: Path, folder: Path) -> None:
    """Export in every format, each in a process of its own, and print what it took."""
    folder.mkdir(exist_ok=True)
    print("format | CPU s | peak MB | MB written\n--- | ---: | ---: | ---:")
    for name, form in FORMATS.items():
        target = folder / f"graph-{name}{form.suffix}"
        took = measure(_EXPORT, out, target, name)
        print(f"{name} | {took['cpu']:.1f} | {took['memory']:.0f} | {size_of(target):.1f}", flush=True)
    print()


def tell_questions(ours: dict[str, tuple[float, float, int]], peers: list[Peer], limit: int) -> None:
    """Print all questions, the slowest first, beside the peers."""
    heads = ["rows", "ours, CPU ms", "ours, ms", *(peer.name for peer in peers)]
    print(f"question | {' | '.join(heads)}\n--- | {' | '.join(['---:'] * len(heads))}")
    for step in ("load", "export"):
        cells = [
            _seconds(getattr(peer, step), limit * (10 if step == "load" else 1))
            if step == "load" or peer.exports
            else ""
            for peer in peers
        ]
        print(f"{step}, s | | | | {' | '.join(cells)}")
    for name, (cpu, clock, rows) in sorted(ours.items(), key=lambda told: -told[1][0]):
        cells = [_cell(peer, name, limit) for peer in peers]
        print(f"{name} | {' | '.join([str(rows), f'{cpu * 1000:,.0f}', f'{clock * 1000:,.0f}', *cells])}")


def _seconds(value: float | None, limit: int) -> str:
    return f"> {limit} s" if value is None else f"{value:.1f}"


def _cell(peer: Peer, name: str, limit: int) -> str:
    if name not in peer.asked:
        return ""
    seconds = peer.asked[name]
    return f"> {limit} s" if seconds is None else f"{seconds * 1000:,.0f}"


if __name__ == "__main__":
    main()
