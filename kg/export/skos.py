"""SKOS: one concept scheme per type of entity, every entity a concept with its names."""

from __future__ import annotations

from itertools import groupby
from typing import IO, TYPE_CHECKING

from extract.records import ENTITY_TYPES
from kg.export.rdf import base_of
from kg.rdf.ntriples import RDF_TYPE, SKOS, literal, pkg
from kg.rdf.quads import default_lines
from kg.rdf.turtle import TurtleWriter, graph_prefixes, split_line
from ontology.model import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["write_skos"]


def write_skos(out: Path, stream: IO[bytes], *, evidence: bool = False) -> None:
    """Write the name lists as Turtle."""
    base = base_of(out)
    writer = TurtleWriter(graph_prefixes(base))
    stream.write(writer.header().encode("utf-8"))
    schemes = {pkg(kind.capitalize()): f"<{base}names/{kind}>" for kind in ENTITY_TYPES}
    labels = {pkg(term.name): term.labels for term in load_ontology().classes}
    heads = (
        line
        for kind, scheme in schemes.items()
        for line in (
            f"{scheme} {RDF_TYPE} <{SKOS}ConceptScheme> .\n",
            *(f"{scheme} <{SKOS}prefLabel> {literal(text, tag)} .\n" for tag, text in labels[kind].items()),
        )
    )
    for block in writer.blocks(heads, sort=True):
        stream.write(block.encode("utf-8"))
    for _, some in groupby(default_lines(out), key=lambda line: line.partition(" ")[0]):
        for block in writer.blocks(_concept(list(some), schemes), sort=False):
            stream.write(block.encode("utf-8"))


def _concept(lines: list[str], schemes: dict[str, str]) -> Iterator[str]:
    triples = [split_line(line) for line in lines]
    scheme = next((schemes[v] for _, p, v in triples if p == RDF_TYPE and v in schemes), "")
    if not scheme:
        return
    subject = triples[0][0]
    yield f"{subject} {RDF_TYPE} <{SKOS}Concept> .\n"
    yield f"{subject} <{SKOS}inScheme> {scheme} .\n"
    names = {f"<{SKOS}{name}>" for name in ("prefLabel", "altLabel", "hiddenLabel")}
    yield from (f"{s} {p} {v} .\n" for s, p, v in triples if p in names)
