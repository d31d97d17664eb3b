"""Entities with their names and plain facts."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import Final

from viz.model import Entity
from viz.source import Ask, read_query

__all__ = ["TYPES", "select_entities"]

TYPES: Final = ("agency", "platform", "database", "project", "document", "goal")

_Names = dict[str, set[tuple[str, str]]]


def select_entities(ask: Ask) -> tuple[Entity, ...]:
    """All entities, in the order of ``TYPES`` and then of their IRIs.

    An entity stated to be of several types is shown as the first of them.
    """
    types: dict[str, int] = {}
    for row in ask(read_query("entities")):
        place = TYPES.index(row["class"].rsplit("#", 1)[-1].lower())
        types[row["entity"]] = min(place, types.get(row["entity"], place))
    names: dict[str, _Names] = defaultdict(lambda: defaultdict(set))
    for row in ask(read_query("labels")):
        names[row["entity"]][row["kind"]].add((row.get("language", ""), row["text"]))
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    for row in ask(read_query("facts")):
        local = row["property"].rsplit("#", 1)[-1]
        known = facts[row["entity"]].get(local)
        facts[row["entity"]][local] = row["value"] if known is None else min(known, row["value"])
    indicators = _indicators(ask)
    order = sorted(types, key=lambda iri: (types[iri], iri))
    return tuple(
        _entity(iri, TYPES[types[iri]], names[iri], facts[iri], indicators.get(iri, ())) for iri in order
    )


def _entity(iri: str, kind: str, names: _Names, facts: dict[str, str], indicators: tuple[str, ...]) -> Entity:
    key = _key(iri, kind)
    chinese = _first(names["label"], "zh") or _first(names["label"], "")
    preferred = _first(names["preferred"], "zh-hans") or _first(names["preferred"], "zh")
    label = chinese or preferred or key.partition("/")[2]
    traditional = _first(names["preferred"], "zh-hant")
    own = {label, traditional}
    aliases = {text for _, text in names["alias"]} | ({preferred} if preferred else set())
    return Entity(
        iri,
        key,
        kind,
        label,
        _first(names["label"], "en") or _first(names["preferred"], "en"),
        traditional,
        tuple(sorted(aliases - own)),
        tuple(sorted({text for _, text in names["hidden"]} - own - aliases)),
        MappingProxyType(dict(sorted(facts.items()))),
        indicators,
    )


def _key(iri: str, kind: str) -> str:
    """The part of an IRI from its type on, so that addresses of views stay readable."""
    before, found, after = iri.rpartition(f"/{kind}/")
    return f"{kind}/{after}" if found and before else iri


def _first(names: set[tuple[str, str]], language: str) -> str:
    """The first name in a language; an empty language takes any but English."""
    wanted = sorted(
        text
        for tag, text in names
        if (tag.lower() == language if language else not tag.lower().startswith("en"))
    )
    return wanted[0] if wanted else ""


def _indicators(ask: Ask) -> dict[str, tuple[str, ...]]:
    signs = {">=": "≥", "<=": "≤"}
    found: dict[str, set[str]] = defaultdict(set)
    for row in ask(read_query("indicators")):
        comparison = row.get("comparison", "=")
        value = row["value"].rstrip("0").rstrip(".") if "." in row["value"] else row["value"]
        words = f"{row.get('measures', '')} {signs.get(comparison, comparison)} {value}{row.get('unit', '')}"
        found[row["goal"]].add(words.strip())
    return {goal: tuple(sorted(words)) for goal, words in found.items()}
