"""Data for pages: safe in a script element, complete, small."""

from __future__ import annotations

import json

import pytest
from view_hostile import HOSTILE
from view_sample import make_sample

from viz.blocks import CHUNK, core_block, edges_block, evidence_blocks, section_path, to_json
from viz.dated import dated_rows
from viz.model import Corpus, Section
from viz.select import select_corpus
from viz.source import ask_of


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return select_corpus(ask_of(make_sample().graph))


@pytest.mark.parametrize("text", [*HOSTILE, "<!--", "]]>", "\u2029", "&amp;"])
def test_json_cannot_leave_its_script_element(text: str) -> None:
    written = to_json([text])
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == [text]


def test_core_has_a_row_for_each_entity_and_file(corpus: Corpus) -> None:
    core = core_block(corpus, ("",) * len(corpus.files))
    assert len(core["entities"]) == len(corpus.entities)
    assert core["evidence"] == len(corpus.evidence)
    row = next(row for row in core["entities"] if row[2] == "国家政务云")
    assert row[7] == "gjzwy"


def test_evidence_rows_point_into_their_own_strings(corpus: Corpus) -> None:
    blocks = list(evidence_blocks(corpus))
    rows = [(block, row) for block in blocks for row in block["rows"]]
    assert len(rows) == len(corpus.evidence)
    assert len(blocks) == -(-len(rows) // CHUNK)
    for (block, row), item in zip(rows, corpus.evidence, strict=True):
        assert block["strings"][row[1]] == item.predicate
        assert block["strings"][row[6]] == item.sentence


def test_edges_cover_runs_of_evidence(corpus: Corpus) -> None:
    for subject, predicate, obj, first, count, *_ in edges_block(corpus):
        for item in corpus.evidence[first : first + count]:
            assert (item.subject, item.predicate, item.object) == (subject, predicate, obj)


@pytest.mark.parametrize(
    ("number", "label", "kind", "heading", "path"),
    [
        ("一", "数据资源", "heading", "数据资源", "一 数据资源"),
        ("第四条", "第四条使用单位应当登记系统", "article", "使用单位应当登记系统", "第四条"),
        ("", "附则", "chapter", "附则", "附则"),
    ],
)
def test_number_of_a_section_is_said_once(
    number: str, label: str, kind: str, heading: str, path: str
) -> None:
    section = Section(0, number, label, kind, -1, 0, 9)
    assert section.heading == heading
    assert section_path(Corpus((), (), (section,), (), ()), 0) == path


def test_section_path_names_the_nearest_headings(corpus: Corpus) -> None:
    section = next(i for i, s in enumerate(corpus.sections) if s.label == "数据资源")
    assert section_path(corpus, section) == "一 数据资源"
    assert section_path(corpus, -1) == ""


def test_goals_and_commitments_by_year(corpus: Corpus) -> None:
    rows = [
        (str(year), corpus.entities[int(entity)].label, predicate)
        for year, entity, predicate, *_ in dated_rows(corpus)
    ]
    assert ("2030", "到2030年，建成协同高效的数字治理体系", "setsGoal") in rows
    assert ("2025", "青岚省一体化治理平台", "builds") in rows
    assert not any(label == "青岚省人口信息库" for _, label, _ in rows)
    assert rows == sorted(rows, key=lambda row: row[0])
