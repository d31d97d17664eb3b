"""Records as plain dictionaries and back, so that what a Doc carries can be written to bytes."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from extract.records import Duty, Indicator, Mention, PolicyDocument, Relation, Section, Sentence, Structure

__all__ = ["mention_of", "plain", "relation_of", "structure_of"]

Plain = dict[str, Any]


def plain(record: Mention | Relation | Structure) -> Plain:
    """Return the fields of a record, nested records included, as dictionaries and tuples."""
    return asdict(record)


def mention_of(fields: Plain) -> Mention:
    """Return the mention with these fields; lists, as bytes give them back, become tuples."""
    indicators = tuple(Indicator(**item) for item in fields["indicators"])
    return Mention(**_tuples({**fields, "indicators": ()}) | {"indicators": indicators})


def relation_of(fields: Plain) -> Relation:
    """Return the relation with these fields."""
    return Relation(**_tuples(fields))


def structure_of(fields: Plain) -> Structure:
    """Return the structure with these fields."""
    return Structure(
        documents=tuple(PolicyDocument(**_tuples(item)) for item in fields["documents"]),
        sections=tuple(Section(**item) for item in fields["sections"]),
        sentences=tuple(Sentence(**item) for item in fields["sentences"]),
        duties=tuple(Duty(**item) for item in fields["duties"]),
    )


def _tuples(fields: Plain) -> Plain:
    return {name: _tuple(value) for name, value in fields.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(item) for item in value) if isinstance(value, list | tuple) else value
