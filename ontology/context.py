"""The JSON-LD context of the ontology: short names for its terms and for those it borrows."""

from __future__ import annotations

from functools import cache
from typing import Any

from ontology.model import load_ontology

__all__ = ["context"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_OA = "http://www.w3.org/ns/oa#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_BORROWED = {
    "subject": (f"{_RDF}subject", "@id"),
    "predicate": (f"{_RDF}predicate", "@id"),
    "object": (f"{_RDF}object", "@id"),
    "label": ("http://www.w3.org/2000/01/rdf-schema#label", ""),
    "prefLabel": ("http://www.w3.org/2004/02/skos/core#prefLabel", ""),
    "altLabel": ("http://www.w3.org/2004/02/skos/core#altLabel", ""),
    "hiddenLabel": ("http://www.w3.org/2004/02/skos/core#hiddenLabel", ""),
    "date_document": ("http://data.europa.eu/eli/ontology#date_document", ""),
    "realizes": ("http://data.europa.eu/eli/ontology#realizes", "@id"),
    "embodies": ("http://data.europa.eu/eli/ontology#embodies", "@id"),
    "is_part_of": ("http://data.europa.eu/eli/ontology#is_part_of", "@id"),
    "format": ("http://purl.org/dc/terms/format", "@id"),
    "inLanguage": ("https://schema.org/inLanguage", ""),
    "confidence": (
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#confidence",
        f"{_XSD}decimal",
    ),
    "wasGeneratedBy": ("http://www.w3.org/ns/prov#wasGeneratedBy", "@id"),
    "endedAtTime": ("http://www.w3.org/ns/prov#endedAtTime", f"{_XSD}dateTime"),
    "hasBody": (f"{_OA}hasBody", "@id"),
    "hasTarget": (f"{_OA}hasTarget", "@id"),
    "hasSource": (f"{_OA}hasSource", "@id"),
    "hasSelector": (f"{_OA}hasSelector", "@id"),
    "motivatedBy": (f"{_OA}motivatedBy", "@id"),
    "selectorStart": (f"{_OA}start", f"{_XSD}integer"),
    "selectorEnd": (f"{_OA}end", f"{_XSD}integer"),
    "exact": (f"{_OA}exact", ""),
    "prefix": (f"{_OA}prefix", ""),
    "suffix": (f"{_OA}suffix", ""),
    "SpecificResource": (f"{_OA}SpecificResource", ""),
    "TextPositionSelector": (f"{_OA}TextPositionSelector", ""),
    "TextQuoteSelector": (f"{_OA}TextQuoteSelector", ""),
}


@cache
def context() -> dict[str, Any]:
    """Return the context: short name to IRI and, where values have one type, that type; sorted by name."""
    named: dict[str, Any] = {name: _meaning(iri, kind) for name, (iri, kind) in _BORROWED.items()}
    ontology = load_ontology()
    for term in ontology.classes:
        named[term.name] = _meaning(term.iri, "")
    for term in ontology.properties:
        kind = "@id" if term.kind == "object" else term.range
        plain = kind in (f"{_XSD}string", f"{_XSD}boolean", f"{_RDF}langString")
        named[term.name] = _meaning(term.iri, "" if plain else kind)
    return dict(sorted(named.items()))


def _meaning(iri: str, kind: str) -> dict[str, str]:
    return {"@id": iri, "@type": kind} if kind else {"@id": iri}
