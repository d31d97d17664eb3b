"""N-Triples terms and lines as strings: the fast way from records to RDF.

Every IRI here is already in angle brackets.  Numbers are written in the canonical
form of XML Schema, so that a store that normalises values gives the same terms back.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

__all__ = [
    "DCTERMS",
    "ELI",
    "NIF",
    "OA",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "RDF_TYPE",
    "SCHEMA",
    "SKOS",
    "XSD",
    "date",
    "decimal",
    "integer",
    "literal",
    "pkg",
    "text_of",
    "typed",
]

from ontology import NAMESPACE

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OA: Final = "http://www.w3.org/ns/oa#"
ELI: Final = "http://data.europa.eu/eli/ontology#"
PROV: Final = "http://www.w3.org/ns/prov#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SCHEMA: Final = "https://schema.org/"
NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
RDF_TYPE: Final = f"<{RDF}type>"

PREFIXES: Final = {
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": DCTERMS,
    "eli": ELI,
    "nif": NIF,
    "oa": OA,
    "owl": "http://www.w3.org/2002/07/owl#",
    "pkg": NAMESPACE,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "vann": "http://purl.org/vocab/vann/",
    "xsd": XSD,
}

_SPECIAL: Final = re.compile('["\\\\\x00-\x1f\x7f\ud800-\udfff]')
_NAMED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _NAMED.get(character) or f"\\u{ord(character):04X}"


def literal(text: str, language: str = "") -> str:
    """Return a plain or language-tagged literal; lone surrogates become U+FFFD."""
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(_escape, text)
    return f'"{text}"@{language}' if language else f'"{text}"'


def typed(value: str, datatype: str) -> str:
    """Return a literal of an XML Schema datatype named without its namespace."""
    return f'"{value}"^^<{XSD}{datatype}>'


def integer(value: int) -> str:
    """Return an ``xsd:integer``."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: float | str) -> str:
    """Return an ``xsd:decimal`` in canonical form, or an empty string if ``value`` is no number.

    Example:
        >>> decimal("0.50"), decimal("许多")
        ('"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>', '')
    """
    try:
        number = Decimal(value) if isinstance(value, str) else Decimal(str(round(value, 4)))
    except InvalidOperation:
        return ""
    if not number.is_finite():
        return ""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return typed("0" if text in ("", "-0") else text, "decimal")


def date(value: str) -> str:
    """Return an ISO date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``, or an empty string."""
    for pattern, datatype in _DATES:
        if re.fullmatch(pattern, value):
            return typed(value, datatype)
    return ""


_DATES: Final = (
    (r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", "date"),
    (r"\d{4}-(?:0[1-9]|1[0-2])", "gYearMonth"),
    (r"\d{4}", "gYear"),
)


def pkg(name: str) -> str:
    """Return a term of the policy ontology in angle brackets."""
    return f"<{NAMESPACE}{name}>"


_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
_PLAIN: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def text_of(term: str) -> str:
    """Return the characters of a literal of ours, without language or datatype."""
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescape, text) if "\\" in text else text


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN.get(match[3], match[3])
