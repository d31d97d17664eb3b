"""Validation of a built store."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from building import build_samples

from kg.shapes import validate
from kg.store import open_store
from ontology.terms import PKG


@pytest.fixture
def writable(tmp_path: Path) -> pyoxigraph.Store:
    build_samples(tmp_path)
    store = pyoxigraph.Store()
    store.extend(open_store(tmp_path))
    return store


def test_the_samples_are_valid(tmp_path: Path) -> None:
    build_samples(tmp_path)
    assert validate(open_store(tmp_path)) == ()


def test_the_samples_are_valid_without_evidence(tmp_path: Path) -> None:
    build_samples(tmp_path, evidence=False)
    assert validate(open_store(tmp_path)) == ()


def test_a_relation_without_evidence_is_found(writable: pyoxigraph.Store) -> None:
    base = "https://w3id.org/policy-kg/id/platform/"
    ends = [pyoxigraph.NamedNode(base + name) for name in ("云岭省政务云", "国家电子政务外网")]
    relation = pyoxigraph.NamedNode(str(PKG.dependsOn))
    writable.add(pyoxigraph.Quad(ends[0], relation, ends[1]))
    found = validate(writable)
    assert [(v.shape, v.label, v.path, v.value) for v in found] == [
        ("DirectTripleEvidence", "云岭省政务云", "dependsOn", "国家电子政务外网")
    ]
    assert "needs a positive assertion" in str(found[0])
    assert "须有相应的肯定断言" in str(validate(writable, language="zh")[0])


def test_a_wrong_value_is_told_in_words(writable: pyoxigraph.Store) -> None:
    base = "https://w3id.org/policy-kg/id/agency/"
    writable.add(
        pyoxigraph.Quad(
            pyoxigraph.NamedNode(base + "国家数据局"),
            pyoxigraph.NamedNode(str(PKG.level)),
            pyoxigraph.Literal("village"),
        )
    )
    for language, name in (("zh", "国家数据局"), ("en", "National Data Administration")):
        texts = [str(v) for v in validate(writable, language=language)]
        assert any(text.startswith(f"{name}: level 'village': ") for text in texts)


def test_parts_find_what_the_whole_would(writable: pyoxigraph.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.shapes import parts

    base = "https://w3id.org/policy-kg/id/"
    graph = next(iter(writable.named_graphs()))
    named = pyoxigraph.NamedNode
    kind = named("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    stray = named(base + "platform/迷途平台")
    writable.add(pyoxigraph.Quad(stray, kind, named(str(PKG.Platform)), graph))  # the default graph lacks it
    first = next(iter(writable.quads_for_pattern(None, kind, named(str(PKG.Mention)), None)))
    mention, another = first.subject, pyoxigraph.Literal("another")
    writable.add(pyoxigraph.Quad(mention, named(str(PKG.rule)), another, first.graph_name))
    unseen = named(base + "agency/无人提及的机构")
    writable.add(pyoxigraph.Quad(unseen, kind, named(str(PKG.Agency))))
    found = []
    for size in (1, 1_000_000):
        monkeypatch.setattr(parts, "_BATCH", size)
        found.append(validate(writable))
    assert found[0] == found[1]
    wrong = {(v.focus, v.shape) for v in found[0]}
    assert {(stray.value, "Entity"), (stray.value, "EntityEvidence")} <= wrong
    assert (unseen.value, "EntityEvidence") in wrong
    assert (mention.value, "Mention") in wrong
    assert {focus for focus, _ in wrong} == {stray.value, unseen.value, mention.value}
