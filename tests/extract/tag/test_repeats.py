"""Many phrases found in one pass."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tag.repeats import find_repeats


@given(
    st.text("甲乙丙（\n", max_size=60), st.sets(st.text("甲乙丙（\n", min_size=1, max_size=12), max_size=8)
)
def test_finds_what_one_search_for_each_phrase_finds(text: str, phrases: set[str]) -> None:
    wanted = {p: [m.start() for m in re.finditer(re.escape(p), text)] for p in phrases}
    assert find_repeats(text, phrases) == wanted


@pytest.mark.parametrize(
    ("text", "phrases", "places"),
    [
        ("一二三四五六七八", {"一二三四五六七八", "一二三四五六七"}, [[0], [0]]),
        ("甲甲甲甲甲", {"甲甲"}, [[0, 2]]),
        ("", {"甲"}, [[]]),
        ("甲", set(), []),
    ],
)
def test_places(text: str, phrases: set[str], places: list[list[int]]) -> None:
    assert sorted(find_repeats(text, phrases).values()) == places
