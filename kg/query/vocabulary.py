"""Terms of a query that the ontology does not have: a misspelt one finds nothing, and says nothing."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from ontology import NAMESPACE, PREFIX

__all__ = ["unknown_terms"]

# Strings and IRIs first, so that what stands in them is not read as names or comments.
_TOKEN: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    rf"|<{re.escape(NAMESPACE)}(?P<full>[^<>\s]*)>"
    r"|<[^<>\s]*>"
    r"|#[^\n]*"
    rf"|(?<![\w-]){PREFIX}:(?P<short>\w[\w-]*)",
    re.DOTALL,
)


def unknown_terms(query: str) -> tuple[tuple[str, str], ...]:
    """Return the terms in the ontology's namespace that it does not define, each once, in order.

    Args:
        query: SPARQL text.

    Returns:
        Pairs of a term's local name and the defined one that comes nearest, or an empty string.

    Example:
        >>> unknown_terms("SELECT * { ?a pkg:dependOn ?b ; pkg:builds ?c } # pkg:nonsense")
        (('dependOn', 'dependsOn'),)
    """
    from ontology.model import load_ontology

    ontology = load_ontology()
    known = [term.name for term in (*ontology.classes, *ontology.properties)]
    used = dict.fromkeys(
        name for token in _TOKEN.finditer(query) if (name := token["full"] or token["short"])
    )
    return tuple(
        (name, next(iter(get_close_matches(name, known, 1)), "")) for name in used if name not in known
    )
