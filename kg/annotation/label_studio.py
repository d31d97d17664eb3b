"""Annotations to Label Studio and back: tasks with predictions, and what annotators made of them.

The labelling interface is ``label_config``.  A task's ``data`` holds ``text``, ``file``, and the
relations and groups of names as they stood: what cannot be drawn between two regions is not lost,
and an arc from a region with several names still tells which of them was meant.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from extract.highlight import type_colours
from extract.records import ACTIONS, PREDICATES
from kg.annotation.annotations import (
    ATTRIBUTES,
    Annotation,
    AnnotationError,
    Marked,
    Stated,
    drawn_relations,
    relation_ends,
)
from kg.annotation.utf16 import Utf16

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["label_config", "parse_tasks", "tasks_json"]

Item = dict[str, Any]


def label_config() -> str:
    """Return the labelling interface as XML, to paste into the settings of a Label Studio project."""
    labels = "\n".join(
        f"    <Label value={quoteattr(kind)} background={quoteattr(colour)}/>"
        for kind, colour in type_colours().items()
    )
    relations = "\n".join(f"    <Relation value={quoteattr(name)}/>" for name in (*PREDICATES, "optional"))
    actions = "\n".join(f"    <Choice value={quoteattr(name)}/>" for name in ACTIONS)
    return f"""<View>
  <Relations choice="multiple">
{relations}
  </Relations>
  <Labels name="label" toName="text">
{labels}
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <Header value="Canonical names, one a line"/>
  <TextArea name="canonical" toName="text" perRegion="true" editable="true"/>
  <Choices name="action" toName="text" perRegion="true" choice="single">
{actions}
  </Choices>
  <TextArea name="year" toName="text" perRegion="true" maxSubmissions="1" placeholder="2025"/>
  <Choices name="status" toName="text" perRegion="true" choice="multiple">
    <Choice value="optional"/>
    <Choice value="collective"/>
  </Choices>
