"""Chosen candidates to the records of a text: mentions in their sentences, entities with all their forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from extract.records import Entity, Mention
from extract.tag.confidence import rule_confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.normalise import CleanText
    from extract.records import Structure
    from extract.tag.candidate import Candidate

__all__ = ["collect_entities", "place_mentions"]

_QUOTES = re.compile(r"[“”‘’\"《》〈〉]")
_SYSTEMS = ("platform", "database", "project")


def place_mentions(
    clean: CleanText, structure: Structure, candidates: Iterable[Candidate]
) -> tuple[Mention, ...]:
    """Turn candidates into mentions: each with its sentence and section, and its place in the source.

    Systems that only a page's furniture names are left out.
    """
    starts = [s.start for s in structure.sentences]
    mentions = []
    for c in candidates:
        sentence = max(0, bisect_right(starts, c.start) - 1)
        section = structure.sentences[sentence].section
        if structure.sections[section].kind == "furniture" and c.type in _SYSTEMS:
            continue
        start, end = clean.to_source(c.start, c.end)
        mentions.append(
            Mention(
                type=c.type,
                start=start,
                end=end,
                clean_start=c.start,
                clean_end=c.end,
                surface=clean.text[c.start : c.end],
                canonical=c.names,
                sentence=sentence,
                section=section,
                document=structure.sections[section].document,
                rule=c.rule,
                confidence=rule_confidence(c.rule),
                action=c.action,
                year=c.year,
                collective=c.collective,
                indicators=c.indicators,
            )
        )
    return tuple(mentions)


def collect_entities(
    clean: CleanText, mentions: Iterable[Mention], structure: Structure, own: Sequence[str]
) -> tuple[Entity, ...]:
    """Collect names and their forms, in order of type and name."""
    labels: dict[tuple[str, str], str] = {}
    aliases: dict[tuple[str, str], set[str]] = defaultdict(set)
    originals: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document, name in zip(structure.documents, own, strict=True):
        if name:
            labels["document", name] = document.title
    for m in mentions:
        for name in m.canonical:
            key = (m.type, name)
            labels.setdefault(key, name)
            if len(m.canonical) > 1 or m.type == "goal":
                continue
            if _QUOTES.sub("", m.surface) == name:
                if _QUOTES.search(m.surface) and m.type != "document":
                    labels[key] = m.surface.strip("“”") if m.surface.count("“") != 1 else m.surface
            else:
                aliases[key].add(m.surface)
            original = clean.source[m.start : m.end]
            if original != m.surface:
                originals[key].add(" ".join(original.split()))
    return tuple(
        Entity(kind, name, label, tuple(sorted(aliases[kind, name])), tuple(sorted(originals[kind, name])))
        for (kind, name), label in sorted(labels.items())
    )
