"""Text with marked mentions, ``[S 省人口库]``, to the relations that the stage finds in it.

``[S …]`` is a platform, or a database where its name ends with 库; ``[J …]`` a project, ``[A …]`` an agency, ``[C …]`` a collective
of agencies, ``[D 《…》]`` a document; ``[S:build …]`` has an action.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.records import Mention, Relation, Structure
from extract.relate import find_relations
from extract.structure import parse_structure

OWN = "本方案"
_TYPES = {"S": "platform", "J": "project", "A": "agency", "C": "agency", "D": "document"}
_MARK = re.compile(r"\[([SJADC])(?::(\w+))? ?([^\]]+)\]")


def read_marks(marked: str) -> tuple[str, list[Mention]]:
    """Text without marks, and its mentions; sentence, section and document are still 0."""
    text, mentions, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        kind, action, surface = mark.groups()
        start = len(text)
        text += surface
        mentions.append(_mention(kind, start, surface, action or ""))
    return text + marked[at:], mentions


def _mention(
    kind: str, start: int, surface: str, action: str, place: tuple[int, int, int] = (0, 0, 0)
) -> Mention:
    end = start + len(surface)
    names = tuple(surface.strip("《》“”").split("|"))
    store = kind == "S" and surface.endswith("库")
    return Mention(
        "database" if store else _TYPES[kind], start, end, start, end, surface, names, *place, "marked", 1.0,
        action=action, collective=kind == "C",
    )  # fmt: skip


def place_mentions(text: str, mentions: list[Mention]) -> tuple[Structure, list[Mention]]:
    """Parse the structure, and put each mention into its sentence, section and document."""
    structure = parse_structure(text)
    starts = [s.start for s in structure.sentences]
    placed = []
    for m in mentions:
        sentence = max(0, bisect_right(starts, m.start) - 1)
        section = structure.sentences[sentence].section
        letter = "C" if m.collective else next((k for k, kind in _TYPES.items() if kind == m.type), "S")
        place = sentence, section, structure.sections[section].document
        placed.append(_mention(letter, m.start, m.surface, m.action, place))
    return structure, placed


def relate(marked: str) -> tuple[Relation, ...]:
    """Relations of a marked text; its own documents are all called ``OWN``."""
    text, mentions = read_marks(marked)
    structure, placed = place_mentions(text, mentions)
    return find_relations(text, structure, placed, [OWN] * len(structure.documents), lambda a, b: (a, b))


def triples(marked: str, *, polarity: str = "positive") -> set[tuple[str, str, str]]:
    """Subject, predicate and object names of what is stated; the two ends of connectsTo in order."""
    found = set()
    for r in relate(marked):
        ends = r.subject[1], r.object[1]
        if r.predicate == "connectsTo":
            ends = min(ends), max(ends)
        if r.polarity == polarity:
            found.add((ends[0], r.predicate, ends[1]))
    return found
