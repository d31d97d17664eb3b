"""Whether a line begins with the name of a place, as titles and names of bodies do."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load_table
from extract.words import words_of

__all__ = ["is_place", "opens_with_place"]

_LONGEST = 12
_SHORTEST = 3


@cache
def _places() -> frozenset[str]:
    """Full names of provinces, cities and counties."""
    return frozenset(row["name"] for row in load_table("divisions") if len(row["name"]) >= _SHORTEST)


def opens_with_place(line: str) -> bool:
    """Tell a line that begins with the full name of a place or with 国家, 全国 and their like."""
    return line.startswith(words_of("national_opening")) or any(
        line[:length] in _places() for length in range(_SHORTEST, _LONGEST + 1)
    )


def is_place(words: str) -> bool:
    """Tell the full name of a place and nothing else."""
    return words in _places()
