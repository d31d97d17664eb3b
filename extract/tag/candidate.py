"""A candidate: one span of the clean text that a rule believes to name an entity.

The finders of this package each return candidates; the pipeline chooses among
overlapping ones and turns the chosen into mentions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records.internal import internal_record

if TYPE_CHECKING:
    from extract.records import Indicator

__all__ = ["Candidate"]


@internal_record
class Candidate:
    """One possible mention, in clean offsets.

    Attributes:
        type: One of ``extract.records.ENTITY_TYPES``.
        start: Clean offset in code points.
        end: Clean offset, exclusive.
        names: Canonical names without quotation marks; several where a coordination shares a head.
        rule: Identifier of the rule or lexicon row that found it.
        score: The rule's own trust in it, between 0 and 1; not yet calibrated.
        action: One of ``extract.records.ACTIONS``, or empty.
        year: Horizon of a goal, four digits, or empty.
        collective: Whether the name stands for many bodies.
        indicators: Measurable parts of a goal.

    Raises:
        ValueError: If the span is empty or reversed, or no name is given.
    """

    type: str
    start: int
    end: int
    names: tuple[str, ...]
    rule: str
    score: float
    action: str = ""
    year: str = ""
    collective: bool = False
    indicators: tuple[Indicator, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"candidate span [{self.start}, {self.end}) is empty or reversed")
        if not self.names or not all(self.names):
            raise ValueError(f"candidate at {self.start} needs at least one name, none of them empty")
