"""Edits and the runs they leave behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import NormaliseError
from extract.normalise.offsets import Draft, source_position, source_span, text_span

TEXTS = st.text(alphabet="ab国数\n 。", max_size=40)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, Draft]:
    """A text and a draft of it after a chain of drops and substitutions."""
    source = draw(TEXTS)
    draft = Draft(source)
    for number in range(draw(st.integers(0, 6))):
        if draw(st.booleans()):
            size = len(draft.text)
            cuts = sorted(draw(st.sets(st.integers(0, size), max_size=6)))
            draft.drop(f"step {number}", list(zip(cuts[::2], cuts[1::2], strict=False)))
        else:
            draft.substitute(f"step {number}", draft.text.swapcase(), 1)
    return source, draft


@given(edited())
def test_kept_characters_map_to_the_character_they_came_from(pair: tuple[str, Draft]) -> None:
    source, draft = pair
    places = [source_position(draft.runs, at) for at in range(len(draft.text))]
    assert places == sorted(set(places))
    assert [source[place].lower() for place in places] == [char.lower() for char in draft.text]
    assert sum(length for _, _, length in draft.runs) == len(draft.text)


@given(edited(), st.data())
def test_span_there_and_back_is_the_same_span(pair: tuple[str, Draft], data: st.DataObject) -> None:
    _, draft = pair
    start = data.draw(st.integers(0, len(draft.text)))
    end = data.draw(st.integers(start, len(draft.text)))
    assert text_span(draft.runs, *source_span(draft.runs, start, end)) == (start, end)


def test_span_covers_what_was_dropped_inside_it() -> None:
    draft = Draft("國(guó)家")
    draft.drop("glosses", [(1, 6)])
    assert draft.text == "國家"
    assert draft.runs == [(0, 0, 1), (1, 6, 1)]
    assert source_span(draft.runs, 0, 2) == (0, 7)
    assert source_span(draft.runs, 0, 1) == (0, 1)
    assert text_span(draft.runs, 1, 6) == (1, 1)


@pytest.mark.parametrize("position", [-1, 2, 99])
def test_position_outside_the_text_is_refused(position: int) -> None:
    draft = Draft("ab")
    with pytest.raises(IndexError):
        source_position(draft.runs, position)


def test_substitution_of_another_length_is_refused() -> None:
    with pytest.raises(NormaliseError, match="expected 2 characters, got 3"):
        Draft("ab").substitute("step", "abc", 1)


def test_edits_are_counted_by_step() -> None:
    draft = Draft("a b c")
    draft.drop("blanks", [(1, 2), (3, 4)])
    draft.replace("letters", [(0, "x")])
    assert draft.text == "xbc"
    assert draft.edits == {"blanks": 2, "letters": 1}
