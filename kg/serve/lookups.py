"""Answers for the query page: tables with labels, titles and links, as JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pyoxigraph

from kg.query.guard import check_query
from kg.query.sparql import Table, Triples
from kg.query.words import column_title, word
from kg.questions.ask import ask_question
from kg.questions.catalogue import get_question, parse_question
from kg.serve.jobs import Reply
from viz.texts import page_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kg.query.labels import Labels
    from kg.query.sparql import Answer, LocalGraph, Row
    from kg.serve.jobs import Lookup

__all__ = ["labelled", "reader_link"]

_PLACE: Final = re.compile(r"(.+):(\d+)-(\d+)", re.ASCII | re.DOTALL)


def labelled(graph: LocalGraph, job: Lookup, labels: Labels, graphs: Collection[str], size: int) -> Reply:
    """Answer a question or a query with labels.

    The JSON has ``columns`` (name and title), ``rows`` of cells (``text``; for things ``iri``; for places
    ``view``, where the reader shows them), ``more`` if rows were cut off, and ``sparql``, the text run.

    Args:
        graph: What to ask.
        job: What is asked.
        labels: Labels in the language of the job.
        graphs: IRIs of the graphs of the store.
        size: Most bytes of the answer; rows beyond it are cut off.

    Raises:
        QueryError: If it cannot be answered.
    """
    if job.question:
        question = get_question(job.question)
    else:
        question = parse_question(check_query(job.text, graphs), "query")
    answer = _table(ask_question(graph, question, dict(job.values), labels=labels))
    rows = list(islice(answer.rows, job.rows + 1))
    more = len(rows) > job.rows
    table = Table(answer.columns, rows[: job.rows])
    if job.form == "csv":
        return Reply(
            200, "text/csv; charset=utf-8", _csv(table, labels, job.language).encode("utf-8", "replace")
        )
    cells: list[list[dict[str, str]]] = []
    left = size // 2
    for row in _cells(table, labels, job.language):
        left -= sum(len(cell["text"]) * 3 + len(cell.get("iri", "")) * 3 for cell in row)
        if left < 0:
            more = True
            break
        cells.append(row)
    content: dict[str, Any] = {
        "columns": [{"name": name, "title": column_title(name, job.language)} for name in table.columns],
        "rows": cells,
        "more": more,
        "sparql": question.text,
    }
    return Reply(200, "application/json", json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))


def _table(answer: Answer) -> Table:
    if isinstance(answer, Table):
        return answer
    if isinstance(answer, Triples):
        rows: Iterator[Row] = ((t.subject, t.predicate, t.object) for t in answer.triples)
        return Table(("subject", "predicate", "object"), rows)
    return Table(("answer",), [(pyoxigraph.Literal(answer.value),)])


def _cells(table: Table, labels: Labels, language: str) -> Iterator[list[dict[str, str]]]:
    rows = list(table.rows)
    for row, texts in zip(rows, labels.rows(Table(table.columns, rows)), strict=True):
        cells = []
        for name, term, text in zip(table.columns, row, texts, strict=True):
            cell = {"text": word(name, text, language)}
            if isinstance(term, pyoxigraph.NamedNode):
                cell["iri"] = term.value
            cells.append(cell)
        _link(cells, table.columns, language)
        yield cells


def reader_link(file: str, start: str, end: str, language: str) -> str:
    """Return the address of a place in the reader; offsets are code points, the end exclusive."""
    return f"/view/read/{quote(page_name(file))}#m-{start}-{end}&lang={language}"


def _link(cells: list[dict[str, str]], columns: Sequence[str], language: str) -> None:
    """Add the address in the reader to the cells that say a place, whole or as file, start and end."""
    texts = {name: cell["text"] for name, cell in zip(columns, cells, strict=True)}
    for name, cell in zip(columns, cells, strict=True):
        if name == "place" and (found := _PLACE.fullmatch(cell["text"])):
            cell["view"] = reader_link(found[1], found[2], found[3], language)
        elif name == "file" and texts.get("start", "").isdigit() and texts.get("end", "").isdigit():
            cell["view"] = reader_link(cell["text"], texts["start"], texts["end"], language)


def _csv(table: Table, labels: Labels, language: str) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([column_title(name, language) for name in table.columns])
    for texts in labels.rows(table):
        writer.writerow([word(name, text, language) for name, text in zip(table.columns, texts, strict=True)])
    return "\ufeff" + buffer.getvalue()
