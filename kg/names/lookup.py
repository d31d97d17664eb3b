"""Entities by any of their names: canonical, alias, traditional form, noisy form, shortened or full IRI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.query.errors import AmbiguousNameError, UnknownNameError
from kg.query.labels import short_iri
from kg.query.sparql import select, value
from kg.rdf.iri import Iris, entity_key
from kg.rdf.ntriples import RDFS, SKOS
from ontology import DEFAULT_BASE, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.query.sparql import Graph

__all__ = ["Named", "base_of", "find_entity", "find_named"]

_CLOSE: Final = 3
_NAMES: Final = (
    f"<{NAMESPACE}canonicalName>",
    f"<{RDFS}label>",
    f"<{SKOS}prefLabel>",
    f"<{SKOS}altLabel>",
    f"<{SKOS}hiddenLabel>",
)
_LANGUAGES: Final = ("", "zh", "zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a name stands for.

    Attributes:
        iri: Its IRI.
        type: One of the entity types.
        rank: 0 where the name is its canonical one; higher for labels, aliases and noisy forms.
    """

    iri: str
    type: str
    rank: int


def base_of(graph: Graph) -> str:
    """Return the base of the IRIs of a graph; the default one if the graph has no entity."""
    text = f"SELECT ?entity WHERE {{ ?entity <{NAMESPACE}canonicalName> ?name }} LIMIT 1"
    for (entity,) in select(graph, text):
        if entity is not None:
            return value(entity).rsplit("/", 2)[0] + "/"
    return DEFAULT_BASE


def find_entity(graph: Graph, name: str, types: Collection[str] = ENTITY_TYPES) -> str:
    """Return the IRI of the one entity of the given types that a name stands for.

    A name that is the canonical one of an entity means that entity, whatever has it as an alias.  What is
    no name at all may be a whole name in pinyin or pinyin initials.

    Args:
        graph: Where to look.
        name: Any form of the name, ``type/name`` where types must be told apart, an IRI, or pinyin.
        types: Entity types that will do.

    Raises:
        UnknownNameError: If there is no such entity; it says so where one of another type has the name.
        AmbiguousNameError: If there are several.
    """
    called = find_named(graph, name)
    found = [named for named in called if named.type in types]
    found = found or list(_spelled(graph, name, types))
    if not found:
        others = tuple(short_iri(named.iri, base_of(graph)) for named in called)
        raise UnknownNameError(name, tuple(_close(graph, name, types)), others)
    best = min(named.rank for named in found)
    iris = [named.iri for named in found if named.rank == best]
    if len(iris) > 1:
        base = base_of(graph)
        raise AmbiguousNameError(name, tuple(short_iri(iri, base) for iri in iris))
    return iris[0]


def find_named(graph: Graph, name: str) -> list[Named]:
    """Return all entities that a name stands for, best first."""
    iri = _as_iri(graph, name)
    if iri:
        type_of = _types(graph, [iri])
        return [Named(iri, type_of[iri], 0)] if iri in type_of else []
    ranks = _matches(graph, _forms(name))
    type_of = _types(graph, list(ranks))
    found = [Named(iri, type_of[iri], rank) for iri, rank in ranks.items() if iri in type_of]
    return sorted(found, key=lambda named: (named.rank, named.type, named.iri))


def _as_iri(graph: Graph, name: str) -> str:
    import pyoxigraph

    name = name.strip()
    iri = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    kind, slash, rest = iri.partition("/")
    if slash and kind in ENTITY_TYPES and rest:
        base = base_of(graph)
        iri = base + iri if "~" in rest else Iris(base).entity(kind, entity_key(rest))
    elif "://" not in iri and not iri.startswith("urn:"):
        return ""
    try:
        return pyoxigraph.NamedNode(iri).value
    except ValueError:
        return ""


def _forms(name: str) -> list[str]:
    """Return the forms under which a name may stand in the graph: as given, bare, simplified, in full."""
    from opencc import OpenCC

    from extract.lexicon import load_table

    bare = name.strip()
    simple = OpenCC("t2s").convert(bare)
    forms = [bare, entity_key(bare), simple, entity_key(simple)]
    forms += [row["name"] for row in load_table("agencies") if forms[-1] in row["short"].split("|")]
    return list(dict.fromkeys(forms))


def _matches(graph: Graph, forms: list[str]) -> dict[str, int]:
    import pyoxigraph

    literals = " ".join(
        str(pyoxigraph.Literal(form, language=language) if language else pyoxigraph.Literal(form))
        for form in forms
        for language in _LANGUAGES
        if form
    )
    text = (
        f"SELECT DISTINCT ?entity ?how WHERE {{ VALUES ?name {{ {literals} }} "
        f"VALUES ?how {{ {' '.join(_NAMES)} }} ?entity ?how ?name }}"
    )
    ranks: dict[str, int] = {}
    for entity, how in select(graph, text):
        rank = _NAMES.index(str(how))
        iri = value(entity)
        ranks[iri] = min(ranks.get(iri, rank), rank)
    return ranks


def _types(graph: Graph, iris: list[str]) -> dict[str, str]:
    if not iris:
        return {}
    values = " ".join(f"<{iri}>" for iri in iris)
    classes = {f"<{NAMESPACE}{kind.capitalize()}>": kind for kind in ENTITY_TYPES}
    text = f"""SELECT ?entity ?class WHERE {{
      VALUES ?entity {{ {values} }} VALUES ?class {{ {" ".join(classes)} }} ?entity a ?class }}"""
    return {value(entity): classes[str(kind)] for entity, kind in select(graph, text)}


def _spelled(graph: Graph, name: str, types: Collection[str]) -> Iterator[Named]:
    """Yield the entities of which one name, written in pinyin or its initials, is the given one."""
    from kg.names.rank import reads_as
    from kg.names.search import read_index

    word = name.replace(" ", "").lower()
    if len(word) < 2 or not (word.isascii() and word.isalnum()):
        return
    for entry in read_index(graph):
        if entry.type in types and any(reads_as(known.key, word) for known in entry.names):
            yield Named(entry.iri, entry.type, len(_NAMES))


def _close(graph: Graph, name: str, types: Collection[str]) -> Iterator[str]:
    from kg.names.search import search

    named = [kind for kind in types if kind != "goal"] or types
    for hit in search(graph, name, types=named, limit=_CLOSE):
        yield hit.label
