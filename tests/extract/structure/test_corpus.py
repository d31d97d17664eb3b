"""The five real texts of the shared corpus, read through the normaliser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extract.normalise.clean import normalise
from extract.records import Structure
from extract.structure import parse_structure

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
FILES = {
    "000": "000_b9b69b7d0f3dccd8.txt",
    "001": "001_5ef191fc4b33bf22.txt",
    "002": "002_5e13a554cbaf7819.txt",
    "003": "003_0ea88d91eafe376c.txt",
    "004": "004_3eafc64edc665b43.txt",
}
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the repository")


@cache
def read(name: str) -> tuple[str, Structure]:
    text = normalise((CORPUS / FILES[name]).read_text(encoding="utf-8")).text
    return text, parse_structure(text)


def headings(name: str, kind: str, level: int | None = None) -> list[str]:
    return [
        f"{s.number} {s.heading}"
        for s in read(name)[1].sections
        if s.kind == kind and level in (None, s.level)
    ]


@pytest.mark.parametrize("name", ["000", "001"])
def test_guiding_opinions(name: str) -> None:
    (document,) = read(name)[1].documents
    assert document.title == "国务院关于加强数字政府建设的指导意见"
    assert (document.kind, document.date, document.issuers) == ("opinions", "2022-06-06", ("国务院",))
    assert document.addressees.startswith("各省、自治区、直辖市人民政府")
    assert len(headings(name, "heading", 1)) == 8
    assert len(headings(name, "heading", 2)) == 31
    assert headings(name, "heading", 3) == ["1 指导思想", "2 基本原则", "3 主要目标"]
    assert len(headings(name, "bullet")) == 6


def test_both_expressions_have_one_tree() -> None:
    trees = [
        [(s.kind, s.number, s.heading, s.level) for s in read(name)[1].sections if s.kind != "furniture"]
        for name in ("000", "001")
    ]
    assert trees[0] == [node for node in trees[1] if node[0] != "note"]


def test_number_of_the_web_page_and_lack_of_it_in_the_print() -> None:
    text, structure = read("000")
    document = structure.documents[0]
    assert document.number == text[document.number_start : document.number_end] == "国发〔2022〕14号"
    assert read("001")[1].documents[0].number == ""


def test_notice_and_plan_of_the_ministry() -> None:
    notice, plan = read("002")[1].documents
    assert notice.title == "国家发展改革委关于印发《“十四五”推进国家政务信息化规划》的通知"
    assert (notice.number, notice.date, notice.kind) == ("发改高技〔2021〕1898号", "2021-12-24", "notice")
    assert notice.issuers == plan.issuers == ("国家发展改革委",)
    assert (plan.title, plan.kind) == ("“十四五”推进国家政务信息化规划", "plan")
    assert (plan.issued_by_notice, plan.date) == (0, "2021-12")


def test_boxes_of_the_plan() -> None:
    structure = read("002")[1]
    boxes = [s for s in structure.sections if s.kind == "box"]
    assert [s.number for s in boxes] == [f"专栏{n}" for n in range(1, 12)]
    assert all(s.heading.endswith("工程") for s in boxes)
    items = [
        sum(inner.parent == index for inner in structure.sections)
        for index, s in enumerate(structure.sections)
        if s.kind == "box"
    ]
    assert items == [4, 2, 1, 2, 3, 1, 2, 3, 3, 4, 2]
    parents = [structure.sections[s.parent].number for s in boxes]
    assert parents == ["2", "1", "2", "3", "4", "1", "2", "3", "4", "5", "6"]


def test_labelled_parts_of_the_plan() -> None:
    parts = [s.heading for s in read("002")[1].sections if s.heading.startswith("建设")]
    assert parts.count("建设目标") == 12
    assert parts.count("建设内容") + parts.count("建设任务") == 12


def test_notice_and_plan_of_the_province() -> None:
    notice, plan = read("003")[1].documents
    assert notice.title == "浙江省人民政府关于印发浙江省数字政府建设“十四五”规划的通知"
    assert (plan.title, plan.issued_by_notice) == ("浙江省数字政府建设“十四五”规划", 0)
    assert notice.issuers == plan.issuers == ("浙江省人民政府",)
    assert headings("003", "heading", 1) == ["一 总体要求", "二 主要任务", "三 保障措施"]
    assert len(headings("003", "bullet")) == 5


def test_article() -> None:
    (document,) = read("004")[1].documents
    assert (document.kind, document.title, document.issuers, document.number) == ("article", "", (), "")
    assert len(headings("004", "heading", 1)) == 3


@pytest.mark.parametrize("name", FILES)
def test_sentences_cover_the_text(name: str) -> None:
    text, structure = read(name)
    joined = "".join(text[s.start : s.end] for s in structure.sentences)
    assert joined == text.replace("\n", "")
    assert max(s.end - s.start for s in structure.sentences) < 500
