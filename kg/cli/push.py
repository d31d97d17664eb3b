"""``policy-kg push``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.cli.language import translate

if TYPE_CHECKING:
    from kg.push import Pushed


@click.command(
    "push",
    cls=PolicyCommand,
    example="""
    policy-kg push http://127.0.0.1:3030/policies/data -g out
    policy-kg push http://127.0.0.1:7878/update --update -g out
    """,
)
@click.argument("url")
@graph_option
@click.option("--update", is_flag=True, help="Use SPARQL Update in place of the Graph Store Protocol.")
@click.option(
    "--default", default="", metavar="IRI", help="Put the core into this named graph on the server."
)
@click.option("--user", default="", envvar="POLICY_KG_USER", help="Name to log in with.")
@click.option(
    "--password",
    default="",
    envvar="POLICY_KG_PASSWORD",
    help="Its password; better given as POLICY_KG_PASSWORD.",
)
def command(url: str, graph: Path, update: bool, default: str, user: str, password: str) -> None:
    """Send a graph to another SPARQL server.

    URL is the address of its Graph Store, or of its update endpoint with --update. Each file's graph replaces
    the graph of the same name, the core replaces the default graph.
    """
    from kg.push import push_graph

    def tell(pushed: Pushed) -> None:
        click.echo(f"{pushed.graph or translate('default graph')}  {pushed.triples:,}", err=True)

    push_graph(graph, url, update=update, default=default, user=user, password=password, on_graph=tell)
