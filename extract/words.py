"""Classes of words that patterns name: ``word_classes.tsv``."""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import load_table

__all__ = ["any_of", "words_of"]


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a class, longest first.

    Args:
        name: A class of ``word_classes.tsv``.

    Raises:
        KeyError: If there is no such class.
    """
    found = {row["word"] for row in load_table("word_classes") if row["class"] == name}
    if not found:
        raise KeyError(name)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def any_of(name: str) -> str:
    """Return a pattern for the longest word of a class at a place; for the class see ``words_of``."""
    return f"(?:{'|'.join(map(re.escape, words_of(name)))})"
