"""What exists: classes, properties and shapes as Turtle, and the generated list of terms.

``policy.ttl`` is the source of truth, ``shapes.ttl`` holds the SHACL shapes and
``terms.py`` is generated from ``policy.ttl`` by ``python -m ontology.generate``.
"""

from typing import Final

__all__ = ["DEFAULT_BASE", "NAMESPACE", "ONTOLOGY_IRI", "PREFIX"]

NAMESPACE: Final = "https://w3id.org/policy-kg/ontology#"
"""Namespace of every class and property of ours."""

ONTOLOGY_IRI: Final = "https://w3id.org/policy-kg/ontology"
"""IRI of the ontology itself."""

DEFAULT_BASE: Final = "https://w3id.org/policy-kg/id/"
"""Base of the IRIs of entities, mentions and files; users may set their own."""

PREFIX: Final = "pkg"
"""The prefix that Turtle and SPARQL files use for ``NAMESPACE``."""