</View>
"""


def tasks_json(annotations: Iterable[Annotation]) -> str:
    """Return tasks to import, each with its annotations as one prediction."""
    return json.dumps([_task(a) for a in annotations], ensure_ascii=False, indent=1) + "\n"


def parse_tasks(text: str, name: str, *, predictions: bool = False) -> Iterator[Annotation]:
    """Yield the annotations of a Label Studio export in JSON.

    Of several annotations of a task the one marked as ground truth counts, else the last that was
    not cancelled.

    Args:
        text: The export.
        name: Name of its file, for messages.
        predictions: Whether a task that nobody has annotated gives what was predicted; else it is left out.

    Raises:
        AnnotationError: If it is no such export, or a region does not fit its text.
    """
    try:
        tasks = json.loads(text)
        for task in tasks:
            done = [a for a in task.get("annotations", ()) if not a.get("was_cancelled")]
            chosen = [a for a in done if a.get("ground_truth")] or done
            if not chosen and predictions:
                chosen = task.get("predictions", ())
            if chosen:
                yield _annotation(task["data"], chosen[-1]["result"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnnotationError(
            f"{name}: expected a Label Studio export in JSON, made with the interface that "
            f"policy-kg annotate writes ({type(error).__name__}: {error})"
        ) from error


def _task(annotation: Annotation) -> Item:
    result = [
        item for i, m in enumerate(annotation.mentions) for item in _region(f"m{i}", m, annotation.text)
    ]
    relations: dict[bool, list[list[Any]]] = {True: [], False: []}
    arcs: dict[tuple[int, int], Item] = {}
    for stated, ends in zip(annotation.relations, relation_ends(annotation), strict=True):
        drawn = ends is not None and _draw(arcs, stated, *ends)
        relations[drawn].append([*_triple(stated), stated.optional, stated.line])
    result += arcs.values()
    data = {
        "text": annotation.text,
        "file": annotation.file,
        "drawn": relations[True],
        "undrawn": relations[False],
        "same": [list(group) for group in annotation.same],
    }
    return {"data": data, "predictions": [{"model_version": "policy-kg", "result": result}]}


def _draw(arcs: dict[tuple[int, int], Item], stated: Stated, subject: int, object_: int) -> bool:
    """Add a relation to the arcs; False where it has no place among them.

    Label Studio keeps one arc from a region to another, and none from a region to itself. So an arc has the
    labels of all relations between its ends, and those that are optional go the other way, against the
    direction of a second arc.
    """
    if subject == object_:
        return False
    for (start, end), direction in (((subject, object_), "right"), ((object_, subject), "left")):
        ends = {"from_id": f"m{start}", "to_id": f"m{end}", "direction": direction}
        mark = ["optional"] if stated.optional else []
        arc = arcs.setdefault((start, end), {"type": "relation", **ends, "labels": mark})
        labels = arc["labels"]
        if arc["direction"] == direction and ("optional" in labels) == stated.optional:
            if stated.predicate not in labels:
                labels.insert(len(labels) - len(mark), stated.predicate)
            return True
    return False


def _region(key: str, mention: Marked, text: str) -> Iterator[Item]:
    span = {"start": mention.start, "end": mention.end}

    def item(name: str, kind: str, value: Item) -> Item:
        return {"id": key, "from_name": name, "to_name": "text", "type": kind, "value": {**span, **value}}

    words = text[mention.start : mention.end]
    yield item("label", "labels", {"text": words, "labels": [mention.type]})
    yield item("canonical", "textarea", {"text": list(mention.canonical)})
    if action := mention.attributes.get("action"):
        yield item("action", "choices", {"choices": [action]})
    if year := mention.attributes.get("year"):
        yield item("year", "textarea", {"text": [year]})
    status = ["optional"] if mention.optional else []
    if mention.attributes.get("collective"):
        status.append("collective")
    if status:
        yield item("status", "choices", {"choices": status})


def _annotation(data: Mapping[str, Any], result: Sequence[Item]) -> Annotation:
    text, units = data["text"], Utf16(data["text"])
    regions = [item for item in result if item["type"] != "relation"]
    by_key = {
        key: _marked(list(items), text, units)
        for key, items in groupby(
            sorted(regions, key=lambda item: str(item["id"])), lambda item: str(item["id"])
        )
    }
    known = [Stated(*fields) for fields in data.get("drawn", ())]
    undrawn = [Stated(*fields) for fields in data.get("undrawn", ())]
    arcs = []
    for item in result:
        if item["type"] != "relation":
            continue
        subject, object_ = by_key[str(item["from_id"])], by_key[str(item["to_id"])]
        if item.get("direction") == "left":
            subject, object_ = object_, subject
        labels = item.get("labels") or ()
        line = text.count("\n", 0, min(subject.start, object_.start)) + 1
        arcs += [(subject, p, object_, "optional" in labels, line) for p in labels if p != "optional"]
    mentions = sorted(by_key.values(), key=lambda m: (m.start, -m.end, m.type))
    return Annotation(
        data.get("file", "text"),
        text,
        tuple(mentions),
        tuple(sorted((*drawn_relations(arcs, known), *undrawn), key=lambda r: (r.line, *_triple(r)))),
        tuple(tuple(group) for group in data.get("same", ())),
    )


def _triple(stated: Stated) -> tuple[str, str, str]:
    return stated.subject, stated.predicate, stated.object


def _marked(items: Sequence[Item], text: str, units: Utf16) -> Marked:
    values = {item["from_name"]: item["value"] for item in items}
    label = values["label"]
    start, end = _span(label, text, units)
    status = values.get("status", {}).get("choices", ())
    found = {
        "action": "".join(values.get("action", {}).get("choices", ())[:1]),
        "year": "".join(_texts(values.get("year", {}))[:1]),
        "collective": "1" if "collective" in status else "",
    }
    names = tuple(_texts(values.get("canonical", {}))) or (text[start:end],)
    kept = {name: found[name] for name in ATTRIBUTES if found[name]}
    return Marked(label["labels"][0], start, end, names, "optional" in status, kept)


def _texts(value: Mapping[str, Any]) -> list[str]:
    """Return the lines of a text area, which comes as a list or, from some versions, as one string."""
    text = value.get("text", ())
    lines = (
        text.splitlines() if isinstance(text, str) else [line for item in text for line in item.splitlines()]
    )
    return [line.strip() for line in lines if line.strip()]


def _span(label: Mapping[str, Any], text: str, units: Utf16) -> tuple[int, int]:
    """Return a region's offsets in code points; older versions count UTF-16 units, the words tell."""
    start, end, words = label["start"], label["end"], label.get("text")
    for first, last in ((start, end), (units.points(start), units.points(end))):
        if 0 <= first < last <= len(text) and words in (None, text[first:last]):
            return first, last
    raise AnnotationError(f"region [{start}, {end}) does not hold its words {words!r} in the text")
