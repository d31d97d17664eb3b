"""``policy-kg review``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.cli.language import translate


@click.command(
    "review",
    cls=PolicyCommand,
    example="""
    policy-kg review
    policy-kg review --rows >> judgements.tsv
    """,
)
@graph_option
@click.option(
    "--judgements", type=click.Path(path_type=Path), help="A table of judgements instead of the bundled one."
)
@click.option("--rows", is_flag=True, help="Write rows for a table of judgements.")
def command(graph: Path, judgements: Path | None, rows: bool) -> None:
    """List pairs of names that may mean the same entity.

    Rules propose, a person decides: write same or different into a table of judgements and give it to
    policy-kg build --judgements. Pairs that were decided are not listed again.
    """
    from kg.cli.asking import draw
    from kg.judge.candidates import candidates, candidates_table
    from kg.judge.judgements import load_judgements
    from kg.names.search import read_names
    from kg.query.sparql import open_local

    pairs = candidates(read_names(open_local(graph)), load_judgements(judgements))
    if rows:
        click.echo(candidates_table(pairs), nl=False)
        return
    columns = [translate(name) for name in ("type", "name", "other name", "proposed by")]
    draw(columns, [[translate(p.type), p.name, p.other, " ".join(p.rules)] for p in pairs], sys.stdout)
