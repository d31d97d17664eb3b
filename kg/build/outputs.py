"""The files that a build leaves beside the store: Turtle, N-Quads and the texts.

They are written aside and put in place only after the store's new generation is
in use; ``.published`` names the generation that they show.
"""

from __future__ import annotations

import os
import shutil
from itertools import groupby
from typing import TYPE_CHECKING

from kg.graph.texts import text_file_name
from kg.rdf.turtle import TurtleWriter, graph_prefixes, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.build.parts import Part

__all__ = ["Outputs", "ontology_lines"]


def ontology_lines() -> list[str]:
    """Return the ontology as sorted N-Triples lines."""
    import pyoxigraph

    from ontology.model import ontology_text

    triples = pyoxigraph.parse(ontology_text(), format=pyoxigraph.RdfFormat.TURTLE)
    return sorted(f"{t.subject} {t.predicate} {t.object} .\n" for t in triples)


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
        """Return the name of the generation that the files show, or an empty string if any is missing."""
        if not all((self._out / name).exists() for name in ("graph.ttl", "graph.nq", "texts")):
            return ""
        try:
            return (self._out / ".published").read_text(encoding="utf-8")
        except OSError:
            return ""

    def prepare(
        self, parts: Sequence[Part], core: Sequence[str], run: Sequence[str], *, evidence: bool
    ) -> None:
        """Write all files aside.

        Args:
            parts: The parts of all files, in order of file names.
            core: Merged core lines, sorted.
            run: Lines that describe the run.
            evidence: Whether there is any evidence to write.
        """
        shutil.rmtree(self._aside, ignore_errors=True)
        (self._aside / "texts").mkdir(parents=True)
        ontology = ontology_lines()
        turtle = self._turtle
        _write(
            self._aside / "graph.ttl",
            (turtle.header(), *turtle.blocks(ontology, sort=True)),
            turtle.blocks(core, sort=True),
        )
        if evidence:
            head = (turtle.header(), *turtle.blocks(run, sort=True))
            _write(self._aside / "evidence.ttl", head, self._evidence(parts))
        with (self._aside / "graph.nq").open("wb") as quads:
            quads.writelines(line.encode("utf-8") for line in (*ontology, *core, *run))
            for part in parts:
                quads.writelines(part.quads())
        for part in parts:
            target = self._aside / "texts" / text_file_name(part.file)
            _link_or_copy(part.folder / "text.json", target)

    def publish(self, name: str) -> None:
        """Put the files in place; they then show the generation ``name``."""
        for file in ("graph.ttl", "evidence.ttl", "graph.nq"):
            if (self._aside / file).exists():
                (self._aside / file).replace(self._out / file)
            else:
                (self._out / file).unlink(missing_ok=True)
        texts = self._out / "texts"
        texts.mkdir(exist_ok=True)
        new = {path.name for path in (self._aside / "texts").iterdir()}
        for path in texts.glob("*.json"):
            if path.name not in new:
                path.unlink()
        for text in sorted(new):
            (self._aside / "texts" / text).replace(texts / text)
        shutil.rmtree(self._aside, ignore_errors=True)
        marker = self._out / ".published.new"
        marker.write_text(name, encoding="utf-8")
        marker.replace(self._out / ".published")

    def _evidence(self, parts: Iterable[Part]) -> Iterator[str]:
        for part in parts:
            # Lines of one thing and of its selectors stand together.
            things = groupby(part.evidence_lines(), key=thing_of)
            for _, lines in things:
                yield from self._turtle.blocks(lines, sort=False)


def _write(path: Path, *blocks: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        for some in blocks:
            handle.writelines(some)


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
