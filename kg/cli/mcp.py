"""``policy-kg mcp``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.group import PolicyCommand


@click.command(
    "mcp",
    cls=PolicyCommand,
    example="""
    policy-kg mcp out
    """,
)
@click.argument("graph", type=click.Path(path_type=Path), default="out", envvar="POLICY_KG_GRAPH")
def command(graph: Path) -> None:
    """Serve a graph to agents by the Model Context Protocol, on standard input and output.

    The tools only read: search entities, show one with its quotes, list and ask named questions, run guarded
    SPARQL. An agent starts this command itself; name it in the agent's settings. Needs policy-kg[mcp].
    """
    from kg.mcp import make_server

    make_server(graph).run("stdio")
