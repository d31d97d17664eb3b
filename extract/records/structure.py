"""How a clean text is built: documents, sections, sentences, responsibility notes; all offsets clean."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Duty", "PolicyDocument", "Section", "Sentence", "Structure"]


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
