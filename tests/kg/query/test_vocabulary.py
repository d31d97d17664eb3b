"""Terms that the ontology lacks are told apart from its own, and from what merely looks like a term."""

from __future__ import annotations

import pytest

from kg.query.vocabulary import unknown_terms
from kg.questions.catalogue import load_questions
from ontology import NAMESPACE


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("SELECT * { ?a pkg:dependsOn ?b }", ()),
        ("SELECT * { ?a pkg:dependOn ?b ; pkg:dependOn ?c }", (("dependOn", "dependsOn"),)),
        (f"SELECT * {{ ?a <{NAMESPACE}Platfrom> ?b }}", (("Platfrom", "Platform"),)),
        (f"SELECT * {{ ?a <{NAMESPACE}builds> ?b }}", ()),
        ("SELECT * { ?a a pkg:zzzz }", (("zzzz", ""),)),
        ("SELECT * { ?a ?b 'pkg:nothing' } # pkg:nothing either", ()),
        ('SELECT * { ?a ?b """pkg:nothing " # """ ; pkg:bilds ?c }', (("bilds", "builds"),)),
        ("SELECT * { ?a <http://example.org/#x> ?b ; pkg:usess ?c }", (("usess", "uses"),)),
        ("PREFIX pkg: <http://example.org/> SELECT * { ?a xpkg:nothing ?b }", ()),
    ],
)
def test_terms_that_the_ontology_lacks(query: str, unknown: tuple[tuple[str, str], ...]) -> None:
    assert unknown_terms(query) == unknown


def test_the_named_questions_use_only_terms_of_the_ontology() -> None:
    assert {name: unknown for name, q in load_questions().items() if (unknown := unknown_terms(q.text))} == {}
