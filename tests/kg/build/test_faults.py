"""Builds that are killed, stopped or run out of room, time or memory: the next one goes on, nothing is lost or doubled."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from building import build_samples, copies, extract_copy

from kg.build.parts import QUADS
from kg.build.run import build_graph
from kg.build.task import Settings, Task, do_task
from kg.build.workers import Failed
from kg.errors import BuildError
from kg.store import StoreFolder, open_store

ROOT = Path(__file__).parents[3]
SUPPORT = ROOT / "tests" / "support"
COUNT = 8
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of Unix")

BUILDER = """
import os, resource, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from building import build_samples, copies, extract_copy

def main():
    out, jobs, moment, largest = Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5])
    if largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
    def progress(stage, done, name):
        if f"{stage} {done}" == moment or stage == moment:
            os.kill(os.getpid(), signal.SIGKILL)
    report = build_samples(out, sources=copies(8), extract=extract_copy, jobs=jobs, on_progress=progress)
    print(report.new)

if __name__ == "__main__":
    main()
"""


def run(
    folder: Path, out: Path, *, jobs: int = 2, moment: str = "-", largest: int = 0
) -> subprocess.CompletedProcess[str]:
    script = folder / "builder.py"
    script.write_text(BUILDER, encoding="utf-8")
    command = [sys.executable, str(script), str(SUPPORT), str(out), str(jobs), moment, str(largest)]
    return subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)


def environment() -> dict[str, str]:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path, "LC_ALL": "C.UTF-8"}


def state(out: Path) -> tuple[dict[str, str], set[pyoxigraph.Quad]]:
    files = [out / name for name in ("graph.ttl", "evidence.ttl", "graph.nq")] + sorted(
        (out / "texts").iterdir()
    )
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}, set(open_store(out))


def left_over(out: Path) -> list[str]:
    """Return what only a build that is running may have in its folder."""
    inside = [path.name for path in (out / "parts").glob(".*")]
    generations = [path.name for path in (out / "store").glob("*") if path.is_dir()]
    aside = [name for name in (".next", ".merge", "store/.loading") if (out / name).exists()]
    return inside + aside + generations[2:]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], set[pyoxigraph.Quad]]:
    out = tmp_path_factory.mktemp("whole")
    build_samples(out, sources=copies(COUNT), extract=extract_copy)
    return state(out)


@unix
@pytest.mark.parametrize(
    ("jobs", "moment", "read"),
    [(2, "read 3", 3), (2, "merge", 8), (1, "read 5", 5), (2, "write", 8), (2, "store", 8)],
)
def test_kill_9_and_build_again(
    tmp_path: Path, whole: tuple[dict[str, str], set[pyoxigraph.Quad]], jobs: int, moment: str, read: int
) -> None:
    out = tmp_path / "out"
    killed = run(tmp_path, out, jobs=jobs, moment=moment)
    assert killed.returncode == -signal.SIGKILL
    assert StoreFolder(out / "store").current() is None, "nothing half done is shown"
    report = build_samples(out, sources=copies(COUNT), extract=extract_copy)
    assert report.new <= COUNT - read, "what was read is not read again"
    assert (report.files, report.problems) == (COUNT, ())
    assert state(out) == whole
    assert left_over(out) == []


@unix
def test_kill_9_leaves_the_graph_before(
    tmp_path: Path, whole: tuple[dict[str, str], set[pyoxigraph.Quad]]
) -> None:
    out = tmp_path / "out"
    build_samples(out, sources=copies(2), extract=extract_copy)
    before = state(out)
    for moment in ("read 4", "merge", "store"):
        assert run(tmp_path, out, moment=moment).returncode == -signal.SIGKILL
        assert state(out) == before
    build_samples(out, sources=copies(COUNT), extract=extract_copy)
    assert state(out) == whole
    assert left_over(out) == []


@unix
@pytest.mark.parametrize(("jobs", "largest"), [(2, 1_000), (1, 100_000), (2, 200_000), (1, 1_000_000)])
def test_a_full_disk_stops_the_build_in_one_line(
    tmp_path: Path, whole: tuple[dict[str, str], set[pyoxigraph.Quad]], jobs: int, largest: int
) -> None:
    out = tmp_path / "out"
    full = run(tmp_path, out, jobs=jobs, largest=largest)
    assert full.returncode == 1
    assert (
        full.stderr.strip()
        .splitlines()[-1]
        .endswith("out: is full; make room and build again, what was read is kept")
    )
    assert left_over(out) == []
    report = build_samples(out, sources=copies(COUNT), extract=extract_copy)
    assert (report.files, report.problems) == (COUNT, ())
    assert report.new == (COUNT if largest == 1_000 else 0), "what was read is kept"
    assert state(out) == whole


@unix
def test_a_text_that_takes_too_long_or_too_much_is_named(tmp_path: Path) -> None:
    sources = copies(4)
    sources[1] = replace(sources[1], text="slow", sha256="1")
    sources[2] = replace(sources[2], text="greedy", sha256="2")
    report = build_samples(tmp_path, sources=sources, extract=extract_copy, jobs=2, timeout=8, memory=1500)
    assert report.files == 2
    assert sorted((problem.path, problem.message) for problem in report.problems) == [
        ("001.txt", "took longer than 8 s"),
        ("002.txt", "needs more than 1500 MB of memory"),
    ]
    again = build_samples(tmp_path, sources=copies(4), extract=extract_copy)
    assert (again.new, again.files, again.problems) == (2, 4, ())


@unix
def test_limits_hold_with_one_job_too(tmp_path: Path) -> None:
    sources = [*copies(1), replace(copies(2)[1], text="slow")]
    report = build_samples(tmp_path, sources=sources, extract=extract_copy, timeout=5)
    assert [problem.message for problem in report.problems] == ["took longer than 5 s"]


@unix
def test_workers_that_cannot_start_are_no_text_s_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("建设公共数据平台。", encoding="utf-8")
    with pytest.raises(
        BuildError, match=r"^a worker process needs more than 1 MB of memory to start; what was"
    ):
        build_graph([tmp_path / "a.txt"], tmp_path / "out", memory=1)


@pytest.mark.parametrize("name", QUADS)
def test_a_damaged_part_is_read_anew(
    tmp_path: Path, whole: tuple[dict[str, str], set[pyoxigraph.Quad]], name: str
) -> None:
    build_samples(tmp_path, sources=copies(COUNT), extract=extract_copy)
    path = min((tmp_path / "parts").iterdir()) / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)
    (tmp_path / "graph.nq").unlink()
    with pytest.raises(BuildError, match=r"is damaged .*; it is removed: build again to read 00.\.txt anew"):
        build_samples(tmp_path, sources=copies(COUNT), extract=extract_copy)
    report = build_samples(tmp_path, sources=copies(COUNT), extract=extract_copy)
    assert report.new == 1
    assert state(tmp_path) == whole


def test_a_part_that_lacks_a_file_is_read_anew(tmp_path: Path) -> None:
    build_samples(tmp_path, sources=copies(2), extract=extract_copy)
    (min((tmp_path / "parts").iterdir()) / QUADS[0]).unlink()
    assert build_samples(tmp_path, sources=copies(2), extract=extract_copy).new == 1


def test_a_file_that_changes_while_the_build_runs_is_named(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("建设公共数据平台。", encoding="utf-8")
    settings = Settings("https://example.org/", None, tmp_path / "parts", "f", evidence=True)
    task = Task("a.txt", "a.txt", "the key of other bytes", settings, place=str(text))
    assert do_task(task) == Failed("changed while the build was running; build again")


@unix
def test_ctrl_c_keeps_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(60):
        text = "\n".join(
            f"依托国家电子政务外网，建设第{number}号云岭省数据共享平台{line}。" for line in range(200)
        )
        (tmp_path / "in" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", "in", "-o", "out", "-j", "2", "--no-views"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    parts = tmp_path / "out" / "parts"
    while process.poll() is None and len(list(parts.glob("[!.]*"))) < 3:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (
        130,
        "error: out: stopped, what was read is kept; build again to go on\n",
    )
    for _ in range(100):  # helpers of multiprocessing see the end of their pipe a moment later
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("workers are left behind")
    kept = len(list(parts.glob("[!.]*")))
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    numbers = {
        line.split("│")[1].strip(): line.split("│")[2].strip()
        for line in done.stdout.splitlines()
        if "│" in line
    }
    assert 3 <= int(numbers["unchanged"]) == kept < 60
    assert numbers["files"] == "60"
