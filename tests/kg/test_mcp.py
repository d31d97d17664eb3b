"""The MCP server as the SDK's own client sees it: in process, and as a command over standard input and output."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import anyio
import pytest

import extract
from kg.errors import ExportError, StoreError
from kg.mcp import make_server

mcp = pytest.importorskip("mcp", reason="the MCP SDK is an optional extra: pip install 'policy-kg[mcp]'")

Call = Callable[[Any], Awaitable[Any]]


def with_client(server: Any, use: Call) -> Any:
    """Run ``use`` with a client that is connected to a server, in a thread: a browser may hold this one's loop."""

    async def run() -> Any:
        async with mcp.Client(server) as client:
            return await use(client)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, run).result()


def call(built: Path, tool: str, **arguments: object) -> Any:
    """Return what a tool answers, or the words of its error."""
    return calls(built, [(tool, arguments)])[0]


def calls(built: Path, wanted: Sequence[tuple[str, dict[str, object]]]) -> list[Any]:
    """Return what several calls to one server give."""

    async def use(client: Any) -> Any:
        return [await client.call_tool(tool, arguments) for tool, arguments in wanted]

    return [content_of(result) for result in with_client(make_server(built), use)]


def content_of(result: Any) -> Any:
    if result.is_error:
        return "error: " + result.content[0].text
    content = result.structured_content
    return content["result"] if set(content) == {"result"} else content


def test_tools_say_what_they_do_and_that_they_only_read(built: Path) -> None:
    async def use(client: Any) -> Any:
        return await client.list_tools()

    tools = with_client(make_server(built), use).tools
    assert [tool.name for tool in tools] == [
        "search_entities",
        "show_entity",
        "list_questions",
        "ask_question",
        "run_sparql",
    ]
    for tool in tools:
        assert tool.description and tool.annotations.read_only_hint and not tool.annotations.destructive_hint


def test_search_and_show_lead_to_the_source(built: Path, examples: Path) -> None:
    hit = call(built, "search_entities", words="gjdzzwww", types=["platform"])[0]
    assert hit["label"] == "国家电子政务外网"
    shown = call(built, "show_entity", name=hit["iri"])
    quotes = [quote for relation in shown["relations"] for quote in relation["quotes"]]
    assert quotes
    for quote in quotes:
        source = extract.read_file(examples / quote["file"]).text[quote["start"] : quote["end"]]
        assert "".join(source.split()) == "".join(quote["quote"].split())
    silent = call(built, "show_entity", name=hit["iri"], quotes=0)
    assert all(relation["quotes"] == [] for relation in silent["relations"])


def test_every_listed_question_can_be_asked(built: Path) -> None:
    listed = call(built, "list_questions", language="en")
    names = {question["name"] for question in listed}
    assert "due-by-year" in names
    answer = call(built, "ask_question", question="due-by-year", values={"year": "2025"}, rows=2)
    assert answer["columns"][0] == "due" and len(answer["rows"]) == 2 and answer["more"]
    simple = [q["name"] for q in listed if not any(v["required"] for v in q["values"])]
    assert simple
    answers = calls(built, [("ask_question", {"question": name, "rows": 1}) for name in simple])
    assert [name for name, answer in zip(simple, answers, strict=True) if "columns" not in answer] == []


def test_sparql_gives_labels_and_iris(built: Path) -> None:
    text = 'SELECT ?x { ?x pkg:canonicalName "国家电子政务外网" }'
    answer = call(built, "run_sparql", query=text)
    assert answer == {
        "columns": ["x"],
        "rows": [
            [{"text": "国家电子政务外网", "iri": "https://w3id.org/policy-kg/id/platform/国家电子政务外网"}]
        ],
        "more": False,
    }


def test_what_cannot_be_done_comes_back_as_an_error(built: Path) -> None:
    wanted: list[tuple[str, dict[str, object], str]] = [
        ("run_sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "only read"),
        ("run_sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, "not allowed"),
        ("run_sparql", {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}, "no graph of the store"),
        ("run_sparql", {"query": "no query"}, "no SPARQL query"),
        ("ask_question", {"question": "due-by-yaer"}, "did you mean due-by-year"),
        ("ask_question", {"question": "dependencies", "values": {"system": "没有"}}, "no entity is called"),
        ("show_entity", {"name": "没有的平台"}, "no entity is called"),
        ("search_entities", {"words": "政务", "types": ["planet"]}, "planet"),
    ]
    answers = calls(built, [(tool, arguments) for tool, arguments, _ in wanted])
    for (tool, arguments, words), answer in zip(wanted, answers, strict=True):
        assert isinstance(answer, str) and words in answer, (tool, arguments, answer)


def test_command_speaks_over_standard_input_and_output(built: Path) -> None:
    async def use(client: Any) -> Any:
        return await client.call_tool("search_entities", {"words": "国家电子政务外网", "limit": 1})

    server = mcp.StdioServerParameters(command=sys.executable, args=["-m", "kg", "mcp", str(built)])
    result = with_client(server, use)
    assert result.structured_content["result"][0]["label"] == "国家电子政务外网"


def test_no_graph_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="policy-kg build"):
        make_server(tmp_path)


def test_without_the_sdk_the_remedy_is_said(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> ModuleType:
        if name.split(".")[0] == "mcp":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ExportError, match=r"policy-kg\[mcp\]"):
        make_server(built)
