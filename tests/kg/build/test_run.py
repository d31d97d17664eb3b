"""Builds: incremental, deterministic, whole or not at all."""

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
from building import build_samples, sample_sources
from rdflib import RDF, BNode, Graph

from kg.build.lock import output_lock
from kg.build.run import build_graph
from kg.errors import BaseIriError, BuildBusyError, BuildError, JudgementError
from kg.rdf.iri import Iris
from kg.store import open_graph, open_store
from ontology.terms import PKG

SUPPORT = Path(__file__).parents[2] / "support"


def digests(out: Path) -> dict[str, str]:
    files = [out / "graph.ttl", out / "evidence.ttl", out / "graph.nq", *sorted((out / "texts").iterdir())]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.exists()}


def stored(out: Path) -> set[pyoxigraph.Quad]:
    return set(open_store(out))


def changed(index: int, text: str) -> list:  # type: ignore[type-arg]
    sources = sample_sources()
    sources[index] = replace(sources[index], text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return sources


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build_samples(folder)
    return folder


def test_report(tmp_path: Path) -> None:
    stages: list[str] = []
    report = build_samples(tmp_path, on_progress=lambda stage, done, name: stages.append(stage))
    assert (report.files, report.new, report.unchanged, report.removed, report.documents) == (3, 3, 0, 0, 3)
    assert report.entities == {
        "agency": 8,
        "database": 5,
        "document": 5,
        "goal": 4,
        "platform": 10,
        "project": 2,
    }
    assert report.relations["dependsOn"] == 2
    assert report.triples == len(open_store(tmp_path))
    assert report.problems == ()
    assert list(dict.fromkeys(stages)) == ["read", "merge", "write", "store"]


def test_store_and_files_say_the_same(out: Path) -> None:
    everything = stored(out)
    assert set(pyoxigraph.parse(path=out / "graph.nq")) == everything
    core = {q.triple for q in everything if q.graph_name == pyoxigraph.DefaultGraph()}
    written = {q.triple for q in pyoxigraph.parse(path=out / "graph.ttl")}
    assert written < core
    assert {t.subject.value.startswith(f"{Iris().base}run/") for t in core - written} == {True}
    evidence = {q.triple for q in pyoxigraph.parse(path=out / "evidence.ttl")}
    named = {q.triple for q in everything if q.graph_name != pyoxigraph.DefaultGraph()}
    assert evidence <= named | core
    assert not [t for t in everything if isinstance(t.subject, pyoxigraph.BlankNode)]


def test_one_named_graph_per_file_and_a_core_without_duplicates(out: Path) -> None:
    store = open_store(out)
    graphs = {graph.value for graph in store.named_graphs()}
    assert graphs == {Iris().graph(source.name) for source in sample_sources()}
    answer = store.query(f"SELECT (COUNT(*) AS ?n) {{ ?x a <{PKG.Platform}> }}")
    assert int(next(iter(answer))["n"].value) == 10


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own, inside its query
def test_rdflib_sees_the_same_default_graph(out: Path) -> None:
    graph = Graph().parse(out / "graph.ttl")
    dataset = open_graph(out)
    platforms = set(graph.subjects(RDF.type, PKG.Platform))
    assert set(dataset.default_graph.subjects(RDF.type, PKG.Platform)) == platforms
    assert {row[0] for row in dataset.query("SELECT ?x { ?x a pkg:Platform }")} == platforms
    assert not [n for t in graph for n in t if isinstance(n, BNode)]


def test_same_input_same_bytes_in_any_order(out: Path, tmp_path: Path) -> None:
    build_samples(tmp_path, sources=list(reversed(sample_sources())))
    assert digests(tmp_path) == digests(out)
    assert len(digests(out)) == 6


def test_processes_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    build_samples(tmp_path, jobs=2)
    assert digests(tmp_path) == digests(out)


def test_an_unchanged_build_touches_nothing(tmp_path: Path) -> None:
    build_samples(tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file() and p.name != ".lock"}
    report = build_samples(tmp_path)
    assert (report.new, report.unchanged) == (0, 3)
    after = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file() and p.name != ".lock"}
    assert {p for p in after if "store" not in p.parts} == {p for p in before if "store" not in p.parts}
    assert all(after[p] == before[p] for p in before if p in after and "store" not in p.parts)


def test_files_come_change_and_go_as_if_built_anew(tmp_path: Path) -> None:
    sources = sample_sources()
    step, anew = tmp_path / "step", tmp_path / "anew"
    build_samples(step, sources=sources[:2])
    report = build_samples(step, sources=sources[1:])
    assert (report.new, report.unchanged, report.removed) == (1, 1, 1)
    build_samples(anew, sources=sources[1:])
    assert stored(step) == stored(anew)
    assert digests(step) == digests(anew)
    edited = changed(2, sources[2].text + "\n")
    report = build_samples(step, sources=edited[1:])
    assert (report.new, report.unchanged, report.removed) == (1, 1, 0)


def test_bad_files_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    report = build_samples(tmp_path, sources=changed(0, "raise"))
    assert report.files == 2
    assert [(p.path, p.message) for p in report.problems] == [
        ("全国规划.txt", "ValueError: this text cannot be read")
    ]


