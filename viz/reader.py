"""What a reader page shows: one file's text in three forms, its section tree and its highlighted spans."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from viz.model import Corpus, Edge
from viz.select_entities import TYPES
from viz.style import read_style
from viz.texts import Text

__all__ = ["text_block"]

_RELATIONS_SHOWN = 6


def text_block(corpus: Corpus, file: int, text: Text) -> dict[str, Any]:
    """The data of the reader page of one file; spans are in source offsets.

    Entities come with the few relations that a hover card shows, the best evidenced first.
    """
    spans = sorted(
        {
            (item.start, item.end, item.object, item.action, round(item.confidence, 2))
            for item in corpus.evidence
            if item.file == file and item.predicate == "mentions"
        },
        key=lambda span: (span[0], -span[1], *span[2:]),
    )
    shown = sorted({span[2] for span in spans} | set(corpus.files[file].documents))
    relations = _relations(corpus, set(shown))
    return {
        "file": text.file,
        "documents": corpus.files[file].documents,
        "forms": {"source": text.source, "cleaned": text.cleaned, "simplified": text.simplified},
        "map": text.offset_map,
        "spans": spans,
        "sections": _tree(corpus, file),
        "types": TYPES,
        "shapes": {name: look["shape"] for name, look in read_style()["types"].items()},
        "entities": {
            index: [
                corpus.entities[index].key,
                TYPES.index(corpus.entities[index].type),
                corpus.entities[index].label,
                corpus.entities[index].english,
                [_phrase(corpus, index, edge) for edge in relations[index]],
            ]
            for index in shown
        },
    }


def _relations(corpus: Corpus, shown: set[int]) -> dict[int, list[Edge]]:
    found: dict[int, list[Edge]] = defaultdict(list)
    for edge in corpus.edges:
        if edge.predicate != "mentions":
            for end in {edge.subject, edge.object} & shown:
                found[end].append(edge)
    for edges in found.values():
        edges.sort(key=lambda edge: (-edge.count, edge.subject, edge.predicate, edge.object))
        del edges[_RELATIONS_SHOWN:]
    return found


def _phrase(corpus: Corpus, index: int, edge: Edge) -> list[str | int]:
    """A relation as seen from one end: predicate, 1 if the entity is its subject, the other end's label."""
    outward = edge.subject == index
    other = edge.object if outward else edge.subject
    return [edge.predicate, int(outward), corpus.entities[other].label]


def _tree(corpus: Corpus, file: int) -> list[list[str | int]]:
    """Headings of a file in order: depth, number, label, source start."""
    depth: dict[int, int] = {}
    rows: list[list[str | int]] = []
    for index, section in enumerate(corpus.sections):
        if section.file != file:
            continue
        depth[index] = depth.get(section.parent, -1) + 1
        if section.titled:
            rows.append([depth[index], section.number, section.heading, section.start])
    return rows
