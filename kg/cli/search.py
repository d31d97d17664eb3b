"""``policy-kg search``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.cli.language import translate

_TYPES = ("agency", "platform", "database", "project", "document", "goal")


@click.command(
    "search",
    cls=PolicyCommand,
    example="""
    policy-kg search 电子政务
    policy-kg search gjdzzwww
    policy-kg search 清江 数据 --type platform
    """,
)
@click.argument("words", nargs=-1, required=True)
@graph_option
@click.option(
    "-t", "--type", "types", type=click.Choice(_TYPES), multiple=True, help="Only this type; may be repeated."
)
@click.option("-n", "--limit", type=click.IntRange(1), default=20, show_default=True, help="Most results.")
def command(words: tuple[str, ...], graph: Path, types: tuple[str, ...], limit: int) -> None:
    """Find entities by words.

    WORDS are parts of any name, in simplified or traditional script, as pinyin or as pinyin initials.
    Exit code 1 if nothing is found.
    """
    from kg.cli.asking import draw
    from kg.names.search import search
    from kg.query.sparql import open_local

    hits = search(open_local(graph), " ".join(words), types=types or _TYPES, limit=limit)
    if not hits:
        click.echo(translate("nothing found"), err=True)
        click.get_current_context().exit(1)
    columns = [translate(name) for name in ("name", "type", "found as", "documents")]
    rows = [
        [hit.label, translate(hit.type), "" if hit.matched == hit.label else hit.matched, str(hit.documents)]
        for hit in hits
    ]
    draw(columns, rows, sys.stdout)
