"""Sentences with marked mentions, ``[S 省人口库]``, to the relations that the stage finds in them."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.records import Mention, PolicyDocument, Relation, Section, Sentence, Structure
from extract.relate import find_relations

TYPES = {"S": "platform", "J": "project", "A": "agency", "D": "document", "C": "agency"}
_MARK = re.compile(r"\[([SJADC])(?::(\w+))? ?([^\]]+)\]")
_OWN = "本方案"


def read_marks(marked: str) -> tuple[str, list[Mention]]:
    """Text without marks, and its mentions; ``[S:build 省人口库]`` has an action, C is a collective."""
    text, mentions, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        kind, action, surface = mark.groups()
        start = len(text)
        text += surface
        names = tuple(surface.strip("《》“”").split("|"))
        mentions.append(
            Mention(
                TYPES[kind], start, len(text), start, len(text), surface, names, 0, 0, 0, "marked", 1.0,
                action=action or "", collective=kind == "C",
            )
        )  # fmt: skip
    return text + marked[at:], mentions


def relate(marked: str) -> tuple[Relation, ...]:
    """Relations of one marked paragraph or text; sentences end with 。, paragraphs with a newline."""
    text, mentions = read_marks(marked)
    ends = [m.end() for m in re.finditer(r"[。！？\n]+|$", text)]
    bounds = [(a, b) for a, b in pairwise([0, *dict.fromkeys(ends)]) if b > a]
    sentences = tuple(Sentence(a, b, 0) for a, b in bounds)
    number = {i: next(n for n, s in enumerate(sentences) if s.start <= i < s.end) for i in range(len(text))}
    placed = [
        Mention(
            m.type, m.start, m.end, m.start, m.end, m.surface, m.canonical, number[m.start], 0, 0, m.rule, 1.0,
            action=m.action, collective=m.collective,
        )
        for m in mentions
    ]  # fmt: skip
    document = PolicyDocument("", "", (), "", "", "", "", "other", 0, len(text), 0, 0, 0, 0)
    section = Section("document", "", "", 0, -1, 0, 0, len(text), 0, 0)
    structure = Structure((document,), (section,), sentences, ())
    return find_relations(text, structure, placed, [_OWN], lambda a, b: (a, b))


def triples(marked: str, *, polarity: str = "positive") -> set[tuple[str, str, str]]:
    """Subject, predicate and object names of what is stated, own citations left out."""
    return {
        (r.subject[1], r.predicate, r.object[1])
        for r in relate(marked)
        if r.polarity == polarity and r.predicate != "cites"
    }
