"""What a build did, as plain records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.rdf.ntriples import RDF_TYPE, pkg
from ontology import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.errors import Problem

__all__ = ["BuildReport", "CoreCounts"]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        out: The output folder.
        files: Number of source files in the graph.
        new: How many of them were read in this build.
        unchanged: How many were taken over from the build before.
        removed: How many files of the build before are gone.
        documents: Number of policy documents whose text was read.
        entities: Entity type (lower case) to number of entities.
        relations: Predicate to number of direct triples.
        triples: Number of statements in the store, all graphs together.
        problems: Files that could not be used.
        seconds: Wall-clock time.
    """

    out: Path
    files: int
    new: int
    unchanged: int
    removed: int
    documents: int
    entities: Mapping[str, int] = field(default_factory=dict)
    relations: Mapping[str, int] = field(default_factory=dict)
    triples: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0


class CoreCounts:
    """Counts what the merged core holds, line by line.

    Attributes:
        lines: Number of lines.
        documents: Number of documents in the corpus.
    """

    def __init__(self) -> None:
        self._classes = {pkg(kind.capitalize()): kind for kind in ENTITY_TYPES}
        self._entities: Counter[str] = Counter()
        self._relations: Counter[str] = Counter()
        self.lines = self.documents = 0

    def add(self, line: str) -> None:
        """Count a line."""
        self.lines += 1
        _, predicate, value = line.split(" ", 2)
        if predicate == RDF_TYPE:
            kind = self._classes.get(value[:-3])
            if kind:
                self._entities[kind] += 1
        elif value[0] == "<":
            if predicate.startswith(_OURS) and predicate != _INDICATOR:
                self._relations[predicate] += 1
        elif predicate == _IN_CORPUS:
            self.documents += value.startswith('"true"')

    @property
    def entities(self) -> Mapping[str, int]:
        """Entity type to number of entities."""
        return dict(sorted(self._entities.items()))

    @property
    def relations(self) -> Mapping[str, int]:
        """Local name of the predicate to number of direct triples."""
        return {name[len(_OURS) : -1]: count for name, count in sorted(self._relations.items())}


_OURS: Final = f"<{NAMESPACE}"
_INDICATOR: Final = pkg("indicator")
_IN_CORPUS: Final = pkg("inCorpus")
