"""Plain records that every stage of the extraction reads and writes.

Offsets are Unicode code points, ``end`` exclusive.  ``start``/``end`` point into
the decoded *source* text of a file; ``clean_start``/``clean_end`` into its cleaned,
simplified text.  All records are immutable; collections are tuples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

__all__ = [
    "ACTIONS",
    "ENTITY_TYPES",
    "PREDICATES",
    "Duty",
    "Entity",
    "Extraction",
    "Indicator",
    "Mark",
    "Mention",
    "PolicyDocument",
    "Relation",
    "Section",
    "Sentence",
    "SourceText",
    "Structure",
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

_EMPTY: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a source text that its original format names: a page, a heading, a table row."""

    start: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """What reading one file gives: its characters, untouched, and where they came from.

    Attributes:
        name: File name without folders; a member of an archive is ``archive.zip!inner/name.txt``.
        path: The path as the user gave it, for messages.
        text: Decoded characters (of PDF, Word and HTML: the extracted characters).
        media_type: IANA media type of the file.
        encoding: Character encoding of the bytes, empty where the format has none.
        sha256: Hex digest of the file's bytes.
        marks: Places the format names, in order of ``start``.
        metadata: What the page or file says of itself (``title``, ``date``, ``issuer``, …).
    """

    name: str
    path: str
    text: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    sha256: str = ""
    marks: tuple[Mark, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: _EMPTY)


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the section tree, in clean offsets; ``end`` covers all its descendants.

    Attributes:
        kind: ``document``, ``chapter``, ``article``, ``heading``, ``bullet``, ``box``,
            ``note``, ``row`` or ``furniture``.
        number: The number as printed, without brackets or stops (``一``, ``1``, ``第三条``); may be empty.
        heading: The heading's words without its number; for a bullet its lead; may be empty.
        level: Depth in the tree, the document's own node is 0.
        parent: Index of the parent in ``Structure.sections``; -1 for a document's node.
        document: Index into ``Structure.documents``.
        heading_start: Where the heading's words (without number) begin; equal to ``heading_end`` if none.
        heading_end: Where the heading's words end.
    """

    kind: str
    number: str
    heading: str
    level: int
    parent: int
    document: int
    start: int
    end: int
    heading_start: int
    heading_end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in clean offsets, its stop included; never crosses a paragraph."""

    start: int
    end: int
    section: int


@dataclass(frozen=True, slots=True)
class Duty:
    """A responsibility note or a row of a work table: who answers for the text of a section.

    Attributes:
        section: The section whose task the note assigns.
        start: Where the note's list of agencies begins, clean.
        end: Where it ends, clean.
        role: ``lead``, ``cooperate`` or ``responsible``.
    """

    section: int
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """One policy document found in a file; a notice and the plan it issues are two.

    Attributes:
        title: Title in simplified script, quotation marks kept, line wraps joined.
        number: Document number as printed (``国发〔2022〕14号``), empty if none.
        issuers: Names as printed in title line, signature or page metadata.
        addressees: The addressee line, as printed, empty if none.
        date: ISO date of signature or issue (``2022-06-06``, ``2022-06`` or ``2022``), empty if none.
        in_force: ISO date from ``自…起施行``, empty if none.
        validity: ``""``, ``"repealed"`` (已失效/废止) or ``"revised"``.
        kind: ``notice``, ``plan``, ``opinions``, ``law``, ``measures``, ``list``, ``article`` or ``other``.
        start: First clean offset of the document's region.
        end: End of its region, exclusive.
        title_start: Where its own title line stands; equal to ``title_end`` when only metadata gives it.
        title_end: End of the title line.
        number_start: Where its own document number stands.
        number_end: End of the number.
        issued_by_notice: Index of the notice that carries this document, or -1.
    """

    title: str
    number: str
    issuers: tuple[str, ...]
    addressees: str
    date: str
    in_force: str
    validity: str
    kind: str
    start: int
    end: int
    title_start: int
    title_end: int
    number_start: int
    number_end: int
    issued_by_notice: int = -1
    issuer_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """Documents, section tree, sentences and responsibility notes of one clean text."""

    documents: tuple[PolicyDocument, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    duties: tuple[Duty, ...]


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
