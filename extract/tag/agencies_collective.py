"""Names that stand for many bodies or a kind of body: 各地区各部门, 县级以上人民政府, 公安机关."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_found import Found
from extract.tag.agencies_national import fields_pattern
from extract.tag.folding import split_alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_collectives"]

_WINDOW = 60
_JOINED_TO = re.compile(r"[^、与]{2,12}与(?=[^、与]{2,12}、)")
"""Before a list by commas, with what it is joined to: 信息与农业、林业、海洋等部门."""


_OPENING = re.compile(r"([\u3400-\u9fff]+)(?![?*+{|\u3400-\u9fff])")


@dataclass(frozen=True)
class _Row:
    """One row; ``opening`` begins each of its finds, ``anchor`` ends it where there is one."""

    id: str
    opening: str
    anchor: re.Pattern[str] | None
    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a text first needs it."""
        return re.compile(self.expression)


@cache
def _rows() -> tuple[_Row, ...]:
    many = rf"{fields_pattern()}(?:[、和与及]{{0,2}}{fields_pattern()}){{0,30}}"
    ends = re.escape("".join(sorted({row["field"][-1] for row in load_table("agency_fields")})))
    rows = []
    for row in load_table("collectives"):
        pattern = row["pattern"].replace("{list}", many)
        anchor = re.compile(row["anchor"].replace("{ends}", ends)) if row["anchor"] else None
        opening = _OPENING.match(pattern) if len(split_alternatives(pattern)) == 1 else None
        expression = rf"(?:{pattern})\Z" if anchor else pattern
        rows.append(_Row(row["id"], opening[0] if opening else "", anchor, expression))
    return tuple(rows)


def _score(row: str, hit: re.Match[str]) -> float:
    """A single kind of body (公安机关) is often just said in passing."""
    return 0.4 if row == "field_bodies" and "、" not in hit.group() else 0.7


def find_collectives(text: str) -> Iterator[Found]:
    """Find the collectives of collectives.tsv.

    Args:
        text: Clean text.

    Yields:
        Finds of kind ``collective``, grouped by the row that found them; they may overlap.
    """
    for row in _rows():
        if row.opening not in text:
            continue
        rule = f"collective:{row.id}"
        for match in (row.anchor or row.pattern).finditer(text):
            low, high = max(0, match.end() - _WINDOW), match.end()
            hit = row.pattern.search(text, low, high) if row.anchor else match
            if hit:
                start = hit.start()
                if before := _JOINED_TO.match(text, start, hit.end()):
                    start = before.end()
                name = text[start : hit.end()]
                yield Found(start, hit.end(), rule, name, "collective", score=_score(row.id, hit))
