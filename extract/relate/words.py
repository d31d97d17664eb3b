"""Classes of words that the cues share."""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import load_table
from extract.words import longest_first

__all__ = ["words", "words_of"]

_ACTIONS = {
    "MAKE": ("build", "improve", "extend", "integrate"),
    "BUILD": ("build",),
    "CREATE": ("build", "improve", "extend"),
}


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a class, longest first.

    Args:
        name: A class of ``relation_words.tsv``, or MAKE, CREATE, BUILD: verbs by what they do to a system.

    Raises:
        KeyError: If there is no such class.
    """
    if name in _ACTIONS:
        verbs = (r["verb"] for r in load_table("verbs") if r["action"] in _ACTIONS[name])
        found = {re.sub(r"\(\?!.*?\)", "", verb) for verb in verbs} | {"建成"}
    else:
        found = {r["word"] for r in load_table("relation_words") if r["class"] == name}
    if not found:
        raise KeyError(name)
    return tuple(longest_first(found))


@cache
def words(name: str) -> str:
    """Return a pattern for the words of a class; for the class see ``words_of``."""
    return f"(?:{'|'.join(words_of(name))})"
