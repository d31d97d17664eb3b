"""Runs that map every character of an edited text to the source character it came from.

A run is ``(clean_start, source_start, length)`` in code points: ``length`` characters
that stand together in both texts.  Runs are in order, never overlap, and cover the edited
text without a gap.  Steps only replace one character by one or drop characters, so no
position is ever searched for.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, compress
from operator import sub
from typing import TYPE_CHECKING

from extract.errors import NormaliseError

if TYPE_CHECKING:
    import re
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
        text = self.text
        if not text or not (text[0].isspace() or text[-1].isspace()):
            return
        start = text[: len(text) - len(text.lstrip())].rfind("\n") + 1
        self.text = text[start:].rstrip()
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

    def cut(self, step: str, pattern: re.Pattern[str]) -> None:
        """Delete all that a pattern matches.

        Args:
            step: Name of the step.
            pattern: An expression that is one group and matches no empty text.
        """
        pieces = pattern.split(self.text)
        if len(pieces) > 1:
            edges = list(accumulate(map(len, pieces), initial=0))
            self.keep(step, edges[::2], edges[1::2])

    def drop(self, step: str, spans: Sequence[tuple[int, int]]) -> None:
        """Delete spans ``[start, end)``, in order and not overlapping.

        Args:
            step: Name of the step.
            spans: What to delete, offsets into the current text.
        """
        if spans:
            self.remove(step, [start for start, _ in spans], [end for _, end in spans])

    def remove(self, step: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Delete many spans, given as two lists: their starts, and their ends, exclusive."""
        if starts:
            self.keep(step, [0, *ends], [*starts, len(self.text)])

    def keep(self, step: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Delete everything outside the spans, which are in order and do not overlap.

        Args:
            step: Name of the step.
            starts: Where each span to keep begins, an offset into the current text.
            ends: Where each ends, exclusive.
        """
        text = self.text
        sizes = list(map(sub, ends, starts))
        if 0 in sizes:
            starts, ends = list(compress(starts, sizes)), list(compress(ends, sizes))
            sizes = list(filter(None, sizes))
        if sum(sizes) == len(text):
            return
        self.text = "".join([text[start:end] for start, end in zip(starts, ends, strict=True)])
        self.runs = _compose(self.runs, starts, sizes)
        self._count(step, max(1, len(sizes) - 1))

    def _count(self, step: str, count: int) -> None:
        self.edits[step] = self.edits.get(step, 0) + count


def _compose(runs: list[Run], starts: Sequence[int], sizes: Sequence[int]) -> list[Run]:
    """The runs of what is left of an edited text when only some spans of it are kept."""
    if len(runs) == 1:
        shift = runs[0][1] - runs[0][0]
        sources = [start + shift for start in starts] if shift else starts
        return list(zip(accumulate(sizes, initial=0), sources, sizes, strict=False))
    composed: list[Run] = []
    add = composed.append
    at = 0
    following = iter(runs)
    clean, source, length = next(following)
    run_end = clean + length
    for first, whole in zip(starts, sizes, strict=True):
        start, end = first, first + whole
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
    if 0 <= start < end and runs:
        clean, source, length = runs[bisect_right(runs, (start, _BEYOND)) - 1]
        if end <= clean + length:  # as most spans do, it lies in one run
            return source + start - clean, source + end - clean
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
