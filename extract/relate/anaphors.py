"""Words that take up a system or project named before (该平台, 其), and what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.relate.governed import is_governed
from extract.relate.required import Required, holds_all, required_of
from extract.relate.skeleton import Named
from extract.words import longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.records import Mention, Sentence
    from extract.relate.within import MentionIndex

__all__ = ["find_anaphors", "link_confidence"]

_BACK = 3
_ITS = "其"
_BARE = "anaphor.bare"
_POINTING = ("anaphor.article", "anaphor.several", "anaphor.this")
"""Ways that begin with a word which points back: 该平台; a bare noun stands for less."""
_KINDS = ("platform", "database", "project")


@dataclass(frozen=True, slots=True)
class _Way:
    """One row of ``anaphors.tsv``, compiled."""

    id: str
    pattern: re.Pattern[str]
    required: Required
    headed: bool
    several: bool
    pointing: bool


@cache
def _ways() -> tuple[_Way, ...]:
    heads = "|".join(longest_first(_heads()))
    return tuple(
        _Way(
            row["id"],
            re.compile(row["pattern"].replace("{HEAD}", f"(?P<head>{heads})"), re.MULTILINE),
            required_of(row["pattern"].replace("{HEAD}", ".")),
            "{HEAD}" in row["pattern"],
            row["number"] == "many",
            row["id"] in _POINTING,
        )
        for row in load_table("anaphors")
    )


@cache
def _any_head() -> re.Pattern[str]:
    """One of the nouns; those that hold another one are left out."""
    heads = _heads()
    return re.compile("|".join(h for h in sorted(heads) if not any(o != h and o in h for o in heads)))


@cache
def _heads() -> Mapping[str, tuple[str, bool]]:
    return {row["head"]: (row["type"], row["plain"] == "yes") for row in load_table("anaphor_heads")}


@cache
def link_confidence(way: str) -> float:
    """How often a relation found through a way of taking up a name is right; KeyError if there is none."""
    return {row["id"]: float(row["confidence"]) for row in load_table("anaphors")}[way]


def find_anaphors(
    text: str, sentence: Sentence, mentions: MentionIndex, earlier: Sequence[Named] = ()
) -> Iterator[Named]:
    """Find what a sentence takes up without its name.

    Args:
        text: Clean text.
        sentence: The sentence.
        mentions: All mentions.
        earlier: What sentences before have taken up; the last of it may be taken up again.

    Yields:
        Each place with the mentions that it stands for; where two things could be meant, nothing.
    """
    said = text[sentence.start : sentence.end]
    headed = _any_head().search(said) is not None
    for way in _ways():
        if (way.headed and not headed) or not holds_all(said, way.required):
            continue
        for match in way.pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span("head")
            if way.pointing:
                start = match.start()
            if any(m.type != "goal" and m.clean_end > start for _, m in mentions.between(end - 30, end)):
                continue
            found = _antecedents(text, start, match["head"], way, mentions, earlier)
            if found:
                yield Named(tuple(i for i, _ in found), start, end, found[0][1].type, way.id)


def _antecedents(
    text: str, at: int, head: str, way: _Way, mentions: MentionIndex, earlier: Sequence[Named]
) -> list[tuple[int, Mention]]:
    """The mentions that a word at an offset stands for; what is only relied on is looked at last."""
    here, above = _stretches(text, at)
    named = [_things(mentions, start, min(end, at)) for start, end in here]
    spoken_of = [
        [(i, m) for i, m in near if not _is_ground(text, m)] + _taken_up(mentions, earlier, *stretch)
        for near, stretch in zip(named, here, strict=True)
    ]
    last = [(i, m) for i, m in _things(mentions, *above) if not _is_ground(text, m)]
    for fitting in (
        *chain.from_iterable(_fitting(near, head, way) for near in spoken_of),
        *(next(_fitting(near, head, way)) for near in named),
        *_fitting(last, head, way),
    ):
        names = {m.canonical for _, m in fitting}
        if len(names) == 1 or (way.several and names):
            return list({m.canonical: (i, m) for i, m in fitting}.values())
        if names:
            return []
    return []


def _fitting(named: list[tuple[int, Mention]], head: str, way: _Way) -> Iterator[list[tuple[int, Mention]]]:
    """Mentions whose names end with the head; else, where head and way allow it, all of its type."""
    if head == _ITS:
        yield named
        return
    kind, plain = _heads()[head]
    same = [(i, m) for i, m in named if m.type == kind]
    yield [(i, m) for i, m in same if all(name.endswith(head) for name in m.canonical)]
    if plain and (way.pointing or way.id == _BARE):
        heads = tuple(_heads())
        yield [(i, m) for i, m in same if way.pointing or all(n.endswith(heads) for n in m.canonical)]


def _things(mentions: MentionIndex, start: int, end: int) -> list[tuple[int, Mention]]:
    return [(i, m) for i, m in mentions.between(start, end) if m.type in _KINDS and m.clean_end <= end]


def _taken_up(
    mentions: MentionIndex, earlier: Sequence[Named], start: int, end: int
) -> list[tuple[int, Mention]]:
    """What was taken up, and not as a companion, in a stretch before."""
    return [(i, mentions[i]) for n in reversed(earlier) if start <= n.start < n.end <= end for i in n.indices]


def _stretches(text: str, at: int) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Where to look: the sentence up to the word, those before it in its paragraph; the paragraph before."""
    paragraph = text.rfind("\n", 0, at) + 1
    here: list[tuple[int, int]] = []
    end = at
    while end > paragraph and len(here) < _BACK:
        start = max(paragraph, text.rfind("。", paragraph, end - 1) + 1)
        here.append((start, end))
        end = start
    return here, (text.rfind("\n", 0, max(0, paragraph - 1)) + 1, paragraph)


def _is_ground(text: str, mention: Mention) -> bool:
    """Whether its sentence only relies on it or joins something to it."""
    return mention.action in ("use", "integrate") or is_governed(
        text[max(0, mention.clean_start - 20) : mention.clean_start].rstrip("“"), mention.type
    )