def test_what_a_file_said_before_it_became_unreadable_stays(tmp_path: Path) -> None:
    build_samples(tmp_path)
    before = stored(tmp_path)
    report = build_samples(tmp_path, sources=changed(0, "raise"))
    assert (report.files, len(report.problems)) == (3, 1)
    assert stored(tmp_path) == before


def test_nothing_to_build_leaves_the_last_graph(tmp_path: Path) -> None:
    build_samples(tmp_path)
    before = stored(tmp_path), digests(tmp_path)
    for sources in ([], [replace(sample_sources()[0], name="new.txt", text="raise", sha256="0")]):
        with pytest.raises(BuildError, match="nothing could be built"):
            build_samples(tmp_path, sources=sources)
    assert (stored(tmp_path), digests(tmp_path)) == before


def test_a_view_that_fails_leaves_the_graph(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        raise RuntimeError("no view")

    with pytest.raises(RuntimeError):
        build_samples(tmp_path, views=fail)
    assert len(open_store(tmp_path)) > 4000


def test_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    source = sample_sources()[2]
    other = replace(source, path="other/省方案.txt", text=source.text, sha256="f" * 64)
    with pytest.raises(KeyError):  # the stand-in knows no such name: the second file has one of its own
        from building import extract_sample

        extract_sample(replace(other, name="other/省方案.txt"))
    report = build_samples(tmp_path, sources=[source, other])
    assert [p.message for p in report.problems] == ["KeyError: 'other/省方案.txt'"]


def test_without_evidence(tmp_path: Path) -> None:
    build_samples(tmp_path, evidence=False)
    assert not (tmp_path / "evidence.ttl").exists()
    store = open_store(tmp_path)
    assert not store.query(f"ASK {{ GRAPH ?g {{ ?x a <{PKG.Mention}> }} }}")
    assert store.query(f"ASK {{ ?x a <{PKG.Platform}> }}")


def test_another_encoding_is_another_text(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes("关于建设平台的意见\n\n建设全省公共数据平台。\n".encode("gb18030"))
    for encoding, new in (("latin-1", 1), ("gb18030", 1), ("gb18030", 0)):
        report = build_graph([file], tmp_path / "out", encoding=encoding)
        assert (report.new, report.problems) == (new, ())
    text = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "公共数据平台" in text


def test_time_of_the_run_is_an_argument(tmp_path: Path) -> None:
    build_samples(tmp_path, now="2030-01-01T00:00:00Z")
    assert '"2030-01-01T00:00:00Z"' in (tmp_path / "evidence.ttl").read_text(encoding="utf-8")


def test_wrong_arguments_change_nothing(tmp_path: Path) -> None:
    with pytest.raises(BaseIriError):
        build_samples(tmp_path / "a", base="nonsense")
    table = tmp_path / "j.tsv"
    table.write_text("x\n", encoding="utf-8")
    with pytest.raises(JudgementError):
        build_samples(tmp_path / "b", judgements=table)
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(BuildError, match="cannot be written"):
        build_samples(blocked)


def test_the_second_of_two_builds_says_so(tmp_path: Path) -> None:
    build_samples(tmp_path)
    with output_lock(tmp_path), pytest.raises(BuildBusyError, match="another build"):
        build_samples(tmp_path)
    assert build_samples(tmp_path).unchanged == 3


def test_readers_keep_what_they_opened(tmp_path: Path) -> None:
    build_samples(tmp_path)
    reader = open_store(tmp_path)
    count = len(reader)
    build_samples(tmp_path, sources=sample_sources()[:1])
    assert len(reader) == count > len(open_store(tmp_path))


def test_missing_outputs_are_written_again(tmp_path: Path) -> None:
    build_samples(tmp_path)
    before = digests(tmp_path)
    (tmp_path / "graph.ttl").unlink()
    build_samples(tmp_path)
    assert digests(tmp_path) == before


BUILDER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from building import build_samples, sample_sources
out, keep = Path(sys.argv[2]), [int(c) for c in sys.argv[3]]
print("ready", flush=True)
build_samples(out, sources=[sample_sources()[i] for i in keep])
print("done", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix matter")
def test_kill_9_at_any_moment_leaves_the_last_good_state(tmp_path: Path) -> None:
    states = {}
    for keep in ("012", "12"):
        folder = tmp_path / keep
        build_samples(folder, sources=[sample_sources()[int(i)] for i in keep])
        states[keep] = stored(folder)
    out = tmp_path / "out"
    build_samples(out)
    command = [sys.executable, "-c", BUILDER, str(SUPPORT), str(out)]
    moments, finished = [0.01 * step for step in range(0, 36, 3)], 0
    for round_, delay in enumerate(moments):
        process = subprocess.Popen(
            [*command, "12" if round_ % 2 == 0 else "012"],
            stdout=subprocess.PIPE,
            text=True,
            env=_environment(),
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        finished += "done" in process.stdout.read()
        process.wait()
        process.stdout.close()
        assert stored(out) in states.values(), f"killed after {delay} s"
    assert finished < len(moments), "no build was killed on the way"
    report = build_samples(out)
    assert report.files == 3
    assert stored(out) == states["012"]
    assert digests(out) == digests(tmp_path / "012")
    assert len(list((out / "store").iterdir())) <= 5, "no generation is left behind"


def _environment() -> dict[str, str]:
    root = str(Path(__file__).parents[3])
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
