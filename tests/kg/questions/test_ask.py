"""Answers of the named questions: right on a small graph made from text, fast on real texts."""

from __future__ import annotations

import shlex
import time
from pathlib import Path

import pytest

from kg.query.labels import Labels
from kg.query.sparql import LocalGraph, Table, open_local
from kg.questions.ask import ask_question
from kg.questions.catalogue import bind_terms, get_question, load_questions
from kg.questions.terms import terms_of

GOAL_2025 = "到2025年，建成国家数据共享交换平台，政务服务事项网上可办率达到90%以上"
GOAL_2023 = "到2023年，建成云岭省数据共享平台"
OPINIONS = "国务院关于加快数字政务建设的意见"
SCHEME = "云岭省数字政务实施方案"
PLAN = "云岭省数字政务行动计划"
NOTICE = "云岭省人民政府关于印发云岭省数字政务实施方案的通知"
NATIONAL_HUB, PROVINCE_HUB = "国家数据共享交换平台", "云岭省数据共享平台"
NETWORK, PEOPLE = "国家电子政务外网", "国家企业档案数据库"
SERVICE, TWIN = "云岭省企业服务平台", "云岭省数字孪生平台"

# Question, values, columns, and rows that the answer must have; a row that begins with "not" must be missing.
ANSWERS = [
    (
        "documents",
        {},
        "document number level",
        [(OPINIONS, "国发〔2021〕8号", "central"), (PLAN, "", "province")],
    ),
    (
        "due-by-year",
        {"year": "2024"},
        "due thing document responsible",
        [
            ("2023", GOAL_2023, SCHEME, ""),
            ("2023", PROVINCE_HUB, SCHEME, "云岭省数据局"),
            ("not", "2025", GOAL_2025, OPINIONS, ""),
        ],
    ),
    (
        "due-by-year",
        {"year": "2025"},
        "due thing responsible issuer",
        [("2025", NATIONAL_HUB, "国家信息中心", "国务院")],
    ),
    (
        "goals-by-year",
        {"level": "central"},
        "due level goal",
        [("2025", "central", GOAL_2025), ("not", "2023", "", "")],
    ),
    ("goals-by-year", {"year": "2023"}, "goal", [(GOAL_2023,), ("not", GOAL_2025)]),
    ("goals-of-document", {"document": OPINIONS}, "goal due", [(GOAL_2025, "2025")]),
    (
        "indicators",
        {},
        "measure comparison value unit due",
        [("政务服务事项网上可办率", ">=", "90", "%", "2025")],
    ),
    ("indicators", {"due": "2023"}, "measure", [("not", "政务服务事项网上可办率")]),
    (
        "dependencies",
        {"system": SERVICE},
        "steps path relation",
        [
            ("1", f"{SERVICE} → {PROVINCE_HUB}", "depends on"),
            ("2", f"{SERVICE} → {PROVINCE_HUB} → {NATIONAL_HUB}", "depends on"),
            ("3", f"{SERVICE} → {PROVINCE_HUB} → {NATIONAL_HUB} → {NETWORK}", "depends on"),
            ("3", f"{SERVICE} → {PROVINCE_HUB} → {NATIONAL_HUB} → {PEOPLE}", "is supported by"),
        ],
    ),
    (
        "dependents",
        {"system": NETWORK},
        "steps path relation",
        [
            ("1", f"{NETWORK} → {NATIONAL_HUB}", "is relied on by"),
            ("3", f"{NETWORK} → {NATIONAL_HUB} → {PROVINCE_HUB} → {SERVICE}", "is relied on by"),
        ],
    ),
    ("dependents", {"system": PEOPLE}, "path relation", [(f"{PEOPLE} → {NATIONAL_HUB}", "supports")]),
    (
        "national-systems-taken-up",
        {},
        "system document action",
        [
            (NATIONAL_HUB, SCHEME, "要求利用"),
            (NETWORK, SCHEME, "要求整合"),
            ("not", PROVINCE_HUB, SCHEME, "要求建设"),
        ],
    ),
    (
        "rests-on-document",
        {"document": OPINIONS},
        "steps path relation",
        [
            ("1", f"{OPINIONS} → {SCHEME}", "is the basis of"),
            ("2", f"{OPINIONS} → {SCHEME} → {PLAN}", "is the basis of"),
        ],
    ),
    (
        "bases-of-document",
        {"document": PLAN},
        "steps path",
        [("3", f"{PLAN} → {SCHEME} → {OPINIONS} → 国家数字化发展纲要")],
    ),
    ("missing-documents", {}, "missing documents", [("国家数字化发展纲要", "1"), ("not", OPINIONS, "1")]),
    (
        "agency-responsibilities",
        {},
        "agency role thing",
        [("国家信息中心", "responsible", NATIONAL_HUB), ("云岭省数据局", "responsible", PROVINCE_HUB)],
    ),
    (
        "agency-responsibilities",
        {"agency": "云岭省数据局"},
        "agency",
        [("云岭省数据局",), ("not", "国家信息中心")],
    ),
    (
        "commitments-by-issuer",
        {"agency": "国务院"},
        "action system",
        [("要求建设", NATIONAL_HUB), ("要求完善", NETWORK)],
    ),
    (
        "commitments-without-agency",
        {"document": PLAN},
        "action thing",
        [("要求建设", SERVICE), ("not", "要求建设", PROVINCE_HUB)],
    ),
    (
        "document-actions",
        {"document": SCHEME},
        "action thing",
        [("要求探索", TWIN), ("要求建设", PROVINCE_HUB)],
    ),
    (
        "compare-documents",
        {"old": SCHEME, "new": PLAN},
        "change thing before after",
        [
            ("added", SERVICE, "", "builds"),
            ("dropped", TWIN, "explores", ""),
            ("changed", PROVINCE_HUB, "builds integrates", "builds improves uses"),
        ],
    ),
    (
        "who-issued-what",
        {},
        "agency document basis",
        [("国务院", OPINIONS, "国家数字化发展纲要"), ("云岭省人民政府", SCHEME, OPINIONS)],
    ),
    (
        "entities-by-documents",
        {},
        "entity documents",
        [(PROVINCE_HUB, "3"), (NETWORK, "3"), (NATIONAL_HUB, "2")],
    ),
    ("entities-by-documents", {"type": "agency"}, "entity", [("国家信息中心",), ("not", NETWORK)]),
    (
        "first-last-mention",
        {"entity": PROVINCE_HUB},
        "first firstDocument last lastDocument",
        [("2022-03-10", SCHEME, "2024-05-06", PLAN)],
    ),
    (
        "evidence",
        {"subject": SERVICE, "relation": "依托"},
        "other quote polarity file",
        [(PROVINCE_HUB, f"（二）依托{PROVINCE_HUB}，建设{SERVICE}。", "positive", "3_province_2024.txt")],
    ),
    (
        "name-variants",
        {"entity": NETWORK},
        "how name",
        [("canonical", NETWORK), ("preferred", "國家電子政務外網")],
    ),
    ("where-mentioned", {"entity": TWIN}, "document action file", [(SCHEME, "explore", "2_province.txt")]),
    (
        "system-profile",
        {"system": NATIONAL_HUB},
        "aspect value",
        [
            ("is run by", "国家信息中心"),
            ("depends on", NETWORK),
            ("is relied on by", PROVINCE_HUB),
            ("is supported by", PEOPLE),
            ("is to be built", OPINIONS),
            ("is to be used", SCHEME),
        ],
    ),
    ("parts-of-system", {"whole": PROVINCE_HUB}, "steps to", [("1", "云岭省数据目录系统")]),
    ("support", {}, "supporter supported", [(PEOPLE, NATIONAL_HUB)]),
    ("connections", {"system": NETWORK}, "one other", [(PROVINCE_HUB, NETWORK)]),
    ("projects-deliver", {}, "project delivered", [("数据汇聚工程", "云岭省人口数据库")]),
    ("explored", {}, "document thing builtBy", [(SCHEME, TWIN, "")]),
    ("existing-systems", {}, "thing document", [("云岭省数字档案馆系统", PLAN)]),
    ("offices", {}, "body host", [("国家政务网络协调小组办公室", "国家信息中心")]),
    ("near", {"entity": SERVICE}, "other sentences", [(PROVINCE_HUB, "1")]),
    ("denials", {}, "one other file", [(PROVINCE_HUB, PEOPLE, "4_expert.txt")]),
    ("uncertain", {"below": "0.99"}, "one predicate other", [(SERVICE, "依托", PROVINCE_HUB)]),
    ("uncertain", {"below": "0.01"}, "one", [("not", SERVICE)]),
]


