"""``policy-kg view``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand


@click.command(
    "view",
    cls=PolicyCommand,
    example="""
    policy-kg view -g out
    policy-kg view -g out -o public/policies
    """,
)
@graph_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the pages; site/ in the graph's folder by default.",
)
def command(graph: Path, out: Path | None) -> None:
    """Render the HTML views of a graph: network, reader, timeline, matrix, comparison.

    The pages open from disk and load nothing from anywhere else.
    """
    from kg.views import render_views

    report = render_views(graph, out)
    click.echo(str(report.pages[0]))
