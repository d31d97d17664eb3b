"""Entities that a trained pipeline has found, as candidates for agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.components.attributes import FOREIGN
from extract.tag.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc

    from extract.normalise import CleanText

__all__ = ["entity_candidates"]


def entity_candidates(
    doc: Doc, clean: CleanText, chosen: Sequence[Candidate], labels: Collection[str], score: float
) -> tuple[Candidate, ...]:
    """Return agency candidates for the entities of a Doc that overlap nothing of ours but goals.

    Args:
        doc: A Doc with ``ents``.
        clean: The forms of its text.
        chosen: What our rules have chosen.
        labels: Labels of entities that may be agencies.
        score: The trust in them, between 0 and 1.
    """
    taken = sorted((c.start, c.end) for c in chosen if c.type != "goal")
    found = []
    for entity in doc.ents:
        if entity.label_ not in labels:
            continue
        start, end = clean.to_clean(entity.start_char, entity.end_char)
        name = clean.text[start:end]
        if not name or "\n" in name or any(s < end and start < e for s, e in taken):
            continue
        found.append(Candidate("agency", start, end, (name,), f"{FOREIGN}ents.{entity.label_}", score))
    return tuple(found)
