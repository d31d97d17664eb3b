"""``policy-kg tag``."""

from __future__ import annotations

from typing import TextIO

import click

from extract.errors import nothing_but_furniture
from kg.cli.group import PolicyCommand
from kg.cli.reading import (
    encoding_option,
    examples_option,
    lexicons_option,
    ocr_option,
    paths_argument,
    paths_of,
    tell_problem,
    texts_at,
)


@click.command(
    "tag",
    cls=PolicyCommand,
    example="""
    policy-kg tag texts/plan.txt > plan.jsonl
    cat plan.txt | policy-kg tag - | head
    """,
)
@paths_argument
@examples_option
@encoding_option
@ocr_option
@lexicons_option
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8"),
    default="-",
    help="File to write; - is standard output.",
)
def command(paths: tuple[str, ...], examples: bool, encoding: str | None, ocr: bool, output: TextIO) -> None:
    """Print what the texts name and state, as JSON lines.

    One object a line: a document, a mention of an entity, a relation, or a denial. Offsets are characters of
    the decoded file, the end exclusive.
    """
    from extract.pipeline import extract_text
    from kg.jsonlines import json_lines

    for source in texts_at(paths_of(paths, examples=examples), encoding, ocr=ocr):
        extraction = extract_text(source)
        if not extraction.simplified:
            tell_problem(nothing_but_furniture(source.path))
            continue
        for line in json_lines(extraction):
            output.write(line + "\n")
