"""What is in a graph, in one look: counts, and a table of them that notebooks show."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from extract.highlight import type_colours
from extract.records import ENTITY_TYPES
from kg.query.sparql import select, value
from ontology import NAMESPACE

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.sparql import Graph

__all__ = ["Count", "GraphSummary", "summarise_graph"]

_CELL: Final = "text-align:left;padding:2px 12px 2px 0;vertical-align:top"
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something.

    Attributes:
        name: Local name of the class or property.
        label: What people call it.
        number: How many.
    """

    name: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class GraphSummary:
    """What is in a graph.

    Attributes:
        documents: Titles of the documents whose text was read.
        entities: Number of entities by type.
        relations: Number of relations by property, most first.
    """

    documents: tuple[str, ...]
    entities: tuple[Count, ...]
    relations: tuple[Count, ...]

    def __str__(self) -> str:
        def words(counts: tuple[Count, ...]) -> str:
            return ", ".join(f"{count.label} {count.number}" for count in counts)

        return "\n".join(
            (
                f"{len(self.documents)} documents: {'; '.join(self.documents)}",
                f"entities: {words(self.entities)}",
                f"relations: {words(self.relations)}",
            )
        )

    def _repr_html_(self) -> str:
        """Return the counts as a table, for notebooks."""
        colours = type_colours()
        entities = "".join(
            _row(count, f"border-left:4px solid {colours.get(count.name, '#777777')};padding-left:8px;")
            for count in self.entities
        )
        relations = "".join(_row(count, "") for count in self.relations)
        titles = "".join(f"<li>{escape(title)}</li>" for title in self.documents[:_SHOWN])
        more = len(self.documents) - _SHOWN
        titles += f"<li>… {more} more</li>" if more > 0 else ""
        return (
            f'<table lang="zh"><tr><td style="{_CELL}"><table>{entities}</table></td>'
            f'<td style="{_CELL}"><table>{relations}</table></td>'
            f'<td style="{_CELL}"><ul style="margin:0">{titles}</ul></td></tr></table>'
        )


def summarise_graph(graph: str | Path | Graph = "out", *, language: str = "zh") -> GraphSummary:
    """Count what is in a graph.

    Args:
        graph: Folder that a build has written, or an open graph.
        language: Language of labels, ``zh`` or ``en``.

    Raises:
        StoreError: If there is no graph in the folder.
    """
    from kg.answers import open_labelled

    asked, labels = open_labelled(graph, language)
    classes = " ".join(f"<{NAMESPACE}{kind.capitalize()}>" for kind in ENTITY_TYPES)
    kinds = select(
        asked,
        f"SELECT ?kind (COUNT(*) AS ?n) WHERE {{ VALUES ?kind {{ {classes} }} ?e a ?kind }} GROUP BY ?kind",
    )
    properties = select(
        asked,
        f"""SELECT ?p (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o . FILTER(isIRI(?o))
        FILTER(STRSTARTS(STR(?p), "{NAMESPACE}") && ?p != <{NAMESPACE}indicator>) }} GROUP BY ?p""",
    )
    titles = select(asked, f"SELECT ?d WHERE {{ ?d <{NAMESPACE}inCorpus> true }}")

    def counts(rows: list[tuple[str, int]]) -> tuple[Count, ...]:
        labels.load(iri for iri, _ in rows)
        found = (Count(iri.removeprefix(NAMESPACE), labels.of(iri), number) for iri, number in rows)
        return tuple(sorted(found, key=lambda count: (-count.number, count.name)))

    entities = counts([(value(kind), int(value(n))) for kind, n in kinds])
    lower = (Count(c.name.lower(), c.label, c.number) for c in entities)
    documents = sorted(labels.of(value(row[0])) for row in titles)
    relations = counts([(value(name), int(value(n))) for name, n in properties])
    return GraphSummary(tuple(documents), tuple(lower), relations)


def _row(count: Count, style: str) -> str:
    return (
        f'<tr><td style="{style}text-align:left">{escape(count.label)}</td>'
        f'<td style="text-align:right">{count.number:,}</td></tr>'
    )
