"""Readable labels in place of IRIs."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kg.query.sparql import Table, select
from kg.rdf.ntriples import PREFIXES
from ontology import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.query.sparql import Graph, Row, Term

__all__ = ["Labels", "short_iri"]

_BATCH: Final = 500


def short_iri(iri: str, base: str = DEFAULT_BASE) -> str:
    """Return an IRI as people can read it: without base or namespace, percent-encoding undone.

    Example:
        >>> short_iri("https://w3id.org/policy-kg/id/platform/a%20b")
        'platform/a b'
        >>> short_iri("http://www.w3.org/2004/02/skos/core#altLabel")
        'skos:altLabel'
    """
    if iri.startswith(base):
        return unquote(iri.removeprefix(base))
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return unquote(iri)


class Labels:
    """Looks up labels, each once.

    Args:
        graph: Where the labels are.
        language: ``zh`` or ``en``; where a thing has no label in it, any other is taken.
        base: Base of the IRIs, dropped where a thing has no label at all.
    """

    def __init__(self, graph: Graph, language: str = "zh", base: str = DEFAULT_BASE) -> None:
        self._graph, self._base = graph, base
        self.language = language
        self._order = {language: 0, "zh": 1, "en": 2} | {language: 0}
        self._known: dict[str, str] = {}

    def load(self, iris: Iterable[str]) -> None:
        """Look up all labels that are not known yet."""
        new = [iri for iri in dict.fromkeys(iris) if iri not in self._known]
        for start in range(0, len(new), _BATCH):
            self._load(new[start : start + _BATCH])

    def of(self, iri: str) -> str:
        """Return the label of one thing, or its shortened IRI."""
        self.load((iri,))
        return self._known[iri]

    def cell(self, term: Term | None) -> str:
        """Return a term as people read it; an unbound one is empty."""
        import pyoxigraph

        if term is None:
            return ""
        if isinstance(term, pyoxigraph.NamedNode):
            return self.of(term.value)
        return term.value if isinstance(term, pyoxigraph.Literal) else str(term)

    def rows(self, table: Table) -> Iterator[list[str]]:
        """Yield the rows of a table with labels; looks them up a few hundred rows at a time."""
        import pyoxigraph

        rows = iter(table.rows)
        while batch := list(islice(rows, _BATCH)):
            self.load(t.value for row in batch for t in row if isinstance(t, pyoxigraph.NamedNode))
            yield from ([self.cell(term) for term in row] for row in batch)

    def _load(self, iris: list[str]) -> None:
        import pyoxigraph

        values = " ".join(str(pyoxigraph.NamedNode(iri)) for iri in iris)
        found: dict[str, tuple[int, str]] = {}
        text = (
            f"SELECT ?iri ?label WHERE {{ VALUES ?iri {{ {values} }} ?iri <{PREFIXES['rdfs']}label> ?label }}"
        )
        for row in select(self._graph, text):
            self._keep(row, found)
        for iri in iris:
            self._known[iri] = found[iri][1] if iri in found else short_iri(iri, self._base)

    def _keep(self, row: Row, found: dict[str, tuple[int, str]]) -> None:
        import pyoxigraph

        iri, label = row
        if not isinstance(iri, pyoxigraph.NamedNode) or not isinstance(label, pyoxigraph.Literal):
            return
        better = (self._order.get(label.language or "", 3), label.value)
        found[iri.value] = min(found.get(iri.value, better), better)
