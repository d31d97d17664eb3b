"""IRIs: stable, readable, never shared by two names."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from kg.errors import BaseIriError
from kg.rdf.iri import Iris, digest, encode, entity_key

BASE = "https://w3id.org/policy-kg/id/"


@pytest.mark.parametrize(
    ("kind", "name", "tail"),
    [
        ("platform", "国家电子政务外网", "platform/国家电子政务外网"),
        ("platform", "互联网+监管系统", "platform/互联网+监管系统"),
        ("platform", "12345热线（试行）", "platform/12345热线（试行）"),
        ("document", "国发〔2022〕14号", "document/国发〔2022〕14号"),
        ("project", "a b", "project/a%20b"),
        ("project", "a/b?c#d%e", "project/a%2Fb%3Fc%23d%25e"),
        ("project", "..", "project/%2E%2E"),
        ("project", "x~y", "project/x%7Ey"),
        ("project", '<>"{}|^`\\', "project/%3C%3E%22%7B%7D%7C%5E%60%5C"),
        ("agency", "e\u0301", "agency/\u00e9"),
        ("agency", "\u200e甲\ue000", "agency/%E2%80%8E甲%EE%80%80"),
    ],
)
def test_entity(kind: str, name: str, tail: str) -> None:
    assert Iris().entity(kind, name) == BASE + tail


def test_long_names_and_goals_are_hashed() -> None:
    long = "建" * 10_000
    first, second = Iris().entity("platform", long + "甲"), Iris().entity("platform", long + "乙")
    assert first != second
    assert first.startswith(BASE + "platform/" + "建" * 24 + "~")
    assert len(first) < 120
    goal = Iris().entity("goal", "到2030年全面建成")
    assert goal.startswith(BASE + "goal/到2030年全面建成~")


def test_parts_of_a_file_are_apart_from_files_in_folders() -> None:
    iris = Iris()
    assert iris.section("a", 1) != iris.section("a/1", 1)
    assert iris.graph("archive.zip!inner/甲.txt") == BASE + "graph/archive.zip!inner%2F甲.txt"
    assert iris.mention("甲.txt", 3, 9, "platform") == BASE + "mention/甲.txt/3-9-platform"


@pytest.mark.parametrize(
    "base",
    [
        "",
        "id/",
        "https://example.org/id",
        "https://example.org/#",
        "http://a b/",
        "https://e/?q=/",
        "http://[/",
    ],
)
def test_bad_base(base: str) -> None:
    with pytest.raises(BaseIriError, match="absolute IRI"):
        Iris(base)


def test_own_base() -> None:
    assert Iris("https://例子.cn/图/").entity("agency", "国务院") == "https://例子.cn/图/agency/国务院"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("《“十四五”推进国家政务信息化规划》", "十四五推进国家政务信息化规划"),
        ("“互联网＋监管”系统", "互联网＋监管系统"),
        (" 国家 平台\u3000", "国家平台"),
        ("「浙里办」", "浙里办"),
    ],
)
def test_entity_key(name: str, key: str) -> None:
    assert entity_key(name) == key


@given(st.text(min_size=1), st.text(min_size=1))
def test_never_collides(left: str, right: str) -> None:
    import unicodedata

    same = unicodedata.normalize("NFC", left) == unicodedata.normalize("NFC", right)
    assert (Iris().entity("platform", left) == Iris().entity("platform", right)) == same


@given(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=100))
def test_always_a_legal_iri_that_no_parser_changes(name: str) -> None:
    iri = Iris().entity("document", name)
    line = f"<{iri}> <{iri}> <{iri}> .\n"
    assert next(iter(pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES))).subject.value == iri
    assert next(iter(Graph().parse(data=line, format="nt")))[0] == URIRef(iri)


def test_digest_counts_boundaries() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_encode_is_injective_for_percent() -> None:
    assert encode("a%2Fb") != encode("a/b")
