"""What a text says: mentions, entities, relations, and all of it as one extraction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from extract.records.source import SourceText
    from extract.records.structure import Structure

__all__ = [
    "ACTIONS",
    "ENTITY_TYPES",
    "PREDICATES",
    "Entity",
    "Extraction",
    "Indicator",
    "Mention",
    "Relation",
]

ENTITY_TYPES: Final = ("agency", "platform", "database", "project", "document", "goal")
PREDICATES: Final = (
    "issuedBy",
    "basedOn",
    "cites",
    "dependsOn",
    "supports",
    "connectsTo",
    "partOf",
    "delivers",
    "responsibleFor",
    "hostedBy",
)
ACTIONS: Final = ("build", "improve", "extend", "integrate", "use", "explore", "exists")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measurable part of a goal: ``政务服务事项网上可办率达到90%以上``.

    Attributes:
        name: What is measured.
        comparison: ``>=``, ``<=``, ``=``, ``>`` or ``<``.
        value: Decimal numeral as a string, ASCII digits.
        unit: ``%``, ``个``, ``亿元`` …; empty for a bare number.
        start: Clean offset where the indicator's words begin.
        end: Clean offset where they end.
    """

    name: str
    comparison: str
    value: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a text that names an entity.

    Attributes:
        type: One of ``ENTITY_TYPES``.
        start: Source offset.
        end: Source offset, exclusive.
        clean_start: Clean offset.
        clean_end: Clean offset, exclusive.
        surface: The clean text of the span.
        canonical: Canonical names, simplified, without quotation marks; several where a
            coordination shares a head.
        sentence: Index into ``Structure.sentences``.
        section: Index into ``Structure.sections``.
        document: Index into ``Structure.documents``.
        rule: Identifier of the rule or lexicon row that found it.
        confidence: Calibrated probability that the mention is right.
        action: One of ``ACTIONS``, or empty.
        year: Horizon of a goal, four digits, or empty.
        collective: Whether the name stands for many bodies (各地区各部门).
        indicators: Measurable parts of a goal.
    """

    type: str
    start: int
    end: int
    clean_start: int
    clean_end: int
    surface: str
    canonical: tuple[str, ...]
    sentence: int
    section: int
    document: int
    rule: str
    confidence: float
    action: str = ""
    year: str = ""
    collective: bool = False
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing as one file knows it.

    Attributes:
        type: One of ``ENTITY_TYPES``.
        name: Canonical name, the key: simplified, without quotation marks.
        label: The name people read, with the quotation marks of the fullest form.
        aliases: Other clean surfaces of it in this file, sorted.
        originals: Surfaces in the source's own script where they differ from the clean ones, sorted.
    """

    type: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that a passage states, with its evidence.

    Attributes:
        subject: ``(type, canonical name)``.
        predicate: One of ``PREDICATES``.
        object: ``(type, canonical name)``.
        start: Source offset where the evidence (sentence, box title … ) begins.
        end: Source offset where it ends, exclusive.
        sentence: Index into ``Structure.sentences``.
        section: Index into ``Structure.sections``.
        document: Index into ``Structure.documents``.
        cue: Identifier of the cue row that states it.
        confidence: Calibrated probability that the relation is right.
        role: ``lead``, ``cooperate`` … for ``responsibleFor``; empty otherwise.
        modality: ``stated``, ``planned``, ``explored``, ``conditional``.
        polarity: ``positive`` or ``negative``; negative relations never become direct triples.
        subject_mention: Index of the subject's mention in ``Extraction.mentions``, or -1.
        object_mention: Index of the object's mention, or -1.
    """

    subject: tuple[str, str]
    predicate: str
    object: tuple[str, str]
    start: int
    end: int
    sentence: int
    section: int
    document: int
    cue: str
    confidence: float
    role: str = ""
    modality: str = "stated"
    polarity: str = "positive"
    subject_mention: int = -1
    object_mention: int = -1


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one file says: the input of the graph.

    ``cleaned`` (source script) and ``simplified`` have equal length unless a
    length-changing conversion was asked for; ``clean_*`` offsets point into ``simplified``.
    ``offset_map`` holds ``(clean_start, source_start, length)`` runs in order.
    """

    source: SourceText
    cleaned: str
    simplified: str
    offset_map: tuple[tuple[int, int, int], ...]
    structure: Structure
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]

    def _repr_html_(self) -> str:
        """Return the source text with its mentions highlighted, for notebooks."""
        from extract.highlight import Highlight, highlight_html

        return highlight_html(
            self.source.text,
            (
                Highlight(m.start, m.end, m.type, " · ".join(filter(None, (*m.canonical, m.action, m.year))))
                for m in self.mentions
            ),
        )
