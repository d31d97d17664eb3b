"""NIF 2: each source text as a context, each mention as a phrase in it that is linked to its entity."""

from __future__ import annotations

import json
from itertools import groupby
from typing import IO, TYPE_CHECKING, Final

from kg.rdf.ntriples import NIF, OA, PREFIXES, RDF_TYPE, XSD, literal, pkg, text_of, typed
from kg.rdf.quads import quad_lines
from kg.rdf.turtle import TurtleWriter, split_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["write_nif"]

_ITSRDF: Final = "http://www.w3.org/2005/11/its/rdf#"
_Told = dict[str, list[str]]
"""Predicate to values."""


def write_nif(out: Path, stream: IO[bytes], *, evidence: bool = True) -> None:
    """Write texts and mentions as NIF in Turtle; offsets are code points."""
    writer = TurtleWriter({**PREFIXES, "itsrdf": _ITSRDF})
    stream.write(writer.header().encode("utf-8"))
    lengths: dict[str, int] = {}
    for path in sorted((out / "texts").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        lengths[told["expression"]] = len(told["source"])
        _write(writer, stream, _context(told["expression"], told["source"]))
    texts = ((line, graph) for line, graph in quad_lines(out) if graph)
    for _, some in groupby(texts, key=lambda pair: pair[1]):
        for told in _mentions(line for line, _ in some):
            _write(writer, stream, _phrase(told, lengths))


def _mentions(lines: Iterable[str]) -> Iterator[_Told]:
    """Yield what one text's graph says of each mention, and of its target and selectors."""
    things: dict[str, _Told] = {}
    for line in lines:
        subject, predicate, value = split_line(line)
        things.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for told in things.values():
        if pkg("Mention") in told.get(RDF_TYPE, ()):
            target = things[told[f"<{OA}hasTarget>"][0]]
            selectors = (things[selector] for selector in target[f"<{OA}hasSelector>"])
            yield {**target, **{name: value for one in selectors for name, value in one.items()}, **told}


def _write(writer: TurtleWriter, stream: IO[bytes], lines: Iterator[str]) -> None:
    stream.writelines(block.encode("utf-8") for block in writer.blocks(lines, sort=False))


def _context(expression: str, text: str) -> Iterator[str]:
    iri = f"<{expression}#char=0,{len(text)}>"
    for kind in ("Context", "OffsetBasedString"):
        yield f"{iri} {RDF_TYPE} <{NIF}{kind}> .\n"
    yield f"{iri} <{NIF}isString> {literal(text)} .\n"
    yield from _span(iri, 0, len(text))
    yield f"{iri} <{NIF}sourceUrl> <{expression}> .\n"


def _phrase(told: _Told, lengths: dict[str, int]) -> Iterator[str]:
    expression = told[f"<{OA}hasSource>"][0][1:-1]
    start, end = (int(text_of(told[f"<{OA}{name}>"][0])) for name in ("start", "end"))
    iri = f"<{expression}#char={start},{end}>"
    for kind in ("Phrase", "OffsetBasedString"):
        yield f"{iri} {RDF_TYPE} <{NIF}{kind}> .\n"
    yield from _span(iri, start, end)
    yield f"{iri} <{NIF}anchorOf> {told[f'<{OA}exact>'][0]} .\n"
    yield f"{iri} <{NIF}referenceContext> <{expression}#char=0,{lengths[expression]}> .\n"
    for body in told[f"<{OA}hasBody>"]:
        yield f"{iri} <{_ITSRDF}taIdentRef> {body} .\n"
    for confidence in told[f"<{NIF}confidence>"]:
        yield f"{iri} <{_ITSRDF}taConfidence> {typed(text_of(confidence), 'double')} .\n"


def _span(iri: str, start: int, end: int) -> Iterator[str]:
    for name, offset in (("beginIndex", start), ("endIndex", end)):
        yield f'{iri} <{NIF}{name}> "{offset}"^^<{XSD}nonNegativeInteger> .\n'
