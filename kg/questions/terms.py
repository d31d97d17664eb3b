"""Values that people type for parameters, as RDF terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.names.lookup import find_entity
from kg.query.errors import ParameterError
from kg.query.sparql import select, value
from kg.rdf.ntriples import decimal, literal, typed
from ontology import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.sparql import Graph
    from kg.questions.catalogue import Parameter, Question

__all__ = ["entity_types", "term_of", "terms_of"]

_GROUPS: Final = {"entity": ENTITY_TYPES, "system": ("platform", "database")}


def entity_types(kind: str) -> tuple[str, ...]:
    """Return the entity types that a kind of parameter takes; none if it takes no entity."""
    return _GROUPS.get(kind, (kind,) if kind in ENTITY_TYPES else ())


def terms_of(graph: Graph, question: Question, values: Mapping[str, str]) -> dict[str, str]:
    """Return the terms of a question's parameters in N-Triples form.

    Args:
        graph: Where entities are looked up.
        question: What is asked.
        values: Parameter to value as typed; an empty value is no value.

    Raises:
        ParameterError: If a parameter is unknown, missing or of the wrong kind.
        UnknownNameError: If no entity has a name.
        AmbiguousNameError: If several have it.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            takes = f"takes {', '.join(known)}" if known else "takes no parameters"
            raise ParameterError(f"{question.id}: no parameter {name!r}; it {takes}")
    terms: dict[str, str] = {}
    for name, parameter in known.items():
        if asked := values.get(name, "").strip():
            terms[name] = term_of(graph, parameter, asked)
        elif parameter.required:
            label = parameter.label["en"]
            raise ParameterError(f"{question.id}: needs {name}, {label}; for example {question.example}")
    return terms


def term_of(graph: Graph, parameter: Parameter, asked: str) -> str:
    """Return one value as a term.

    Raises:
        ParameterError: If it is of the wrong kind.
        UnknownNameError: If no entity has that name.
        AmbiguousNameError: If several have it.
    """
    kind, name = parameter.kind, parameter.name
    if types := entity_types(kind):
        return f"<{find_entity(graph, asked, types)}>"
    if kind == "year":
        if not re.fullmatch(r"[12]\d{3}", asked, re.ASCII):
            raise ParameterError(f"{name}={asked}: expected a year of four digits, such as 2025")
        return typed(asked, "gYear")
    if kind == "number":
        number = decimal(asked)
        if not number:
            raise ParameterError(f"{name}={asked}: expected a number")
        return number
    if kind in ("relation", "type"):
        return _ontology_term(graph, name, kind, asked)
    words = kind.split("|")
    if asked not in words:
        raise ParameterError(f"{name}={asked}: expected one of {', '.join(words)}")
    return literal(asked)


def _ontology_term(graph: Graph, name: str, kind: str, asked: str) -> str:
    """Return a class or property by its local name or its label in either language."""
    what = "ObjectProperty" if kind == "relation" else "Class"
    text = f"""SELECT ?term ?label WHERE {{
      ?term a <http://www.w3.org/2002/07/owl#{what}> ; <http://www.w3.org/2000/01/rdf-schema#label> ?label .
      FILTER(STRSTARTS(STR(?term), "{NAMESPACE}")) }} ORDER BY ?term ?label"""
    names: list[str] = []
    for term, label in select(graph, text):
        local = str(term)[1 + len(NAMESPACE) : -1]
        if kind == "type" and local.lower() not in ENTITY_TYPES:
            continue
        if asked.lower() == local.lower() or asked == value(label):
            return str(term)
        names.append(local if kind == "relation" else local.lower())
    raise ParameterError(f"{name}={asked}: expected one of {', '.join(dict.fromkeys(names))}")
