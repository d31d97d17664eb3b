"""Short names that mean something only because the text has given the full name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate
from extract.tag.edges import Phrase, left_edge
from extract.tag.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["find_defined_names", "find_short_names"]

_DEFINED = re.compile(
    r"[”》]?（(?:以下|英文|中文)?(?:简称|统称|称)(?:为|：|:)?“?(?P<name>[^“”（）\n，。；]{2,16})”?）"
)
_LEAST_PREFIX = 2


def find_short_names(
    found: Sequence[Candidate], refused: Sequence[tuple[Candidate, Phrase]]
) -> Iterator[tuple[Candidate, Phrase]]:
    """Accept phrases that name nothing by themselves where the text knows one fuller name.

    Args:
        found: Names found by their own words.
        refused: Phrases that were refused as too general, with what precedes them.

    Yields:
        Candidates with the fuller name, and their phrases.
    """
    rules = grammar()
    first: dict[tuple[str, str], int] = {}
    for c in found:
        if len(c.names) == 1:
            first[c.type, c.names[0]] = min(c.start, first.get((c.type, c.names[0]), c.start))
    for short, phrase in refused:
        name = short.names[0]
        if phrase.indefinite or len(name) < 4:
            continue
        fuller = {
            full
            for (kind, full), at in first.items()
            if kind == short.type
            and full.endswith(name)
            and len(full) - len(name) >= _LEAST_PREFIX
            and (
                _scoped(rules.scope, full[: -len(name)])
                or (at < short.start and rules.generic_words(name) is None)
            )
        }
        if len(fuller) == 1:
            yield Candidate(short.type, short.start, short.end, tuple(fuller), "name.short", 0.7), phrase


def _scoped(scope: re.Pattern[str], prefix: str) -> bool:
    while prefix:
        m = scope.match(prefix)
        if not m:
            return False
        prefix = prefix[m.end() :]
    return True


def find_defined_names(text: str, found: Sequence[Candidate]) -> Iterator[tuple[Candidate, Phrase]]:
    """Find names that the text defines by 以下简称.

    Args:
        text: Clean text.
        found: Names found so far.

    Yields:
        One candidate for each place where the short name stands, with what precedes it.
    """
    by_end = {c.end: c for c in found if len(c.names) == 1}
    taken = [(c.start, c.end) for c in found]
    for m in _DEFINED.finditer(text):
        full = by_end.get(m.start()) or by_end.get(m.start() + 1)
        if full is None:
            continue
        for place in re.finditer(re.escape(m["name"]), text[m.start() :]):
            start, end = m.start() + place.start(), m.start() + place.end()
            if any(s < end and start < e for s, e in taken):
                continue
            low = max(text.rfind(mark, 0, start) for mark in "，。；：\n") + 1
            phrase = left_edge(text, low, start, kind=full.type)
            yield Candidate(full.type, start, end, full.names, "name.defined", 0.9), phrase
