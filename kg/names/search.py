"""Finds entities by words: simplified or traditional, any alias, pinyin or pinyin initials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.names.rank import closeness, match_strength
from kg.query.sparql import select, value
from kg.rdf.iri import entity_key
from kg.rdf.ntriples import RDFS, SKOS, pkg

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kg.query.sparql import Graph

__all__ = ["Hit", "Index", "Name", "read_index", "read_names", "search"]

_LEAST: Final = 0.34
_SHOWN_GOAL: Final = 120


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity.

    Attributes:
        text: As people write it.
        key: For comparing: simplified where the graph knows it, without marks, lower case.
    """

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Indexed:
    """An entity with all its names, the label first.

    Attributes:
        iri: Its IRI.
        type: Its type.
        names: Its names.
        documents: Number of documents that name it.
    """

    iri: str
    type: str
    names: tuple[Name, ...]
    documents: int


Index = tuple[Indexed, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found.

    Attributes:
        iri: Its IRI.
        type: Its type.
        label: The name that people read.
        matched: The name that the words were found in.
        documents: Number of documents that name it.
        score: From 1, the very name, down to 0.
    """

    iri: str
    type: str
    label: str
    matched: str
    documents: int
    score: float


def search(
    graph: Graph,
    words: str,
    *,
    types: Collection[str] = ENTITY_TYPES,
    limit: int = 20,
    index: Index | None = None,
) -> list[Hit]:
    """Find entities by words of their names.

    Every word must be in a name of the entity: as it is, as the beginning of its pinyin, or as pinyin
    initials.  Where nothing matches, names that share most of their characters are returned.

    Args:
        graph: Where to look.
        words: What to look for; blanks separate words.
        types: Entity types that will do.
        limit: Most hits to return.
        index: What ``read_index`` gave earlier, for several searches of one graph.

    Returns:
        Best first; equal ones by the number of documents that name them.

    Example:
        ``search(open_local(Path("out")), "dzzw")`` finds 国家电子政务外网.
    """
    parts = [_key(part) for part in _simplified(words).split()]
    parts = [part for part in parts if part]
    if not parts:
        return []
    entries = read_index(graph) if index is None else index
    wanted = [entry for entry in entries if entry.type in types]
    hits = [hit for entry in wanted if (hit := _hit(entry, parts)) is not None]
    if not hits:
        hits = [hit for entry in wanted if (hit := _near(entry, "".join(parts))) is not None]
    hits.sort(key=lambda hit: (-hit.score, -hit.documents, len(hit.label), hit.iri))
    return hits[:limit]


def read_index(graph: Graph) -> Index:
    """Read all names of a graph."""
    classes = {pkg(kind.capitalize()): kind for kind in ENTITY_TYPES}
    text = f"""SELECT ?entity ?class ?how ?name WHERE {{
      VALUES ?class {{ {" ".join(classes)} }} ?entity a ?class .
      VALUES ?how {{ <{RDFS}label> <{SKOS}altLabel> <{SKOS}prefLabel> <{SKOS}hiddenLabel> }}
      ?entity ?how ?name }}"""
    counts = f"SELECT ?entity (COUNT(*) AS ?n) WHERE {{ ?d {pkg('mentions')} ?entity }} GROUP BY ?entity"
    documents = {str(entity): int(getattr(n, "value", 0)) for entity, n in select(graph, counts)}
    types: dict[str, str] = {}
    names: dict[str, dict[str, bool]] = {}
    for entity, kind, how, name in select(graph, text):
        iri, words = str(entity), value(name)
        types[iri] = classes[str(kind)]
        is_label = str(how) == f"<{RDFS}label>" and getattr(name, "language", "") != "en"
        found = names.setdefault(iri, {})
        found[words] = found.get(words, False) or is_label
    return tuple(
        Indexed(iri[1:-1], types[iri], _names(names[iri]), documents.get(iri, 0)) for iri in sorted(types)
    )


def read_names(graph: Graph) -> list[tuple[str, str]]:
    """Return type and canonical name of every entity."""
    classes = {pkg(kind.capitalize()): kind for kind in ENTITY_TYPES}
    text = f"""SELECT ?class ?name WHERE {{
      VALUES ?class {{ {" ".join(classes)} }} ?entity a ?class ; {pkg("canonicalName")} ?name }}"""
    return sorted((classes[str(kind)], value(name)) for kind, name in select(graph, text))


def _names(found: dict[str, bool]) -> tuple[Name, ...]:
    ordered = sorted(found, key=lambda name: (not found[name], name))
    keys = _keys(tuple(ordered))
    return tuple(Name(text, key) for text, key in zip(ordered, keys, strict=True))


def _keys(names: Iterable[str]) -> list[str]:
    return [_key(name[:_SHOWN_GOAL]) for name in names]


def _key(text: str) -> str:
    return entity_key(text).lower()


def _simplified(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("t2s").convert(text))


def _hit(entry: Indexed, parts: list[str]) -> Hit | None:
    best, matched = 0.0, ""
    whole = "".join(parts)
    for place, name in enumerate(entry.names):
        score = match_strength(name.key, whole)
        if not score and len(parts) > 1:
            each = [match_strength(name.key, part) for part in parts]
            score = 0.8 * min(each)
        score -= 0.01 if place and score else 0.0
        if score > best:
            best, matched = score, name.text
    if not best:
        return None
    return Hit(entry.iri, entry.type, entry.names[0].text, matched, entry.documents, round(best, 3))


def _near(entry: Indexed, whole: str) -> Hit | None:
    best, matched = max((closeness(name.key, whole), name.text) for name in entry.names)
    if best < _LEAST:
        return None
    return Hit(entry.iri, entry.type, entry.names[0].text, matched, entry.documents, round(best * 0.3, 3))
