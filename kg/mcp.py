"""A graph for agents: a Model Context Protocol server with tools that only read.

``search_entities`` and ``show_entity`` find things and say where the texts speak of them;
``list_questions`` and ``ask_question`` give the named questions; ``run_sparql`` takes guarded
SPARQL.  Queries run in a worker process that is stopped when it takes too long.  Needs the official
SDK: ``pip install 'policy-kg[mcp]'``.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from kg.errors import ExportError

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from kg.serve.jobs import Lookup
    from kg.show import Portrait

__all__ = ["make_server"]

Type = Literal["agency", "platform", "database", "project", "document", "goal"]
Language = Literal["zh", "en"]

_MOST_ROWS: Final = 1000
_SECONDS: Final = 20.0
_INSTRUCTIONS: Final = """A knowledge graph of Chinese digital-government policy texts: agencies,
platforms, databases, projects, documents and goals, and what the texts say of them. Every relation has
the quote that states it, with file and character offsets: cite it. Start with search_entities (simplified
or traditional Chinese, pinyin) or list_questions; names are Chinese. run_sparql is for what no question
answers; prefixes pkg:, rdfs:, skos:, oa: are known, the merged facts are in the default graph, evidence
is in a named graph for each file."""


def make_server(out: Path) -> MCPServer[Any]:
    """Return the server of the graph in an output folder; ``run("stdio")`` serves it.

    Args:
        out: Folder that a build has written.

    Raises:
        StoreError: If there is no graph.
        ExportError: If the SDK is not installed.
    """
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp_types import ToolAnnotations
    except ImportError:
        raise ExportError("the MCP server needs the official SDK: pip install 'policy-kg[mcp]'") from None
    from kg.store import open_store

    open_store(out)
    tools = _Tools(out)
    server: MCPServer[Any] = MCPServer(
        "policy-kg", instructions=_INSTRUCTIONS, lifespan=tools.lifespan, log_level="WARNING"
    )
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
    for tool in (
        tools.search_entities,
        tools.show_entity,
        tools.list_questions,
        tools.ask_question,
        tools.run_sparql,
    ):
        server.tool(annotations=reading)(tool)
    return server


class _Tools:
    """The tools; what they return goes to the client as JSON, what they raise as an error."""

    def __init__(self, out: Path) -> None:
        from kg.serve.jobs import Limits, Settings
        from kg.serve.pool import Pool

        self._out = out
        self._pool = Pool(Settings(out, workers=1, limits=Limits(seconds=_SECONDS)))
        self._starting = asyncio.Lock()
        self._started = False

    @asynccontextmanager
    async def lifespan(self, server: MCPServer[Any]) -> AsyncIterator[None]:
        """Stop the worker, if a query has started it, when the server ends."""
        try:
            yield
        finally:
            await self._pool.stop()

    def search_entities(
        self,
        words: Annotated[str, "Parts of any name, in either script, as pinyin or pinyin initials"],
        types: Annotated[list[Type] | None, "Only these types"] = None,
        limit: int = 20,
    ) -> list[dict[str, Any]]:
        """Find agencies, platforms, databases, projects, documents and goals by words of their names."""
        from kg.answers import search_entities

        hits = search_entities(words, self._out, types=types, limit=max(1, min(limit, 200)))
        return [asdict(hit) for hit in hits]

    def show_entity(
        self,
        name: Annotated[str, "Any name of it, type/name, or its IRI"],
        quotes: Annotated[int, "Most quotes for each relation"] = 2,
        language: Language = "zh",
    ) -> dict[str, Any]:
        """Tell what an entity is: names, attributes, documents that name it, and its relations with quotes.

        Each quote has its file and [start, end) in characters of that file.
        """
        from mcp.server.mcpserver.exceptions import ToolError

        from kg.answers import show_entity
        from kg.query.errors import QueryError

        try:
            portrait = show_entity(name, self._out, language=language)
        except QueryError as error:
            raise ToolError(str(error)) from None
        return _portrait(portrait, max(0, quotes))

    def list_questions(self, language: Language = "zh") -> list[dict[str, Any]]:
        """List the named questions: what each answers and which values it takes."""
        from kg.answers import list_questions

        return [
            {
                "name": name,
                "title": question.title[language],
                "answers": question.answers[language],
                "values": [
                    {
                        "name": p.name,
                        "kind": p.kind,
                        "required": p.required,
                        "default": p.default,
                        "meaning": p.label[language],
                    }
                    for p in question.parameters
                ],
                "example": question.example,
            }
            for name, question in list_questions().items()
        ]

    async def ask_question(
        self,
        question: Annotated[str, "Name of a question, as list_questions gives it"],
        values: Annotated[dict[str, str] | None, "Value of each of its parameters"] = None,
        rows: Annotated[int, "Most rows to return"] = 100,
        language: Language = "zh",
    ) -> dict[str, Any]:
        """Answer a named question. ``more`` tells whether rows were cut off."""
        return await self._look_up(_lookup(question, "", values or {}, rows, language))

    async def run_sparql(
        self,
        query: Annotated[str, "A SPARQL 1.1 query; updates, SERVICE and graphs from elsewhere are refused"],
        rows: Annotated[int, "Most rows to return"] = 100,
        language: Language = "zh",
    ) -> dict[str, Any]:
        """Run a read-only SPARQL query; things come with label and IRI. ``more`` tells of rows cut off."""
        return await self._look_up(_lookup("", query, {}, rows, language))

    async def _look_up(self, job: Lookup) -> dict[str, Any]:
        from mcp.server.mcpserver.exceptions import ToolError

        async with self._starting:
            if not self._started:
                await self._pool.start()
                self._started = True
        reply = await self._pool.run(job)
        text = reply.body.decode("utf-8")
        if reply.status != 200:
            raise ToolError(text.strip())
        answer = json.loads(text)
        return {
            "columns": [column["name"] for column in answer["columns"]],
            "rows": answer["rows"],
            "more": answer["more"],
        }


def _lookup(question: str, text: str, values: dict[str, str], rows: int, language: str) -> Lookup:
    from kg.serve.jobs import Lookup

    most = max(1, min(rows, _MOST_ROWS))
    return Lookup(question, text, tuple(values.items()), language, "json", most)


def _portrait(portrait: Portrait, quotes: int) -> dict[str, Any]:
    return {
        "name": portrait.label,
        "type": portrait.type,
        "iri": portrait.iri,
        "names": [{"name": name, "kind": kind} for name, kind in portrait.names],
        "attributes": {label: list(values) for label, values in portrait.attributes},
        "mentions": portrait.mentions,
        "documents": [label for _, label in portrait.documents],
        "relations": [
            {
                "relation": related.label,
                "direction": "out" if related.forward else "in",
                "name": related.name,
                "iri": related.iri,
                "passages": len(related.evidence),
                "quotes": [asdict(evidence) for evidence in related.evidence[:quotes]],
            }
            for related in portrait.relations
        ],
    }
