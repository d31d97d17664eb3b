"""What the commands that read texts share: their arguments, and a line for each unreadable file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.group import stop
from kg.cli.language import translate, translate_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import SourceText

__all__ = [
    "encoding_option",
    "examples_option",
    "lexicons_option",
    "ocr_option",
    "paths_argument",
    "paths_of",
    "tell_problem",
    "texts_at",
]


def _add_rows(_context: click.Context, _option: click.Parameter, folder: str | None) -> None:
    if folder:
        from extract.lexicon import use_lexicons

        use_lexicons(folder)


paths_argument = click.argument("paths", metavar="PATHS...", nargs=-1)
encoding_option = click.option(
    "--encoding", help="Character encoding of the texts; the default is to find out."
)
ocr_option = click.option(
    "--ocr", is_flag=True, help="Recognise the characters of pictures and scans; needs policy-kg[ocr]."
)
examples_option = click.option("--examples", is_flag=True, help="Read the bundled example texts too.")
lexicons_option = click.option(
    "--lexicons",
    envvar="POLICY_KG_LEXICONS",
    show_envvar=True,
    expose_value=False,
    callback=_add_rows,
    metavar="FOLDER",
    help="Folder with rows of your own for the lexicons, in tables that are named as theirs.",
)


def paths_of(paths: tuple[str, ...], *, examples: bool) -> tuple[str, ...]:
    """Return the paths to read, the folder of bundled examples among them where it is asked for.

    Raises:
        click.UsageError: If there is nothing to read.
    """
    from importlib.resources import files

    if examples:
        paths = (*paths, str(files("kg") / "examples"))
    if not paths:
        raise click.UsageError(
            translate("nothing to read: name files or folders, - for standard input, or --examples")
        )
    return paths


def tell_problem(error: object) -> None:
    """Say on standard error which file is left out, and why; the work goes on."""
    click.echo(f"{translate('skipped:')} {translate_message(str(error))}", err=True)


def texts_at(paths: tuple[str, ...], encoding: str | None, *, ocr: bool = False) -> Iterator[SourceText]:
    """Yield the texts that can be read; if there are none, the run ends with exit code 1."""
    from extract.read import read_sources
    from kg.build.output_folder import is_output

    found = False
    for source in read_sources(paths, encoding=encoding, ocr=ocr, skip=is_output, on_problem=tell_problem):
        found = True
        yield source
    if not found:
        stop(f"{' '.join(paths)}: {translate('no text could be read; see the lines above')}")
