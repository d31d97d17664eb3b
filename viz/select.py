"""Read a graph by the queries of ``viz/queries`` into a :class:`viz.model.Corpus`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from viz.errors import ViewError
from viz.model import Corpus, Edge, Evidence, Section, SourceFile
from viz.select_entities import select_entities
from viz.source import Ask, read_query

__all__ = ["select_corpus"]

_NO_ENTITIES = (
    "the graph holds no entity of the policy ontology, so there is nothing to show; "
    "build the graph first (policy-kg build PATHS -o OUT) or load its Turtle file"
)
_NO_INDEX = -1


def select_corpus(ask: Ask) -> Corpus:
    """Select everything the views show.

    Args:
        ask: Answers SELECT queries over the union of all graphs.

    Returns:
        The corpus, equal for equal graphs whatever the order of answers.

    Raises:
        ViewError: If the graph holds no entity.
    """
    entities = select_entities(ask)
    if not entities:
        raise ViewError(_NO_ENTITIES)
    at = _Places(ask, {entity.iri: index for index, entity in enumerate(entities)})
    evidence = sorted(set(_mentions(ask, at)) | set(_assertions(ask, at)), key=_order)
    return Corpus(entities, at.files, at.sections, _edges(ask, at, evidence), tuple(evidence))


class _Places:
    """Indices of entities, files and sections by IRI."""

    def __init__(self, ask: Ask, entities: Mapping[str, int]) -> None:
        self.entities = entities
        self.expressions, self.files = _files(ask, entities)
        self.section_index, self.sections = _sections(ask, self.expressions)

    def document(self, row: Mapping[str, str], file: int) -> int:
        """The document that a passage belongs to: as stated, else the file's first one."""
        stated = self.entities.get(row.get("document", ""), _NO_INDEX)
        documents = self.files[file].documents
        return stated if stated >= 0 or not documents else documents[0]


def _files(ask: Ask, entities: Mapping[str, int]) -> tuple[dict[str, int], tuple[SourceFile, ...]]:
    names: dict[str, tuple[str, str]] = {}
    documents: dict[str, set[int]] = {}
    for row in ask(read_query("files")):
        names[row["expression"]] = (row["name"], row.get("format", "text/plain"))
        if row.get("document", "") in entities:
            documents.setdefault(row["expression"], set()).add(entities[row["document"]])
    order = sorted(names, key=lambda iri: (names[iri], iri))
    found = tuple(
        SourceFile(names[iri][0], tuple(sorted(documents.get(iri, ()))), names[iri][1]) for iri in order
    )
    return {iri: index for index, iri in enumerate(order)}, found


@dataclass(frozen=True, slots=True)
class _SectionRow:
    """A section before indices are known; ordered as in the text, the wider one first."""

    file: int
    start: int
    end: int
    iri: str
    parent: str
    number: str
    label: str
    kind: str


def _sections(ask: Ask, expressions: Mapping[str, int]) -> tuple[dict[str, int], tuple[Section, ...]]:
    rows = {
        row["section"]: _SectionRow(
            expressions[row["expression"]],
            int(row.get("start", 0)),
            int(row.get("end", 0)),
            row["section"],
            row.get("parent", ""),
            row.get("number", ""),
            row.get("label", "").removeprefix(row.get("number", "")).strip(),
            row.get("kind", ""),
        )
        for row in ask(read_query("sections"))
        if row["expression"] in expressions
    }
    ordered = sorted(rows.values(), key=lambda row: (row.file, row.start, -row.end, row.iri))
    index = {row.iri: place for place, row in enumerate(ordered)}
    return index, tuple(
        Section(
            row.file, row.number, row.label, row.kind, index.get(row.parent, _NO_INDEX), row.start, row.end
        )
        for row in ordered
    )


def _mentions(ask: Ask, at: _Places) -> Iterator[Evidence]:
    for row in ask(read_query("mentions")):
        if row["entity"] not in at.entities or row["expression"] not in at.expressions:
            continue
        file = at.expressions[row["expression"]]
        document = at.document(row, file)
        yield Evidence(
            document,
            "mentions",
            at.entities[row["entity"]],
            file,
            int(row["start"]),
            int(row["end"]),
            row.get("sentence") or row.get("quote", ""),
            at.section_index.get(row.get("section", ""), _NO_INDEX),
            document,
            float(row.get("confidence", 1)),
            row.get("rule", ""),
            action=row.get("action", ""),
        )


def _assertions(ask: Ask, at: _Places) -> Iterator[Evidence]:
    for row in ask(read_query("assertions")):
        ends = (row["subject"], row["object"])
        if row["expression"] not in at.expressions or any(end not in at.entities for end in ends):
            continue
        file = at.expressions[row["expression"]]
        yield Evidence(
            at.entities[row["subject"]],
            _local(row["predicate"]),
            at.entities[row["object"]],
            file,
            int(row["start"]),
            int(row["end"]),
            row.get("sentence") or row.get("quote", ""),
            at.section_index.get(row.get("section", ""), _NO_INDEX),
            at.document(row, file),
            float(row.get("confidence", 1)),
            row.get("cue", ""),
            row.get("role", ""),
            row.get("modality", ""),
            row.get("polarity", "positive"),
        )


def _edges(ask: Ask, at: _Places, evidence: list[Evidence]) -> tuple[Edge, ...]:
    """Direct triples as edges, each with its run of the sorted evidence; what is only denied is no edge."""
    runs: dict[tuple[int, str, int], list[int]] = {}
    for index, item in enumerate(evidence):
        runs.setdefault((item.subject, item.predicate, item.object), []).append(index)
    stated = {key for key, run in runs.items() if any(evidence[i].polarity == "positive" for i in run)}
    for row in ask(read_query("triples")):
        if row["subject"] in at.entities and row["object"] in at.entities:
            stated.add((at.entities[row["subject"]], _local(row["predicate"]), at.entities[row["object"]]))
    edges = []
    for key in sorted(stated):
        subject, predicate, obj = key
        if subject < 0 or subject == obj:
            continue
        run = runs.get(key, [])
        documents = {evidence[i].document for i in run} - {_NO_INDEX}
        confidence = max((evidence[i].confidence for i in run), default=1.0)
        first = run[0] if run else 0
        edges.append(Edge(subject, predicate, obj, first, len(run), tuple(sorted(documents)), confidence))
    return tuple(edges)


def _order(item: Evidence) -> tuple[int | str | float, ...]:
    return (
        item.subject, item.predicate, item.object, item.file, item.start, item.end,
        item.section, item.rule, item.role, item.modality, item.polarity, item.action, item.sentence,
        item.document, item.confidence,
    )  # fmt: skip


def _local(iri: str) -> str:
    """The last part of an IRI: ``…ontology#builds`` gives ``builds``."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
