"""The files that a build leaves beside the store: Turtle, N-Quads and the texts.

They are written aside and put in place only after the store's new generation is
in use; ``.published`` names the generation that they show.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from functools import cache
from gzip import GzipFile
from typing import TYPE_CHECKING, Final

from kg.build.parts import QUADS, TEXT, TURTLE
from kg.build.report import CoreCounts
from kg.graph.texts import text_file_name
from kg.rdf.turtle import TurtleWriter, graph_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.build.parts import Part

__all__ = ["LARGE", "Outputs", "default_graph", "ontology_lines"]

LARGE: Final = 20_000_000
"""Statements from which on a build packs its N-Quads and leaves out ``evidence.ttl``."""
_FILES: Final = ("graph.ttl", "evidence.ttl", "graph.nq", "graph.nq.gz")
_COPY: Final = 1 << 20


@cache
def ontology_lines() -> tuple[str, ...]:
    """Return the ontology as sorted N-Triples lines."""
    import pyoxigraph

    from ontology.model import ontology_text

    triples = pyoxigraph.parse(ontology_text(), format=pyoxigraph.RdfFormat.TURTLE)
    return tuple(sorted(f"{t.subject} {t.predicate} {t.object} .\n" for t in triples))


class Outputs:
    """Writes the files of one build.

    Args:
        out: The output folder.
        base: Base of the IRIs.
    """

    def __init__(self, out: Path, base: str) -> None:
        self._out, self._aside = out, out / ".next"
        self._turtle = TurtleWriter(graph_prefixes(base))

    def published(self) -> str:
        """Return what the files show, as ``publish`` was told, or an empty string if any is missing."""
        quads = any((self._out / name).exists() for name in ("graph.nq", "graph.nq.gz"))
        if not quads or not all((self._out / name).exists() for name in ("graph.ttl", "texts")):
            return ""
        try:
            return (self._out / ".published").read_text(encoding="utf-8")
        except OSError:
            return ""

    def core(self, lines: Iterable[str]) -> tuple[Path, CoreCounts]:
        """Write the merged core aside, as N-Triples and with the ontology as ``graph.ttl``.

        Args:
            lines: The merged core, sorted.

        Returns:
            The file of N-Triples, and what the core holds.
        """
        shutil.rmtree(self._aside, ignore_errors=True)
        self._aside.mkdir(parents=True)
        path, counts = self._aside / "core.nt", CoreCounts()

        def passing() -> Iterator[str]:
            with path.open("w", encoding="utf-8", newline="\n") as triples:
                for line in lines:
                    triples.write(line)
                    counts.add(line)
                    yield line

        with (self._aside / "graph.ttl").open("w", encoding="utf-8", newline="\n") as turtle:
            turtle.write(self._turtle.header())
            turtle.writelines(self._turtle.sorted_blocks(ontology_lines()))
            turtle.writelines(self._turtle.sorted_blocks(passing()))
        return path, counts

    def rest(
        self, parts: Sequence[Part], core: Path, run: Sequence[str], *, evidence: bool, packed: bool
    ) -> None:
        """Write everything else aside.

        Args:
            parts: The parts of all files, in order of file names.
            core: The file that ``core`` gave.
            run: Lines that describe the run.
            evidence: Whether there is any evidence to write.
            packed: Whether to pack the N-Quads and to leave out the Turtle of the evidence.
        """
        if evidence and not packed:
            with (self._aside / "evidence.ttl").open("wb") as turtle:
                turtle.write(self._turtle.header().encode("utf-8"))
                turtle.writelines(block.encode("utf-8") for block in self._turtle.blocks(run, sort=True))
                for part in parts:
                    turtle.writelines(part.unpacked(TURTLE))
        if packed:
            self._write_packed(parts, core, run)
        else:
            with (self._aside / "graph.nq").open("wb") as quads:
                quads.writelines(default_graph(core, run))
                for part in parts:
                    quads.writelines(part.quads())
        (self._aside / "texts").mkdir()
        for part in parts:
            _link_new(part.folder / TEXT, self._out / "texts", self._aside / "texts", part.file)

    def _write_packed(self, parts: Sequence[Part], core: Path, run: Sequence[str]) -> None:
        """Write the N-Quads as one gzip file of many members: those of the parts as they are."""
        with (self._aside / "graph.nq.gz").open("wb") as quads:
            with GzipFile("", "wb", 1, quads, mtime=0) as member:
                member.writelines(default_graph(core, run))
            for part in parts:
                for name in QUADS:
                    with suppress(FileNotFoundError), (part.folder / name).open("rb") as source:
                        shutil.copyfileobj(source, quads, _COPY)

    def publish(self, shown: str, parts: Sequence[Part]) -> None:
        """Put the files in place; ``shown`` says what they then show."""
        for file in _FILES:
            if (self._aside / file).exists():
                (self._aside / file).replace(self._out / file)
            else:
                (self._out / file).unlink(missing_ok=True)
        texts = self._out / "texts"
        texts.mkdir(exist_ok=True)
        for path in (self._aside / "texts").iterdir():
            path.replace(texts / path.name)
        names = {text_file_name(part.file) for part in parts}
        for path in texts.glob("*.json"):
            if path.name not in names:
                path.unlink()
        shutil.rmtree(self._aside, ignore_errors=True)
        marker = self._out / ".published.new"
        marker.write_text(shown, encoding="utf-8")
        marker.replace(self._out / ".published")

    def discard(self) -> None:
        """Remove what is aside."""
        shutil.rmtree(self._aside, ignore_errors=True)


def default_graph(core: Path, run: Sequence[str]) -> Iterator[bytes]:
    """Yield the statements of the default graph: ontology, core and run, a few megabytes at a time."""
    yield "".join(ontology_lines()).encode("utf-8")
    with core.open("rb") as lines:
        while some := lines.readlines(_COPY):
            yield b"".join(some)
    yield "".join(run).encode("utf-8")


def _link_new(source: Path, there: Path, aside: Path, file: str) -> None:
    """Link a text aside, unless the one in place is the same."""
    name = text_file_name(file)
    with suppress(OSError):
        if (there / name).samefile(source):
            return
    try:
        os.link(source, aside / name)
    except OSError:
        shutil.copyfile(source, aside / name)
