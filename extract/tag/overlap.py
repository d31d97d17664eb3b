"""Which of overlapping candidates stay: the longest name wins, a body beats a system, goals stand apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.tag.candidate import Candidate

__all__ = ["choose_candidates"]

_LEAST = 0.45
"""Candidates that their own rule trusts less are left out: kinds of bodies said in passing."""
_SYSTEMS = ("platform", "database", "project")


def choose_candidates(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Resolve overlaps.

    Goals may contain anything and documents may contain one another and bodies, but what a title
    says of systems is part of the title.  Among names of systems and
    agencies the longest that begins first wins; an agency wins over a system of the same span.

    Args:
        candidates: All candidates of a text, in any order.

    Returns:
        The chosen ones in order of start, longer ones first.
    """
    # Stable: of two rules that give one span the same name, the one that comes first in the input stays.
    ordered = sorted(candidates, key=_order)
    chosen: list[Candidate] = []
    reach = titled = -1
    last: Candidate | None = None
    seen: set[tuple[str, int, int]] = set()
    for c in ordered:
        if (c.type, c.start, c.end) in seen or c.score < _LEAST:
            continue
        if c.type in ("goal", "document"):
            chosen.append(c)
            seen.add((c.type, c.start, c.end))
            titled = max(titled, c.end) if c.type == "document" else titled
            continue
        if c.type in _SYSTEMS and c.end <= titled:
            continue
        if c.start < reach:
            if last is not None and c.type in _SYSTEMS and last.type == "agency" and c.end > reach:
                pass
            else:
                continue
        chosen.append(c)
        seen.add((c.type, c.start, c.end))
        reach, last = max(reach, c.end), c
    return tuple(sorted(chosen, key=lambda c: (c.start, -c.end, c.type)))


def _order(c: Candidate) -> tuple[int, int, bool, tuple[str, ...]]:
    return c.start, -c.end, c.type != "agency", c.names
