"""Sentences: cut at 。！？ and at paragraph ends, never inside a quotation, title or bracket.

No sentence is longer than 1,000 characters: every mention and relation quotes its sentence, and a text
without full stops must not grow with the square of its length.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.records import Section, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["split_sentences"]

_CLOSERS: Final = {
    "”": "“",
    "’": "‘",
    "）": "（",
    "》": "《",
    "」": "「",
    "』": "『",
    ")": "(",
    "】": "【",
    "〉": "〈",
}
_OPENERS: Final = frozenset(_CLOSERS.values())
_GOES_ON: Final = frozenset("，、；：,;的等和与及或")
_LONGEST: Final = 1000
_PAUSES: Final = ("；", "，", "、", " ")


@cache
def _events() -> re.Pattern[str]:
    return re.compile(r"[。！？]+[”’）》」』)】]*|[“‘（《「『(【〈”’）》」』)】〉\n]")


def split_sentences(text: str, sections: Sequence[Section], cuts: Iterable[int]) -> tuple[Sentence, ...]:
    """Cut a clean text into sentences and place each in its deepest section.

    Args:
        text: Clean text.
        sections: Sections in order of their start.
        cuts: Offsets at which a sentence must begin: the starts of sections inside a paragraph.

    Returns:
        Sentences in order, without surrounding blanks; blank stretches give none.
    """
    bounds = sorted({*_stops(text), *cuts, len(text)})
    sentences = []
    start, place = 0, _Place(sections)
    for end in _bounded(text, bounds):
        piece = text[start:end]
        if piece and not piece.isspace():
            first = start + len(piece) - len(piece.lstrip())
            last = end - len(piece) + len(piece.rstrip())
            sentences.append(Sentence(first, last, place.deepest(first)))
        start = end
    return tuple(sentences)


def _bounded(text: str, bounds: Iterable[int]) -> Iterator[int]:
    """Yield the bounds, with further ones at pauses where two lie too far apart."""
    start = 0
    for end in bounds:
        while end - start > _LONGEST:
            most = start + _LONGEST
            pauses = (text.rfind(mark, start + _LONGEST // 2, most) for mark in _PAUSES)
            start = next((at + 1 for at in pauses if at >= 0), most)
            yield start
        yield end
        start = end


def _stops(text: str) -> list[int]:
    """Offsets after which a sentence ends."""
    stops: list[int] = []
    pending: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    opened = dict.fromkeys(_OPENERS, 0)
    for match in _events().finditer(text):
        mark = match[0]
        char = mark[0]
        if char == "\n":
            _settle(text, pending, spans, stops)
            stops.append(match.end())
            if stack:
                stack.clear()
                opened = dict.fromkeys(_OPENERS, 0)
            continue
        if char in _OPENERS:
            stack.append((char, match.start()))
            opened[char] += 1
            continue
        position = match.start()
        if char not in _CLOSERS:
            pending.append((position, match.end()))
            mark = mark.lstrip("。！？")
            position = match.end() - len(mark)
        for offset, closer in enumerate(mark):
            opener = _CLOSERS[closer]
            while opened[opener]:
                last, where = stack.pop()
                opened[last] -= 1
                if last == opener:
                    while spans and spans[-1][0] > where:
                        spans.pop()
                    spans.append((where, position + offset + 1))
                    break
    _settle(text, pending, spans, stops)
    return stops


def _settle(
    text: str, pending: list[tuple[int, int]], spans: list[tuple[int, int]], stops: list[int]
) -> None:
    """Keep the stops of one paragraph that lie outside its outermost brackets, or close one."""
    at = 0
    for stop, end in pending:
        while at < len(spans) and spans[at][1] <= stop:
            at += 1
        if (
            at == len(spans)
            or stop < spans[at][0]
            or (spans[at][1] <= end and _ends(text, spans[at][0], end))
        ):
            stops.append(end)
    pending.clear()
    spans.clear()


def _ends(text: str, opener: int, end: int) -> bool:
    """Tell whether a bracket or quotation that closes with a stop ends its sentence too."""
    if text[opener] in "（(" and opener and text[opener - 1] not in "。！？；：\n":
        return False
    return text[end : end + 1] not in _GOES_ON


class _Place:
    """Walks the sections along with growing offsets."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._at = 0

    def deepest(self, offset: int) -> int:
        """Index of the deepest section that holds an offset; offsets must not decrease."""
        sections = self._sections
        while self._at + 1 < len(sections) and sections[self._at + 1].start <= offset:
            self._at += 1
        found = self._at
        while sections[found].end <= offset and sections[found].parent >= 0:
            found = sections[found].parent
        return found
