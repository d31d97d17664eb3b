"""Offices that a text names without their ministry: 部科技司, 药品监管司 in the ministry's own list."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_found import Found
from extract.tag.agencies_national import fields_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["find_offices"]


_HEAD = re.compile(r"(?<!公)司(?![法令机长])|(?<=部)办公厅")
_BEFORE = re.compile(r"[^\u3400-\u9fff]|[由经报商向]")
_LONGEST = 24


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"部?(?:{fields_pattern()}[和与]?)*(?<![和与])\Z")


@cache
def _ministries() -> frozenset[str]:
    rows = load_table("agencies")
    return frozenset(row["name"] for row in rows if row["kind"] in {"ministry", "bureau"})


def find_offices(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Find the offices of the one ministry that a text names.

    Args:
        text: Clean text.
        found: The agencies found by name.

    Yields:
        Finds of kind ``national``; none if the text names no ministry or several.
    """
    rules = {item.rule.partition(":")[2] for item in found if item.kind == "national"}
    named = rules & _ministries()
    if len(named) == 1:
        ministry = min(named)
        for head in _HEAD.finditer(text):
            fields = _fields().search(text, max(0, head.start() - _LONGEST), head.start())
            if not fields or not fields.group():
                continue
            start, end = fields.start(), head.end()
            if not start or _BEFORE.match(text, start - 1):
                name = ministry + text[start:end].removeprefix("部")
                yield Found(start, end, "office:own", name, "national", score=0.8)
