"""Proposes pairs of names that a person may judge the same; never merges anything.

The rules are rows of ``rules.tsv``: what they take away may be all that two
names differ in, or may be the very difference, which only a reader can tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.judge.judgements import Judgements

__all__ = ["Candidate", "Rule", "candidates", "candidates_table", "load_rules"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table of rules.

    Attributes:
        name: Identifier.
        types: Entity types that the rule holds for.
        pattern: What is taken away from a name.
        example: Two names that the rule proposes.
        counter: Two names that it does not.
    """

    name: str
    types: tuple[str, ...]
    pattern: str
    example: tuple[str, str]
    counter: tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two names of one type that may mean the same.

    Attributes:
        type: Entity type.
        name: The longer name; the one that would stay.
        other: The shorter name.
        rules: Identifiers of the rules that propose the pair, sorted.
    """

    type: str
    name: str
    other: str
    rules: tuple[str, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """Read the rules, in file order."""
    text = (files("kg.judge") / "rules.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Rule(name, tuple(types.split(",")), pattern, _pair(example), _pair(counter))
        for name, types, pattern, example, counter in rows[1:]
    )


def candidates(names: Iterable[tuple[str, str]], judgements: Judgements) -> tuple[Candidate, ...]:
    """Return the pairs that rules propose and that nobody has judged yet.

    Args:
        names: ``(type, canonical name)`` of entities.
        judgements: What has been decided.

    Returns:
        Pairs, sorted by type and name.
    """
    proposed: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    known = sorted(set(names))
    for rule in load_rules():
        pattern = re.compile(rule.pattern)
        reduced: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for kind, name in known:
            if kind in rule.types and (rest := pattern.sub("", name)):
                reduced[kind, rest].append(name)
        for (kind, _), group in reduced.items():
            group.sort(key=lambda name: (-len(name), name))
            for index, name in enumerate(group):
                for other in group[index + 1 :]:
                    proposed[kind, name, other].add(rule.name)
    return tuple(
        Candidate(*key, tuple(sorted(rules)))
        for key, rules in sorted(proposed.items())
        if not judgements.decided(*key)
    )


def candidates_table(pairs: Iterable[Candidate]) -> str:
    """Return rows for the table of judgements, all ``unsure``, for a person to decide and sign."""
    return "".join(
        f"unsure\t{pair.type}\t{pair.name}\t{pair.other}\tproposed by {', '.join(pair.rules)}\trules\n"
        for pair in pairs
    )


def _pair(cell: str) -> tuple[str, str]:
    first, second = cell.split("|")
    return first, second
