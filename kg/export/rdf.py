"""Turtle, TriG, N-Quads and N-Triples, line by line from ``graph.nq`` or ``graph.nq.gz``."""

from __future__ import annotations

import gzip
import shutil
from itertools import chain, groupby
from typing import IO, TYPE_CHECKING

from kg.errors import StoreError
from kg.rdf.quads import default_lines, evidence_lines, quad_lines
from kg.rdf.turtle import TurtleWriter, graph_prefixes, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["base_of", "write_nquads", "write_ntriples", "write_trig", "write_turtle"]


def write_turtle(out: Path, stream: IO[bytes], *, evidence: bool) -> None:
    """Write ontology, entities and direct triples, sorted; then the evidence, if asked for."""
    writer = TurtleWriter(graph_prefixes(base_of(out)))
    blocks = writer.blocks(default_lines(out), sort=True)
    more = _by_thing(writer, evidence_lines(out)) if evidence else ()
    _write(stream, chain((writer.header(),), blocks, more))


def write_trig(out: Path, stream: IO[bytes], *, evidence: bool = True) -> None:
    """Write every graph of the store."""
    writer = TurtleWriter(graph_prefixes(base_of(out)))
    stream.write(writer.header().encode("utf-8"))
    for graph, lines in groupby(quad_lines(out), key=lambda pair: pair[1]):
        triples = (line for line, _ in lines)
        if not graph:
            _write(stream, writer.blocks(triples, sort=True))
            continue
        stream.write(f"{graph} {{\n".encode())
        _write(stream, _by_thing(writer, triples))
        stream.write(b"}\n\n")


def write_nquads(out: Path, stream: IO[bytes], *, evidence: bool = True) -> None:
    """Write every graph of the store, one statement a line."""
    for name, opened in (("graph.nq", open), ("graph.nq.gz", gzip.open)):
        if (out / name).is_file():
            with opened(out / name, "rb") as source:
                shutil.copyfileobj(source, stream, 1 << 20)
            return
    raise StoreError(f"{out}: no graph here; make one with policy-kg build PATHS -o {out}")


def write_ntriples(out: Path, stream: IO[bytes], *, evidence: bool) -> None:
    """Write ontology, entities and direct triples, one a line; then the evidence, if asked for."""
    _write(stream, chain(default_lines(out), evidence_lines(out) if evidence else ()))


def base_of(out: Path) -> str:
    """Return the base of the IRIs of a graph, from the name of its first named graph."""
    for _, graph in quad_lines(out):
        if graph:
            return graph[1:].rpartition("graph/")[0]
    raise StoreError(f"{out}: the graph holds no source file; build it again")


def _by_thing(writer: TurtleWriter, lines: Iterable[str]) -> Iterator[str]:
    """Yield Turtle of lines in which those of one thing and of its parts stand together."""
    for _, some in groupby(lines, key=thing_of):
        yield from writer.blocks(some, sort=False)


def _write(stream: IO[bytes], blocks: Iterable[str]) -> None:
    stream.writelines(block.encode("utf-8") for block in blocks)
