"""Annotations of a text: what experts mark and correct, apart from the file format it stands in.

``kg.annotation.gold`` holds them as gold JSON, ``kg.annotation.label_studio`` and
``kg.annotation.webanno`` carry them to annotation tools and back.  Offsets are code points of the
decoded source text, ends exclusive.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg.errors import GraphError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.records import Extraction

__all__ = [
    "ATTRIBUTES",
    "Annotation",
    "AnnotationError",
    "Marked",
    "Stated",
    "annotation_of",
    "drawn_relations",
    "relation_ends",
]

ATTRIBUTES: Final = ("action", "year", "collective")
"""What annotation tools carry of a mention, besides its type and its names."""


class AnnotationError(GraphError):
    """An annotation file cannot be read; the message names file, place and what was expected."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention as an annotator marks it.

    Attributes:
        type: One of the entity types.
        start: Source offset.
        end: Source offset, exclusive.
        canonical: Canonical names.
        optional: Whether finding it is neither rewarded nor punished.
        attributes: ``action``, ``year``, ``collective`` to their values.
    """

    type: str
    start: int
    end: int
    canonical: tuple[str, ...]
    optional: bool = False
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation between two canonical names.

    Attributes:
        subject: Canonical name.
        predicate: One of the predicates.
        object: Canonical name.
        optional: Whether finding it is neither rewarded nor punished.
        line: Line of the text that states it, from 1; 0 if unknown.
    """

    subject: str
    predicate: str
    object: str
    optional: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Annotation:
    """All annotations of one text.

    Attributes:
        file: Name of its file.
        text: The decoded source.
        mentions: By start, longer ones first.
        relations: In the order of the text.
        same: Groups of names that count as one.
    """

    file: str
    text: str
    mentions: tuple[Marked, ...]
    relations: tuple[Stated, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()


def annotation_of(extraction: Extraction) -> Annotation:
    """Return what the extraction found, for experts to correct."""
    text = extraction.source.text
    mentions = []
    for m in extraction.mentions:
        found = {"action": m.action, "year": m.year, "collective": "1" if m.collective else ""}
        kept = {name: value for name, value in found.items() if value}
        mentions.append(Marked(m.type, m.start, m.end, m.canonical, attributes=kept))
    stated = {
        (r.subject[1], r.predicate, r.object[1]): Stated(
            r.subject[1], r.predicate, r.object[1], line=text.count("\n", 0, r.start) + 1
        )
        for r in reversed(extraction.relations)
        if r.polarity == "positive"
    }
    relations = sorted(stated.values(), key=lambda r: (r.line, r.subject, r.predicate, r.object))
    return Annotation(extraction.source.name, text, tuple(mentions), tuple(relations))


def relation_ends(annotation: Annotation) -> list[tuple[int, int] | None]:
    """Return for each relation the two mentions between which it can be drawn, the nearest pair on its line.

    Returns:
        Indices of the mentions of subject and object, or None where one of them is nowhere marked.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(annotation.mentions):
        for name in mention.canonical:
            places[name].append(index)
    starts = _line_starts(annotation.text)
    return [_nearest(annotation, stated, places, starts) for stated in annotation.relations]


def drawn_relations(
    pairs: Sequence[tuple[Marked, str, Marked, bool, int]], known: Sequence[Stated]
) -> tuple[Stated, ...]:
    """Return the relations that arcs between mentions stand for.

    A mention with several names stands for each of them, unless relations known before the
    annotation say which were meant.

    Args:
        pairs: Subject, predicate, object, whether optional, and line of each arc.
        known: Relations as they stood before.
    """
    wanted = {(r.subject, r.predicate, r.object): r for r in known}
    found: dict[tuple[str, str, str], Stated] = {}
    for subject, predicate, object_, optional, line in pairs:
        triples = [(s, predicate, o) for s, o in product(subject.canonical, object_.canonical)]
        for triple in [t for t in triples if t in wanted] or triples:
            line = wanted[triple].line if triple in wanted else line
            found.setdefault(triple, Stated(*triple, optional, line))
    return tuple(found.values())


def _nearest(
    annotation: Annotation, stated: Stated, places: Mapping[str, Sequence[int]], starts: Sequence[int]
) -> tuple[int, int] | None:
    pairs = list(product(places.get(stated.subject, ()), places.get(stated.object, ())))
    if not pairs:
        return None
    low = starts[stated.line - 1] if 0 < stated.line <= len(starts) else 0
    high = starts[stated.line] if 0 < stated.line < len(starts) else len(annotation.text)

    def distance(pair: tuple[int, int]) -> tuple[bool, int, int]:
        a, b = (annotation.mentions[i].start for i in pair)
        return not (low <= a < high and low <= b < high), abs(a - b), min(a, b)

    return min(pairs, key=distance)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while (at := text.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return starts
