"""Responsibility notes: 责任单位：…, 牵头单位：…, （…牵头，…按职责分工负责）."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.records import Duty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.records import Section
    from extract.structure.labels import Label

__all__ = ["find_duties"]


@cache
def _list_end() -> re.Pattern[str]:
    return re.compile(r"[。；;）)\n|]|(?<=[^，、])，?(?=完成时限|时限)")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"（([^（）\n]*(?:（[^（）\n]{0,40}）[^（）\n]*){0,6}(?:负责|牵头|配合|参与|落实))）")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(
        r"(?:由)?(?P<who>[^，；]+?(?:，(?=[^，；]*?(?:按|负责|牵头))[^，；]+?)*?)"
        r"(?P<verb>(?:共同|联合)?牵头(?:负责)?|(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?|分别|共同|具体)*(?:负责|落实)|(?:等)?(?:共同|积极)?(?:配合|参与|协同))(?=[，；]|$)"
    )


def find_duties(text: str, sections: Sequence[Section], labels: Sequence[Label]) -> tuple[Duty, ...]:
    """Find the notes that say who answers for a task.

    Args:
        text: Clean text.
        sections: Sections in order of their start.
        labels: Labels of the text.

    Returns:
        Duties in order; each with the section whose task it assigns.
    """
    found: list[tuple[int, int, str]] = []
    for label in labels:
        if label.role:
            stop = _list_end().search(text, label.body)
            end = stop.start() if stop else len(text)
            found.append((label.body, end, label.role))
    for bracket in _bracket().finditer(text):
        found.extend(_clauses(text, *bracket.span(1)))
    return tuple(Duty(0, *each) for each in sorted(found) if each[1] > each[0])


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    roles = {"牵头": "lead", "配合": "cooperate", "参与": "cooperate", "协同": "cooperate"}
    found = []
    for match in _clause().finditer(text, start, end):
        role = next((role for word, role in roles.items() if word in match["verb"]), "responsible")
        found.append((*match.span("who"), role))
    return found
