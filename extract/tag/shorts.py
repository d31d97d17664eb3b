"""Short names that mean something only because the text has given the full name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate
from extract.tag.edges import Phrase, clause_start, left_edge
from extract.tag.grammar import grammar
from extract.tag.repeats import find_repeats
from extract.tag.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

__all__ = ["find_defined_names", "find_short_names"]

_DEFINED = re.compile(
    r"[”》]?（(?:以下|英文|中文)?(?:简称|统称|称)(?:为|：|:)?“?(?P<name>[^“”（）\n，。；]{2,16})”?）"
)
_LEVEL_AND_HEAD = re.compile(
    r"(?P<level>国家|全国|[省市县区州](?:（[省市县区州盟旗、]{1,5}）)?|自治区)(?P<head>(?:总|分|子)?(?:平台|系统))"
)
_LEAST_PREFIX = 2
_LEAST_NAME = 4
_ENOUGH = 2


def find_short_names(
    text: str, found: Sequence[Candidate], refused: Sequence[tuple[Candidate, Phrase]]
) -> Iterator[tuple[Candidate, Phrase]]:
    """Accept phrases that name nothing by themselves where the text knows one fuller name.

    Args:
        text: Clean text.
        found: Names found by their own words.
        refused: Phrases that were refused as too general, with what precedes them.

    Yields:
        Candidates with the fuller name, and their phrases.
    """
    rules = grammar()
    asked = {(short.type, short.names[0]) for short, _ in refused}
    first = _first_places(found)
    fuller = _fuller_names(first, asked)
    for short, phrase in refused:
        name = short.names[0]
        if elided := _elided(text, short, found, first):
            yield Candidate(short.type, short.start, short.end, (elided,), "name.short", 0.7), phrase
            continue
        if phrase.indefinite or len(name) < _LEAST_NAME or (short.type, name) not in fuller:
            continue
        particular = rules.generic_words(name) is None
        fits = [
            full
            for full, at, scoped in fuller[short.type, name]
            if scoped or (particular and at < short.start)
        ]
        if len(fits) == 1:
            yield Candidate(short.type, short.start, short.end, (fits[0],), "name.short", 0.7), phrase


def _first_places(found: Sequence[Candidate]) -> dict[tuple[str, str], int]:
    """Where a text first has each name, by type and name."""
    first: dict[tuple[str, str], int] = {}
    for c in found:
        if len(c.names) == 1:
            first[c.type, c.names[0]] = min(c.start, first.get((c.type, c.names[0]), c.start))
    return first


def _elided(
    text: str, short: Candidate, found: Sequence[Candidate], first: Mapping[tuple[str, str], int]
) -> str:
    """The one name before a place that opens and ends as a name of level and head does (国家平台).

    Of several the one that the same paragraph has before it.
    """
    parts = _LEVEL_AND_HEAD.fullmatch(short.names[0])
    if not parts:
        return ""
    level, head = parts["level"], parts["head"]
    fits = {
        full
        for (kind, full), where in first.items()
        if kind == short.type and where < short.start and full.startswith(level) and full.endswith(head)
    } - {short.names[0]}
    if len(fits) > 1:
        line = text.rfind("\n", 0, short.start) + 1
        fits &= {name for c in found if line <= c.start < short.start for name in c.names}
    return min(fits) if len(fits) == 1 else ""


def _fuller_names(
    first: Mapping[tuple[str, str], int], asked: Container[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[str, int, bool]]]:
    """For each name asked for, the first two scoped and unscoped names that end with it.

    Each with the place where the text first has it and whether it is scoped; a third would only
    tell once more that no single one is meant.
    """
    fuller: dict[tuple[str, str], list[tuple[str, int, bool]]] = {}
    kept: Counter[tuple[str, str, bool]] = Counter()
    scope = grammar().scope
    for (kind, full), at in sorted(first.items(), key=itemgetter(1)):
        for cut in range(_LEAST_PREFIX, len(full) - _LEAST_NAME + 1):
            name = full[cut:]
            if (kind, name) not in asked:
                continue
            scoped = _scoped(scope, full[:cut])
            kept[kind, name, scoped] += 1
            if kept[kind, name, scoped] <= _ENOUGH:
                fuller.setdefault((kind, name), []).append((full, at, scoped))
    return fuller


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
        One candidate for each place where a short name stands, with what precedes it; of several
        definitions of one short name the last before the place holds.
    """
    by_end = {c.end: c for c in found if len(c.names) == 1}
    defined: dict[str, list[tuple[int, Candidate]]] = {}
    for m in _DEFINED.finditer(text):
        if full := by_end.get(m.start()) or by_end.get(m.start() + 1):
            defined.setdefault(m["name"], []).append((m.start(), full))
    if not defined:
        return
    taken = Taken(found)
    places = find_repeats(text, defined)
    for name, definitions in defined.items():
        for start in places[name]:
            end = start + len(name)
            if start < definitions[0][0] or taken.overlap(start, end):
                continue
            full = definitions[bisect_right(definitions, start, key=itemgetter(0)) - 1][1]
            low = clause_start(text, start)
            phrase = left_edge(text, low, start, kind=full.type)
            yield Candidate(full.type, start, end, full.names, "name.defined", 0.9), phrase
