"""The three forms of a text as JSON: what a reader view shows and places its highlights in.

Keys: ``file``, ``expression`` (IRI), ``media_type``, ``sha256``, ``source``, ``cleaned``,
``simplified``, ``offset_map`` (``[clean_start, source_start, length]`` runs), ``marks``
(``[start, kind, label]``) and ``documents`` (IRI and clean ``[start, end)`` of each).
All offsets are code points.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.graph.facts import own_documents
from kg.rdf.iri import digest, encode

if TYPE_CHECKING:
    from extract.records import Extraction
    from kg.graph.facts import Naming

__all__ = ["text_file_name", "text_json"]

_LONGEST_NAME = 200


def text_file_name(file: str) -> str:
    """Return the name that a text's JSON has in the ``texts`` folder."""
    segment = encode(file).replace(":", "%3A").replace("*", "%2A")
    if len(segment.encode("utf-8")) > _LONGEST_NAME:
        return f"{digest(file)}.json"
    return f"{segment}.json"


def text_json(extraction: Extraction, naming: Naming) -> str:
    """Return the JSON of one text, in one line, the same bytes for the same extraction."""
    source = extraction.source
    documents = [
        {"iri": naming.entity(kind, name)[1:-1], "start": document.start, "end": document.end}
        for kind, name, document in own_documents(extraction)
    ]
    content = {
        "file": source.name,
        "expression": naming.iris.expression(source.name),
        "media_type": source.media_type,
        "sha256": source.sha256,
        "source": source.text,
        "cleaned": extraction.cleaned,
        "simplified": extraction.simplified,
        "offset_map": extraction.offset_map,
        "marks": [[mark.start, mark.kind, mark.label] for mark in source.marks],
        "documents": documents,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