def cells(graph: LocalGraph, name: str, values: dict[str, str], columns: str = "") -> list[tuple[str, ...]]:
    labels = Labels(graph)
    answer = ask_question(graph, name, values, labels=labels)
    assert isinstance(answer, Table)
    wanted = [answer.columns.index(column) for column in columns.split()] or range(len(answer.columns))
    return [tuple(row[i] for i in wanted) for row in labels.rows(answer)]


@pytest.mark.parametrize(
    ("name", "values", "columns", "rows"), ANSWERS, ids=[f"{a[0]}-{i}" for i, a in enumerate(ANSWERS)]
)
def test_answer_is_right(
    small: LocalGraph,
    name: str,
    values: dict[str, str],
    columns: str,
    rows: list[tuple[str, ...]],
) -> None:
    found = cells(small, name, values, columns)
    for row in rows:
        if row[0] == "not":
            assert row[1:] not in found
        else:
            assert row in found


def test_shared_entities_are_in_most_texts(tmp_path: Path) -> None:
    from kg.build.run import build_graph

    for name, text in (
        ("a", "完善国家电子政务外网。建设甲省政务云平台。"),
        ("b", "依托国家电子政务外网，建设乙省政务云平台。"),
    ):
        (tmp_path / f"{name}.txt").write_text(f"{name.upper()}省方案\n\n{text}\n", encoding="utf-8")
    build_graph([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    graph = open_local(tmp_path / "out")
    assert cells(graph, "shared-entities", {}, "entity texts") == [("国家电子政务外网", "2")]
    assert cells(graph, "shared-entities", {"share": "1"}, "entity texts") == [("国家电子政务外网", "2")]
    half = cells(graph, "shared-entities", {"share": "0.5", "type": "platform"}, "entity texts")
    assert half[0] == ("国家电子政务外网", "2") and ("甲省政务云平台", "1") in half


def test_undated_documents_come_last_and_goals_once(built: Path) -> None:
    graph = open_local(built)
    dates = [date for (date,) in cells(graph, "documents", {}, "date")]
    assert "" in dates and dates == sorted(dates, key=lambda date: (date == "", date))
    opinions = "国务院办公厅关于加快推进一体化数字政务建设的指导意见"
    found = cells(graph, "goals-of-document", {"document": opinions}, "goal place")
    assert len(found) == len({goal for goal, _ in found}) >= 2
    assert {place.partition(":")[0] for _, place in found} == {"01_national_opinions.txt"}


def test_passages_of_a_profile_come_in_the_order_of_the_text(tmp_path: Path) -> None:
    from kg.build.run import build_graph

    filler = "各地要提高认识，加强协调，抓好落实。\n\n" * 30
    parts = [f"完善甲省政务云平台，{done}服务流程。" for done in ("升级", "优化", "健全")]
    text = "甲省数字政府建设方案\n\n" + filler.join(f"{part}\n\n" for part in parts)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    build_graph([tmp_path / "a.txt"], tmp_path / "out")
    rows = cells(open_local(tmp_path / "out"), "system-profile", {"system": "甲省政务云平台"}, "aspect place")
    starts = [
        int(place.partition(":")[2].partition("-")[0]) for aspect, place in rows if "improved" in aspect
    ]
    assert len(starts) == 3 and starts == sorted(starts) and len(str(starts[0])) < len(str(starts[-1]))


def test_a_name_in_one_language_is_listed_once(five: LocalGraph) -> None:
    found = cells(five, "name-variants", {"entity": "国务院"}, "name language")
    assert ("State Council", "en") in found
    assert len([row for row in found if row[1]]) == len({row for row in found if row[1]})


def test_every_question_has_a_tested_answer() -> None:
    tested = {answer[0] for answer in ANSWERS} | {"shared-entities"}
    assert tested == set(load_questions())
    assert len(tested) >= 25


@pytest.mark.parametrize("name", load_questions())
def test_example_answers_on_the_bundled_texts(name: str, built: Path) -> None:
    given = [text.split("=", 1) for text in shlex.split(get_question(name).example)[3:]]
    assert cells(open_local(built), name, dict(given))


@pytest.fixture(scope="session")
def five(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> LocalGraph:
    from kg.build.run import build_graph

    out = tmp_path_factory.mktemp("five")
    build_graph([corpus], out)
    return open_local(out)


REAL_VALUES = {
    "system": "国家数据共享交换平台",
    "whole": "全国一体化政务云平台体系",
    "entity": "国家电子政务外网",
    "subject": "国家数据共享交换平台",
    "document": "国务院关于加强数字政府建设的指导意见",
    "old": "十四五推进国家政务信息化规划",
    "new": "国务院关于加强数字政府建设的指导意见",
}


@pytest.mark.parametrize("name", load_questions())
def test_question_is_fast_on_the_real_texts(name: str, five: LocalGraph) -> None:
    question = get_question(name)
    required = {p.name: REAL_VALUES[p.name] for p in question.parameters if p.required}
    cells(five, name, required)
    times = []
    for _ in range(3):
        started = time.process_time()
        text = bind_terms(question, terms_of(five, question, required))
        answer = five.ask(text)
        assert isinstance(answer, Table)
        list(answer.rows)
        times.append(time.process_time() - started)
    assert min(times) < 0.1
