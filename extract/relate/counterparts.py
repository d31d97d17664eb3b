"""What a later clause connects, where its subject is not the system named last before it.

The same system of another level: 升级市平台，完善人口库，实现与省平台贯通 joins the two platforms. And what a
system has become a part of: 将甲应用整合至乙平台，与丙平台互通 joins 乙 and 丙.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.records import Mention
    from extract.relate.sentences import Statement

__all__ = ["with_counterpart"]

_LEVEL = re.compile(r"(?:国家|全国|[一-龥]{0,6}?(?:自治区|自治州|[省市县区]))级?")
_SYSTEMS = ("platform", "database")
_LEAST = 4
_BACK = 60
_GATHERS = re.compile(r"(?:^|[，。；：\n\s])(?:整合|归并|合并)[^，。；]*$")


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
    clauses = text[subject.clean_end : target.clean_start]
    apart = subject.clean_end < target.clean_start and "，" in clauses
    if apart and (whole := _merged_into(text, subject, target, near)):
        return replace(statement, subject=whole)
    if not core or not apart or _core(subject) == core:
        return statement
    for i, m in near:
        if m.clean_start < subject.clean_start and m.type == target.type and _core(m) == core:
            return statement if m.canonical == target.canonical else replace(statement, subject=i)
    return statement


def _merged_into(text: str, subject: Mention, target: Mention, near: Sequence[tuple[int, Mention]]) -> int:
    """Index of the system that the subject is merged into in a clause before the target's, or 0."""
    gathered = _GATHERS.search(text, max(0, subject.clean_start - _BACK), subject.clean_start)
    for i, m in near:
        if subject.clean_end <= m.clean_start and m.clean_end < target.clean_start and m.type in _SYSTEMS:
            before = text[subject.clean_end : m.clean_start].rstrip("“")
            if before.endswith(words_of("merged_into")) or (gathered and before.endswith("接入")):
                return i if "，" in text[m.clean_end : target.clean_start] else 0
    return 0


def _core(mention: Mention) -> str:
    """Name without the words of level and place at its front; empty for what has none or little else."""
    if mention.type not in _SYSTEMS or len(mention.canonical) != 1:
        return ""
    level = _LEVEL.match(mention.canonical[0])
    core = mention.canonical[0][level.end() :] if level else ""
    return core if len(core) >= _LEAST else ""
