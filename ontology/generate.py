"""Writes ``terms.py`` from ``policy.ttl``: ``python -m ontology.generate``.

A test compares the committed file with what this module would write.
"""

from __future__ import annotations

from pathlib import Path

from ontology import NAMESPACE
from ontology.model import load_ontology

__all__ = ["main", "terms_source"]

_HEAD = '''# ruff: noqa: N815
"""Every term of the policy ontology; a misspelt one raises AttributeError.

Generated from policy.ttl by ``python -m ontology.generate``; do not edit.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

__all__ = ["PKG"]


class PKG(DefinedNamespace):
    """Classes and properties of the policy ontology."""

    _NS = Namespace("{namespace}")
    _fail = True
'''


def terms_source() -> str:
    """Return the source text of ``terms.py`` for the present ``policy.ttl``."""
    ontology = load_ontology()
    parts = [_HEAD.format(namespace=NAMESPACE)]
    for comment, terms in (("Classes", ontology.classes), ("Properties", ontology.properties)):
        parts.append(f"\n    # {comment}\n")
        parts += [f"    {term.name}: URIRef\n" for term in terms]
    return "".join(parts)


def main() -> None:
    """Write ``terms.py`` beside this module."""
    Path(__file__).with_name("terms.py").write_text(terms_source(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
