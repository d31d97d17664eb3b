"""The measures behind an evaluation: trimmed spans, pairs of gold and found spans, names that count as one.

All offsets are code points of the decoded source, end exclusive.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from extract.records import ENTITY_TYPES

__all__ = ["NameTable", "Score", "Span", "key_of", "overlap", "pair_up", "trim_span"]

Span = tuple[int, int]

_BLANKS_AND_QUOTES: Final = frozenset(" \t\r\n\u3000\xa0\u2003\"'“”‘’「」『』《》<>")
_GOAL_ENDS: Final = _BLANKS_AND_QUOTES | frozenset("—-.。;；,，:：")
_TRAILING_GLOSS: Final = re.compile(r"\([^()\u3400-\u9fff]{1,14}\)\Z")
_LONGEST_GLOSS: Final = 16
_NOT_IN_KEYS: Final = re.compile(r"[\s“”\"'‘’「」『』《》<>]+")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure.

    Attributes:
        right: Found and wanted.
        extra: Found, neither wanted nor optional.
        missed: Wanted, not found.
    """

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is wanted; 0 where nothing was found."""
        found = self.right + self.extra
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that was found; 0 where nothing is wanted."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def trim_span(text: str, span: Span, kind: str) -> Span:
    """Take blanks, quotation marks and a gloss like ``(nián)`` off a span; off a goal dashes and stops."""
    edge = _GOAL_ENDS if kind == "goal" else _BLANKS_AND_QUOTES
    start, end = span
    while start < end and text[start] in edge:
        start += 1
    while start < end:
        gloss = _TRAILING_GLOSS.search(text, max(start, end - _LONGEST_GLOSS), end)
        if gloss is None and text[end - 1] not in edge:
            break
        end -= len(gloss[0]) if gloss else 1
    return start, end


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two spans, 0 where they do not touch."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def pair_up(gold: Sequence[Span], found: Sequence[Span], least: float) -> dict[int, int]:
    """Pair each gold span with the span still free that overlaps it best.

    Args:
        gold: Gold spans; an earlier one chooses first.
        found: Spans to choose from; of equals the first is taken.
        least: Overlap that a pair must have; 1 asks for equal spans.

    Returns:
        Index of the gold span to index of its partner.
    """
    pairs: dict[int, int] = {}
    free = dict(enumerate(found))
    for index, wanted in enumerate(gold):
        fits = {
            i: share
            for i, span in free.items()
            if (share := overlap(wanted, span)) >= least or span == wanted
        }
        if fits:
            pairs[index] = max(fits, key=fits.__getitem__)
            del free[pairs[index]]
    return pairs


def key_of(name: str) -> str:
    """The key of a name: without white space, quotation marks and title brackets."""
    return _NOT_IN_KEYS.sub("", name)


class NameTable:
    """Which names of one gold text stand for which canonical name.

    A surface with a single canonical name is another name of it; of a group of ``same`` names the first
    counts.
    """

    def __init__(self, mentions: Iterable[Mapping[str, Any]], same: Iterable[Sequence[str]]) -> None:
        table: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for mention in mentions:
            names = [key_of(name) for name in mention["canonical"]]
            for name in names:
                table[mention["type"], name].add(name)
            if len(names) == 1:
                table[mention["type"], key_of(mention["surface"])].add(names[0])
        for group in same:
            first = key_of(group[0])
            for name in map(key_of, group):
                table.update({(kind, name): {first} for kind in ENTITY_TYPES})
        self._table = dict(table)

    def readings(self, kind: str, name: str) -> frozenset[str]:
        """All canonical names that a found name may stand for; itself where the gold does not know it."""
        key = key_of(name)
        return frozenset(self._table.get((kind, key), {key}))

    def canonical(self, kind: str, name: str) -> str:
        """The one canonical name that a name of the gold counts as."""
        return min(self.readings(kind, name))

    def canonical_of_any_type(self, name: str) -> str:
        """The same for the end of a relation, whose type is not told: the first type that knows the name."""
        key = key_of(name)
        known = (kind for kind in ENTITY_TYPES if (kind, key) in self._table)
        return self.canonical(next(known, ""), key)
