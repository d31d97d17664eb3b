"""The bundled texts form a small world in which every question and view has something to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.records import ENTITY_TYPES, PREDICATES
from kg.store import open_store

ACTIONS = ("builds", "improves", "extends", "integrates", "uses", "explores", "reports")
HEAD = """
PREFIX pkg: <https://w3id.org/policy-kg/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
Rows = Callable[[str], list[tuple[str, ...]]]


@pytest.fixture(scope="module")
def rows(built: Path) -> Rows:
    store = open_store(built)

    def ask(text: str) -> list[tuple[str, ...]]:
        solutions = store.query(HEAD + text)
        return [tuple(str(term.value) for term in row) for row in solutions]  # type: ignore[union-attr]

    return ask


@pytest.mark.parametrize("kind", ENTITY_TYPES)
def test_every_type_of_entity_occurs(kind: str, rows: Rows) -> None:
    assert len(rows(f"SELECT ?x {{ ?x a pkg:{kind.capitalize()} }}")) > 3


@pytest.mark.parametrize("predicate", [*PREDICATES, *ACTIONS, "setsGoal"])
def test_every_relation_and_action_occurs(predicate: str, rows: Rows) -> None:
    assert len(rows(f"SELECT ?x ?y {{ ?x pkg:{predicate} ?y }}")) > 1


def test_one_document_came_twice(rows: Rows) -> None:
    found = rows(
        "SELECT ?l (COUNT(DISTINCT ?e) AS ?n) { GRAPH ?g { ?e eli:realizes ?d } ?d rdfs:label ?l } "
        "GROUP BY ?d ?l HAVING(COUNT(DISTINCT ?e) > 1)"
    )
    assert [(label, int(count)) for label, count in found] == [
        ("国务院办公厅关于加快推进一体化数字政务建设的指导意见", 2)
    ]


def test_both_forms_of_that_document_name_the_same(rows: Rows) -> None:
    def named(file: str) -> set[tuple[str, ...]]:
        base = "https://w3id.org/policy-kg/id/"
        return set(
            rows(
                "PREFIX oa: <http://www.w3.org/ns/oa#> "
                f"SELECT DISTINCT ?x {{ GRAPH <{base}graph/{file}> {{ ?m oa:hasBody ?x }} }}"
            )
        )

    clean, noisy = named("01_national_opinions.txt"), named("10_national_opinions_web.html")
    assert len(clean & noisy) >= 0.95 * len(clean | noisy)


def test_bases_reach_from_the_city_to_the_centre(rows: Rows) -> None:
    found = rows(
        'SELECT ?l { ?d rdfs:label "清江市数字政府建设行动计划（2022—2025年）"@zh ; pkg:basedOn+ ?b . ?b rdfs:label ?l }'
    )
    names = {name for (name,) in found}
    assert {"云岭省数字政府建设实施方案", "全国数字化公共服务发展纲要"} <= names


def test_a_revision_changes_what_is_done(rows: Rows) -> None:
    found = rows(
        'SELECT ?title ?p { ?s rdfs:label "清江市公共数据运营平台"@zh . ?d ?p ?s ; rdfs:label ?title . '
        "FILTER(?p IN (pkg:explores, pkg:builds)) }"
    )
    actions = {(title, iri.rpartition("#")[2]) for title, iri in found}
    assert ("清江市数字政府建设行动计划（2022—2025年）", "explores") in actions
    assert ("清江市数字政府建设行动计划（2024年修订）", "builds") in actions


def test_goals_fall_due_in_several_years(rows: Rows) -> None:
    years = {year for (year,) in rows("SELECT DISTINCT ?y { ?g pkg:dueYear ?y }")}
    assert {"2023", "2024", "2025", "2027"} <= years
