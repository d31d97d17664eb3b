"""Rules propose pairs for review; what is decided does not come back."""

from __future__ import annotations

import pytest

from kg.judge.candidates import Candidate, Rule, candidates, candidates_table, load_rules
from kg.judge.judgements import COLUMNS, Judgements, parse_judgements


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_rule(rule: Rule) -> None:
    for kind in rule.types:
        proposed = candidates([(kind, name) for name in rule.example], Judgements())
        assert [rule.name in pair.rules for pair in proposed] == [True]
        proposed = candidates([(kind, name) for name in rule.counter], Judgements())
        assert not [pair for pair in proposed if rule.name in pair.rules]


def test_types_are_apart_and_one_name_is_no_pair() -> None:
    assert candidates([("platform", "国家政务云"), ("database", "政务云")], Judgements()) == ()
    assert candidates([("platform", "国家政务云"), ("platform", "国家政务云")], Judgements()) == ()


def test_decided_pairs_do_not_come_back() -> None:
    names = [("platform", "国家政务云"), ("platform", "政务云")]
    pair = Candidate("platform", "国家政务云", "政务云", ("national-prefix",))
    assert candidates(names, Judgements()) == (pair,)
    head = "\t".join(COLUMNS) + "\n"
    decided = parse_judgements(head + candidates_table([pair]), "t")
    assert decided.rows[0].verdict == "unsure"
    assert candidates(names, decided) == ()
