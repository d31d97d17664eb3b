"""Where the views get their data: anything that answers SPARQL SELECT queries.

A question is asked of the *union* of all graphs; rows come as plain strings, unbound variables left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from viz.errors import ViewError

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Ask", "ask_of", "read_query"]

_EXPECTED = "a graph to render must be an rdflib Graph or Dataset, or a function from SPARQL text to rows"

Ask = Callable[[str], Iterable[Mapping[str, str]]]
"""Takes the text of a SELECT query, gives rows: variable name without ``?`` to lexical value.

The query has to see the union of the default graph and all named graphs, e.g. with pyoxigraph
``store.query(text, use_default_graph_as_union=True)``.
"""


def ask_of(graph: Graph | Ask) -> Ask:
    """Make one asking function of a graph.

    Args:
        graph: An rdflib Graph or Dataset (asked as the union of its graphs), or already an ``Ask``.

    Returns:
        A function that answers SELECT queries.

    Raises:
        ViewError: If ``graph`` is neither.
    """
    if callable(graph):
        return graph
    if not hasattr(graph, "query"):
        raise ViewError(f"{type(graph).__name__}: {_EXPECTED}")
    return _rdflib_ask(graph)


def read_query(name: str) -> str:
    """The text of ``viz/queries/<name>.rq``."""
    return files("viz").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")


def _rdflib_ask(graph: Graph) -> Ask:
    from rdflib import Dataset, Graph

    union = graph
    if isinstance(graph, Dataset):
        # rdflib answers over a union of graphs far more slowly than over one, and not without warnings.
        union = Graph()
        for subject, predicate, obj, _ in graph.quads((None, None, None, None)):
            union.add((subject, predicate, obj))

    def ask(text: str) -> Iterator[Mapping[str, str]]:
        for row in union.query(text).bindings:
            yield {str(variable): str(value) for variable, value in row.items()}

    return ask
