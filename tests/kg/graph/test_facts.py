"""What the core of the graph says about the samples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import sample_extractions
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from extract.documents import read_text
from extract.records import PREDICATES
from kg.build.merge import merge_core
from kg.graph.facts import ACTION_PREDICATES, Naming, core_lines
from kg.judge.judgements import COLUMNS, parse_judgements
from kg.rdf.iri import Iris
from ontology import NAMESPACE
from ontology.terms import PKG

BASE = Iris().base
CLOUD = URIRef(f"{BASE}platform/国家政务算力调度平台")
PLAN = URIRef(f"{BASE}document/全国政务算力协同建设规划")


@pytest.fixture(scope="module")
def core() -> Graph:
    lines = merge_core(core_lines(e, Naming()) for e in sample_extractions())
    return Graph().parse(data="".join(lines), format="nt")


def test_every_line_is_one_statement_and_none_comes_twice() -> None:
    for extraction in sample_extractions():
        lines = list(core_lines(extraction, Naming()))
        assert len(lines) == len(set(lines))
        assert all(line.count("\n") == 1 and line.endswith(" .\n") for line in lines)
        assert lines == list(core_lines(extraction, Naming()))


def test_only_terms_of_the_ontology(core: Graph) -> None:
    for predicate in {p for p in core.predicates() if str(p).startswith(NAMESPACE)}:
        assert getattr(PKG, predicate.removeprefix(NAMESPACE)) == predicate
    for kind in core.objects(None, RDF.type):
        assert getattr(PKG, str(kind).removeprefix(NAMESPACE)) == kind


def test_all_relations_and_actions_are_there(core: Graph) -> None:
    used = {str(p).removeprefix(NAMESPACE) for p in core.predicates()}
    assert used >= {*PREDICATES, *ACTION_PREDICATES.values(), "setsGoal", "mentions"}


def test_two_texts_of_one_plan_are_one_document(core: Graph) -> None:
    assert (PLAN, PKG.inCorpus, Literal(True)) in core
    assert len(list(core.objects(PLAN, RDFS.label))) == 1
    assert (PLAN, SKOS.prefLabel, Literal("全國政務算力協同建設規劃", lang="zh-Hant")) in core
    assert (URIRef(f"{BASE}document/政务数据共享条例"), PKG.inCorpus, Literal(False)) in core


def test_negative_relations_are_no_direct_triples(core: Graph) -> None:
    own = URIRef(f"{BASE}platform/县级自建云平台")
    assert (own, RDF.type, PKG.Platform) in core
    assert not list(core.objects(own, PKG.dependsOn))


def test_names_and_their_forms(core: Graph) -> None:
    code = URIRef(f"{BASE}platform/算力一码通系统")
    assert core.value(code, RDFS.label) == Literal("“算力一码通”系统", lang="zh")
    assert (code, SKOS.altLabel, Literal("算力一码通系统", lang="zh-Hans")) in core
    bureau = URIRef(f"{BASE}agency/国家数据局")
    assert (bureau, SKOS.hiddenLabel, Literal("国家\n数据局")) in core
    assert (bureau, PKG.level, Literal("central")) in core
    assert (URIRef(f"{BASE}agency/国务院各部委"), PKG.collective, Literal(True)) in core


def test_goal(core: Graph) -> None:
    goals = [s for s, y in core.subject_objects(PKG.dueYear) if str(y) == "2028"]
    assert len(goals) == 2
    measured = {
        (str(core.value(i, PKG.measures)), str(core.value(i, PKG.comparison)), str(core.value(i, PKG.value)))
        for g in goals
        for i in core.objects(g, PKG.indicator)
    }
    assert ("政务算力纳管率", ">=", "95") in measured
    assert ("办理时限", "<=", "3") in measured


def test_document_attributes(core: Graph) -> None:
    plan = URIRef(f"{BASE}document/云岭省政务算力协同实施方案")
    told = {str(p).rpartition("#")[2]: str(o) for p, o in core.predicate_objects(plan)}
    assert told["documentNumber"] == "云政办发〔2027〕5号"
    assert told["date_document"] == "2027-02"
    assert told["inForce"] == "2027-03-01"
    assert told["level"] == "province"
    assert told["documentKind"] == "plan"


def test_a_document_that_is_only_named_has_the_level_of_its_issuer() -> None:
    text = (
        "专家解读\n\n2023年，党中央、国务院印发了《数字乡村整体布局方案》，《数字乡村工作办法》随后出台。\n"
    )
    lines = "".join(core_lines(read_text(text, name="a.txt"), Naming()))
    named = f"<{BASE}document/数字乡村整体布局方案> <{PKG.level}>"
    assert f'{named} "central" .' in lines
    assert f"<{BASE}document/数字乡村工作办法> <{PKG.inCorpus}>" in lines
    assert f"<{BASE}document/数字乡村工作办法> <{PKG.level}>" not in lines


def test_judgements_join_names() -> None:
    head = "\t".join(COLUMNS)
    rows = f"{head}\nsame\tplatform\t国家政务算力调度平台\t云岭省政务云\ttest\ttester\n"
    naming = Naming(Iris(), parse_judgements(rows, "t"))
    lines = merge_core(core_lines(e, naming) for e in sample_extractions())
    graph = Graph().parse(data="".join(lines), format="nt")
    assert not list(graph.predicate_objects(URIRef(f"{BASE}platform/云岭省政务云")))
    assert core_label(graph, CLOUD) == "国家政务算力调度平台"
    assert (CLOUD, SKOS.altLabel, Literal("云岭省政务云", lang="zh-Hans")) in graph


def core_label(graph: Graph, entity: URIRef) -> str:
    labels = [str(label) for label in graph.objects(entity, RDFS.label)]
    assert len(labels) == 1
    return labels[0]


def test_own_base() -> None:
    lines = core_lines(sample_extractions()[2], Naming(Iris("https://example.org/")))
    assert all(line.startswith("<https://example.org/") for line in lines)


def test_a_text_without_documents_or_with_hostile_values() -> None:
    extraction = sample_extractions()[2]
    bare = replace(extraction, structure=replace(extraction.structure, documents=()))
    assert "mentions>" not in "".join(core_lines(bare, Naming()))
    document = replace(extraction.structure.documents[0], date="someday", number='"quoted"\n', title="")
    odd = replace(extraction, structure=replace(extraction.structure, documents=(document,)))
    graph = Graph().parse(data="".join(core_lines(odd, Naming())), format="nt")
    assert Literal('"quoted"\n') in set(graph.objects(None, PKG.documentNumber))
