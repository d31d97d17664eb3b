"""Whatever the way, an annotation comes back: the examples, gold files, any text and any spans."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from annotation_ways import (
    drawn,
    same,
    through_label_studio,
    through_webanno,
)
from hypothesis import given, settings
from hypothesis import strategies as st

import extract
from extract.records import ACTIONS, ENTITY_TYPES, PREDICATES
from kg.annotation.annotations import (
    Annotation,
    Marked,
    Stated,
    annotation_of,
)
from kg.annotation.gold import gold_json, parse_gold, read_gold_annotation
from kg.annotation.label_studio import label_config
from kg.annotation.webanno import MENTION, layers_json

EXAMPLES = sorted((Path(__file__).parents[3] / "kg" / "examples").iterdir())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_extractions_of_the_examples_come_back(path: Path) -> None:
    annotation = annotation_of(extract.read_document(path))
    assert annotation.mentions and annotation.relations
    same(through_label_studio(annotation), annotation)
    same(drawn(through_webanno(annotation)), drawn(annotation))


@pytest.mark.parametrize("name", ["002", "004"])
def test_gold_files_come_back(gold: Path, name: str) -> None:
    annotation = read_gold_annotation(gold / f"{name}.gold.json")
    same(parse_gold(json.loads(gold_json(annotation))), annotation)
    same(through_label_studio(annotation), annotation)
    same(drawn(through_webanno(annotation)), drawn(annotation))


_CHARACTERS = st.text(st.sampled_from("甲乙_|[]\\*;->\n\t\r \u3000aB1\U0001f600。"), min_size=1, max_size=40)


@settings(deadline=None, max_examples=150)
@given(
    data=st.data(), text=_CHARACTERS, name=st.text(st.sampled_from("甲_|[]\\*;->1a/")), size=st.integers(0, 5)
)
def test_any_text_and_any_spans_come_back(data: st.DataObject, text: str, name: str, size: int) -> None:
    words = [i for i, char in enumerate(text) if not char.isspace()]
    if not words:
        return
    spans = {tuple(sorted(data.draw(st.tuples(*[st.sampled_from(words)] * 2)))) for _ in range(size)}
    name = name.strip("/ ") or "名"
    mentions = tuple(
        Marked(kind, low, high + 1, (f"{name}{i}",))
        for i, (low, high) in enumerate(sorted(spans))
        for kind in ENTITY_TYPES[: 1 + i % 2]
    )
    relations = tuple(Stated(m.canonical[0], "cites", mentions[0].canonical[0], line=0) for m in mentions[:1])
    annotation = Annotation("甲.txt", text, mentions, relations)
    same(drawn(through_webanno(annotation)), annotation)
    same(drawn(through_label_studio(annotation)), annotation)


def test_interface_and_layers_name_every_type_relation_and_action() -> None:
    config = ElementTree.fromstring(label_config())
    values = {kind: {e.get("value") for e in config.iter(kind)} for kind in ("Label", "Relation", "Choice")}
    assert values["Label"] == set(ENTITY_TYPES)
    assert values["Relation"] == {*PREDICATES, "optional"}
    assert values["Choice"] == {*ACTIONS, "optional", "collective"}
    span, relation = json.loads(layers_json())
    tags = {
        f["name"]: [t["tag_name"] for t in f["tag_set"]["tags"]] for f in span["features"] if "tag_set" in f
    }
    assert tags == {"kind": list(ENTITY_TYPES), "action": list(ACTIONS)}
    assert relation["attach_type"]["name"] == span["name"] == MENTION
