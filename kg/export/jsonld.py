"""JSON-LD: one object per thing, with the context of the ontology written into the file."""

from __future__ import annotations

import json
from itertools import chain, groupby
from typing import IO, TYPE_CHECKING, Any

from kg.rdf.ntriples import RDF_TYPE, XSD, text_of
from kg.rdf.quads import default_lines, evidence_lines
from kg.rdf.turtle import split_line
from ontology.context import context

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["write_jsonld"]


def write_jsonld(out: Path, stream: IO[bytes], *, evidence: bool) -> None:
    """Write ontology, entities and direct triples, then the evidence, if asked for."""
    terms = context()
    names = {meaning["@id"]: name for name, meaning in terms.items() if isinstance(meaning, dict)}
    coerced = {
        meaning["@id"]: meaning.get("@type", "") for meaning in terms.values() if isinstance(meaning, dict)
    }
    head = json.dumps({"@context": terms}, ensure_ascii=False, indent=1)
    stream.write(f'{head[:-2]},\n "@graph": ['.encode())
    lines = chain(default_lines(out), evidence_lines(out) if evidence else ())
    separator = "\n"
    for subject, some in groupby(lines, key=lambda line: line.partition(" ")[0]):
        thing = _thing(subject, some, names, coerced)
        stream.write(f"{separator}  {json.dumps(thing, ensure_ascii=False)}".encode())
        separator = ",\n"
    stream.write(b"\n ]\n}\n")


def _thing(
    subject: str, lines: Iterable[str], names: dict[str, str], coerced: dict[str, str]
) -> dict[str, Any]:
    thing: dict[str, Any] = {"@id": subject[1:-1]}
    for line in lines:
        _, predicate, value = split_line(line)
        if predicate == RDF_TYPE:
            name, item = "@type", names.get(value[1:-1], value[1:-1])
        else:
            iri = predicate[1:-1]
            name, item = names.get(iri, iri), _value(value, coerced.get(iri, ""))
        if name not in thing:
            thing[name] = item
        elif isinstance(thing[name], list):
            thing[name].append(item)
        else:
            thing[name] = [thing[name], item]
    return thing


def _value(term: str, coercion: str) -> Any:
    if term[0] == "<":
        return term[1:-1] if coercion == "@id" else {"@id": term[1:-1]}
    text, tail = text_of(term), term[term.rindex('"') + 1 :]
    if tail.startswith("@"):
        return {"@value": text, "@language": tail[1:]}
    datatype = tail[3:-1]
    if datatype == coercion:
        return text
    if not datatype:
        return {"@value": text} if coercion else text
    if datatype == f"{XSD}boolean":
        return text == "true"
    return {"@value": text, "@type": datatype}
