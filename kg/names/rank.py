"""How well a word fits a name: as characters, as pinyin, as pinyin initials, or merely nearly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

__all__ = ["closeness", "match_strength", "pinyin_of", "reads_as"]

_LATIN: Final = re.compile(r"[a-z0-9]+")


def match_strength(name: str, word: str) -> float:
    """Return how well a word fits a name, 1 for the name itself and 0 for not at all.

    Args:
        name: A name in simplified script, without marks, lower case.
        word: What was looked for, in the same form.

    Example:
        >>> match_strength("国家电子政务外网", "电子政务")
        0.69
        >>> match_strength("国家电子政务外网", "gjdzzwww")
        0.5
    """
    if name == word:
        return 1.0
    share = len(word) / max(len(name), 1)
    if name.startswith(word):
        return round(0.8 + 0.15 * share, 4)
    if word in name:
        return round(0.64 + 0.1 * share, 4)
    if not _LATIN.fullmatch(word):
        return 0.0
    syllables = pinyin_of(name)
    return max(_in_syllables(syllables, word), _in_initials(syllables, word))


def reads_as(name: str, word: str) -> bool:
    """Return whether a word is the whole of a name in pinyin or in pinyin initials.

    Example:
        >>> reads_as("国家电子政务外网", "gjdzzwww"), reads_as("国家电子政务外网", "gjdzzw")
        (True, False)
    """
    if len(name) > len(word) or not _LATIN.fullmatch(word):
        return False
    syllables = pinyin_of(name)
    return word in ("".join(syllables), _initials(syllables))


@lru_cache(maxsize=100_000)
def pinyin_of(name: str) -> tuple[str, ...]:
    """Return the syllables of a name without tones; runs of Latin letters and digits are one each.

    Example:
        >>> pinyin_of("12345热线")
        ('12345', 're', 'xian')
    """
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(name))


def _in_syllables(syllables: tuple[str, ...], word: str) -> float:
    """Match a word that begins at the beginning of a syllable."""
    whole = "".join(syllables)
    if whole == word:
        return 0.62
    at = 0
    for index, syllable in enumerate(syllables):
        if whole.startswith(word, at):
            return 0.58 if index == 0 else 0.52
        at += len(syllable)
    return 0.0


def _initials(syllables: tuple[str, ...]) -> str:
    return "".join(s if s[:1].isdigit() else s[:1] for s in syllables)


def _in_initials(syllables: tuple[str, ...], word: str) -> float:
    if len(word) < 2:
        return 0.0
    initials = _initials(syllables)
    at = initials.find(word)
    if at < 0:
        return 0.0
    if initials == word:
        return 0.5
    return 0.46 if at == 0 else 0.4


def closeness(name: str, word: str) -> float:
    """Return the share of character pairs that two names have in common (Dice), from 0 to 1.

    Example:
        >>> round(closeness("国家政务外网", "国家电子政务外网"), 2)
        0.67
    """
    left, right = _pairs(name), _pairs(word)
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}
