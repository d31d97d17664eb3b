"""Confidence comes from measured rules."""

from __future__ import annotations

from extract.lexicon import load_table
from extract.tag.confidence import rule_confidence


def test_families_share_what_was_measured() -> None:
    assert rule_confidence("agency:国务院") == rule_confidence("agency") > 0.5


def test_an_unmeasured_rule_has_the_average() -> None:
    assert rule_confidence("no such rule") == rule_confidence("*")


def test_all_are_probabilities_from_counts() -> None:
    for row in load_table("rule_confidence"):
        assert 0 < float(row["confidence"]) < 1
        assert int(row["right"]) <= int(row["of"])
