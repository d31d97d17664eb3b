"""The small Python API: what it exports, what it answers, how it shows itself, and that importing it is cheap."""

from __future__ import annotations

import builtins
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import extract
import kg
from kg.errors import StoreError
from kg.query.errors import (
    ParameterError,
    QueryError,
    RefusedQueryError,
    UnknownNameError,
    UnknownQuestionError,
)


@pytest.mark.parametrize("module", [extract, kg], ids=lambda module: module.__name__)
def test_every_public_name_is_documented_and_there(module: ModuleType) -> None:
    documented = re.findall(r"^``(\w+)``", module.__doc__ or "", re.MULTILINE)
    assert sorted(documented) == sorted(module.__all__)
    for name in module.__all__:
        assert callable(getattr(module, name)) and getattr(module, name).__doc__


@pytest.mark.parametrize("module", [extract, kg], ids=lambda module: module.__name__)
def test_unknown_name_is_an_attribute_error(module: ModuleType) -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = module.nothing


def test_a_string_and_a_file_give_the_same(tmp_path: Path) -> None:
    text = "依托国家电子政务外网，构建全省政务云平台。"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="gb18030")
    assert extract.read_document(path, encoding="gb18030").mentions == extract.read_text(text).mentions
    with pytest.raises(Exception, match=r"nothing\.txt"):
        extract.read_document(tmp_path / "nothing.txt")


def test_a_named_question_gives_rows_of_plain_values(built: Path) -> None:
    rows = kg.run_query("due-by-year", built, {"year": 2025})
    assert rows and {row["due"] for row in rows} <= {2023, 2024, 2025}
    assert any(row["document"] == "清江市数字政府建设行动计划（2022—2025年）" for row in rows)


def test_sparql_gives_labels_or_iris(built: Path) -> None:
    text = 'SELECT ?x ?none { ?x pkg:canonicalName "国家电子政务外网" }'
    assert kg.run_query(text, built) == [{"x": "国家电子政务外网", "none": None}]
    (row,) = kg.run_query(text, str(built), iris=True)
    assert row["x"] == "https://w3id.org/policy-kg/id/platform/国家电子政务外网"
    assert kg.run_query("ASK { ?x a pkg:Platform }", built) == [{"answer": True}]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("12", 12),
        ("1.5", 1.5),
        ("true", True),
        ("'a'@zh", "a"),
        ('"2025"^^xsd:gYear', 2025),
        ('"x"^^xsd:integer', "x"),
        ('"2022-06"^^xsd:gYearMonth', "2022-06"),
    ],
)
def test_literals_become_values_of_python(literal: str, value: object, built: Path) -> None:
    (row,) = kg.run_query(f"SELECT ?v {{ VALUES ?v {{ {literal} }} }}", built)
    assert row["v"] == value and type(row["v"]) is type(value)


@pytest.mark.parametrize(
    ("question", "values", "error"),
    [
        ("no-such-question", {}, UnknownQuestionError),
        ("dependencies", {"system": "没有的平台"}, UnknownNameError),
        ("dependencies", {"colour": "red"}, ParameterError),
        ("SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", {}, RefusedQueryError),
        ("SELECT ?s { ?s ?p ?o }", {"system": "x"}, QueryError),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {}, QueryError),
    ],
)
def test_what_cannot_be_answered_is_refused(
    question: str, values: dict[str, str], error: type[Exception], built: Path
) -> None:
    with pytest.raises(error):
        kg.run_query(question, built, values)


def test_no_graph_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="policy-kg build"):
        kg.summarise_graph(tmp_path)


def test_ask_gives_a_data_frame(built: Path) -> None:
    frame = kg.ask("due-by-year", built, year=2025)
    assert list(frame.columns)[:3] == ["due", "type", "thing"]
    assert frame["due"].dtype.kind == "i" and len(frame) == len(
        kg.run_query("due-by-year", built, {"year": 2025})
    )
    empty = kg.ask('SELECT ?a ?b { ?a pkg:canonicalName "没有" }', built)
    assert list(empty.columns) == ["a", "b"] and empty.empty
    with pytest.raises(QueryError, match="SELECT"):
        kg.ask("ASK { ?s ?p ?o }", built)


def test_without_pandas_the_remedy_is_said(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> ModuleType:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(QueryError, match=r"pip install 'policy-kg\[pandas\]'"):
        kg.ask("due-by-year", built, year=2025)


def test_an_entity_comes_with_its_evidence(built: Path, examples: Path) -> None:
    portrait = kg.show_entity("國家電子政務外網", built)
    assert (portrait.label, portrait.type) == ("国家电子政务外网", "platform")
    evidence = [e for related in portrait.relations for e in related.evidence]
    assert evidence
    for passage in evidence:
        source = extract.read_file(examples / passage.file).text
        assert "".join(source[passage.start : passage.end].split()) == "".join(passage.quote.split())


def test_search_takes_types(built: Path) -> None:
    assert kg.search_entities("gjdzzwww", built)[0].label == "国家电子政务外网"
    assert {hit.type for hit in kg.search_entities("政务", built, types=["database"])} <= {"database"}


class _Checker(HTMLParser):
    """Collects the words, and fails on anything but the few elements that tables and marks need."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"table", "tr", "td", "ul", "li"}
        assert {name for name, _ in attrs} <= {"style", "lang"}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_graph_shows_itself(built: Path) -> None:
    summary = kg.summarise_graph(built)
    checker = _Checker()
    checker.feed(summary._repr_html_())
    assert "机构" in checker.words and "依托" in checker.words
    assert {count.name for count in summary.entities} == {
        "agency", "platform", "database", "project", "document", "goal",
    }  # fmt: skip
    counted = kg.run_query("SELECT (COUNT(*) AS ?n) { ?x pkg:dependsOn ?y }", built)[0]["n"]
    assert next(c.number for c in summary.relations if c.name == "dependsOn") == counted
    assert f"{len(summary.documents)} documents" in str(summary)
    english = kg.summarise_graph(built, language="en")
    assert "depends on" in {count.label for count in english.relations}
