"""Classes of words that patterns name: the lexicons ``classes_of_…``, one for each kind of pattern."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.lexicon import load_table

__all__ = ["any_of", "words_of"]

_TABLES: Final = ("classes_of_parts", "classes_of_names", "classes_of_bodies", "classes_of_relations")


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
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def any_of(name: str) -> str:
    """Return a pattern for the longest word of a class at a place; for the class see ``words_of``."""
    return f"(?:{'|'.join(map(re.escape, words_of(name)))})"
