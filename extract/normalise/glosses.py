"""Glosses that web pages put behind single characters: 國(guó), 国(guo), 務(wù)(wù), 人(people).

A gloss in pinyin is recognised by the character's own readings.  English glosses are a
property of the whole page: the same very common characters carry a word nearly every time.
Brackets with Chinese, figures or capitals inside, such as （CIM）, never count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.normalise.characters import CJK
from extract.normalise.script import variants

if TYPE_CHECKING:
    from extract.normalise.offsets import Draft

__all__ = ["drop_glosses"]

_BRACKETS = tuple(
    (
        mark[-1],
        re.compile(f"{mark}(?<=[{CJK}]{mark})([^(（)）{CJK}\n，。；：、]{{1,20}})[)）](?:[(（]\\1[)）])*"),
    )
    for mark in (r"\(", "（")
)
_WORD = re.compile("[A-Za-z][a-z]{0,15}(?: [a-z]{1,12})?\\Z")
_ACRONYM = re.compile("[A-Z0-9]{2,}|[A-Z]\\Z")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_NEARLY_ALWAYS = 0.6
_OFTEN = 0.2
_FEWEST_CHARACTERS = 3
_SPARSEST = 250
_FEW = 60


def drop_glosses(draft: Draft) -> None:
    """Delete pinyin glosses, and English ones where the page as a whole carries them."""
    text = draft.text
    found = [
        (match.span(), text[match.start() - 1], match[1].strip())
        for mark, pattern in _BRACKETS
        if mark in text
        for match in pattern.finditer(text)
        if _LATIN.search(match[1])
    ]
    if not found:
        return
    pairs = Counter((char, inside) for _, char, inside in found)
    glosses = {pair for pair in pairs if _is_pinyin(*pair)}
    glosses |= _english(text, {pair: count for pair, count in pairs.items() if pair not in glosses})
    spans = sorted(span for span, char, inside in found if (char, inside) in glosses)
    draft.drop("glosses", spans)


def _english(text: str, pairs: dict[tuple[str, str], int]) -> set[tuple[str, str]]:
    words = {
        pair: count
        for pair, count in pairs.items()
        if _WORD.match(pair[1]) and not _ACRONYM.match(pair[1]) and pair[1].lower() not in _terms()
    }
    if len({char for char, _ in words}) < _FEWEST_CHARACTERS:
        return set()
    carried: Counter[str] = Counter()
    for (char, _), count in words.items():
        carried[char] += count
    total = {char: text.count(char) for char in carried} if len(carried) < _FEW else Counter(text)
    steady = {char for char, count in carried.items() if count >= _NEARLY_ALWAYS * total[char]}
    common = steady & _common_characters()
    marks = sum(carried[char] for char in common)
    if len(common) < _FEWEST_CHARACTERS or marks * _SPARSEST < len(text):
        return set()
    often = {char for char, count in carried.items() if count >= _OFTEN * total[char]}
    return {pair for pair in words if pair[0] in steady or pair[0] in often & _common_characters()}


def _is_pinyin(char: str, inside: str) -> bool:
    if _ACRONYM.match(inside):
        return False
    letters = _plain(inside)
    if not letters or len(letters) > 6:
        return False
    readings = _readings(char)
    if letters in readings:
        return True
    damaged = not inside.isalpha()
    return damaged and any(_is_subsequence(letters, reading) for reading in readings)


def _is_subsequence(letters: str, reading: str) -> bool:
    rest = iter(reading)
    return 2 * len(letters) >= len(reading) and all(letter in rest for letter in letters)


@cache
def _readings(char: str) -> frozenset[str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return frozenset(_plain(reading) for reading in pinyin_dict.get(ord(char), "").split(",")) - {""}


def _plain(syllable: str) -> str:
    """Letters of a syllable without tones, ü as v."""
    letters = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v")
    return "".join(letter for letter in letters if "a" <= letter <= "z")


@cache
def _common_characters() -> frozenset[str]:
    return frozenset("".join(variants(row["characters"]) for row in load_table("glossed_characters")))


@cache
def _terms() -> frozenset[str]:
    return frozenset(row["term"] for row in load_table("bracket_terms"))
