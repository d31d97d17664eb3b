"""Names that stand for many bodies or a kind of body: 各地区各部门, 县级以上人民政府, 公安机关."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_found import Found
from extract.tag.agencies_national import fields_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_collectives"]

_WINDOW = 60


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str]], ...]:
    many = rf"{fields_pattern()}(?:[、和与及]{{0,2}}{fields_pattern()}){{0,30}}"
    ends = re.escape("".join(sorted({row["field"][-1] for row in load_table("agency_fields")})))
    rows = []
    for row in load_table("collectives"):
        pattern = row["pattern"].replace("{list}", many)
        anchor = re.compile(row["anchor"].replace("{ends}", ends)) if row["anchor"] else None
        rows.append((row["id"], anchor, re.compile(rf"(?:{pattern})\Z" if anchor else pattern)))
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
    for name, anchor, pattern in _rows():
        rule = f"collective:{name}"
        for match in anchor.finditer(text) if anchor else pattern.finditer(text):
            hit = pattern.search(text, max(0, match.end() - _WINDOW), match.end()) if anchor else match
            if hit:
                yield Found(hit.start(), hit.end(), rule, hit.group(), "collective", score=_score(name, hit))
