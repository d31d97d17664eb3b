"""The committed term list is what the ontology generates."""

from __future__ import annotations

from importlib.resources import files

import pytest

from ontology import NAMESPACE
from ontology.generate import context_source, terms_source
from ontology.terms import PKG


@pytest.mark.parametrize(
    ("name", "text"), [("terms.py", terms_source()), ("context.jsonld", context_source())]
)
def test_generated_from_the_ontology(name: str, text: str) -> None:
    committed = (files("ontology") / name).read_text(encoding="utf-8")
    assert committed == text, "run: python -m ontology.generate"


def test_terms_are_closed() -> None:
    assert str(PKG.Platform) == NAMESPACE + "Platform"
    with pytest.raises(AttributeError):
        _ = PKG.Plattform
