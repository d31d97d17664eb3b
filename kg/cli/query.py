"""``policy-kg query``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.cli.language import language

if TYPE_CHECKING:
    from kg.query.labels import Labels
    from kg.query.sparql import Answer, Graph

_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "nquads", "rdfxml")


@click.command(
    "query",
    cls=PolicyCommand,
    example="""
    policy-kg query due-by-year year=2025
    policy-kg query dependencies 国家数据共享交换平台
    policy-kg query 'SELECT ?name { ?x a pkg:Platform ; rdfs:label ?name }' -f csv
    policy-kg query my-question.rq --endpoint http://127.0.0.1:8000/sparql
    """,
)
@click.argument("question")
@click.argument("values", nargs=-1)
@graph_option
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of a graph on disk.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Format to write; a table on a terminal, else tsv.",
)
@click.option("--iris", is_flag=True, help="Show IRIs and exact terms in place of readable labels.")
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8"),
    default="-",
    help="File to write; - is standard output.",
)
def command(
    question: str,
    values: tuple[str, ...],
    graph: Path,
    endpoint: str | None,
    form: str | None,
    iris: bool,
    output: TextIO,
) -> None:
    """Ask the graph: a named question, a SPARQL file, or SPARQL text.

    QUESTION is the name of a question (see policy-kg questions), a file with a query, a query itself, or -
    for standard input. VALUES are its parameters, as NAME=VALUE or in their order: any name of an entity, a
    year.

    Queries only read: updates, SERVICE, and graphs from outside the store are refused. json and xml are the
    W3C formats and hold IRIs; the others show labels unless --iris is given.
    """
    from kg.cli.asking import ask
    from kg.names.lookup import base_of
    from kg.query.labels import Labels

    asked = _open(graph, endpoint)
    labels = Labels(asked, language(), base_of(asked))
    answer = ask(asked, question, values, labels)
    _write(answer, form, iris, output, labels)


def _open(graph: Path, endpoint: str | None) -> Graph:
    if endpoint:
        from kg.query.remote import RemoteGraph

        return RemoteGraph(endpoint)
    from kg.query.sparql import open_local

    return open_local(graph)


def _write(answer: Answer, form: str | None, iris: bool, output: TextIO, labels: Labels) -> None:
    from kg.cli.asking import show
    from kg.query.results import result_chunks
    from kg.query.sparql import Triples, Truth

    if isinstance(answer, Triples):
        chosen = "turtle" if form in (None, "table") else form
        output.writelines(result_chunks(answer, str(chosen)))
        return
    if isinstance(answer, Truth):
        output.writelines(result_chunks(answer, "csv" if form in (None, "table") else str(form)))
        return
    show(answer, form or ("table" if output.isatty() else "tsv"), output, labels, iris=iris)
