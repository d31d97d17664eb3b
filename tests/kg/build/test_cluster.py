"""A Dask cluster gives the same graph as one process, also when a worker dies on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build.run import build_graph
from kg.errors import BuildError

distributed = pytest.importorskip("distributed", reason="distributed is not installed")

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the test kills a process"),
    pytest.mark.filterwarnings("default"),
]
TEXT = "关于第{0}号平台建设的意见\n\n依托国家电子政务外网，{1}市数据局牵头建设第{0}号公共数据平台，到2030年覆盖率达到90%以上。\n"


def sorted_lines(out: Path) -> list[bytes]:
    return sorted((out / "graph.nq").read_bytes().splitlines())


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for number in range(24):
        text = TEXT.format(number, "临江") * 10
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    place = str(tmp_path_factory.mktemp("dask"))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=place
    ) as running:
        yield running


def test_a_worker_that_is_killed_loses_nothing(cluster: object, texts: Path, tmp_path: Path) -> None:
    build_graph([texts], tmp_path / "one")
    killed: list[int] = []

    def kill(stage: str, done: int, name: str) -> None:
        if stage == "read" and done == 5:
            worker = next(iter(cluster.workers.values()))  # type: ignore[attr-defined]
            killed.append(worker.process.pid)
            os.kill(worker.process.pid, signal.SIGKILL)

    report = build_graph([texts], tmp_path / "many", dask=cluster.scheduler_address, on_progress=kill)  # type: ignore[attr-defined]
    assert killed
    assert (report.files, report.new, report.problems) == (24, 24, ())
    for name in ("graph.nq", "graph.ttl", "evidence.ttl"):
        assert (tmp_path / "many" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()
    assert sorted_lines(tmp_path / "many") == sorted(set(sorted_lines(tmp_path / "one")))
    assert not list((tmp_path / "many" / "parts").glob(".*"))


def test_files_that_cannot_be_read_are_named(cluster: object, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT.format(1, "清江"), encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    report = build_graph(
        [tmp_path / "good.txt", tmp_path / "empty.txt"],
        tmp_path / "out",
        dask=cluster.scheduler_address,  # type: ignore[attr-defined]
    )
    assert report.files == 1
    assert [problem.message for problem in report.problems] == ["is empty; leave it out"]


def test_a_worker_with_another_pipeline_is_refused(
    cluster: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format(1, "清江"), encoding="utf-8")
    monkeypatch.setattr("kg.build.run.pipeline_fingerprint", lambda: "another")
    with pytest.raises(BuildError, match=r"^the worker has another version of the program or other lexicons"):
        build_graph([tmp_path / "a.txt"], tmp_path / "out", dask=cluster.scheduler_address)  # type: ignore[attr-defined]


def test_no_scheduler_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format(1, "清江"), encoding="utf-8")
    with pytest.raises(BuildError, match=r"^tcp://127\.0\.0\.1:9: cannot be reached .*; check the address$"):
        build_graph([tmp_path / "a.txt"], tmp_path / "out", dask="tcp://127.0.0.1:9")
