"""``policy-kg show``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.cli.language import language, translate

if TYPE_CHECKING:
    from kg.show import Portrait, Related


@click.command(
    "show",
    cls=PolicyCommand,
    example="""
    policy-kg show 国家数据共享交换平台
    policy-kg show platform/国家电子政务外网 --quotes 5
    """,
)
@click.argument("entity")
@graph_option
@click.option(
    "--quotes", type=click.IntRange(0), default=1, show_default=True, help="Most quotes for each relation."
)
def command(entity: str, graph: Path, quotes: int) -> None:
    """Show what the graph knows of an entity.

    ENTITY is any of its names: canonical, alias, traditional form, or IRI; type/name where types must be told
    apart. Each relation comes with the words of the text and their place as file:start-end, in characters.
    """
    from kg.names.lookup import base_of, find_entity
    from kg.query.labels import Labels
    from kg.query.sparql import open_local
    from kg.show import describe

    local = open_local(graph)
    labels = Labels(local, language(), base_of(local))
    _print(describe(local, find_entity(local, entity), labels), quotes)


def _print(portrait: Portrait, quotes: int) -> None:
    click.secho(f"{portrait.label}", bold=True, nl=False)
    click.echo(f"  {portrait.type_label}\n{portrait.iri}")
    for name, kind in portrait.names:
        click.echo(f"  {translate(kind)}: {name}")
    for label, values in portrait.attributes:
        click.echo(f"  {label}: {'; '.join(values)}")
    documents = "; ".join(label for _, label in portrait.documents)
    click.echo(f"  {translate('mentions')}: {portrait.mentions}  {documents}")
    heading = ""
    for related in portrait.relations:
        if related.label != heading:
            click.secho(f"\n{related.label}", bold=True)
            heading = related.label
        _print_relation(related, quotes)


def _print_relation(related: Related, quotes: int) -> None:
    click.echo(f"  {related.name}")
    for evidence in related.evidence[:quotes]:
        section = f" · {evidence.section}" if evidence.section else ""
        click.echo(f"      “{evidence.quote}”\n      {evidence.place}{section}")
    if quotes and len(related.evidence) > quotes:
        left = len(related.evidence) - quotes
        click.echo(f"      + {left} {translate('more passage' if left == 1 else 'more passages')}")
