"""Gold annotations as JSON, the form that ``policy-kg evaluate`` scores against.

Keys: ``file``, ``text``, ``same``; ``mentions`` with ``type``, ``opt``, ``line``, ``surface``,
``start``, ``end``, ``canonical``, ``attrs``; ``relations`` with ``line``, ``subject``, ``predicate``,
``object``, ``opt``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.annotation.annotations import Annotation, AnnotationError, Marked, Stated

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["gold_json", "parse_gold", "read_gold_annotation"]


def gold_json(annotation: Annotation) -> str:
    """Return the JSON of one annotated text, the same bytes for the same annotation."""
    from extract.normalise import normalise

    text = annotation.text
    content = {
        "file": annotation.file,
        "text": text,
        "same": [list(group) for group in annotation.same],
        "mentions": [
            {
                "type": m.type,
                "opt": int(m.optional),
                "line": text.count("\n", 0, m.start) + 1,
                "surface": normalise(text[m.start : m.end]).text,
                "start": m.start,
                "end": m.end,
                "canonical": list(m.canonical),
                "attrs": dict(m.attributes),
            }
            for m in annotation.mentions
        ],
        "relations": [
            {
                "line": r.line,
                "subject": r.subject,
                "predicate": r.predicate,
                "object": r.object,
                "opt": int(r.optional),
            }
            for r in annotation.relations
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_gold_annotation(path: Path) -> Annotation:
    """Read a gold file.

    Raises:
        AnnotationError: If it is no gold file, or a mention lies outside its text.
    """
    try:
        return parse_gold(json.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnnotationError(
            f"{path.name}: expected gold annotations as one JSON object ({error})"
        ) from error


def parse_gold(gold: Mapping[str, Any]) -> Annotation:
    """Return the annotation that a gold object holds.

    Raises:
        AnnotationError: If a mention lies outside the text.
    """
    text = gold["text"]
    mentions = tuple(
        Marked(m["type"], m["start"], m["end"], tuple(m["canonical"]), bool(m.get("opt")), m.get("attrs", {}))
        for m in gold["mentions"]
    )
    for m in mentions:
        if not 0 <= m.start < m.end <= len(text):
            raise AnnotationError(f"{gold['file']}: mention [{m.start}, {m.end}) lies outside the text")
    relations = tuple(
        Stated(r["subject"], r["predicate"], r["object"], bool(r.get("opt")), r.get("line", 0))
        for r in gold.get("relations", ())
    )
    return Annotation(
        gold["file"], text, mentions, relations, tuple(tuple(group) for group in gold.get("same", ()))
    )
