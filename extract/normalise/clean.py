"""A source text in three forms (source, cleaned, cleaned and simplified) that map onto each other.

All offsets are Unicode code points, ends exclusive.  Cleaning drops characters and replaces
single characters by single characters, so every clean character has exactly one source
character.  It is repeated until nothing changes: cleaning a clean text gives the same text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from extract.normalise.blanks import drop_blanks, split_labels, unify_tabs
from extract.normalise.characters import clean_characters, is_ordinary
from extract.normalise.glosses import drop_glosses, drop_wrapped_glosses
from extract.normalise.islands import drop_islands
from extract.normalise.layout import join_lines
from extract.normalise.markup import drop_markup
from extract.normalise.offsets import Draft, Run, source_span, text_span
from extract.normalise.punctuation import unify_brackets, unify_dashes, unify_punctuation, unify_quotes
from extract.normalise.script import is_simplified, simplify

__all__ = ["CleanText", "normalise"]

_STEPS: Final = (
    clean_characters,
    drop_markup,
    unify_tabs,
    drop_blanks,
    drop_islands,
    drop_glosses,
    unify_punctuation,
    unify_brackets,
    unify_dashes,
    unify_quotes,
    split_labels,
    join_lines,
    drop_wrapped_glosses,
)
_SEEN_BY_THE_REST: Final = (clean_characters, drop_blanks)
"""Steps whose effects every later step sees in the same round."""
_FRAGILE: Final = "*#[|"
"""What, beside unusual characters, a step may read anew once blanks and invisible characters are gone."""
_MOST_ROUNDS: Final = 8


@dataclass(frozen=True, slots=True)
class CleanText:
    """A source text, its cleaned forms, and the way between their positions.

    Attributes:
        source: The decoded characters of the file, untouched.
        cleaned: Without noise, in the script of the source.
        text: Cleaned and simplified; as long as ``cleaned`` unless ``tw2sp`` shortened terms.
        offset_map: Runs ``(clean_start, source_start, length)`` of ``text``.
        cleaned_map: The same for ``cleaned``; equal to ``offset_map`` when the lengths are equal.
        edits: How often each step changed something, by name, in order of first use.
    """

    source: str
    cleaned: str
    text: str
    offset_map: tuple[Run, ...]
    cleaned_map: tuple[Run, ...]
    edits: tuple[tuple[str, int], ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of ``text`` to the source.

        Args:
            start: First offset in ``text``.
            end: End, exclusive.

        Returns:
            From the source offset of the first character to that of the last plus one.

        Raises:
            IndexError: If the span does not lie in ``text``.
        """
        return source_span(self.offset_map, start, end)

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the source to ``text``.

        Args:
            start: First source offset.
            end: End, exclusive.

        Returns:
            The span of the characters of ``text`` that come from the source span.
        """
        return text_span(self.offset_map, start, end)


def normalise(source: str, *, script: str = "t2s") -> CleanText:
    """Clean a text and bring it into simplified script.

    Args:
        source: Decoded characters of a file.
        script: OpenCC conversion: ``t2s``, ``tw2sp`` (Taiwan usage) or ``hk2s``.

    Returns:
        The three forms and the map between them.

    Raises:
        NormaliseError: If the script is unknown.
    """
    draft = Draft(source)
    draft.trim()
    simplified = script == "t2s" and is_simplified(draft.text)
    for _ in range(_MOST_ROUNDS):
        if _settle(draft, simplified):
            break
    cleaned, cleaned_map = draft.text, tuple(draft.runs)
    text, drops = simplify(cleaned, script, simplified)
    offset_map = cleaned_map
    if drops:
        draft.drop("terms", drops)
        offset_map = tuple(draft.runs)
    return CleanText(source, cleaned, text, offset_map, cleaned_map, tuple(draft.edits.items()))


def _settle(draft: Draft, simplified: bool) -> bool:
    """Run every step once; whether running them again would change nothing."""
    start = draft.text
    settled = True
    ordinary = simplified or is_ordinary(start)
    for step in _STEPS[1:] if ordinary else _STEPS:
        before = draft.text
        step(draft)
        if draft.text is not before and step not in _SEEN_BY_THE_REST:
            settled = False
    fragile = draft.text is not start and (
        any(mark in draft.text for mark in _FRAGILE) or not (ordinary or is_ordinary(draft.text))
    )
    return settled and not fragile
