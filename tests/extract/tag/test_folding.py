"""Folded and guarded expressions match what the plain ones match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tag.folding import fold, guarded, openings
from extract.tag.grammar import grammar

_WORDS = st.text("甲乙丙", min_size=1, max_size=4)
_PATTERNS = st.one_of(
    _WORDS,
    st.tuples(_WORDS, st.sampled_from("甲乙丙")).map(lambda pair: f"{pair[0]}(?!{pair[1]})"),
    st.sampled_from(["(?<!甲)乙", "[甲乙]丙", "甲?丙", "(?:甲|乙丙)甲", "甲|乙", "丙{0,2}乙"]),
)


def _spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text)]


@given(st.lists(_PATTERNS, min_size=1, max_size=8), st.text("甲乙丙丁", max_size=40))
def test_fold_and_guard_change_no_match(patterns: list[str], text: str) -> None:
    plain = _spans("|".join(patterns), text)
    assert _spans(fold(patterns), text) == plain
    assert _spans(guarded("|".join(patterns)), text) == plain
    assert _spans(guarded(fold(patterns)), text) == plain


@pytest.mark.parametrize("pattern", ["", "甲?", "(?=甲)", ".甲", "[^甲]", "^甲"])
def test_what_may_begin_anyhow_has_no_guard(pattern: str) -> None:
    with pytest.raises(ValueError, match="cannot tell"):
        openings(pattern)


def test_fold_keeps_the_first_of_equal_beginnings() -> None:
    match = re.match(fold(["数据(?!库)", "数据库", "数"]), "数据库")
    assert match is not None
    assert match.group() == "数据库"


def test_edge_of_names_is_guarded() -> None:
    assert grammar().edge.pattern.startswith("(?=[")
