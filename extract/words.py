"""Classes of words that patterns name: the lexicons ``classes_of_…``, one for each kind of pattern."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["any_of", "longest_first", "words_of"]

_TABLES: Final = ("classes_of_parts", "classes_of_names", "classes_of_bodies", "classes_of_relations")


def longest_first(words: Iterable[str]) -> list[str]:
    """Return words as the alternatives of a pattern must stand: none before a longer one that it begins."""
    return sorted(words, key=lambda word: (-len(word), word))


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a class, longest first.

    Args:
        name: A class of one of the lexicons.

    Raises:
        KeyError: If there is no such class.
    """
    found = {row["word"] for table in _TABLES for row in load_table(table) if row["class"] == name}
    if not found:
        raise KeyError(name)
    return tuple(longest_first(found))


@cache
def any_of(name: str) -> str:
    """Return a pattern for the longest word of a class at a place; for the class see ``words_of``."""
    return f"(?:{'|'.join(map(re.escape, words_of(name)))})"
