"""What a sentence must hold for a cue to match: found in the pattern, checked before it is tried."""

from __future__ import annotations

import re
from functools import cache

from extract.relate.words import words_of

__all__ = ["Required", "holds_all", "required_of"]

Required = tuple[tuple[str, ...], ...]
"""Sets of words; a sentence must hold one word of each."""

_TOKEN = re.compile(
    r"\{[A-Z]+:\w+\}|\{[.\-_*]\}|\{\d*,?\d*\}|\{(?P<words>[A-Z]+)\}|\[[^\]]*\]|\\.|(?P<literal>[\u4e00-\u9fff]+)|."
)
_OPTIONAL = ("?", "*", "{0,")


def required_of(pattern: str) -> Required:
    """Read the words outside all brackets that a pattern cannot do without.

    Args:
        pattern: A pattern of ``relation_cues.tsv``, with its classes of words still in braces.

    Example:
        >>> required_of("{F:subject}由{A:object}(?:统一)?提供?")
        (('由',), ('提',))
    """
    depth, found = 0, []
    for token in _TOKEN.finditer(pattern):
        depth += (token[0] == "(") - (token[0] == ")")
        if depth or token[0] == ")":
            continue
        optional = pattern.startswith(_OPTIONAL, token.end())
        if token["words"] and not optional:
            found.append(words_of(token["words"]))
        elif literal := token["literal"]:
            literal = literal[:-1] if optional else literal
            if literal:
                found.append((literal,))
    return tuple(found)


@cache
def _shortest(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words of which no other is a part: where 升级改造 stands, 升级 does."""
    return tuple(w for w in words if not any(other != w and other in w for other in words))


def holds_all(text: str, required: Required) -> bool:
    """Tell whether a sentence holds one word of each set."""
    for words in required:
        for word in _shortest(words):
            if word in text:
                break
        else:
            return False
    return True
