"""Named questions: documented in both languages, bound by terms, wrong values and headers explained."""

from __future__ import annotations

import re

import pytest

from kg.query.errors import ParameterError, QueryError, QuerySyntaxError, UnknownQuestionError
from kg.query.guard import check_query
from kg.query.sparql import LocalGraph, Table
from kg.query.words import column_title, word
from kg.questions.ask import ask_question
from kg.questions.catalogue import get_question, load_questions, parse_question


@pytest.mark.parametrize("name", load_questions())
def test_default_in_the_header_is_that_of_the_query(name: str) -> None:
    question = get_question(name)
    for parameter in question.parameters:
        if parameter.default:
            assert re.search(
                rf'VALUES \?{parameter.name} \{{ "?{re.escape(parameter.default)}"?', question.text
            )


@pytest.mark.parametrize("name", load_questions())
def test_question_is_documented(name: str) -> None:
    question = get_question(name)
    assert question.id == name
    for texts in (question.title, question.answers):
        assert re.match("[A-Z][a-z]*[ ,:]", texts["en"])
        assert re.search("[\u4e00-\u9fff]", texts["zh"])
    assert question.example.startswith(f"policy-kg query {name}")
    for parameter in question.parameters:
        assert re.search("[\u4e00-\u9fff]", parameter.label["zh"]) and re.match(
            "[A-Z]", parameter.label["en"]
        )


@pytest.mark.parametrize("name", load_questions())
def test_question_file_runs_as_it_is_and_passes_the_guard(name: str, small: LocalGraph) -> None:
    text = get_question(name).text
    check_query(text)
    answer = small.ask(text)
    assert isinstance(answer, Table)
    list(answer.rows)


@pytest.mark.parametrize("name", load_questions())
def test_columns_have_titles_in_both_languages(name: str, small: LocalGraph) -> None:
    question = get_question(name)
    answer = small.ask(question.text)
    assert isinstance(answer, Table)
    shown = set(answer.columns) - set(question.paths[:1]) | ({"steps", "path"} if question.paths else set())
    assert [column for column in shown if not re.search("[\u4e00-\u9fff]", column_title(column, "zh"))] == []


@pytest.mark.parametrize(
    ("name", "values", "error", "words"),
    [
        ("dependencies", {}, ParameterError, "needs system"),
        (
            "dependencies",
            {"sytem": "国家电子政务外网"},
            ParameterError,
            "no parameter 'sytem'; it takes system",
        ),
        ("documents", {"year": "2025"}, ParameterError, "takes no parameters"),
        ("due-by-year", {"year": "next"}, ParameterError, "four digits"),
        ("due-by-year", {"year": "٢٠٢٥"}, ParameterError, "four digits"),
        ("goals-by-year", {"level": "village"}, ParameterError, "central, province, city, county"),
        ("uncertain", {"below": "half"}, ParameterError, "expected a number"),
        ("entities-by-documents", {"type": "planet"}, ParameterError, "agency"),
        ("evidence", {"subject": "国家电子政务外网", "relation": "loves"}, ParameterError, "dependsOn"),
        ("dependencys", {}, UnknownQuestionError, "did you mean dependencies"),
    ],
)
def test_wrong_values_are_explained(
    small: LocalGraph,
    name: str,
    values: dict[str, str],
    error: type[QueryError],
    words: str,
) -> None:
    with pytest.raises(error, match=re.escape(words)):
        ask_question(small, name, values)


HOSTILE = [
    "> } UNION { ?s ?p ?o } #",
    '" } ; DROP ALL #',
    "<http://x> <http://y>",
    "platform/~> . ?s ?p ?o",
    "a\nb",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_user_types_never_becomes_syntax(small: LocalGraph, value: str) -> None:
    for name, parameter in (("dependencies", "system"), ("due-by-year", "year"), ("goals-by-year", "level")):
        with pytest.raises(QueryError, match=r"no entity|expected"):
            ask_question(small, name, {parameter: value})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# param: year\nSELECT * { ?s ?p ?o }", "mine.rq:1: expected '# param:"),
        ("# param: year year -- Year -- 年\nSELECT * { ?s ?p ?o }", "no VALUES ?year"),
    ],
)
def test_wrong_header_names_file_and_fix(text: str, words: str) -> None:
    with pytest.raises(QuerySyntaxError, match=re.escape(words)):
        parse_question(text, "mine.rq")


def test_question_of_a_user_needs_no_header() -> None:
    question = parse_question("SELECT * { ?s ?p ?o }", "mine.rq")
    assert (question.id, question.parameters) == ("mine", ())


def test_fixed_values_read_in_chinese() -> None:
    assert word("change", "added", "zh") == "新增"
    assert word("after", "builds improves", "zh") == "建设 完善"
    assert word("thing", "added", "zh") == "added"
    assert word("action", "", "zh") == ""
