"""``policy-kg lexicons``."""

from __future__ import annotations

import sys

import click

from kg.cli.group import PolicyCommand
from kg.cli.language import translate
from kg.cli.reading import lexicons_option


@click.command(
    "lexicons",
    cls=PolicyCommand,
    example="""
    policy-kg lexicons
    policy-kg lexicons agencies
    policy-kg lexicons --lexicons mine/
    """,
)
@click.argument("name", required=False)
@lexicons_option
def command(name: str | None) -> None:
    """List the lexicons with their numbers of rows, or print one as it is, with what its columns mean.

    With --lexicons the rows of your own are checked and counted too.
    """
    from extract.lexicon import bundled_lexicon, lexicon_names, lexicon_notes, load_table
    from kg.cli.asking import draw

    if name is not None:
        click.echo(bundled_lexicon(name), nl=False)
        return
    rows = [
        [each, f"{len(load_table(each)):,}", lexicon_notes(each).partition("\n")[0]]
        for each in lexicon_names()
    ]
    draw([translate("lexicon"), translate("rows"), translate("what a row is")], rows, sys.stdout)
