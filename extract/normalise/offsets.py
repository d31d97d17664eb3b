"""Runs that map every character of an edited text to the source character it came from.

A run is ``(clean_start, source_start, length)`` in code points: ``length`` characters
that stand together in both texts.  Runs are in order, never overlap, and cover the edited
text without a gap.  Steps only replace one character by one or drop characters, so no
position is ever searched for.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.errors import NormaliseError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Draft", "Run", "source_position", "source_span", "text_span"]

Run = tuple[int, int, int]

_BEYOND = 1 << 62
"""Later than any source offset: a run compares as its clean start."""


class Draft:
    """A text under edit, with the runs back to its source and a count of edits per step.

    Attributes:
        text: The text as edited so far.
        runs: Its runs into the source.
        edits: Number of edits per step name.
    """

    __slots__ = ("edits", "runs", "text")

    def __init__(self, source: str) -> None:
        self.text = source
        self.runs: list[Run] = [(0, 0, len(source))] if source else []
        self.edits: dict[str, int] = {}

    def trim(self) -> None:
        """Delete blank lines at both ends and blanks at the end; not counted as an edit."""
        head = self.text[: len(self.text) - len(self.text.lstrip())]
        start = head.rfind("\n") + 1
        self.text = self.text[start:].rstrip()
        self.runs = [(0, start, len(self.text))] if self.text else []

    def substitute(self, step: str, text: str, count: int) -> None:
        """Take over a text in which single characters were replaced by single characters.

        Args:
            step: Name of the step.
            text: The new text.
            count: How many characters were replaced.

        Raises:
            NormaliseError: If the length changed.
        """
        if len(text) != len(self.text):
            raise NormaliseError(f"{step}: expected {len(self.text)} characters, got {len(text)}")
        if count:
            self.text = text
            self._count(step, count)

    def replace(self, step: str, places: Sequence[tuple[int, str]]) -> None:
        """Put single characters at single places.

        Args:
            step: Name of the step.
            places: Offsets into the current text, in order, with the character to put there.
        """
        if not places:
            return
        text = self.text
        pieces: list[str] = []
        at = 0
        for place, char in places:
            pieces.append(text[at:place])
            pieces.append(char)
            at = place + 1
        pieces.append(text[at:])
        self.substitute(step, "".join(pieces), len(places))

    def drop(self, step: str, spans: Sequence[tuple[int, int]]) -> None:
        """Delete spans ``[start, end)``, in order and not overlapping.

        Args:
            step: Name of the step.
            spans: What to delete, offsets into the current text.
        """
        kept: list[tuple[int, int]] = []
        at = 0
        if not spans:
            return
        for start, end in spans:
            if start > at:
                kept.append((at, start))
            at = end
        if at < len(self.text):
            kept.append((at, len(self.text)))
        self.keep(step, kept)

    def keep(self, step: str, spans: Sequence[tuple[int, int]]) -> None:
        """Delete everything outside the spans, which are in order, not empty, and do not touch.

        Args:
            step: Name of the step.
            spans: What to keep, offsets into the current text.
        """
        text = self.text
        if (len(spans) == 1 and spans[0] == (0, len(text))) or not text:
            return
        self.text = "".join([text[start:end] for start, end in spans])
        self.runs = _compose(self.runs, spans)
        self._count(step, max(1, len(spans) - 1))

    def _count(self, step: str, count: int) -> None:
        self.edits[step] = self.edits.get(step, 0) + count


def _compose(runs: list[Run], spans: Sequence[tuple[int, int]]) -> list[Run]:
    composed: list[Run] = []
    add = composed.append
    at = 0
    following = iter(runs)
    clean, source, length = next(following)
    run_end = clean + length
    for span_start, end in spans:
        start = span_start
        while run_end <= start:
            clean, source, length = next(following)
            run_end = clean + length
        while run_end < end:
            size = run_end - start
            add((at, source + start - clean, size))
            at += size
            start = run_end
            clean, source, length = next(following)
            run_end = clean + length
        size = end - start
        add((at, source + start - clean, size))
        at += size
    return composed


def source_position(runs: Sequence[Run], position: int) -> int:
    """Return where in the source a character of the edited text stands.

    Args:
        runs: The runs.
        position: Offset of a character of the edited text.

    Returns:
        Its source offset.

    Raises:
        IndexError: If there is no such character.
    """
    if position < 0 or not runs:
        raise IndexError(position)
    clean, source, length = runs[bisect_right(runs, (position, _BEYOND)) - 1]
    if position >= clean + length:
        raise IndexError(position)
    return source + position - clean


def source_span(runs: Sequence[Run], start: int, end: int) -> tuple[int, int]:
    """Map a span of the edited text to the source.

    Args:
        runs: The runs.
        start: First offset in the edited text.
        end: End, exclusive.

    Returns:
        From the source offset of the first character to that of the last plus one.  An empty
        span maps to the empty span before the character that follows it.

    Raises:
        IndexError: If the span does not lie in the edited text.
    """
    if start < end:
        return source_position(runs, start), source_position(runs, end - 1) + 1
    if runs and start == runs[-1][0] + runs[-1][2]:
        after = runs[-1][1] + runs[-1][2]
    else:
        after = source_position(runs, start) if runs or start else 0
    return after, after


def text_span(runs: Sequence[Run], start: int, end: int) -> tuple[int, int]:
    """Map a source span to the edited text.

    Args:
        runs: The runs.
        start: First source offset.
        end: End, exclusive.

    Returns:
        The span of those characters of the edited text that come from the source span.
    """
    first = _first_from(runs, start)
    return first, max(first, _first_from(runs, end))


def _first_from(runs: Sequence[Run], source: int) -> int:
    """Offset of the first edited character whose source offset is ``source`` or later."""
    index = bisect_right(runs, source, key=_source_start) - 1
    if index < 0:
        return 0
    clean, begin, length = runs[index]
    return clean + min(source - begin, length)


def _source_start(run: Run) -> int:
    return run[1]
