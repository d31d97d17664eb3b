"""Asks a graph: SPARQL straight on the store's own engine, terms as they are.

A query text goes through ``kg.query.guard`` first where it comes from somebody else;
``LocalGraph.ask`` itself trusts its caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from kg.query.errors import QueryError, QuerySyntaxError
from kg.rdf.ntriples import PREFIXES
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pyoxigraph

    Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
    Row: TypeAlias = tuple[Term | None, ...]

__all__ = ["Answer", "Graph", "LocalGraph", "Table", "Triples", "Truth", "open_local", "select", "value"]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT query.

    Attributes:
        columns: Names of the variables.
        rows: One term or None per column; may be an iterator that can be gone through once.
    """

    columns: tuple[str, ...]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer of an ASK query."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE query; ``triples`` may be an iterator."""

    triples: Iterable[pyoxigraph.Triple]


Answer: TypeAlias = "Table | Truth | Triples"


class Graph(Protocol):
    """Whatever answers SPARQL queries: the store on disk, or another server."""

    def ask(self, text: str) -> Answer:
        """Answer a query.

        Raises:
            QueryError: If it cannot be answered.
        """


class LocalGraph:
    """A store asked with the prefixes of the project at hand.

    Args:
        store: As ``kg.open_store`` gives it.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store

    def ask(self, text: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Answer:
        """Answer a query; rows come as they are found.

        Args:
            text: The query.
            default_graphs: IRIs of graphs to ask as one, in place of the default graph.
            named_graphs: IRIs of the graphs that GRAPH may see; without both arguments it sees all.

        Raises:
            QuerySyntaxError: If the text is no query.
            QueryError: If the engine cannot answer it.
        """
        import pyoxigraph

        chosen = bool(default_graphs or named_graphs)
        try:
            answer = self.store.query(
                text,
                prefixes=PREFIXES,
                default_graph=[pyoxigraph.NamedNode(iri) for iri in default_graphs] if chosen else None,
                named_graphs=[pyoxigraph.NamedNode(iri) for iri in named_graphs] if chosen else None,
            )
        except SyntaxError as error:
            raise QuerySyntaxError(f"no SPARQL query: {error.msg}") from None
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from None
        if isinstance(answer, pyoxigraph.QuerySolutions):
            return Table(tuple(v.value for v in answer.variables), (tuple(row) for row in answer))
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return Truth(bool(answer))
        return Triples(iter(answer))


def open_local(out: Path) -> LocalGraph:
    """Open the graph of an output folder for questions.

    Raises:
        StoreError: If there is none, or it cannot be read.
    """
    return LocalGraph(open_store(out))


def value(term: Term | None) -> str:
    """Return the IRI or the characters of a term; nothing for None and for quoted triples."""
    return str(getattr(term, "value", ""))


def select(graph: Graph, text: str) -> list[Row]:
    """Return the rows of a SELECT query of ours."""
    answer = graph.ask(text)
    if not isinstance(answer, Table):
        raise QueryError("expected a SELECT query")
    return list(answer.rows)
