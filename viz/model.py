"""What the views know of a graph: entities, edges, files, sections and the evidence for each edge.

Everything is frozen and in a fixed order, and things point at each other by index.  Offsets are code
points of a file's source text, ``end`` exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

__all__ = ["Corpus", "Edge", "Entity", "Evidence", "Section", "SourceFile"]

_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entity:
    """A node.

    Attributes:
        iri: Full IRI.
        key: Readable part of the IRI (``platform/国家电子政务外网``), used in addresses of views.
        type: ``agency``, ``platform``, ``database``, ``project``, ``document`` or ``goal``.
        label: The name people read.
        english: English name, or empty.
        traditional: Name in traditional script, or empty.
        aliases: Other names, sorted.
        hidden: Noisy forms of the sources, sorted; searched, seldom shown.
        facts: Plain facts, e.g. ``date_document`` to ``2022-06-06``.
        indicators: Measurable parts of a goal, ready to read (``网上可办率 ≥ 90%``).
    """

    iri: str
    key: str
    type: str
    label: str
    english: str = ""
    traditional: str = ""
    aliases: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text that reached us; ``documents`` are indices of the document entities it carries."""

    name: str
    documents: tuple[int, ...] = ()
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Section:
    """A node of a file's section tree.

    Attributes:
        file: File index.
        number: Its number as printed, or empty.
        label: Its heading without the number, or the beginning of its text.
        kind: ``document``, ``chapter``, ``heading``, ``box``, ``bullet`` …
        parent: Section index, or -1.
        start: Source offset.
        end: Source offset, exclusive.
    """

    file: int
    number: str
    label: str
    kind: str
    parent: int
    start: int
    end: int

    @property
    def titled(self) -> bool:
        """Whether the label is a heading: bullets, notes and table rows only have a beginning."""
        return bool(self.label) and self.kind not in ("bullet", "note", "row", "furniture")

    @property
    def heading(self) -> str:
        """The label without the number that begins it: in an article the text itself stands there."""
        return self.label.removeprefix(self.number).strip() if self.number else self.label


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that states an edge, or (predicate ``mentions``) that names an entity.

    Attributes:
        subject: Entity index; -1 for a mention in a file without a known document.
        predicate: Local name of the predicate.
        object: Entity index.
        file: File index.
        start: Source offset.
        end: Source offset, exclusive.
        sentence: The clean sentence, or the quote where no sentence is known.
        section: Section index, or -1.
        document: Document entity index whose text says so, or -1.
        confidence: Between 0 and 1; 1 where the graph gives none.
        rule: Identifier of the cue or rule.
        role: Role of an agency, or empty.
        modality: ``stated``, ``planned``, ``explored``, ``conditional`` or empty.
        polarity: ``positive`` or ``negative``.
        action: Action of a mention (``build`` …), or empty.
    """

    subject: int
    predicate: str
    object: int
    file: int
    start: int
    end: int
    sentence: str
    section: int = -1
    document: int = -1
    confidence: float = 1.0
    rule: str = ""
    role: str = ""
    modality: str = ""
    polarity: str = "positive"
    action: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two entities with its evidence, ``Corpus.evidence[first:first + count]``.

    ``documents`` are the documents whose text states it; ``confidence`` is that of the best evidence.
    """

    subject: int
    predicate: str
    object: int
    first: int
    count: int
    documents: tuple[int, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that the views show, in a fixed order."""

    entities: tuple[Entity, ...]
    files: tuple[SourceFile, ...]
    sections: tuple[Section, ...]
    edges: tuple[Edge, ...]
    evidence: tuple[Evidence, ...]
