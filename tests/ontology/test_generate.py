"""The committed term list is what the ontology generates."""

from __future__ import annotations

from importlib.resources import files

import pytest

from ontology import NAMESPACE
from ontology.generate import terms_source
from ontology.terms import PKG


def test_terms_are_generated_from_the_ontology() -> None:
    committed = (files("ontology") / "terms.py").read_text(encoding="utf-8")
    assert committed == terms_source(), "run: python -m ontology.generate"


def test_terms_are_closed() -> None:
    assert str(PKG.Platform) == NAMESPACE + "Platform"
    with pytest.raises(AttributeError):
        _ = PKG.Plattform
