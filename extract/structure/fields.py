"""The table that official web pages print above a document: 索引号, 发文机关, 成文日期 and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table
from extract.structure.dates import date_pattern
from extract.words import longest_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.structure.paragraphs import Paragraph

__all__ = ["Field", "read_fields"]

_HEAD: Final = 40
_DATES: Final = frozenset({"date", "published", "in_force"})


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of the table.

    Attributes:
        name: A field of the lexicon: ``issuer``, ``poster``, ``number``, ``date``, ``validity``, …
        value: What it says.
        start: Where the value begins.
        end: Where it ends.
        first: Index of the paragraph with the label.
        last: Index after the paragraph with the value.
    """

    name: str
    value: str
    start: int
    end: int
    first: int
    last: int


@cache
def _names() -> dict[str, str]:
    return {row["label"]: row["field"] for row in load_table("structure_fields")}


@cache
def _date() -> re.Pattern[str]:
    return re.compile(date_pattern())


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(map(re.escape, longest_first(_names())))
    return re.compile(rf"[\[【]?({names})[\]】]?\s*[：:|\t]\s*|[•·●]?\s*[\[【]\s*({names})\s*[\]】]\s*$")


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"[•·●—–-]{1,2}\s*")


def read_fields(paragraphs: Sequence[Paragraph]) -> tuple[Field, ...]:
    """Read the entries at the top of a page.

    Args:
        paragraphs: All paragraphs; the first forty are looked at.

    Returns:
        The entries in order.
    """
    found: list[Field] = []
    for index, paragraph in enumerate(paragraphs[:_HEAD]):
        bullet = _bullet().match(paragraph.text)
        begin = bullet.end() if bullet else 0
        if len(paragraph.text) > 400 or not _label().match(paragraph.text, begin):
            continue
        labels = list(_label().finditer(paragraph.text, begin))
        for label, after in zip(labels, [*labels[1:], None], strict=True):
            stop = after.start() if after else len(paragraph.text)
            value = paragraph.text[label.end() : stop].rstrip(" |\t；;")
            start, last = paragraph.start + label.end(), index + 1
            if (
                not value
                and after is None
                and last < len(paragraphs)
                and not _label().match(paragraphs[last].text)
            ):
                bullet = _bullet().match(paragraphs[last].text)
                skip = bullet.end() if bullet else 0
                value, start, last = paragraphs[last].text[skip:], paragraphs[last].start + skip, last + 1
            name = _names()[label[1] or label[2]]
            if value and (name not in _DATES or _date().search(value)):
                found.append(Field(name, value, start, start + len(value), index, last))
    return tuple(found)
