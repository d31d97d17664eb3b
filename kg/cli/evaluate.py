"""``policy-kg evaluate``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kg.cli.group import PolicyCommand
from kg.cli.language import translate
from kg.cli.reading import lexicons_option

if TYPE_CHECKING:
    from kg.evaluate.scores import Gold, Report


@click.command(
    "evaluate",
    cls=PolicyCommand,
    example="""
    policy-kg evaluate gold/002.gold.json --errors 5
    policy-kg tag texts/ | policy-kg evaluate gold/002.gold.json --predictions -
    """,
)
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--predictions",
    type=click.File(encoding="utf-8"),
    help="JSON lines to score; by default the texts inside GOLD are read now.",
)
@click.option(
    "--against",
    type=click.File(encoding="utf-8"),
    help="JSON lines of an earlier run: print what was gained and lost.",
)
@lexicons_option
@click.option("--errors", type=click.IntRange(0), default=0, help="List up to this many errors of each kind.")
def command(gold: tuple[Path, ...], predictions: TextIO | None, against: TextIO | None, errors: int) -> None:
    """Score the extraction against gold annotations.

    GOLD are JSON files of annotated texts; several are pooled. The table gives precision, recall and F1 of
    mentions by exact span, by overlap, and of the names, then of the relations.
    """
    from kg.evaluate.scores import evaluate, read_gold, read_predictions
    from kg.evaluate.text import error_lines, score_table

    texts = [read_gold(path) for path in gold]
    found = read_predictions(predictions, predictions.name) if predictions else [*_tag(texts)]
    report = evaluate(texts, found)
    click.echo(score_table(report))
    for line in error_lines(report, errors) if errors else ():
        click.echo(line)
    if against is not None:
        _compare(evaluate(texts, read_predictions(against, against.name)), report)


def _tag(texts: Sequence[Gold]) -> Iterator[Mapping[str, Any]]:
    from extract.pipeline import extract_text
    from extract.records import SourceText
    from kg.jsonlines import line_objects

    for gold in texts:
        yield from line_objects(extract_text(SourceText(gold["file"], gold["file"], gold["text"])))


def _compare(earlier: Report, later: Report) -> None:
    from kg.evaluate.text import compare_findings

    changes = compare_findings(earlier.findings, later.findings)
    for heading, findings in (("gains", changes.gains), ("losses", changes.losses)):
        click.echo(f"{translate(heading)}: {len(findings)}")
        for f in findings:
            click.echo(f"  {f.kind}\t{f.outcome}\t{f.document}\t{f.words!r}")
