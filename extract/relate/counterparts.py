"""The same system of another level: 升级市平台，完善人口库，实现与省平台贯通 joins the two platforms."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.records import Mention
    from extract.relate.sentences import Statement

__all__ = ["with_counterpart"]

_LEVEL = re.compile(r"(?:国家|全国|[一-龥]{0,6}?(?:自治区|自治州|[省市县区]))级?")
_SYSTEMS = ("platform", "database")
_LEAST = 4


def with_counterpart(
    text: str, statement: Statement, mentions: Sequence[Mention], near: Sequence[tuple[int, Mention]]
) -> Statement:
    """Give a connection that a later clause states the subject that its object is the counterpart of.

    升级市数据平台，完善人口库，实现与省数据平台贯通 joins the two platforms, although the base stands nearer.

    Args:
        text: Clean text.
        statement: What a cue states.
        mentions: All mentions.
        near: Index and mention of each mention of the sentence.

    Returns:
        The statement, with another subject where one is found.
    """
    if statement.predicate != "connectsTo":
        return statement
    subject, target = mentions[statement.subject], mentions[statement.object]
    core = _core(target)
    apart = subject.clean_end < target.clean_start and "，" in text[subject.clean_end : target.clean_start]
    if not core or not apart or _core(subject) == core:
        return statement
    for i, m in near:
        if m.clean_start < subject.clean_start and m.type == target.type and _core(m) == core:
            return statement if m.canonical == target.canonical else replace(statement, subject=i)
    return statement


def _core(mention: Mention) -> str:
    """Name without the words of level and place at its front; empty for what has none or little else."""
    if mention.type not in _SYSTEMS or len(mention.canonical) != 1:
        return ""
    level = _LEVEL.match(mention.canonical[0])
    core = mention.canonical[0][level.end() :] if level else ""
    return core if len(core) >= _LEAST else ""
