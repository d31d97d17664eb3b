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
from itertools import accumulate, chain, compress
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.normalise.characters import CJK
from extract.normalise.script import variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from extract.normalise.offsets import Draft

__all__ = ["drop_glosses", "drop_wrapped_glosses"]

_BRACKETS = tuple(
    (
        mark[-1],
        re.compile(
            f"({mark}(?![{CJK}])(?<=[{CJK}]{mark})([^(（)）{CJK}\n，。；：、]{{1,20}})[)）](?:[(（]\\2[)）])*)"
        ),
    )
    for mark in (r"\(", "（")
)
"""A bracket right behind a Chinese character: its mark, and the whole of it with its words."""
_WRAPPED = tuple(
    (
        mark[-1],
        re.compile(
            f"({mark}(?![{CJK}])(?:(?<=[{CJK}]{mark})|(?<=[{CJK}]\n{mark}))"
            f"([^(（)）{CJK}，。；：、]{{1,20}})[)）](?:\n?[(（]\\2[)）])*)"
        ),
    )
    for mark in (r"\(", "（")
)
"""The same where a line ends before the bracket or in it."""
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
    draft.remove("glosses", *_gloss_edges(draft.text, _BRACKETS))


def drop_wrapped_glosses(draft: Draft) -> None:
    """Delete the glosses that lines part from their character or in two, on a page that carried others."""
    if "glosses" in draft.edits:
        draft.remove("glosses", *_gloss_edges(draft.text, _WRAPPED))


def _gloss_edges(text: str, kinds: Iterable[tuple[str, re.Pattern[str]]]) -> tuple[list[int], list[int]]:
    """Starts and ends of all glosses."""
    found = [_Brackets(pattern.split(text)) for mark, pattern in kinds if mark in text]
    counts = Counter(chain.from_iterable(brackets.glossed for brackets in found))
    pairs = {each: (each[0], each[1:].strip()) for each in counts if _LATIN.search(each, 1)}
    if not pairs:
        return [], []
    stripped: Counter[tuple[str, str]] = Counter()
    for each, pair in pairs.items():
        stripped[pair] += counts[each]
    glosses = {pair for pair in stripped if _is_pinyin(*pair)}
    glosses |= _english(text, {pair: count for pair, count in stripped.items() if pair not in glosses})
    dropped = {each for each, pair in pairs.items() if pair in glosses}
    starts, ends = zip(*[brackets.edges(dropped) for brackets in found], strict=True)
    return sorted(chain.from_iterable(starts)), sorted(chain.from_iterable(ends))


class _Brackets:
    """The brackets of one mark in a text, read off the pieces between them and their own."""

    def __init__(self, pieces: list[str]) -> None:
        self._between, self._whole = pieces[::3], pieces[1::3]
        self.glossed = [
            before.rstrip("\n")[-1] + words.replace("\n", "")
            for before, words in zip(self._between, pieces[2::3], strict=False)
        ]
        """For each bracket the character before it and the words inside, as one string."""

    def edges(self, dropped: AbstractSet[str]) -> tuple[Iterator[int], Iterator[int]]:
        """Starts and ends of the brackets whose character and words are to be dropped."""
        sizes = chain.from_iterable(zip(map(len, self._between), map(len, self._whole), strict=False))
        edges = list(accumulate(sizes, initial=0))
        wanted = [each in dropped for each in self.glossed]
        return compress(edges[1::2], wanted), compress(edges[2::2], wanted)


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
