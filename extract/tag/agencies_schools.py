"""Universities and laboratories: names that open with a place or a known word and end with 大学 or 实验室."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.agencies_found import Found
from extract.tag.alternation import alternation
from extract.tag.divisions import short_places
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_schools"]

_HEAD = re.compile("大学(?![生学堂城路院区])|实验室(?![条设建管认评名总])")
_PART = re.compile(r"(?:医学院)?附属[\u3400-\u9fff]{0,8}?医院|(?:[\u3400-\u9fff]{2,9}?研究院)(?![落校])")
_LONGEST = 16


@cache
def _foreign() -> re.Pattern[str]:
    """What no name of a school has between its first word and its head."""
    return re.compile(rf"[省市县区州]|{any_of('beside_school')}|[与和及由在对的将等按为同到]|重点\Z")


@cache
def _opening() -> re.Pattern[str]:
    words = {row["opening"] for row in load_table("school_openings")} | set(short_places())
    return re.compile(alternation(words))


def find_schools(text: str) -> Iterator[Found]:
    """Find universities, what belongs to them by name, and named laboratories.

    Args:
        text: Clean text.

    Yields:
        Finds of kind ``national``, named as they stand.
    """
    for head in _HEAD.finditer(text):
        low = max(0, head.start() - _LONGEST)
        for opening in _opening().finditer(text, low, head.start()):
            rest = text[opening.end() : head.start()]
            laboratory = head.group() == "实验室"
            if not rest.isalnum() and rest:
                continue
            if _foreign().search(rest) or (laboratory and len(opening.group()) + len(rest) < 2):
                continue
            part = None if laboratory else _PART.match(text, head.end())
            end = part.end() if part else head.end()
            name = text[opening.start() : end]
            yield Found(opening.start(), end, "school", name, "national", score=0.8)
            break
