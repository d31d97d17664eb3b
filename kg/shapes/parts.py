"""A store as rdflib graphs small enough to hold: the core, then the evidence of some files at a time.

The core comes with one witness for each entity, a mention or a text or an assertion that is about it, so
that shapes which ask for evidence can be checked there.  Evidence comes with the types of the entities that
it is about.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.rdf.ntriples import ELI, OA, RDF, RDFS
from ontology import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph
    from rdflib import Graph, URIRef
    from rdflib.term import Node

__all__ = ["ENTITY_CLASSES", "Parts", "has_evidence"]

_BATCH: Final = 50_000
_TYPE: Final = f"{RDF}type"
_WITNESSES: Final = (f"{OA}hasBody", f"{ELI}realizes", f"{RDF}subject")
ENTITY_CLASSES: Final = frozenset(
    f"{NAMESPACE}{kind.capitalize()}" for kind in (*ENTITY_TYPES, "entity", "indicator")
)
"""IRIs of the classes whose things the default graph tells."""


def has_evidence(store: pyoxigraph.Store) -> bool:
    """Return whether a store has any mention."""
    import pyoxigraph

    mention = pyoxigraph.NamedNode(f"{NAMESPACE}Mention")
    return any(True for _ in store.quads_for_pattern(None, pyoxigraph.NamedNode(_TYPE), mention, None))


class Parts:
    """The parts of a store.

    Args:
        store: As ``kg.open_store`` gives it.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        from rdflib import Graph

        self._store, self._core = store, Graph()
        self._types: defaultdict[Node, list[Node]] = defaultdict(list)
        self._tree: list[tuple[Node, Node, Node]] = []
        self._told: set[str] = set()

    def core(self) -> Graph:
        """Return the default graph, with a witness for each entity.

        What only a file says of an entity that the default graph lacks is there, too.
        """
        import pyoxigraph
        from rdflib import URIRef

        graph, default = self._core, pyoxigraph.DefaultGraph()
        for triple in _triples(self._store.quads_for_pattern(None, None, None, default)):
            graph.add(triple)
            self._told.add(str(triple[0]))
            if str(triple[1]) == _TYPE:
                self._types[triple[0]].append(triple[2])
            elif str(triple[1]) == f"{RDFS}subClassOf":
                self._tree.append(triple)
        for iri in self._strays():
            for triple in _triples(
                self._store.quads_for_pattern(pyoxigraph.NamedNode(iri), None, None, None)
            ):
                graph.add(triple)
                if str(triple[1]) == _TYPE:
                    self._types[triple[0]].append(triple[2])
            self._told.add(iri)
        for iri in [str(node) for node in self._types]:
            for predicate in _WITNESSES:
                quads = self._store.quads_for_pattern(
                    None, pyoxigraph.NamedNode(predicate), pyoxigraph.NamedNode(iri), None
                )
                if (found := next(iter(quads), None)) is not None:
                    graph.add((URIRef(found.subject.value), URIRef(predicate), URIRef(iri)))  # type: ignore[union-attr]
                    break
        return graph

    def evidence(self) -> Iterator[Graph]:
        """Yield the evidence of all files, some files at a time; ``core`` comes first."""
        from rdflib import Graph

        graph = Graph()
        for name in self._store.named_graphs():
            for triple in _triples(self._store.quads_for_pattern(None, None, None, name)):
                if str(triple[0]) not in self._told:
                    graph.add(triple)
            if len(graph) >= _BATCH:
                yield self._typed(graph)
                graph = Graph()
        if len(graph):
            yield self._typed(graph)

    def _strays(self) -> list[str]:
        """Return entities that only named graphs know."""
        import pyoxigraph

        kind = pyoxigraph.NamedNode(_TYPE)
        found = {
            quad.subject.value
            for of in ENTITY_CLASSES
            for quad in self._store.quads_for_pattern(None, kind, pyoxigraph.NamedNode(of), None)
            if isinstance(quad.subject, pyoxigraph.NamedNode)
        }
        return sorted(found - self._told)

    def _typed(self, graph: Graph) -> Graph:
        from rdflib import RDF as RDF_TERMS

        for triple in self._tree:
            graph.add(triple)
        for thing in set(graph.objects()) & self._types.keys():
            for of in self._types[thing]:
                if str(of) in ENTITY_CLASSES:
                    graph.add((thing, RDF_TERMS.type, of))
                else:  # a run: its shape is among those of evidence
                    graph += self._core.triples((thing, None, None))
        return graph


def _triples(quads: Iterator[pyoxigraph.Quad]) -> Iterator[tuple[Node, Node, Node]]:
    import pyoxigraph
    from rdflib import XSD, Literal, URIRef

    terms: dict[pyoxigraph.NamedNode, URIRef] = {}

    def iri(node: pyoxigraph.NamedNode) -> URIRef:
        known = terms.get(node)
        if known is None:
            known = terms[node] = URIRef(node.value)
        return known

    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, pyoxigraph.NamedNode):
            continue  # no graph of ours has blank nodes
        if isinstance(value, pyoxigraph.NamedNode):
            yield iri(subject), iri(quad.predicate), iri(value)
        elif isinstance(value, pyoxigraph.Literal):
            datatype = None if value.language else iri(value.datatype)
            plain = None if datatype == XSD.string else datatype
            yield iri(subject), iri(quad.predicate), Literal(value.value, value.language, plain)
