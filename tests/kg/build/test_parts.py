"""Parts on disk: whole, keyed by all they depend on, the same bytes each time."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from factories import sample_extractions

from kg.build.content import content_of_bytes, content_of_text
from kg.build.parts import QUADS, TEXT, TURTLE, DamagedPartError, part_key, read_part, write_part
from kg.graph.facts import Naming, core_lines
from kg.rdf.turtle import TurtleWriter, graph_prefixes

SAMPLE = sample_extractions()[2]


def test_written_and_read(tmp_path: Path) -> None:
    part = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    assert read_part(tmp_path, "k") == part
    quads = list(pyoxigraph.parse(b"".join(part.quads()), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) == len(set(quads)) == part.core + part.evidence
    assert {quad.graph_name.value for quad in quads} == {part.graph}
    assert list(part.core_lines()) == list(core_lines(SAMPLE, Naming()))
    assert len(list(part.core_lines())) == part.core
    assert read_part(tmp_path, "other") is None
    assert [path.name for path in tmp_path.iterdir()] == ["k"]


def test_each_file_of_quads_can_be_unpacked_by_itself(tmp_path: Path) -> None:
    part = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    each = [gzip.decompress((part.folder / name).read_bytes()) for name in QUADS]
    assert b"".join(each) == b"".join(part.quads())


def test_turtle_says_the_same_as_the_quads(tmp_path: Path) -> None:
    for number, sample in enumerate(sample_extractions()):
        part = write_part(tmp_path, str(number), sample, Naming(), run="urn:x:run")
        header = TurtleWriter(graph_prefixes(Naming().iris.base)).header()
        turtle = header.encode() + b"".join(part.unpacked(TURTLE))
        quads = pyoxigraph.parse(b"".join(part.unpacked(QUADS[1])), format=pyoxigraph.RdfFormat.N_QUADS)
        shown = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
        assert {quad.triple for quad in shown} == {quad.triple for quad in quads}
        assert len(shown) == part.evidence


def test_same_bytes_each_time(tmp_path: Path) -> None:
    first = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    before = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    shutil.rmtree(first.folder)
    again = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    assert {path.name: path.read_bytes() for path in again.folder.iterdir()} == before


@pytest.mark.parametrize("name", [*QUADS, TURTLE, TEXT, "part.json"])
@pytest.mark.parametrize("damage", ["missing", "cut off", "empty"])
def test_a_part_that_is_damaged_is_none_and_written_anew(tmp_path: Path, name: str, damage: str) -> None:
    part = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    whole = {path.name: path.read_bytes() for path in part.folder.iterdir()}
    if damage == "missing":
        (part.folder / name).unlink()
    else:
        (part.folder / name).write_bytes(whole[name][: -1 if damage == "cut off" else 0])
    assert read_part(tmp_path, "k") is None
    assert write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run") == part
    assert {path.name: path.read_bytes() for path in part.folder.iterdir()} == whole


def test_wrong_bytes_of_the_right_number_are_found_when_they_are_read(tmp_path: Path) -> None:
    part = write_part(tmp_path, "k", SAMPLE, Naming(), run="urn:x:run")
    path = part.folder / QUADS[1]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)
    with pytest.raises(DamagedPartError, match="is damaged"):
        list(part.quads())


def test_a_large_text_is_unpacked_piece_by_piece(tmp_path: Path) -> None:
    mentions = [replace(SAMPLE.mentions[0], start=0, end=end) for end in range(1, 6000)]
    large = replace(SAMPLE, mentions=tuple(mentions))
    part = write_part(tmp_path, "k", large, Naming(), run="urn:x:run")
    pieces = list(part.quads())
    assert len(pieces) > 3
    assert all(piece.endswith(b" .\n") for piece in pieces)
    assert sum(piece.count(b"\n") for piece in pieces) == part.core + part.evidence


def test_key_depends_on_everything() -> None:
    source = SAMPLE.source
    plain, other = content_of_bytes(b"x", None, False), content_of_bytes(b"y", None, False)
    texts = [source, replace(source, sha256="0"), replace(source, text="the same bytes, read otherwise")]
    keys = {
        part_key("name", plain, "f", "b", evidence=True),
        part_key("name", plain, "g", "b", evidence=True),
        part_key("name", plain, "f", "c", evidence=True),
        part_key("name", plain, "f", "b", evidence=False),
        part_key("other", plain, "f", "b", evidence=True),
        part_key("name", other, "f", "b", evidence=True),
        part_key("name", content_of_bytes(b"x", "gb18030", False), "f", "b", evidence=True),
        part_key("name", content_of_bytes(b"x", None, True), "f", "b", evidence=True),
        *(part_key("name", content_of_text(text), "f", "b", evidence=True) for text in texts),
    }
    assert len(keys) == 11
