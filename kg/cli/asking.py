"""What the commands that ask share: from words typed to an answer, and from an answer to the screen."""

from __future__ import annotations

import csv
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.language import language, translate
from kg.query.sparql import Table
from kg.query.words import column_title, word
from ontology import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.query.labels import Labels
    from kg.query.sparql import Answer, Graph
    from kg.questions.catalogue import Question

__all__ = ["ask", "draw", "show"]


def ask(graph: Graph, question: str, values: Sequence[str], labels: Labels) -> Answer:
    """Answer a named question, a file, or SPARQL text.

    Raises:
        QueryError: If it cannot be answered.
        click.UsageError: If the values fit no parameters.
    """
    from kg.query.guard import check_query
    from kg.questions.ask import ask_question

    known, trusted = _question(question)
    given = _values(known, values)
    if not trusted:
        check_query(known.text)
        _hint(known.text)
    return ask_question(graph, known, given, labels=labels)


def _hint(query: str) -> None:
    """Say on standard error which terms the ontology lacks: their patterns match nothing."""
    from kg.query.vocabulary import unknown_terms

    for name, near in unknown_terms(query):
        hint = f" ({translate('did you mean')} {PREFIX}:{near})" if near else ""
        click.echo(f"{translate('note: the ontology has no term')} {PREFIX}:{name}{hint}", err=True)


def _question(text: str) -> tuple[Question, bool]:
    """Return the question that was meant, and whether it came with the package."""
    from kg.questions.catalogue import get_question, load_questions, parse_question, read_question

    if text == "-":
        return parse_question(sys.stdin.read(), "-"), False
    if text in load_questions():
        return get_question(text), True
    if _is_file(text):
        return read_question(Path(text)), False
    if "{" not in text:
        return get_question(text), True  # explains that there is none
    return parse_question(text, "query"), False


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # a query is often too long for a path, or holds what no path may hold
        return False


def _values(question: Question, given: Sequence[str]) -> dict[str, str]:
    names = [parameter.name for parameter in question.parameters]
    values: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if sign and name in names:
            values[name] = value
        elif free := [name for name in names if name not in values]:
            values[free[0]] = text
        else:
            takes = f"{question.id}: {', '.join(names) or translate('takes no values')}"
            raise click.UsageError(f"{translate('one value too many:')} {text!r} ({takes})")
    return values


def show(table: Table, form: str, output: TextIO, labels: Labels, *, iris: bool = False) -> None:
    """Write a table in one of the formats table, csv, tsv, json, xml.

    Raises:
        QueryError: If the format holds triples.
    """
    from kg.query.results import GRAPH_FORMATS, result_chunks

    if form in ("json", "xml", *GRAPH_FORMATS) or (iris and form in ("csv", "tsv")):
        output.writelines(result_chunks(table, form))
        return
    rows = _rows(table, labels, iris=iris)
    if form == "table":
        draw([column_title(name, language()) for name in table.columns], rows, output)
        return
    writer = csv.writer(output, dialect="excel-tab" if form == "tsv" else "excel", lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(rows)


def _rows(table: Table, labels: Labels, *, iris: bool) -> Iterator[list[str]]:
    if iris:
        yield from (["" if term is None else str(term) for term in row] for row in table.rows)
        return
    for cells in labels.rows(table):
        yield [word(name, cell, language()) for name, cell in zip(table.columns, cells, strict=True)]


def draw(columns: Sequence[str], rows: Iterable[Sequence[str]], output: TextIO) -> None:
    """Draw a table as wide as the terminal, and say how many rows it has."""
    from rich.console import Console
    from rich.table import Table as Drawing
    from rich.text import Text

    console = Console(file=output, width=None if output.isatty() else 160)
    shown = list(islice(rows, _MOST + 1))
    drawing = Drawing(show_lines=any(len(cell) > 60 for row in shown for cell in row))
    for name in columns:
        drawing.add_column(name, overflow="fold")
    for row in shown[:_MOST]:
        drawing.add_row(*(Text(cell) for cell in row))
    console.print(drawing)
    if len(shown) > _MOST:
        click.echo(f"{_MOST}+ {translate('rows; ask for csv or tsv to get all of them')}", err=True)
    else:
        click.echo(f"{len(shown)} {translate('row' if len(shown) == 1 else 'rows')}", err=True)


_MOST = 1000
