"""Checks a graph against the SHACL shapes of the ontology."""

from __future__ import annotations

from kg.shapes.check import Violation, validate, validate_graph

__all__ = ["Violation", "validate", "validate_graph"]
