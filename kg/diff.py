"""What one graph holds that another does not: entities, their attributes, relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.names.lookup import base_of
from kg.query.sparql import select, value
from kg.rdf.ntriples import ELI, RDFS, SKOS, pkg
from ontology import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.query.sparql import Graph

__all__ = ["ChangedEntity", "Difference", "compare_graphs"]

_ATTRIBUTES: Final = (
    f"<{RDFS}label>",
    f"<{SKOS}altLabel>",
    f"<{ELI}date_document>",
    *(
        pkg(n)
        for n in ("level", "documentNumber", "documentKind", "inForce", "validity", "inCorpus", "dueYear")
    ),
)


@dataclass(frozen=True, slots=True, order=True)
class ChangedEntity:
    """An entity of both graphs, with one attribute that differs.

    Attributes:
        entity: Its IRI without the base.
        attribute: Local name of the property.
        before: Values in the old graph only.
        after: Values in the new graph only.
    """

    entity: str
    attribute: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from an old graph to a new one; entities are IRIs without the base.

    Attributes:
        added: Entities that only the new graph has.
        removed: Entities that only the old graph has.
        changed: Attributes that differ.
        relations_added: Subject, local name of the property, object, in the new graph only.
        relations_removed: The same, in the old graph only.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[ChangedEntity, ...]
    relations_added: tuple[tuple[str, str, str], ...]
    relations_removed: tuple[tuple[str, str, str], ...]

    def __bool__(self) -> bool:
        return any((self.added, self.removed, self.changed, self.relations_added, self.relations_removed))


def compare_graphs(old: Graph, new: Graph, *, mentions: bool = False) -> Difference:
    """Compare the cores of two graphs.

    Entities are the same if type and canonical name are, whatever base their IRIs have.

    Args:
        old: The earlier graph.
        new: The later graph.
        mentions: Whether the mere mentions of documents count as relations.
    """
    before, after = _attributes(old), _attributes(new)
    was, now = set(_relations(old, mentions)), set(_relations(new, mentions))
    return Difference(
        added=tuple(sorted(set(after) - set(before))),
        removed=tuple(sorted(set(before) - set(after))),
        changed=tuple(sorted(_changes(before, after))),
        relations_added=tuple(sorted(now - was)),
        relations_removed=tuple(sorted(was - now)),
    )


def _attributes(graph: Graph) -> dict[str, dict[str, set[str]]]:
    base = base_of(graph)
    classes = " ".join(pkg(kind.capitalize()) for kind in ENTITY_TYPES)
    text = f"""SELECT ?entity ?property ?value WHERE {{
      VALUES ?class {{ {classes} }} ?entity a ?class .
      VALUES ?property {{ {" ".join(_ATTRIBUTES)} }} ?entity ?property ?value }}"""
    found: dict[str, dict[str, set[str]]] = {}
    for entity, prop, cell in select(graph, text):
        local = value(prop).rpartition("#")[2].rpartition("/")[2]
        found.setdefault(value(entity).removeprefix(base), {}).setdefault(local, set()).add(value(cell))
    return found


def _relations(graph: Graph, mentions: bool) -> Iterator[tuple[str, str, str]]:
    base = base_of(graph)
    left_out = pkg("indicator") if mentions else f"{pkg('indicator')}, {pkg('mentions')}"
    text = f"""SELECT ?one ?property ?other WHERE {{ ?one ?property ?other .
      FILTER(isIRI(?other) && STRSTARTS(STR(?property), "{NAMESPACE}") && ?property NOT IN ({left_out})) }}"""
    for one, prop, other in select(graph, text):
        yield (
            value(one).removeprefix(base),
            value(prop).removeprefix(NAMESPACE),
            value(other).removeprefix(base),
        )


def _changes(
    before: dict[str, dict[str, set[str]]], after: dict[str, dict[str, set[str]]]
) -> Iterator[ChangedEntity]:
    for entity in set(before) & set(after):
        was, now = before[entity], after[entity]
        for name in set(was) | set(now):
            gone, new = (
                was.get(name, set()) - now.get(name, set()),
                now.get(name, set()) - was.get(name, set()),
            )
            if gone or new:
                yield ChangedEntity(entity, name, tuple(sorted(gone)), tuple(sorted(new)))
