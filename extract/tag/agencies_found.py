"""What the agency rules find before names are settled, and the choice among overlapping finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records.internal import internal_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.tag.divisions import Division

__all__ = ["Found", "longest"]


@internal_record
class Found:
    """One agency as a rule saw it, in clean offsets.

    Attributes:
        start: Clean offset.
        end: Clean offset, exclusive.
        rule: Identifier of the rule or lexicon row.
        name: Canonical name as far as the rule itself knows it; of a local body the part after its place.
        kind: ``national``, ``local``, ``open``, ``collective`` or ``none`` (looks like an agency, is not).
        place: The division that the text itself names before a local body.
        sign: The bare ``省``, ``市`` … before it, where no name stands.
        score: The rule's trust.
        beside: Further divisions that share the body with ``place`` (西湖区、滨江区人民政府).
    """

    start: int
    end: int
    rule: str
    name: str
    kind: str
    place: Division | None = None
    sign: str = ""
    score: float = 0.95
    beside: tuple[Division, ...] = ()


def longest(found: Iterable[Found]) -> list[Found]:
    """Keep of overlapping finds the longest, of equally long ones the more trusted; sorted by start."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, f.start - f.end, -f.score, f.rule)):
        if kept and item.start < kept[-1].end:
            if (item.end - item.start) > (kept[-1].end - kept[-1].start):
                kept[-1] = item
            continue
        kept.append(item)
    return kept
