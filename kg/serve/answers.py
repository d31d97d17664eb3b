"""Answers jobs: guard, query, limits, and the format that the client wants."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from kg.names.lookup import base_of
from kg.query.errors import QueryError, RefusedQueryError
from kg.query.guard import check_query
from kg.query.labels import Labels
from kg.query.results import result_chunks
from kg.query.sparql import LocalGraph, Table, Triples, Truth
from kg.serve.jobs import Ask, Lookup, Portray, Reply, Resource, Search
from kg.serve.lookups import labelled
from kg.serve.negotiate import GRAPH_MEDIA, TABLE_MEDIA, choose
from kg.store import StoreFolder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.names.search import Index
    from kg.query.sparql import Answer
    from kg.serve.jobs import Job, Limits

__all__ = ["Answers", "TooLargeError", "UnacceptableError"]

_Item = TypeVar("_Item")


class TooLargeError(QueryError):
    """The answer has more rows or bytes than is allowed."""


class UnacceptableError(QueryError):
    """No format that the client accepts fits the answer."""


class Answers:
    """Answers jobs from the graph of a folder, always from its last complete build.

    Args:
        out: Folder that a build has written.
        limits: What one answer may hold.
    """

    def __init__(self, out: Path, limits: Limits) -> None:
        self._folder = StoreFolder(out / "store")
        self._limits = limits
        self._name = ""
        self._graph: LocalGraph | None = None
        self._graphs: frozenset[str] = frozenset()
        self._base = ""
        self._labels: dict[str, Labels] = {}
        self._index: Index | None = None

    def warm(self) -> None:
        """Load what the first job would wait for."""
        import opencc  # noqa: F401
        import rdflib.plugins.sparql.algebra  # noqa: F401

        if self._folder.current() is not None:
            self._open()

    def answer(self, job: Job) -> Reply:
        """Do one job.

        Raises:
            QueryError: If it cannot be done.
            StoreError: If there is no graph.
        """
        graph = self._open()
        if isinstance(job, Ask):
            return self._ask(graph, job)
        if isinstance(job, Lookup):
            labels = self._labels.setdefault(job.language, Labels(graph, job.language, self._base))
            return labelled(graph, job, labels, self._graphs, self._limits.size)
        if isinstance(job, Search):
            return self._search(graph, job)
        if isinstance(job, Resource):
            return self._resource(graph, job)
        return self._portray(graph, job)

    def _open(self) -> LocalGraph:
        generation = self._folder.current()
        if self._graph is None or generation is None or generation.name != self._name:
            self._graph = LocalGraph(self._folder.open())
            self._name = generation.name if generation else ""
            self._graphs = frozenset(generation.graphs if generation else ())
            self._base = base_of(self._graph)
            self._labels, self._index = {}, None
        return self._graph

    def _ask(self, graph: LocalGraph, job: Ask) -> Reply:
        text = check_query(job.text, self._graphs)
        for iri in (*job.default_graphs, *job.named_graphs):
            if iri not in self._graphs:
                raise RefusedQueryError(f"<{iri}> is no graph of the store")
        return self._reply(graph.ask(text, job.default_graphs, job.named_graphs), job.accept)

    def _reply(self, answer: Answer, accept: str) -> Reply:
        media = GRAPH_MEDIA if isinstance(answer, Triples) else TABLE_MEDIA
        form = choose(accept, media)
        if not form:
            raise UnacceptableError(f"this answer comes as {', '.join(media.values())}")
        return Reply(200, media[form], self._collect(result_chunks(self._limited(answer), form)))

    def _limited(self, answer: Answer) -> Answer:
        if isinstance(answer, Truth):
            return answer
        if isinstance(answer, Table):
            return Table(answer.columns, self._counted(answer.rows))
        return Triples(self._counted(answer.triples))

    def _counted(self, items: Iterable[_Item]) -> Iterator[_Item]:
        iterator = iter(items)
        yield from islice(iterator, self._limits.rows)
        for _ in iterator:
            raise TooLargeError(
                f"the answer has more than {self._limits.rows} rows; add LIMIT or ask for less"
            )

    def _collect(self, chunks: Iterable[str]) -> bytes:
        collected = bytearray()
        for chunk in chunks:
            collected += chunk.encode("utf-8", "replace")
            if len(collected) > self._limits.size:
                raise TooLargeError(
                    f"the answer has more than {self._limits.size} bytes; add LIMIT or ask for less"
                )
        return bytes(collected)

    def _search(self, graph: LocalGraph, job: Search) -> Reply:
        from kg.names.search import read_index, search

        if self._index is None:
            self._index = read_index(graph)
        hits = search(graph, job.words, types=job.types, limit=job.limit, index=self._index)
        found = [
            {
                "name": hit.label,
                "type": hit.type,
                "found": hit.matched,
                "iri": hit.iri,
                "documents": hit.documents,
            }
            for hit in hits
        ]
        return _json(found)

    def _resource(self, graph: LocalGraph, job: Resource) -> Reply:
        node = _node(self._base + job.path)
        text = f"""CONSTRUCT {{ {node} ?p ?o . ?s ?q {node} }} WHERE {{
          {{ {node} ?p ?o }} UNION {{ ?s ?q {node} }} UNION
          {{ GRAPH ?g {{ {node} ?p ?o }} FILTER NOT EXISTS {{ {node} ?any ?thing }} }} }}"""
        answer = graph.ask(text)
        triples = list(answer.triples) if isinstance(answer, Triples) else []
        if not triples:
            return Reply(404, "text/plain; charset=utf-8", b"nothing of this name is in the graph\n")
        return self._reply(Triples(triples), job.accept)

    def _portray(self, graph: LocalGraph, job: Portray) -> Reply:
        from dataclasses import asdict

        from kg.query.errors import UnknownNameError
        from kg.show import describe

        labels = self._labels.setdefault(job.language, Labels(graph, job.language, self._base))
        try:
            portrait = asdict(describe(graph, self._base + job.path, labels))
        except UnknownNameError:
            return Reply(404, "text/plain; charset=utf-8", b"no entity of this name is in the graph\n")
        return _json(portrait | {"base": self._base})


def _node(iri: str) -> str:
    import pyoxigraph

    try:
        return str(pyoxigraph.NamedNode(iri))
    except ValueError:
        raise QueryError("no IRI") from None


def _json(content: object) -> Reply:
    return Reply(200, "application/json", json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))
