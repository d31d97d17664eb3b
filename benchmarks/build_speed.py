"""Megabytes a second from files to a graph on disk, and what becomes of time, memory and disk.

    python benchmarks/build_speed.py [FOLDER] [--megabytes 2 8] [--jobs 2] [--work FOLDER] [--only whole]

Builds without views, each in a process of its own, of texts composed from the project's own passages and of
the texts in FOLDER, where it is given, repeated with other numbers and names (``speed_texts.py``).  Seconds
are processor seconds of process and workers, so that other work on the machine counts less; sizes are
UTF-8.  Of each text the whole build is measured, a second one with nothing changed, one without the store,
and one for each other number of jobs.
Memory is the most that the main process had, and the most that one worker had.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from speed_texts import KINDS, read_texts, write_files


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="texts to measure as well")
    parser.add_argument("--megabytes", nargs="+", type=float, default=[2, 8], help="sizes of the texts")
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS), help="of composed texts")
    parser.add_argument("--only", help="measure only this build, such as whole")
    parser.add_argument("--jobs", nargs="+", type=int, default=[2], help="numbers of processes beside 1")
    parser.add_argument("--work", type=Path, help="where to write; a temporary folder by default")
    parser.add_argument("--build", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        _build(json.loads(options.build))
        return
    with TemporaryDirectory(dir=options.work) as work:
        _measure_all(options, Path(work))


def _measure_all(options: argparse.Namespace, work: Path) -> None:
    texts: list[tuple[str, Path]] = []
    sources = [(options.folder.name, read_texts(options.folder))] if options.folder else []
    sources += [(kind, KINDS[kind]()) for kind in options.kinds]
    for name, pieces in sources:
        for megabytes in options.megabytes:
            folder = work / f"{name} {megabytes:g} MB"
            write_files(folder, int(megabytes * 1_000_000), pieces)
            texts.append((folder.name, folder))
    head = f"{'text':18}{'build':10}{'MB':>7}{'files':>7}{'statements':>12}{'cpu s':>8}{'MB/s cpu':>9}"
    print(f"{head}{'wall s':>8}{'main MB':>8}{'worker':>7}{'store MB':>9}{'nq MB':>7}{'parts MB':>9}")
    for name, folder in texts:
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
        out = work / "out"
        runs: list[tuple[str, dict[str, Any], bool]] = [
            ("whole", {}, True),
            ("again", {}, False),
            ("no store", {"store": False}, True),
            *((f"{jobs} jobs", {"jobs": jobs}, True) for jobs in options.jobs),
        ]
        for what, choice, fresh in runs:
            if options.only not in (None, what):
                continue
            if fresh:
                shutil.rmtree(out, ignore_errors=True)
            told = _run({"paths": [str(folder)], "out": str(out), **choice})
            disk = (_megabytes(out / "store"), _megabytes(out / "graph.nq"), _megabytes(out / "parts"))
            print(
                f"{name:18}{what:10}{size:7.2f}{told['files']:7}{told['triples']:12,}{told['cpu']:8.2f}"
                f"{size / told['cpu']:9.3f}{told['wall']:8.1f}{told['main']:8.0f}{told['worker']:7.0f}"
                f"{disk[0]:9.0f}{disk[1]:7.0f}{disk[2]:9.0f}",
                flush=True,
            )


def _run(choice: dict[str, Any]) -> dict[str, Any]:
    command = [sys.executable, __file__, "--build", json.dumps(choice)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _build(choice: dict[str, Any]) -> None:
    from kg.build.run import build_graph

    started = time.monotonic()
    report = build_graph(choice.pop("paths"), choice.pop("out"), **choice)
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in (own, workers))
    told = {
        "files": report.files,
        "triples": report.triples,
        "cpu": cpu,
        "wall": time.monotonic() - started,
        "main": own.ru_maxrss / 1000,
        "worker": workers.ru_maxrss / 1000,
    }
    print(json.dumps(told))


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


if __name__ == "__main__":
    main()
