"""``policy-kg export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from kg.cli.graph import graph_option
from kg.cli.group import PolicyCommand
from kg.export.write import FORMATS, export_graph


@click.command(
    "export",
    cls=PolicyCommand,
    example="""
    policy-kg export -g out --format turtle > graph.ttl
    policy-kg export -g out --format gexf -o policies.gexf
    policy-kg export -g out --format csv -o tables
    """,
)
@graph_option
@click.option(
    "-f",
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    default="turtle",
    show_default=True,
    help="Format to write.",
)
@click.option(
    "-o", "--output", default="-", help="File to write, or folder for csv and parquet; - is standard output."
)
@click.option(
    "--evidence",
    is_flag=True,
    help="Write sections, mentions and assertions too, in turtle, ntriples and jsonld.",
)
def command(graph: Path, name: str, output: str, evidence: bool) -> None:
    """Write a graph in another format.

    turtle and ntriples hold the ontology, entities and relations; trig and nquads hold everything; jsonld,
    graphml, gexf, csv, parquet, nif and skos are for other tools.
    """
    target: Path | BinaryIO = sys.stdout.buffer if output == "-" else Path(output)
    export_graph(graph, target, format=name, evidence=evidence)
