"""Labels inside a paragraph: ``建设目标：…建设内容：…责任单位：…``."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.lexicon import load_table
from extract.records.internal import internal_record

__all__ = ["Label", "find_labels"]

_OPENINGS: Final = frozenset("\n。；！？：（(.、）)|—")
_SHORT: Final = 2
"""Labels of so few characters stand only after a stop or comma: 牵头：…；配合：…."""
_JOINED: Final = frozenset("各关相")
"""A character that makes the words part of a longer phrase: 各责任单位, 有关责任单位."""


@internal_record
class Label:
    """A label and the text it opens.

    Attributes:
        name: The label's words.
        role: ``lead``, ``cooperate`` or ``responsible`` where it names who answers for a task, else empty.
        start: Where its words begin.
        words_end: Where its words end, before the colon.
        body: Where its text begins, after the colon.
    """

    name: str
    role: str
    start: int
    words_end: int
    body: int


@cache
def _roles() -> dict[str, str]:
    return {row["label"]: row["role"] for row in load_table("structure_labels")}


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in _roles()}, reverse=True))


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"[】\]][：:]?|[：:]")


def find_labels(text: str) -> tuple[Label, ...]:
    """Find all labels of a clean text.

    A label stands in 【】, at the head of a paragraph, after its number or bracket, or after a stop;
    one that names who answers for a task also follows names directly.

    Args:
        text: Clean text.

    Returns:
        Labels in order, offsets in code points.
    """
    found = []
    for mark in _mark().finditer(text):
        end = mark.start()
        name = next((text[end - n : end] for n in _lengths() if text[end - n : end] in _roles()), "")
        start = end - len(name)
        before = text[start - 1] if start else "\n"
        if not name or (
            before not in "【[" if mark[0][0] in "】]" else not _may_follow(before, name, _roles()[name])
        ):
            continue
        found.append(Label(name, _roles()[name], start, end, mark.end()))
    return tuple(found)


def _may_follow(before: str, name: str, role: str) -> bool:
    """Tell whether a label may stand after a character."""
    if before in _OPENINGS or before.isdigit():
        return True
    return bool(role) and (before == "，" if len(name) <= _SHORT else before not in _JOINED)
