"""What is wrong in a graph by the SHACL shapes of the ontology.

A store is checked part by part, so that memory holds the core and some files at a time: entities on the
core, evidence file by file.  That every direct triple has an assertion is asked of the store in one query: as
a shape it would be asked anew for every entity.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.errors import ShapeError
from kg.shapes.parts import ENTITY_CLASSES, Parts, has_evidence
from ontology import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["Violation", "validate", "validate_graph"]

_EVIDENCE: Final = "Evidence"
_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong in a graph.

    Attributes:
        focus: IRI of what is wrong.
        label: Its readable label, in the language of the messages if it has one, or its IRI.
        path: The property concerned, shortened, or empty.
        value: The value concerned, or empty.
        message: What was expected.
        shape: Name of the shape.
    """

    focus: str
    label: str
    path: str
    value: str
    message: str
    shape: str

    def __str__(self) -> str:
        value = f" {self.value!r}" if self.value else ""
        return f"{self.label}: {self.path or 'itself'}{value}: {self.message} [{self.shape}]"


def validate(store: pyoxigraph.Store, *, language: str = "en") -> tuple[Violation, ...]:
    """Check the merged core of a store together with the evidence of all texts.

    Args:
        store: As ``kg.open_store`` gives it.
        language: ``en`` or ``zh``: language of the messages where a shape has both.

    Returns:
        What is wrong, sorted; empty if nothing is.

    Raises:
        ShapeError: If the check itself could not run.
    """
    parts, proved = Parts(store), has_evidence(store)
    core = parts.core()
    found = [*_check(core, _shapes(evidence=proved), language)]
    if proved:
        shapes = _shapes(entities=False)
        for graph in parts.evidence():
            found += _check(graph, shapes, language)
        found += _unproved(store, core, language)
    return tuple(sorted(found, key=_order))


def validate_graph(graph: Graph, *, language: str = "en") -> tuple[Violation, ...]:
    """Check one rdflib graph that holds entities, evidence and the ontology's class tree.

    Raises:
        ShapeError: If the check itself could not run.
    """
    from rdflib import RDF, URIRef

    proved = (None, RDF.type, URIRef(NAMESPACE + "Mention")) in graph
    return tuple(sorted(_check(graph, _shapes(evidence=proved), language), key=_order))


def _shapes(*, evidence: bool = True, entities: bool = True) -> Graph:
    """Return the shapes, without those that ask for evidence or those of entities, if so asked."""
    from rdflib import RDF, SH, Graph

    from ontology.model import shapes_text

    shapes = Graph().parse(data=shapes_text(), format="turtle")
    for shape in set(shapes.subjects(RDF.type, SH.NodeShape)):
        targets = {str(target) for target in shapes.objects(shape, SH.targetClass)}
        of_entity = not targets or targets <= ENTITY_CLASSES
        if (not evidence and str(shape).endswith(_EVIDENCE)) or (not entities and of_entity):
            shapes.remove((shape, None, None))
    return shapes


def _check(graph: Graph, shapes: Graph, language: str) -> Iterator[Violation]:
    import pyshacl
    from rdflib import RDF, SH, Graph

    try:
        conforms, report, text = pyshacl.validate(
            graph, shacl_graph=shapes, advanced=False, meta_shacl=False, inplace=True
        )
    except Exception as error:  # pyshacl raises many kinds of its own
        raise ShapeError(f"the shapes could not be checked ({error})") from error
    if conforms:
        return
    if not isinstance(report, Graph):
        raise ShapeError(f"the shapes could not be checked ({text})")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _violation(graph, shapes, report, result, language)


def _order(violation: Violation) -> tuple[str, ...]:
    return violation.shape, violation.focus, violation.path, violation.value, violation.message


def _violation(graph: Graph, shapes: Graph, report: Graph, result: Node, language: str) -> Violation:
    from rdflib import SH, Literal

    def value(predicate: Node) -> str:
        found = report.value(result, predicate)
        return "" if found is None else _short(str(found))

    messages = [m for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)]
    messages.sort(key=lambda m: (m.language not in (language, None), m.language or "", str(m)))
    focus = report.value(result, SH.focusNode)
    source = report.value(result, SH.sourceShape)
    owner = next(iter(shapes.subjects(SH.property, source)), source)
    return Violation(
        focus=str(focus),
        label=_label(graph, focus, language),
        path=value(SH.resultPath),
        value=value(SH.value),
        message=str(messages[0]) if messages else value(SH.sourceConstraintComponent),
        shape=str(owner).rpartition("#")[2],
    )


def _label(graph: Graph, focus: Node | None, language: str) -> str:
    from rdflib import RDFS, Literal

    labels = [label for label in graph.objects(focus, RDFS.label) if isinstance(label, Literal)]
    labels.sort(key=lambda label: (label.language != language, str(label)))
    return str(labels[0]) if labels else str(focus)


def _short(text: str) -> str:
    text = text.removeprefix(NAMESPACE)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_UNPROVED: Final = f"""
PREFIX pkg: <{NAMESPACE}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT ?s ?p ?o WHERE {{
  ?s ?p ?o .
  FILTER(STRSTARTS(STR(?p), "{NAMESPACE}") && isIRI(?o) && ?p != pkg:mentions && ?p != pkg:indicator)
  FILTER NOT EXISTS {{
    GRAPH ?g {{ ?a rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; pkg:polarity "positive" }}
  }}
}}
"""


def _unproved(store: pyoxigraph.Store, graph: Graph, language: str) -> Iterator[Violation]:
    import pyoxigraph
    from rdflib import URIRef

    message = "needs a positive assertion beside it" if language == "en" else "须有相应的肯定断言"
    answer = store.query(_UNPROVED)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    for row in answer:
        subject, predicate, value = (term.value for term in row if isinstance(term, pyoxigraph.NamedNode))
        yield Violation(
            focus=subject,
            label=_label(graph, URIRef(subject), language),
            path=_short(predicate),
            value=_label(graph, URIRef(value), language),
            message=message,
            shape="DirectTripleEvidence",
        )
