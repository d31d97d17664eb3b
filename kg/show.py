"""Everything a graph knows of one entity: what it is, its names, its relations and their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.query.errors import UnknownNameError
from kg.query.labels import Labels
from kg.query.sparql import select, value
from kg.query.words import word
from kg.rdf.ntriples import OA, RDF, RDFS, SKOS, pkg
from ontology import NAMESPACE

if TYPE_CHECKING:
    from kg.query.sparql import Graph, Row

__all__ = ["Evidence", "Portrait", "Related", "describe", "first_evidence"]

_ATTRIBUTES: Final = (
    "level",
    "documentNumber",
    "documentKind",
    "addressees",
    "inForce",
    "validity",
    "inCorpus",
    "collective",
    "dueYear",
    "statement",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage.

    Attributes:
        quote: The source text, white space made single.
        file: Name of the file.
        start: Where the passage begins in the source text, in code points.
        end: Where it ends, exclusive.
        section: Heading of its section, or empty.
    """

    quote: str
    file: str
    start: int
    end: int
    section: str

    @property
    def place(self) -> str:
        """The place as ``file:start-end``."""
        return f"{self.file}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Related:
    """One relation of the entity.

    Attributes:
        relation: Local name of the property.
        label: How it reads from this entity: its label, or its words for the other direction.
        forward: Whether the entity is the subject.
        iri: The other end.
        name: The label of the other end.
        evidence: The passages that state it, in order.
    """

    relation: str
    label: str
    forward: bool
    iri: str
    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """All of one entity.

    Attributes:
        iri: Its IRI.
        type: Its type.
        type_label: How people call the type.
        label: Its name.
        names: Other names, each with its kind: ``alias``, ``traditional``, ``as printed``.
        attributes: Label of a property to its values.
        relations: Relations, grouped by property and direction.
        mentions: Number of passages that name it.
        documents: Labels of the documents that name it.
    """

    iri: str
    type: str
    type_label: str
    label: str
    names: tuple[tuple[str, str], ...]
    attributes: tuple[tuple[str, tuple[str, ...]], ...]
    relations: tuple[Related, ...]
    mentions: int
    documents: tuple[tuple[str, str], ...]


def describe(graph: Graph, iri: str, labels: Labels) -> Portrait:
    """Return all that a graph knows of an entity.

    Args:
        graph: What to ask.
        iri: IRI of the entity, as ``kg.names.lookup.find_entity`` gives it.
        labels: For the labels of properties and other entities.

    Raises:
        UnknownNameError: If there is no such entity.
    """
    node = _node(iri)
    kinds = {f"<{NAMESPACE}{kind.capitalize()}>": kind for kind in ENTITY_TYPES}
    rows = select(graph, f"SELECT ?class WHERE {{ {node} a ?class }}")
    kind = next((kinds[str(row[0])] for row in rows if str(row[0]) in kinds), "")
    if not kind:
        raise UnknownNameError(iri)
    documents = _documents(graph, node)
    labels.load(document for document, _ in documents)
    return Portrait(
        iri=iri,
        type=kind,
        type_label=labels.of(NAMESPACE + kind.capitalize()),
        label=labels.of(iri),
        names=_names(graph, node, labels.of(iri)),
        attributes=_attributes(graph, node, labels),
        relations=(
            *_relations(graph, node, labels, forward=True),
            *_relations(graph, node, labels, forward=False),
        ),
        mentions=sum(count for _, count in documents),
        documents=tuple((document, labels.of(document)) for document, _ in documents),
    )


def first_evidence(graph: Graph, subject: str, relation: str, object_: str) -> Evidence | None:
    """Return the first passage, by file and place, that states a relation or names its object there."""
    ends = f"rdf:subject {_node(subject)} ; rdf:predicate {_node(relation)} ; rdf:object {_node(object_)}"
    stated = f"{{ ?a {ends} ; pkg:quote ?quote }}"
    if relation == NAMESPACE + "mentions":
        stated = (
            f"{{ ?a oa:hasBody {_node(object_)} ; pkg:inDocument {_node(subject)} ; pkg:sentence ?quote }}"
        )
    found = select(
        graph,
        f"{_PREFIXES} SELECT ?quote ?file ?start ?end ?section WHERE {{ GRAPH ?g {{ {stated} {_PLACE} }} }}",
    )
    return min(map(_evidence, found), key=_order, default=None)


def _node(iri: str) -> str:
    import pyoxigraph

    try:
        return str(pyoxigraph.NamedNode(iri))
    except ValueError:
        raise UnknownNameError(iri) from None


