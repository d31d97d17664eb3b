"""What a build leaves when it is told to leave less: packed quads, no store, views only when something has changed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from building import build_samples, sample_sources

from kg.errors import StoreError
from kg.export.write import export_graph
from kg.rdf.quads import quad_lines
from kg.store import open_store


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    build_samples(folder)
    return folder


def test_packed_quads_say_the_same(plain: Path, tmp_path: Path) -> None:
    build_samples(tmp_path, packed=True)
    assert gzip.decompress((tmp_path / "graph.nq.gz").read_bytes()) == (plain / "graph.nq").read_bytes()
    assert (tmp_path / "graph.ttl").read_bytes() == (plain / "graph.ttl").read_bytes()
    assert not (tmp_path / "graph.nq").exists()
    assert not (tmp_path / "evidence.ttl").exists()
    assert list(quad_lines(tmp_path)) == list(quad_lines(plain))
    for form in ("nquads", "trig", "nif"):
        for folder in (tmp_path, plain):
            export_graph(folder, folder / "exported", format=form)
        assert (tmp_path / "exported").read_bytes() == (plain / "exported").read_bytes()


def test_one_form_takes_the_place_of_the_other(plain: Path, tmp_path: Path) -> None:
    names = ("graph.nq", "graph.nq.gz", "evidence.ttl")
    for packed in (True, None, True, False):
        report = build_samples(tmp_path, packed=packed)
        assert [(tmp_path / name).exists() for name in names] == [not packed, bool(packed), not packed]
    assert report.unchanged == 3
    assert (tmp_path / "graph.nq").read_bytes() == (plain / "graph.nq").read_bytes()


def test_a_large_graph_is_packed_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.build.steps.LARGE", 1000)
    build_samples(tmp_path)
    assert (tmp_path / "graph.nq.gz").exists()
    build_samples(tmp_path, packed=False)
    assert (tmp_path / "graph.nq").exists()


def test_without_a_store_and_then_with_one(plain: Path, tmp_path: Path) -> None:
    report = build_samples(tmp_path, store=False)
    assert (tmp_path / "graph.nq").read_bytes() == (plain / "graph.nq").read_bytes()
    assert report.triples == len(open_store(plain))
    with pytest.raises(StoreError, match=r"no database files.*build without --no-store"):
        open_store(tmp_path)
    again = build_samples(tmp_path)
    assert (again.new, again.triples, again.entities) == (0, report.triples, report.entities)
    assert set(open_store(tmp_path)) == set(open_store(plain))


def test_views_are_drawn_when_something_has_changed(tmp_path: Path) -> None:
    drawn: list[str] = []

    def draw(out: Path) -> None:
        drawn.append(out.name)
        (out / "site").mkdir(exist_ok=True)
        (out / "site" / "index.html").write_text("", encoding="utf-8")

    def build(**options: object) -> int:
        build_samples(tmp_path / "out", views=draw, **options)
        return len(drawn)

    assert [build(), build(), build(sources=sample_sources()[:2]), build(sources=sample_sources()[:2])] == [
        1,
        1,
        2,
        2,
    ]
    (tmp_path / "out" / "site" / "index.html").unlink()
    assert [build(sources=sample_sources()[:2]), build()] == [3, 4]
    build_samples(tmp_path / "out", sources=sample_sources()[1:])
    assert [build(sources=sample_sources()[1:]), build(sources=sample_sources()[1:])] == [5, 5]


def test_views_that_failed_are_drawn_again(tmp_path: Path) -> None:
    calls: list[Path] = []

    def fail(out: Path) -> None:
        calls.append(out)
        raise RuntimeError("no view")

    for _ in range(2):
        with pytest.raises(RuntimeError, match="no view"):
            build_samples(tmp_path, views=fail)
    assert len(calls) == 2


def test_a_second_build_reports_the_same(tmp_path: Path) -> None:
    first, second = build_samples(tmp_path), build_samples(tmp_path)
    assert (second.triples, second.documents) == (first.triples, first.documents)
    assert (dict(second.entities), dict(second.relations)) == (dict(first.entities), dict(first.relations))
