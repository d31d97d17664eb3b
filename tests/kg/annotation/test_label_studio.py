"""Annotations go to Label Studio and come back as they were, corrected or not."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from annotation_ways import (
    ANNOTATION,
    TEXT,
    UNDRAWN,
    annotated,
    same,
    through_label_studio,
)

from extract.records import PREDICATES
from kg.annotation.annotations import (
    AnnotationError,
    Stated,
)
from kg.annotation.label_studio import parse_tasks, tasks_json
from kg.annotation.utf16 import Utf16


def test_label_studio_keeps_everything() -> None:
    annotation = replace(ANNOTATION, relations=(UNDRAWN, *ANNOTATION.relations), same=(("甲", "乙"),))
    same(through_label_studio(annotation), annotation)


def test_what_label_studio_itself_exported_comes_back() -> None:
    """The file beside this one: the task below, opened in Label Studio 1.23.2, submitted, and exported."""
    path = Path(__file__).with_name("label_studio_1.23.2.json")
    annotation = replace(ANNOTATION, relations=(UNDRAWN, *ANNOTATION.relations), same=(("甲", "乙"),))
    (back,) = parse_tasks(path.read_text(encoding="utf-8"), path.name)
    same(back, annotation)


def test_corrections_of_label_studio_are_taken_over() -> None:
    (task,) = json.loads(annotated(ANNOTATION))
    result = task["annotations"][0]["result"]
    result[:] = [item for item in result if item.get("from_id") != "m4" and item.get("id") != "m4"]
    label = next(item for item in result if item.get("from_name") == "label" and item["id"] == "m0")
    label["value"] |= {"start": label["value"]["start"] + 1, "text": "数据局", "labels": ["project"]}
    result.append(
        {"type": "relation", "from_id": "m3", "to_id": "m2", "direction": "left", "labels": ["supports"]}
    )
    (back,) = parse_tasks(json.dumps([task]), "x")
    assert [m.type for m in back.mentions if TEXT[m.start : m.end] == "数据局"] == ["project"]
    assert not any(TEXT[m.start : m.end] == "台" for m in back.mentions)
    kept = {r for r in ANNOTATION.relations if r.subject == "省数据局"}
    assert {(r.subject, r.predicate, r.object) for r in back.relations} == {
        *((r.subject, r.predicate, r.object) for r in kept),
        ("人口基础库", "supports", "API v2平台"),
        ("法人基础库", "supports", "API v2平台"),
    }


def test_no_two_arcs_have_the_same_ends() -> None:
    """Label Studio keeps the first of them only; and none that returns to where it begins."""
    both = [
        Stated("省数据局", predicate, "人口基础库", optional, 6)
        for predicate, optional in product(PREDICATES, (False, True))
    ]
    back = [Stated("人口基础库", "connectsTo", "省数据局", True, 6), Stated("台", "partOf", "台", False, 7)]
    annotation = replace(ANNOTATION, relations=(*both[::3], *back))
    (task,) = json.loads(tasks_json([annotation]))
    arcs = [item for item in task["predictions"][0]["result"] if item["type"] == "relation"]
    ends = [(arc["from_id"], arc["to_id"]) for arc in arcs]
    assert len(ends) == len(set(ends)) and all(start != end for start, end in ends)
    same(through_label_studio(annotation), annotation)


def test_offsets_in_utf16_units_are_told_by_their_words() -> None:
    (task,) = json.loads(annotated(ANNOTATION))
    units = Utf16(TEXT)
    for item in task["annotations"][0]["result"]:
        for name in ("start", "end"):
            if "value" in item:
                item["value"][name] = units.units(item["value"][name])
    (back,) = parse_tasks(json.dumps([task]), "x")
    same(back, ANNOTATION)


def test_only_what_somebody_has_annotated_counts() -> None:
    untouched = tasks_json([ANNOTATION])
    assert list(parse_tasks(untouched, "x")) == []
    assert len(list(parse_tasks(untouched, "x", predictions=True))) == 1
    assert list(parse_tasks(annotated(ANNOTATION, was_cancelled=True), "x")) == []


@pytest.mark.parametrize("text", ["", "{}x", "[1]", '[{"annotations": [{"result": []}]}]', '[{"data": 1}]'])
def test_broken_exports_are_named(text: str) -> None:
    if text == '[{"data": 1}]':
        assert list(parse_tasks(text, "export.json")) == []
        return
    with pytest.raises(AnnotationError, match=r"export\.json: expected a Label Studio export"):
        list(parse_tasks(text, "export.json"))


def test_region_without_its_words_is_an_error() -> None:
    (task,) = json.loads(annotated(ANNOTATION))
    task["annotations"][0]["result"][0]["value"]["text"] = "别的"
    with pytest.raises(AnnotationError, match="does not hold its words"):
        list(parse_tasks(json.dumps([task]), "x"))
