"""Parts on disk: whole, keyed by all they depend on, the same bytes each time."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph
from factories import sample_extractions

from kg.build.parts import part_key, read_part, write_part
from kg.graph.facts import Naming

SAMPLE = sample_extractions()[2]


def test_written_and_read(tmp_path: Path) -> None:
    part = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    assert read_part(tmp_path, "k") == part
    assert (part.core, part.evidence) == (len(list(part.core_lines())), len(list(part.evidence_lines())))
    quads = list(pyoxigraph.parse(b"".join(part.quads()), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) == part.core + part.evidence
    assert {quad.graph_name.value for quad in quads} == {part.graph}
    assert read_part(tmp_path, "other") is None


def test_same_bytes_each_time(tmp_path: Path) -> None:
    first = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    before = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    shutil.rmtree(first.folder)
    again = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    assert {path.name: path.read_bytes() for path in again.folder.iterdir()} == before


def test_a_part_that_was_cut_off_is_none(tmp_path: Path) -> None:
    (tmp_path / "k").mkdir()
    (tmp_path / "k" / "core.nt").write_text("", encoding="utf-8")
    assert read_part(tmp_path, "k") is None
    part = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    assert read_part(tmp_path, "k") == part, "what is damaged is written anew"
    assert part.core == len(list(part.core_lines())) > 0


def test_key_depends_on_everything() -> None:
    source = SAMPLE.source
    keys = {
        part_key(source, "f", "b", evidence=True),
        part_key(source, "g", "b", evidence=True),
        part_key(source, "f", "c", evidence=True),
        part_key(source, "f", "b", evidence=False),
        part_key(replace(source, name="other"), "f", "b", evidence=True),
        part_key(replace(source, sha256="other"), "f", "b", evidence=True),
        part_key(replace(source, text="the same bytes in another encoding"), "f", "b", evidence=True),
        part_key(replace(source, sha256="", text="one"), "f", "b", evidence=True),
        part_key(replace(source, sha256="", text="two"), "f", "b", evidence=True),
    }
    assert len(keys) == 9
