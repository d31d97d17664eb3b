"""JSON lines are what the scorer reads, and say where each thing stands."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from factories import sample_extractions

from extract.records import Extraction
from kg.jsonlines import json_lines, line_objects


@pytest.fixture(scope="module")
def noisy() -> Extraction:
    return sample_extractions()[1]


def test_every_record_has_one_line(noisy: Extraction) -> None:
    kinds = [json.loads(line)["kind"] for line in json_lines(noisy)]
    assert kinds.count("document") == len(noisy.structure.documents)
    assert kinds.count("mention") == len(noisy.mentions)
    assert kinds.count("relation") + kinds.count("denial") == len(noisy.relations)
    assert len(kinds) == sum(map(kinds.count, ("document", "mention", "relation", "denial")))


def test_lines_name_the_file_and_keep_chinese_readable(noisy: Extraction) -> None:
    lines = list(json_lines(noisy))
    assert {json.loads(line)["doc"] for line in lines} == {noisy.source.name}
    assert not any("\\u" in line or "\n" in line for line in lines)


def test_offsets_point_into_the_source(noisy: Extraction) -> None:
    mentions = [item for item in line_objects(noisy) if item["kind"] == "mention"]
    assert any(noisy.source.text[m["start"] : m["end"]] != m["surface"] for m in mentions), "a noisy sample"
    for line, mention in zip(mentions, noisy.mentions, strict=True):
        assert (line["start"], line["end"]) == (mention.start, mention.end)
        assert line["surface"] in line["sentence"] or mention.type == "goal"


def test_attributes_are_only_those_that_hold(noisy: Extraction) -> None:
    for line, mention in zip(
        (item for item in line_objects(noisy) if item["kind"] == "mention"), noisy.mentions, strict=True
    ):
        assert line["attrs"].get("action", "") == mention.action
        assert line["attrs"].get("year", "") == mention.year
        assert len(line["attrs"].get("indicators", [])) == len(mention.indicators)
        assert "" not in line["attrs"].values()


def test_denied_relation_is_not_a_relation(noisy: Extraction) -> None:
    denied = replace(noisy, relations=tuple(replace(r, polarity="negative") for r in noisy.relations))
    kinds = {item["kind"] for item in line_objects(denied)}
    assert "denial" in kinds and "relation" not in kinds


def test_section_path_goes_from_the_outside_in(noisy: Extraction) -> None:
    deep = [item["section"] for item in line_objects(noisy) if len(item.get("section", [])) > 1]
    headings = [f"{s.number} {s.heading}".strip() for s in noisy.structure.sections if s.level == 1]
    assert deep and all(path[0] in headings for path in deep)
