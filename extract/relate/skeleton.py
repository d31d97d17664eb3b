"""A sentence with each mention, or coordination of mentions, replaced by one symbol of its class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.relate.cues import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.records import Mention

__all__ = ["Skeleton", "draw_skeleton"]

_JOINT = re.compile(r"[”》]?(?:、|和|与|及|以及|及其|或)?(?:[“《])?|[”》]?[（(][^（）()]{1,20}[）)](?:、|和|与|及|以及)?")
_PAIR = "\ue005"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence as symbols.

    Attributes:
        text: The sentence; one private-use character per group of mentions.
        groups: Skeleton offset of each symbol to the indices of its mentions.
        start: Clean offset of the sentence.
    """

    text: str
    groups: dict[int, tuple[int, ...]]
    start: int


def draw_skeleton(text: str, start: int, end: int, mentions: Sequence[tuple[int, Mention]]) -> Skeleton:
    """Replace the mentions of a sentence by symbols.

    Args:
        text: Clean text.
        start: Where the sentence begins, clean offset.
        end: Where it ends.
        mentions: Index and mention of each mention inside it, goals left out, in order of start;
            of overlapping ones only the first and longest counts.
    """
    parts: list[str] = []
    groups: dict[int, tuple[int, ...]] = {}
    where, length = start, 0
    previous: tuple[int, str] | None = None
    for index, mention in mentions:
        if mention.clean_start < where:
            continue
        symbol = SYMBOLS[mention.type]
        between = text[where : mention.clean_start]
        if previous and previous[1] == symbol and _JOINT.fullmatch(between):
            groups[previous[0]] += (index,)
            if symbol == SYMBOLS["platform"]:
                parts[-1] = _PAIR
        else:
            parts.append(between)
            length += len(between)
            groups[length] = (index,)
            previous = (length, symbol)
            parts.append(symbol)
            length += 1
        where = mention.clean_end
    parts.append(text[where:end])
    return Skeleton("".join(parts), groups, start)
