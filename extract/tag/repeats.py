"""Where a text repeats some phrases, all found in one pass however many there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.tag.alternation import alternation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["find_repeats"]

_OPENING = 7


def find_repeats(text: str, phrases: Collection[str]) -> dict[str, Sequence[int]]:
    """Find every place of every phrase, also inside the place of another phrase.

    Args:
        text: Clean text.
        phrases: Non-empty phrases, taken literally.

    Returns:
        Phrase to the clean offsets at which it begins, in order; places of one phrase do not overlap.

    Example:
        >>> find_repeats("数据条例和数据", {"数据"})
        {'数据': [0, 5]}
    """
    if not phrases:
        return {}
    opening = min(_OPENING, *map(len, phrases))
    places: dict[str, list[int]] = {phrase: [] for phrase in phrases}
    sizes: dict[str, list[int]] = {}
    for size, start in sorted({(len(phrase), phrase[:opening]) for phrase in phrases}):
        sizes.setdefault(start, []).append(size)
    search = re.compile(alternation(sizes)).search
    match = search(text)
    while match:
        at = match.start()
        for size in sizes[match.group()]:
            found = places.get(text[at : at + size])
            if found is not None and (not found or found[-1] + size <= at):
                found.append(at)
        match = search(text, at + 1)
    return dict(places)
