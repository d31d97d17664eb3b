"""What a build did, as plain records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.rdf.ntriples import RDF_TYPE, pkg
from kg.rdf.turtle import split_line
from ontology import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kg.errors import Problem

__all__ = ["BuildReport", "count_core"]


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


def count_core(
    lines: Iterable[str], types: Iterable[str]
) -> tuple[int, Mapping[str, int], Mapping[str, int]]:
    """Return documents in the corpus, entities by type and direct triples by predicate of the merged core."""
    classes = {pkg(kind.capitalize()): kind for kind in types}
    in_corpus = pkg("inCorpus")
    entities: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    documents = 0
    for line in lines:
        _, predicate, value = split_line(line)
        if predicate == RDF_TYPE and value in classes:
            entities[classes[value]] += 1
        elif predicate == in_corpus:
            documents += value.startswith('"true"')
        elif value[0] == "<" and predicate.startswith(f"<{NAMESPACE}") and predicate != pkg("indicator"):
            relations[predicate[len(NAMESPACE) + 1 : -1]] += 1
    return documents, _ordered(entities), _ordered(relations)


def _ordered(counts: Counter[str]) -> Mapping[str, int]:
    return MappingProxyType(dict(sorted(counts.items())))
