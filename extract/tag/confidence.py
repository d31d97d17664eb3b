"""How much a mention may be trusted: how often its rule was right on annotated texts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["rule_confidence"]


@cache
def _measured() -> Mapping[str, float]:
    return {row["rule"]: float(row["confidence"]) for row in load_table("rule_confidence")}


@cache
def rule_confidence(rule: str) -> float:
    """Give the measured confidence of a rule.

    Args:
        rule: Identifier of the rule; one of a family (``agency:国务院``) has its family's confidence.

    Returns:
        Share of its finds that were right, between 0 and 1.

    Example:
        >>> rule_confidence("agency:国务院") == rule_confidence("agency")
        True
    """
    measured = _measured()
    return measured.get(rule) or measured.get(rule.partition(":")[0]) or measured["*"]
