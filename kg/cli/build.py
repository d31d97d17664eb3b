"""``policy-kg build``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.group import PolicyCommand, stop
from kg.cli.language import language, translate
from kg.cli.reading import (
    encoding_option,
    examples_option,
    lexicons_option,
    ocr_option,
    paths_argument,
    paths_of,
    tell_problem,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.build.report import BuildReport
    from kg.errors import Problem


@click.command(
    "build",
    cls=PolicyCommand,
    example="""
    policy-kg build texts/ -o out
    policy-kg build --examples -o out
    policy-kg build texts/ -o out --jobs 8 --timeout 60 --memory 2000
    """,
)
@paths_argument
@examples_option
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default="out", show_default=True, help="Output folder."
)
@click.option("--base", help="Base of the IRIs of entities, mentions and files; it ends in a slash.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Number of processes that read texts.",
)
@encoding_option
@ocr_option
@lexicons_option
@click.option(
    "--judgements",
    type=click.Path(path_type=Path),
    help="A table of judgements on names instead of the bundled one.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    default=0.0,
    help="Seconds that one text may take; 0 for any.",
)
@click.option(
    "--memory",
    type=click.IntRange(0),
    default=0,
    help="Megabytes that a process that reads texts may take; 0 for any.",
)
@click.option("--dask", metavar="ADDRESS", help="Read the texts on the Dask cluster with this scheduler.")
@click.option("--store/--no-store", default=True, help="Whether to fill the store that commands here ask.")
@click.option(
    "--packed/--no-packed",
    default=None,
    help="Write graph.nq.gz, not graph.nq and evidence.ttl; by default from 20 million statements on.",
)
@click.option(
    "--now", default="", help="ISO 8601 instant to record for this run; none is recorded without it."
)
@click.option(
    "--evidence/--no-evidence",
    default=True,
    help="Whether to keep mentions and assertions with their quotes.",
)
@click.option("--views/--no-views", default=True, help="Whether to render the HTML views.")
def command(
    paths: tuple[str, ...],
    examples: bool,
    out: Path,
    base: str | None,
    jobs: int,
    encoding: str | None,
    ocr: bool,
    judgements: Path | None,
    timeout: float,
    memory: int,
    dask: str | None,
    store: bool,
    packed: bool | None,
    now: str,
    evidence: bool,
    views: bool,
) -> None:
    """Read policy texts and build graph, store and views.

    PATHS are files, folders or archives; - is standard input. A second build reads only what has
    changed; one that was stopped goes on from what was read. Files that cannot be used are named at
    the end, the rest goes on.
    """
    from kg.build.run import build_graph
    from kg.cli.progress import count_files, progress_bar
    from kg.errors import NothingBuiltError
    from kg.views import render_views
    from ontology import DEFAULT_BASE

    texts = paths_of(paths, examples=examples)
    try:
        with progress_bar(count_files(texts)) as progress:
            report = build_graph(
                texts,
                out,
                base=base or DEFAULT_BASE,
                jobs=jobs,
                evidence=evidence,
                judgements=judgements,
                encoding=encoding,
                ocr=ocr,
                timeout=timeout,
                memory=memory,
                dask=dask or "",
                store=store,
                packed=packed,
                now=now,
                views=render_views if views and store else None,
                on_progress=progress,
            )
    except KeyboardInterrupt:
        stop(f"{out}: stopped, what was read is kept; build again to go on", 130)
    except NothingBuiltError as error:
        if len(error.problems) > 1:
            _tell(error.problems)
        raise
    _tell(report.problems)
    _show(report)
    if not report.relations.get("mentions"):
        hint = "note: nothing was recognised in these texts; policy-kg tag FILE shows what is read of one"
        click.echo(translate(hint), err=True)
    if views and store:
        click.echo(f"{translate('open in a browser:')} {report.out / 'site' / 'index.html'}")


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        tell_problem(f"{problem.path}: {problem.message}")


def _show(report: BuildReport) -> None:
    from rich.console import Console
    from rich.table import Table

    from ontology.model import load_ontology

    table = Table(title=f"{report.out}", show_header=False, title_justify="left")
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    counts = {
        "files": report.files,
        "read anew": report.new,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "files with problems": len(report.problems),
        "documents": report.documents,
    }
    for name, count in counts.items():
        table.add_row(translate(name), f"{count:,}")
    terms = load_ontology().properties if language() == "zh" else ()
    labels = {term.name: term.labels["zh"] for term in terms}
    for heading, numbers in (("entities", report.entities), ("relations", report.relations)):
        table.add_section()
        table.add_row(translate(heading), f"{sum(numbers.values()):,}")
        for name, count in numbers.items():
            table.add_row(f"  {labels.get(name) or translate(name)}", f"{count:,}")
    table.add_section()
    table.add_row(translate("statements"), f"{report.triples:,}")
    table.add_row(translate("seconds"), f"{report.seconds:.1f}")
    Console().print(table)
