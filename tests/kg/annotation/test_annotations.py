"""Annotations go to annotation tools and come back as they were, corrected or not."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extract
from extract.records import ACTIONS, ENTITY_TYPES, PREDICATES
from kg.annotation.annotations import (
    Annotation,
    AnnotationError,
    Marked,
    Stated,
    annotation_of,
    relation_ends,
)
from kg.annotation.gold import gold_json, parse_gold, read_gold_annotation
from kg.annotation.label_studio import label_config, parse_tasks, tasks_json
from kg.annotation.utf16 import Utf16
from kg.annotation.webanno import MENTION, RELATION, layers_json, webanno_tsv
from kg.annotation.webanno_read import parse_webanno

EXAMPLES = sorted((Path(__file__).parents[3] / "kg" / "examples").iterdir())
TEXT = "\n 　\n\U001001b0一、任务\r\n\r\n  由省数据局\t牵头，建设人口、法人等基础\n库_[1]|a->b;*\\n。API v2平台\n\n"


def mark(kind: str, words: str, *names: str, **attributes: str) -> Marked:
    start = TEXT.index(words)
    return Marked(kind, start, start + len(words), names or (words,), attributes=attributes)


ANNOTATION = Annotation(
    "任务.txt",
    TEXT,
    (
        mark("agency", "省数据局"),
        mark("goal", "建设人口、法人等基础\n库_[1]|a->b;*\\n。", "a_b|c[2]->d;*\\", year="2025"),
        mark("database", "人口、法人等基础\n库", "人口基础库", "法人基础库", action="build"),
        replace(mark("platform", "I v2平", "API v2平台"), optional=True, attributes={"collective": "1"}),
        mark("platform", "台"),
    ),
    (
        Stated("省数据局", "responsibleFor", "人口基础库", False, 6),
        Stated("台", "partOf", "API v2平台", True, 7),
        Stated("省数据局", "responsibleFor", "法人基础库", False, 6),
        Stated("省数据局", "connectsTo", "人口基础库", False, 6),
        Stated("省数据局", "supports", "人口基础库", True, 6),
    ),
)
UNDRAWN = Stated("无处标注的规划", "cites", "台", False, 1)


def annotated(annotation: Annotation, **change: Any) -> str:
    """Return the export of Label Studio after an annotator has accepted the prediction."""
    (task,) = json.loads(tasks_json([annotation]))
    task["annotations"] = [{"result": task.pop("predictions")[0]["result"], **change}]
    return json.dumps([task])


def through_label_studio(annotation: Annotation) -> Annotation:
    (back,) = parse_tasks(annotated(annotation), "export.json")
    return back


def through_webanno(annotation: Annotation) -> Annotation:
    return parse_webanno(webanno_tsv(annotation), annotation.file)


def drawn(annotation: Annotation) -> Annotation:
    """Return the annotation without what WebAnno TSV cannot hold: relations nowhere to draw, lines, groups."""
    kept = [r for r, ends in zip(annotation.relations, relation_ends(annotation), strict=True) if ends]
    return replace(annotation, relations=tuple(replace(r, line=0) for r in kept), same=())


def same(left: Annotation, right: Annotation) -> None:
    assert left.text == right.text
    order = lambda m: (m.start, m.end, m.type, m.canonical)  # noqa: E731
    assert sorted(left.mentions, key=order) == sorted(right.mentions, key=order)
    names = lambda r: (r.subject, r.predicate, r.object)  # noqa: E731
    assert sorted(left.relations, key=names) == sorted(right.relations, key=names)
    assert (left.file, left.same) == (right.file, right.same)


def test_label_studio_keeps_everything() -> None:
    annotation = replace(ANNOTATION, relations=(UNDRAWN, *ANNOTATION.relations), same=(("甲", "乙"),))
    same(through_label_studio(annotation), annotation)


def test_what_label_studio_itself_exported_comes_back() -> None:
    """The file beside this one: the task below, opened in Label Studio 1.23.2, submitted, and exported."""
    path = Path(__file__).with_name("label_studio_1.23.2.json")
    annotation = replace(ANNOTATION, relations=(UNDRAWN, *ANNOTATION.relations), same=(("甲", "乙"),))
    (back,) = parse_tasks(path.read_text(encoding="utf-8"), path.name)
    same(back, annotation)


def test_webanno_keeps_all_that_can_be_drawn() -> None:
    annotation = replace(ANNOTATION, relations=(UNDRAWN, *ANNOTATION.relations))
    same(drawn(through_webanno(annotation)), drawn(annotation))


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


def test_written_gold_can_be_scored(tmp_path: Path) -> None:
    from kg.evaluate.scores import evaluate
    from kg.jsonlines import line_objects

    extraction = extract.read_document(EXAMPLES[3])
    path = tmp_path / "x.gold.json"
    path.write_text(gold_json(annotation_of(extraction)), encoding="utf-8")
    report = evaluate(path, line_objects(extraction))
    assert report.measures["exact", "all"].f1 == 1
    assert report.relations["all"].f1 == 1


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


def test_webanno_has_the_form_of_its_specification() -> None:
    small = Annotation(
        "a.txt",
        "\U0001f600甲乙 API\n丙",
        (
            Marked("platform", 1, 3, ("甲乙",)),
            Marked("goal", 1, 2, ("目标_",)),
            Marked("agency", 8, 9, ("丙",)),
        ),
        (Stated("丙", "responsibleFor", "甲乙"),),
    )
    assert webanno_tsv(small).split("\n") == [
        "#FORMAT=WebAnno TSV 3.3",
        f"#T_SP={MENTION}|kind|canonical|action|year|collective|optional",
        f"#T_RL={RELATION}|predicate|subject|object|optional|BT_{MENTION}",
        "",
        "",
        "#Text=\U0001f600甲乙 API",
        "#Text=",
        "1-1\t0-2\t\U0001f600\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "1-2\t2-3\t甲\tplatform[1]|goal[2]\t甲乙[1]|目标\\_[2]\t*[1]|*[2]\t*[1]|*[2]\t*[1]|*[2]\t*[1]|*[2]"
        "\tresponsibleFor\t丙\t甲乙\t*\t2-1[0_1]\t",
        "1-3\t3-4\t乙\tplatform[1]\t甲乙[1]\t*[1]\t*[1]\t*[1]\t*[1]\t_\t_\t_\t_\t_\t",
        "1-4\t5-8\tAPI\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "",
        "#Text=丙",
        "2-1\t9-10\t丙\tagency\t丙\t*\t*\t*\t*\t_\t_\t_\t_\t_\t",
        "",
    ]


CORRECTED = f"""#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP={MENTION}|action|canonical|kind
#T_RL={RELATION}|predicate|BT_{MENTION}


