"""Labels inside a paragraph: ``建设目标：…建设内容：…责任单位：…``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Label", "find_labels"]


@dataclass(frozen=True, slots=True)
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
def _pattern() -> re.Pattern[str]:
    def alternatives(names: Iterable[str]) -> str:
        return "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))

    parts = alternatives(_roles())
    duties = alternatives(name for name, role in _roles().items() if role)
    return re.compile(
        rf"(?:(?:(?<=[。；！？：（(\n.、\d）)|—])|(?<![\s\S]))({parts})|(?<![各关相])({duties}))[：:]"
    )


def find_labels(text: str) -> tuple[Label, ...]:
    """Find all labels of a clean text.

    A label stands at the head of a paragraph, after its number or bracket, or after a stop;
    one that names who answers for a task also follows names directly.

    Args:
        text: Clean text.

    Returns:
        Labels in order, offsets in code points.
    """
    roles = _roles()
    return tuple(
        Label(match[0][:-1], roles[match[0][:-1]], match.start(), match.end() - 1, match.end())
        for match in _pattern().finditer(text)
    )
