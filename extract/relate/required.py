"""What a sentence must hold for a cue to match: found in the pattern, checked before it is tried."""

from __future__ import annotations

import re
from functools import cache

from extract.relate.words import words_of

__all__ = ["Required", "Words", "holds_all", "holds_one", "required_of"]

Words = str | tuple[str, ...] | re.Pattern[str]
"""One word, a few, or many as a pattern."""

Required = tuple[Words, ...]
"""Sets of words, small ones first; a sentence must hold one word of each."""

_MANY = 6
"""So many words are found faster by one pattern than one by one."""

_TOKEN = re.compile(
    r"\{[A-Z]+:\w+\}|\{[.\-_*~]\}|\{\d*,?\d*\}|\{(?P<words>[A-Z]+)\}|\[[^\]]*\]|\\.|(?P<literal>[\u4e00-\u9fff]+)|."
)
_AROUND = re.compile(r"\(\?<?[!=](?:[^()\[\]]|\[[^\]]*\])*\)")
"""What only looks around: without it a pattern matches the more, so that what is required then always is."""
_GROUP = re.compile(r"\(\?P<\w+>")
_OPTIONAL = ("?", "*", "{0,")
_OPENS = "(?:"


def required_of(pattern: str) -> Required:
    """Read the words that a pattern cannot do without.

    Args:
        pattern: A pattern of ``relation_cues.tsv``, with its classes of words still in braces.

    Example:
        >>> required_of("{F:subject}由{A:object}(?:统一|具体)(?:全部)?提供?")
        ('由', '提', ('统一', '具体'))
    """
    pattern = _GROUP.sub("(?:", _AROUND.sub("", pattern))
    depth, start = 0, 0
    found: list[tuple[str, ...]] = []
    for token in _TOKEN.finditer(pattern):
        optional = pattern.startswith(_OPTIONAL, token.end())
        if token[0] == "(":
            start = start if depth else token.start()
            depth += 1
        elif token[0] == ")":
            depth -= 1
            if not depth and not optional:
                found.append(_openings(pattern[start : token.start()]))
        elif not depth and token["words"] and not optional:
            found.append(words_of(token["words"]))
        elif not depth and token["literal"]:
            found.append((token[0][: len(token[0]) - optional],))
    sets = sorted(dict.fromkeys(_shortest(words) for words in found if words and all(words)), key=len)
    return tuple(map(_as_words, sets))


def _as_words(words: tuple[str, ...]) -> Words:
    if len(words) == 1:
        return words[0]
    return re.compile("|".join(map(re.escape, words))) if len(words) >= _MANY else words


def _openings(group: str) -> tuple[str, ...]:
    """What the alternatives of a group begin with; empty if one begins with no word."""
    if not group.startswith(_OPENS):
        return ()
    found: list[str] = []
    depth, begins = 0, True
    for token in _TOKEN.finditer(group, len(_OPENS)):
        if token[0] == "|" and not depth:
            begins = True
        elif begins and token["words"]:
            found.extend(words_of(token["words"]))
            begins = False
        elif begins and (literal := token["literal"]):
            found.append(literal[: len(literal) - group.startswith(_OPTIONAL, token.end())])
            begins = False
        elif begins:
            return ()
        depth += (token[0] == "(") - (token[0] == ")")
    return tuple(found)


@cache
def _shortest(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words of which no other is a part: where 升级改造 stands, 升级 does."""
    return tuple(w for w in words if not any(other != w and other in w for other in words))


def holds_all(text: str, required: Required) -> bool:
    """Tell whether a sentence holds one word of each set."""
    for words in required:  # noqa: SIM110 - a generator would take twice the time
        if not holds_one(text, words):
            return False
    return True


def holds_one(text: str, words: Words) -> bool:
    """Tell whether a sentence holds one word of a set."""
    if isinstance(words, str):
        return words in text
    if isinstance(words, tuple):
        return any(map(text.__contains__, words))
    return words.search(text) is not None
