"""The store: what is missing or broken is said in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import build_samples

import kg
from kg.errors import StoreError
from kg.store import StoreFolder, open_graph, open_store


def test_no_store(tmp_path: Path) -> None:
    for opener in (open_store, open_graph):
        with pytest.raises(StoreError, match="policy-kg build"):
            opener(tmp_path)
        with pytest.raises(StoreError, match="policy-kg build"):
            opener(str(tmp_path))


def test_broken_store(tmp_path: Path) -> None:
    build_samples(tmp_path)
    generation = StoreFolder(tmp_path / "store").current()
    assert generation is not None
    for path in (tmp_path / "store" / generation.name).iterdir():
        path.unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(tmp_path)


def test_generation_names_its_files(tmp_path: Path) -> None:
    build_samples(tmp_path)
    generation = StoreFolder(tmp_path / "store").current()
    assert generation is not None
    assert sorted(generation.files.values()) == ["全国规划.txt", "省方案.txt", "規劃(繁體).html"]
    assert set(generation.files) == set(generation.graphs)


def test_two_generations_are_kept_at_most(tmp_path: Path) -> None:
    from building import sample_sources

    for count in (3, 2, 1, 3):
        build_samples(tmp_path, sources=sample_sources()[:count])
        folders = [path for path in (tmp_path / "store").iterdir() if path.is_dir()]
        assert len(folders) <= 2


def test_public_names_are_imported_when_used() -> None:
    assert kg.open_store is open_store
    with pytest.raises(AttributeError, match="nonsense"):
        _ = kg.nonsense
