"""Gold files: what we write can be scored, what is broken is named."""

from __future__ import annotations

from pathlib import Path

import pytest

import extract
from kg.annotation.annotations import (
    AnnotationError,
    annotation_of,
)
from kg.annotation.gold import gold_json, parse_gold, read_gold_annotation

EXAMPLES = sorted((Path(__file__).parents[3] / "kg" / "examples").iterdir())


def test_written_gold_can_be_scored(tmp_path: Path) -> None:
    from kg.evaluate.scores import evaluate
    from kg.jsonlines import line_objects

    extraction = extract.read_document(EXAMPLES[3])
    path = tmp_path / "x.gold.json"
    path.write_text(gold_json(annotation_of(extraction)), encoding="utf-8")
    report = evaluate(path, line_objects(extraction))
    assert report.measures["exact", "all"].f1 == 1
    assert report.relations["all"].f1 == 1


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
