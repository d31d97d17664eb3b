"""The ontology as plain records, read from ``policy.ttl``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ontology import NAMESPACE, ONTOLOGY_IRI

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Graph, URIRef

__all__ = ["Ontology", "Term", "load_ontology", "ontology_text", "shapes_text"]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology.

    Attributes:
        name: Local name in the namespace.
        kind: ``class``, ``object`` (property between things) or ``data`` (property with a literal).
        labels: Language tag (``zh``, ``en``) to label.
        comments: Language tag to comment.
        parents: IRIs of super-classes or super-properties, sorted.
        domain: IRI of the one ``rdfs:domain``, or empty.
        range: IRI of the one ``rdfs:range``, or empty.
        subjects: IRIs of ``schema:domainIncludes``, sorted.
        objects: IRIs of ``schema:rangeIncludes``, sorted.
        close: IRIs of ``skos:closeMatch``, sorted.
    """

    name: str
    kind: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    parents: tuple[str, ...] = ()
    domain: str = ""
    range: str = ""
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    close: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """Full IRI of the term."""
        return NAMESPACE + self.name


@dataclass(frozen=True, slots=True)
class Ontology:
    """All terms of the ontology.

    Attributes:
        version: ``owl:versionInfo`` of the header.
        titles: Language tag to title.
        descriptions: Language tag to description.
        classes: Classes, sorted by name.
        properties: Properties, sorted by name.
    """

    version: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]


def ontology_text() -> str:
    """Return the Turtle of the ontology."""
    return (files("ontology") / "policy.ttl").read_text(encoding="utf-8")


def shapes_text() -> str:
    """Return the Turtle of the SHACL shapes."""
    return (files("ontology") / "shapes.ttl").read_text(encoding="utf-8")


@cache
def load_ontology() -> Ontology:
    """Read ``policy.ttl``."""
    from rdflib import OWL, RDF, Graph, URIRef
    from rdflib.namespace import DCTERMS

    graph = Graph().parse(data=ontology_text(), format="turtle")
    kinds = {OWL.Class: "class", OWL.ObjectProperty: "object", OWL.DatatypeProperty: "data"}
    terms = [
        _term(graph, subject, name)
        for kind, name in kinds.items()
        for subject in graph.subjects(RDF.type, kind)
        if isinstance(subject, URIRef) and subject.startswith(NAMESPACE)
    ]
    terms.sort(key=lambda term: term.name)
    header = URIRef(ONTOLOGY_IRI)
    return Ontology(
        version=str(graph.value(header, OWL.versionInfo)),
        titles=_by_language(graph, header, DCTERMS.title),
        descriptions=_by_language(graph, header, DCTERMS.description),
        classes=tuple(term for term in terms if term.kind == "class"),
        properties=tuple(term for term in terms if term.kind != "class"),
    )


def _by_language(graph: Graph, subject: URIRef, predicate: URIRef) -> dict[str, str]:
    from rdflib import Literal

    values = [value for value in graph.objects(subject, predicate) if isinstance(value, Literal)]
    return {str(value.language): str(value) for value in sorted(values, key=lambda v: str(v.language))}


def _term(graph: Graph, subject: URIRef, kind: str) -> Term:
    from rdflib import RDFS, SDO, SKOS

    def iris(*predicates: URIRef) -> tuple[str, ...]:
        return tuple(sorted({str(o) for p in predicates for o in graph.objects(subject, p)}))

    return Term(
        name=subject.removeprefix(NAMESPACE),
        kind=kind,
        labels=_by_language(graph, subject, RDFS.label),
        comments=_by_language(graph, subject, RDFS.comment),
        parents=iris(RDFS.subClassOf, RDFS.subPropertyOf),
        domain=next(iter(iris(RDFS.domain)), ""),
        range=next(iter(iris(RDFS.range)), ""),
        subjects=iris(SDO.domainIncludes),
        objects=iris(SDO.rangeIncludes),
        close=iris(SKOS.closeMatch),
    )
