"""Extractions as JSON lines: one object a document, a mention or a relation.

``kind`` is ``document``, ``mention``, ``relation`` or, where a text denies it, ``denial``.
``start`` and ``end`` are code points of the decoded source file, ``end`` exclusive; ``doc`` is its name;
``element`` names the page or element, where the file's format has some.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.records import Extraction, Mention, PolicyDocument, Relation

__all__ = ["json_lines", "line_objects"]


def json_lines(extraction: Extraction) -> Iterator[str]:
    """Yield the lines of one file, without line ends: documents, mentions, then relations."""
    for item in line_objects(extraction):
        yield json.dumps(item, ensure_ascii=False, separators=(", ", ": "))


def line_objects(extraction: Extraction) -> Iterator[Mapping[str, Any]]:
    """Yield the same as plain objects."""
    for document in extraction.structure.documents:
        yield _document(extraction, document)
    for mention in extraction.mentions:
        yield _mention(extraction, mention)
    for relation in extraction.relations:
        yield _relation(extraction, relation)


def _document(extraction: Extraction, document: PolicyDocument) -> dict[str, Any]:
    return {
        "kind": "document",
        "doc": extraction.source.name,
        "title": document.title,
        "number": document.number,
        "issuers": list(document.issuers),
        "date": document.date,
        "in_force": document.in_force,
        "validity": document.validity,
        "document_kind": document.kind,
    }


def _mention(extraction: Extraction, mention: Mention) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    if mention.action:
        attributes["action"] = mention.action
    if mention.year:
        attributes["year"] = mention.year
    if mention.collective:
        attributes["collective"] = True
    if mention.indicators:
        attributes["indicators"] = [
            {"name": i.name, "comparison": i.comparison, "value": i.value, "unit": i.unit}
            for i in mention.indicators
        ]
    return {
        "kind": "mention",
        "doc": extraction.source.name,
        "type": mention.type,
        "start": mention.start,
        "end": mention.end,
        "canonical": list(mention.canonical),
        "attrs": attributes,
        "surface": mention.surface,
        "sentence": _sentence(extraction, mention.sentence),
        "section": _path(extraction, mention.section),
        **_element(extraction, mention.start),
        "rule": mention.rule,
        "confidence": round(mention.confidence, 3),
    }


def _relation(extraction: Extraction, relation: Relation) -> dict[str, Any]:
    line: dict[str, Any] = {
        "kind": "denial" if relation.polarity == "negative" else "relation",
        "doc": extraction.source.name,
        "subject": relation.subject[1],
        "predicate": relation.predicate,
        "object": relation.object[1],
        "subject_type": relation.subject[0],
        "object_type": relation.object[0],
        "start": relation.start,
        "end": relation.end,
        "sentence": _sentence(extraction, relation.sentence),
        "section": _path(extraction, relation.section),
        **_element(extraction, relation.start),
        "modality": relation.modality,
        "cue": relation.cue,
        "confidence": round(relation.confidence, 3),
    }
    if relation.role:
        line["role"] = relation.role
    return line


def _element(extraction: Extraction, start: int) -> dict[str, str]:
    """The page of a PDF or the element of a Word or HTML file that holds a place."""
    element = extraction.source.element_at(start)
    return {"element": element} if element else {}


def _sentence(extraction: Extraction, index: int) -> str:
    sentences = extraction.structure.sentences
    if not 0 <= index < len(sentences):
        return ""
    return extraction.simplified[sentences[index].start : sentences[index].end]


def _path(extraction: Extraction, index: int) -> list[str]:
    """Return the headings around a place with their numbers, from the outside in."""
    sections, path = extraction.structure.sections, []
    while 0 <= index < len(sections) and sections[index].parent >= 0:
        section = sections[index]
        if words := " ".join(filter(None, (section.number, section.heading))):
            path.append(words)
        index = section.parent
    return path[::-1]
