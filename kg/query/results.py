"""Writes answers in the W3C formats: JSON, XML, CSV and TSV for tables, Turtle and others for triples."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from kg.query.errors import QueryError
from kg.query.sparql import Table, Triples, Truth
from kg.rdf.ntriples import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyoxigraph

    from kg.query.sparql import Answer, Row, Term

__all__ = ["GRAPH_FORMATS", "TABLE_FORMATS", "rdf_format", "result_chunks"]

TABLE_FORMATS: Final = ("json", "xml", "csv", "tsv")
GRAPH_FORMATS: Final = ("turtle", "ntriples", "jsonld", "nquads", "rdfxml")
_XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_ILLEGAL_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def result_chunks(answer: Answer, format: str) -> Iterator[str]:
    """Yield an answer as text, a few rows at a time.

    Args:
        answer: What a graph answered.
        format: One of ``TABLE_FORMATS`` for a table or a truth, of ``GRAPH_FORMATS`` for triples.

    Raises:
        QueryError: If the format does not fit the kind of answer.
    """
    if isinstance(answer, Triples):
        if format not in GRAPH_FORMATS:
            raise QueryError(f"{format} holds tables; triples need one of {', '.join(GRAPH_FORMATS)}")
        yield _triples(answer, format)
        return
    if format not in TABLE_FORMATS:
        raise QueryError(f"{format} holds triples; a table needs one of {', '.join(TABLE_FORMATS)}")
    if isinstance(answer, Truth):
        yield _truth(answer, format)
        return
    writers: dict[str, Callable[[Table], Iterator[str]]] = {
        "json": _json,
        "xml": _xml,
        "csv": _csv,
        "tsv": _tsv,
    }
    yield from writers[format](answer)


def rdf_format(name: str) -> pyoxigraph.RdfFormat:
    """Return the syntax of that name, one of ``GRAPH_FORMATS``."""
    import pyoxigraph

    return {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    }[name]


def _triples(answer: Triples, format: str) -> str:
    import pyoxigraph

    unique = list(dict.fromkeys(answer.triples))
    lines = "".join(map(str, unique))
    used = {prefix: iri for prefix, iri in PREFIXES.items() if f"<{iri}" in lines}
    data = pyoxigraph.serialize(unique, format=rdf_format(format), prefixes=used)
    return data.decode("utf-8") if data else ""


def _truth(answer: Truth, format: str) -> str:
    word = "true" if answer.value else "false"
    if format == "json":
        return f'{{"head":{{}},"boolean":{word}}}\n'
    if format == "xml":
        return f"{_XML_HEAD}<head/><boolean>{word}</boolean></sparql>\n"
    return f"{word}\n"


def _json(table: Table) -> Iterator[str]:
    head = json.dumps({"vars": table.columns}, ensure_ascii=False)
    yield f'{{"head":{head},"results":{{"bindings":['
    comma = ""
    for row in table.rows:
        cells = {n: _json_term(t) for n, t in zip(table.columns, row, strict=True) if t is not None}
        yield comma + json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
        comma = ",\n"
    yield "]}}\n"


def _json_term(term: Term) -> dict[str, Any]:
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, pyoxigraph.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    cell = {"type": "literal", "value": term.value}
    if term.language:
        cell["xml:lang"] = term.language
    elif term.datatype.value != _XSD_STRING:
        cell["datatype"] = term.datatype.value
    return cell


_XML_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
)


def _xml(table: Table) -> Iterator[str]:
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in table.columns)
    yield f"{_XML_HEAD}<head>{names}</head>\n<results>\n"
    for row in table.rows:
        cells = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(table.columns, row, strict=True)
            if term is not None
        )
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results></sparql>\n"


def _xml_term(term: Term) -> str:
    import pyoxigraph

    if isinstance(term, pyoxigraph.Triple):
        raise QueryError("XML results cannot hold quoted triples; ask for JSON")
    text = escape(_ILLEGAL_XML.sub("\ufffd", term.value), {"\r": "&#13;"})
    if isinstance(term, pyoxigraph.NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, pyoxigraph.BlankNode):
        return f"<bnode>{text}</bnode>"
    kind = _xml_kind(term)
    return f"<literal{kind}>{text}</literal>"


def _xml_kind(term: pyoxigraph.Literal) -> str:
    if term.language:
        return f" xml:lang={quoteattr(term.language)}"
    datatype = term.datatype.value
    return "" if datatype == _XSD_STRING else f" datatype={quoteattr(datatype)}"


def _csv(table: Table) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(cells: list[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue()

    yield line(list(table.columns))
    for row in table.rows:
        yield line([_plain(term) for term in row])


def _plain(term: Term | None) -> str:
    import pyoxigraph

    if term is None:
        return ""
    if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal):
        return term.value
    return str(term)


def _tsv(table: Table) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in table.columns) + "\n"
    for row in table.rows:
        yield _tsv_row(row)


def _tsv_row(row: Row) -> str:
    return "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"
