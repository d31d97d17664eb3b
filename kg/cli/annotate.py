"""``policy-kg annotate``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.group import PolicyCommand, stop
from kg.cli.language import translate
from kg.cli.reading import (
    encoding_option,
    examples_option,
    lexicons_option,
    paths_argument,
    paths_of,
    texts_at,
)

_FORMS = ("gold", "label-studio", "webanno", "docbin")


@click.command(
    "annotate",
    cls=PolicyCommand,
    example="""
    policy-kg annotate texts/ -f label-studio -o to-correct
    policy-kg annotate --corrected export.json -f gold -o gold
    policy-kg annotate --corrected gold/*.gold.json -f docbin -o training
    """,
)
@paths_argument
@examples_option
@encoding_option
@lexicons_option
@click.option(
    "--corrected",
    is_flag=True,
    help="PATHS are annotations: gold JSON, a Label Studio export, or WebAnno TSV.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="label-studio",
    show_default=True,
    help="Format to write.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="annotations",
    show_default=True,
    help="Output folder.",
)
def command(
    paths: tuple[str, ...], examples: bool, encoding: str | None, corrected: bool, form: str, output: Path
) -> None:
    """Write what is found in texts for experts to correct, and take their corrections back.

    PATHS are texts to read, or with --corrected what came back from a tool. label-studio writes tasks and the
    labelling interface, webanno a file a text and the layers for INCEpTION, docbin a spaCy corpus, gold the
    JSON that policy-kg evaluate scores against.
    """
    from kg.annotation.files import annotations_of_texts, read_annotations, undrawn, write_annotations

    given = paths_of(paths, examples=examples)
    if corrected:
        annotations = [annotation for path in given for annotation in read_annotations(Path(path))]
    else:
        annotations = list(annotations_of_texts(texts_at(given, encoding)))
    if not annotations:
        stop(f"{' '.join(given)}: {translate('nothing annotated here; submit the tasks in the tool first')}")
    for path in write_annotations(annotations, form, output):
        click.echo(path)
    if form == "webanno" and (count := undrawn(annotations)):
        click.echo(
            f"{count} {translate('relations left out: an end is nowhere marked in the text')}", err=True
        )
