"""An annotation full of awkward characters, and the ways on which one goes out and comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from kg.annotation.annotations import (
    Annotation,
    Marked,
    Stated,
    relation_ends,
)
from kg.annotation.label_studio import parse_tasks, tasks_json
from kg.annotation.webanno import webanno_tsv
from kg.annotation.webanno_read import parse_webanno

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
