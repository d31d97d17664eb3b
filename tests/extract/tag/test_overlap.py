"""Which of overlapping candidates stay."""

from __future__ import annotations

import pytest

from extract.tag.candidate import Candidate
from extract.tag.overlap import choose_candidates


def candidate(kind: str, start: int, end: int, score: float = 0.9) -> Candidate:
    return Candidate(kind, start, end, ("某",), "rule", score)


def test_the_longer_name_wins() -> None:
    long, short = candidate("platform", 0, 10), candidate("agency", 0, 4)
    assert choose_candidates([short, long]) == (long,)


def test_a_body_wins_over_a_system_of_the_same_span() -> None:
    body, system = candidate("agency", 0, 6), candidate("platform", 0, 6)
    assert choose_candidates([system, body]) == (body,)


def test_documents_and_goals_may_contain_anything() -> None:
    title, inner, goal = candidate("document", 0, 20), candidate("document", 5, 15), candidate("goal", 0, 30)
    body, system = candidate("agency", 0, 4), candidate("platform", 22, 28)
    assert set(choose_candidates([goal, title, inner, body, system])) == {goal, title, inner, body, system}


def test_a_system_in_a_title_is_part_of_the_title() -> None:
    title, system = candidate("document", 0, 20), candidate("platform", 6, 12)
    assert choose_candidates([system, title]) == (title,)


def test_what_its_own_rule_hardly_trusts_is_left_out() -> None:
    assert choose_candidates([candidate("agency", 0, 4, score=0.4)]) == ()


def test_order_does_not_matter() -> None:
    some = [candidate("platform", 3, 9), candidate("database", 9, 12), candidate("agency", 0, 4)]
    assert choose_candidates(some) == choose_candidates(reversed(some))


@pytest.mark.parametrize("rules", [("name.project", "title.heading"), ("title.heading", "name.project")])
def test_of_two_rules_for_one_name_the_first_stays(rules: tuple[str, str]) -> None:
    both = [Candidate("project", 0, 8, ("数据归集共享行动",), rule, 0.9) for rule in rules]
    assert [c.rule for c in choose_candidates(both)] == [rules[0]]