def _names(graph: Graph, node: str, label: str) -> tuple[tuple[str, str], ...]:
    text = f"""SELECT ?how ?name WHERE {{
      VALUES ?how {{ <{RDFS}label> <{SKOS}prefLabel> <{SKOS}altLabel> <{SKOS}hiddenLabel> }}
      {node} ?how ?name }}"""
    found: dict[str, str] = {}
    for how, name in select(graph, text):
        words, language = " ".join(value(name).split()), getattr(name, "language", "") or ""
        kind = "as printed" if str(how).endswith("hiddenLabel>") else "alias"
        kind = {"zh-hant": "traditional", "en": "English"}.get(language.lower(), kind)
        found[words] = kind if found.get(words, "as printed") == "as printed" else found[words]
    found.pop(label, None)
    return tuple(sorted(found.items(), key=lambda item: (item[1], item[0])))


def _attributes(graph: Graph, node: str, labels: Labels) -> tuple[tuple[str, tuple[str, ...]], ...]:
    properties = " ".join([*map(pkg, _ATTRIBUTES), "<http://data.europa.eu/eli/ontology#date_document>"])
    text = f"SELECT ?property ?value WHERE {{ VALUES ?property {{ {properties} }} {node} ?property ?value }}"
    rows = sorted((value(name), value(cell)) for name, cell in select(graph, text))
    indicators = (
        f"SELECT ?label WHERE {{ {node} {pkg('indicator')} ?i . ?i <{RDFS}label> ?label }} ORDER BY ?label"
    )
    rows += [(NAMESPACE + "indicator", value(label)) for (label,) in select(graph, indicators)]
    grouped = groupby(rows, key=lambda row: row[0])
    return tuple((labels.of(name), tuple(cell for _, cell in cells)) for name, cells in grouped)


def _documents(graph: Graph, node: str) -> list[tuple[str, int]]:
    text = f"""SELECT ?document (COUNT(DISTINCT ?mention) AS ?n) WHERE {{
      GRAPH ?g {{ ?mention <{OA}hasBody> {node} ; {pkg("inDocument")} ?document }} }} GROUP BY ?document"""
    return sorted(
        (value(document), int(getattr(n, "value", 0))) for document, n in select(graph, text) if document
    )


def _relations(graph: Graph, node: str, labels: Labels, *, forward: bool) -> list[Related]:
    this, other = ("subject", "object") if forward else ("object", "subject")
    text = f"""{_PREFIXES} SELECT ?relation ?other ?quote ?file ?start ?end ?section WHERE {{ GRAPH ?g {{
      ?a rdf:{this} {node} ; rdf:predicate ?relation ; rdf:{other} ?other ; pkg:polarity "positive" ;
         pkg:quote ?quote . {_PLACE} }} }}"""
    stated: dict[tuple[str, str], list[Evidence]] = {}
    for row in select(graph, text):
        stated.setdefault((value(row[0]), value(row[1])), []).append(_evidence(row[2:]))
    direct = (
        f"SELECT ?relation ?other WHERE {{ {node} ?relation ?other . FILTER(isIRI(?other)) {_OURS} }}"
        if forward
        else f"SELECT ?relation ?other WHERE {{ ?other ?relation {node} . {_OURS} }}"
    )
    pairs = {(value(r), value(o)) for r, o in select(graph, direct)} | set(stated)
    labels.load(iri for pair in pairs for iri in pair)
    return [
        Related(
            relation=relation.removeprefix(NAMESPACE),
            label=labels.of(relation) if forward else _inverse(relation, labels),
            forward=forward,
            iri=iri,
            name=labels.of(iri),
            evidence=tuple(sorted(set(stated.get((relation, iri), ())), key=_order)),
        )
        for relation, iri in sorted(pairs, key=lambda pair: (pair[0], labels.of(pair[1]), pair[1]))
    ]


def _inverse(relation: str, labels: Labels) -> str:
    """How a relation reads from its object; with an arrow where there are no words for that."""
    name = relation.removeprefix(NAMESPACE)
    words = word("inverse", name, labels.language)
    return f"← {labels.of(relation)}" if words == name else words


_PREFIXES: Final = f"PREFIX pkg: <{NAMESPACE}> PREFIX oa: <{OA}> PREFIX rdf: <{RDF}> PREFIX rdfs: <{RDFS}>"
_PLACE: Final = """?a oa:hasTarget ?t .
      ?t oa:hasSource/pkg:sourceFile/pkg:fileName ?file ; oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end
      OPTIONAL { ?a pkg:inSection/rdfs:label ?section }"""
_NOT: Final = f"({pkg('mentions')}, {pkg('indicator')})"
_OURS: Final = f'FILTER(STRSTARTS(STR(?relation), "{NAMESPACE}") && ?relation NOT IN {_NOT})'


def _evidence(cells: Row) -> Evidence:
    quote, file, start, end, section = map(value, cells)
    return Evidence(" ".join(quote.split()), file, int(start), int(end), section)


def _order(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.file, evidence.start, evidence.end
