"""``policy-kg validate``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.cli.language import language, translate


@click.command(
    "validate",
    cls=PolicyCommand,
    example="""
    policy-kg validate -g out
    """,
)
@graph_option
@click.pass_context
def command(context: click.Context, graph: Path) -> None:
    """Check a graph against the SHACL shapes of the ontology.

    Each violation is a line: what is wrong, where, and what was expected. Exit code 1 if there are any.
    """
    from kg.shapes import validate
    from kg.store import open_store

    violations = validate(open_store(graph), language=language())
    for violation in violations:
        click.echo(str(violation))
    click.echo(f"{graph}: {len(violations)} {translate('violations')}", err=True)
    context.exit(1 if violations else 0)
