"""Plain records that every stage of the extraction reads and writes.

Offsets are Unicode code points, ``end`` exclusive.  ``start``/``end`` point into
the decoded *source* text of a file; ``clean_start``/``clean_end`` into its cleaned,
simplified text.  All records are immutable; collections are tuples.
"""

from __future__ import annotations

from extract.records.findings import (
    ACTIONS,
    ENTITY_TYPES,
    PREDICATES,
    Entity,
    Extraction,
    Indicator,
    Mention,
    Relation,
)
from extract.records.source import Mark, SourceText
from extract.records.structure import Duty, PolicyDocument, Section, Sentence, Structure

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
