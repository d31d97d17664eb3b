"""``policy-kg analyse``."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.cli.language import language, translate

_MENTIONS = click.option("--mentions", is_flag=True, help="Count mere mentions as relations too.")
_LIMIT = click.option(
    "-n", "--limit", type=click.IntRange(1), default=20, show_default=True, help="Most results."
)


class _Group(PolicyCommand, click.Group):
    """A group with help like that of the other commands."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with the first sentence of its help, in the language of the run."""
        told = [(name, inspect.cleandoc(command.help or "")) for name, command in self.commands.items()]
        with formatter.section(translate("Commands")):
            formatter.write_dl([(name, translate(said.partition("\n\n")[0])) for name, said in told])


@click.group(
    "analyse",
    cls=_Group,
    example="""
    policy-kg analyse centrality
    policy-kg analyse path 国家电子政务外网 国家信息中心
    """,
)
def command() -> None:
    """Analyse the network of entities and relations."""


@command.command("centrality", cls=PolicyCommand, example="policy-kg analyse centrality -n 10")
@graph_option
@_MENTIONS
@_LIMIT
def centrality_command(graph: Path, mentions: bool, limit: int) -> None:
    """List the most central entities: relations, PageRank, betweenness."""
    from kg.analysis import centrality
    from kg.cli.asking import draw
    from kg.export.network import network

    found = centrality(network(graph), mentions=mentions)[:limit]
    columns = [translate(name) for name in ("name", "type", "relations", "PageRank", "betweenness")]
    rows = [
        [c.label, translate(c.type), str(c.degree), f"{c.pagerank:.4f}", f"{c.betweenness:.4f}"]
        for c in found
    ]
    draw(columns, rows, sys.stdout)


@command.command("communities", cls=PolicyCommand, example="policy-kg analyse communities")
@graph_option
@_MENTIONS
@_LIMIT
def communities_command(graph: Path, mentions: bool, limit: int) -> None:
    """List groups of entities that are linked more among themselves than with others."""
    from kg.analysis import communities
    from kg.cli.asking import draw
    from kg.export.network import network

    found = communities(network(graph), mentions=mentions)[:limit]
    columns = [translate(name) for name in ("group", "entities", "best linked")]
    rows = [[str(c.number), str(len(c.members)), "、".join(name for _, name in c.members[:8])] for c in found]
    draw(columns, rows, sys.stdout)


@command.command("path", cls=PolicyCommand, example="policy-kg analyse path 国家电子政务外网 国家信息中心")
@click.argument("start")
@click.argument("end")
@graph_option
def path_command(start: str, end: str, graph: Path) -> None:
    """Show a shortest chain of relations from START to END, each with its words and place.

    START and END are any names of entities. Exit code 1 if nothing links them.
    """
    from kg.analysis import shortest_path
    from kg.export.network import network
    from kg.names.lookup import base_of, find_entity
    from kg.query.labels import Labels
    from kg.query.sparql import open_local
    from kg.show import first_evidence
    from ontology import NAMESPACE

    local = open_local(graph)
    steps = shortest_path(network(graph), find_entity(local, start), find_entity(local, end))
    if not steps:
        click.echo(translate("nothing links them"), err=True)
        click.get_current_context().exit(1)
    labels = Labels(local, language(), base_of(local))
    for step in steps:
        click.echo(
            f"{labels.of(step.subject)}  {labels.of(NAMESPACE + step.relation)}  {labels.of(step.object)}"
        )
        evidence = first_evidence(local, step.subject, NAMESPACE + step.relation, step.object)
        if evidence is not None:
            click.echo(f"    “{evidence.quote}”\n    {evidence.place}")