#Sentence.id=s1
#Text=省数据局建设政务云平台
1-1\t0-1\t省\t*[9]\tORG[9]\t*[1]\t*[1]\tagency[1]\t_\t_\t
1-2\t1-4\t数据局\t*[9]\tORG[9]\t*[1]\t*[1]\tagency[1]\t_\t_\t
1-3\t4-6\t建设\t_\t_\t_\t_\t_\t_\t_\t
1-4\t6-11\t政务云平台\t_\t_\t_\t_\t_\t_\t_\t
1-4.1\t6-9\t政务云\t_\t_\tbuild\t省政务云 / 云\tplatform\tresponsibleFor\t1-1[1_0]\t
"""


def test_what_inception_exports_can_be_read() -> None:
    """Other layers, another order of features, sentence ids, and a mention inside a token."""
    back = parse_webanno(CORRECTED, "a.txt")
    assert back.text == "省数据局建设政务云平台"
    assert back.mentions == (
        Marked("agency", 0, 4, ("省数据局",)),
        Marked("platform", 6, 9, ("省政务云", "云"), attributes={"action": "build"}),
    )
    assert [(r.subject, r.predicate, r.object) for r in back.relations] == [
        ("省数据局", "responsibleFor", "云"),
        ("省数据局", "responsibleFor", "省政务云"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected '#FORMAT"),
        ("#FORMAT=WebAnno TSV 2.0\n", "expected '#FORMAT"),
        ("#FORMAT=WebAnno TSV 3.3\n#T_SP=other.Layer|x\n\n\n", "no layer"),
        (f"#FORMAT=WebAnno TSV 3.3\n#T_SP={MENTION}|kind\n\n\n#Text=甲\n1-1\t0-1\t甲\n", "a.txt:6"),
        (CORRECTED.replace("1-1[1_0]", "1-1[7_0]"), "not there"),
        (CORRECTED.replace("1-1[1_0]", "x"), "names no mention"),
        (CORRECTED.replace("agency[1]", "*[1]"), "line 1: the mention '省数据局' has nothing as its kind"),
        (CORRECTED.replace("responsibleFor", "*"), "a relation of 省数据局 has no predicate"),
    ],
)
def test_broken_webanno_files_are_named(text: str, message: str) -> None:
    with pytest.raises(AnnotationError, match=message):
        parse_webanno(text, "a.txt")


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


@pytest.mark.parametrize(
    "content", ["[]", "{}", "no", '{"file": "a", "text": "甲", "mentions": [{"type": "goal"}]}']
)
def test_broken_gold_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "x.gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"x\.gold\.json"):
        read_gold_annotation(path)


def test_gold_outside_its_text_is_an_error() -> None:
    mention = {"type": "goal", "start": 0, "end": 9, "canonical": ["甲"]}
    with pytest.raises(AnnotationError, match="outside"):
        parse_gold({"file": "a", "text": "甲", "mentions": [mention]})
