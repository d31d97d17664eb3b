"""``policy-kg diff``."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import click

from kg.cli.group import PolicyCommand
from kg.cli.language import translate

if TYPE_CHECKING:
    from kg.diff import Difference


@click.command(
    "diff",
    cls=PolicyCommand,
    example="""
    policy-kg diff out-2023 out-2024
    policy-kg query compare-documents old=旧方案 new=新方案
    """,
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--mentions", is_flag=True, help="Count mere mentions as relations too.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_context
def command(context: click.Context, old: Path, new: Path, mentions: bool, as_json: bool) -> None:
    """Compare two graphs.

    OLD and NEW are folders that builds have written. Entities and relations that came stand behind +, those
    that went behind -, changed attributes behind ~. Exit code 1 if the graphs differ. To compare two
    documents inside one graph, ask the question compare-documents.
    """
    from kg.diff import compare_graphs
    from kg.query.sparql import open_local

    difference = compare_graphs(open_local(old), open_local(new), mentions=mentions)
    if as_json:
        click.echo(json.dumps(asdict(difference), ensure_ascii=False, indent=1))
    else:
        _print(difference)
    context.exit(1 if difference else 0)


def _print(difference: Difference) -> None:
    for sign, color, entities, relations in (
        ("+", "green", difference.added, difference.relations_added),
        ("-", "red", difference.removed, difference.relations_removed),
    ):
        for entity in entities:
            click.secho(f"{sign} {unquote(entity)}", fg=color)
        for one, name, other in relations:
            click.secho(f"{sign} {unquote(one)}  {name}  {unquote(other)}", fg=color)
    for changed in difference.changed:
        was, now = " | ".join(changed.before), " | ".join(changed.after)
        click.secho(f"~ {unquote(changed.entity)}  {changed.attribute}: {was} → {now}", fg="yellow")
    if not difference:
        click.echo(translate("no difference"), err=True)
