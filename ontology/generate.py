"""Writes ``terms.py`` and ``context.jsonld`` from ``policy.ttl``: ``python -m ontology.generate``.

A test compares the committed files with what this module would write.
"""

from __future__ import annotations

import json
from pathlib import Path

from ontology import NAMESPACE
from ontology.context import context
from ontology.model import load_ontology

__all__ = ["context_source", "main", "terms_source"]

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


def context_source() -> str:
    """Return the text of ``context.jsonld`` for the present ``policy.ttl``."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write both files beside this module."""
    for name, text in (("terms.py", terms_source()), ("context.jsonld", context_source())):
        Path(__file__).with_name(name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
