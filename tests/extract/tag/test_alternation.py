"""One pattern from many words."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.tag.alternation import alternation

WORDS = st.lists(st.text("局厅委员会.+(", min_size=1, max_size=4), min_size=1, max_size=8)


@settings(deadline=None)
@given(WORDS)
def test_matches_every_word_whole(words: list[str]) -> None:
    pattern = re.compile(alternation(words))
    assert all(pattern.fullmatch(word) for word in words)


@settings(deadline=None)
@given(WORDS, st.text("局厅委员会.+(", max_size=10))
def test_finds_the_longest_word(words: list[str], text: str) -> None:
    match = re.match(alternation(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match.group() if match else None) == longest


def test_of_no_words_matches_nothing() -> None:
    assert re.search(alternation([]), "局") is None
