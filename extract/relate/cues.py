"""The cues of ``relation_cues.tsv`` compiled to patterns over sentence skeletons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.relate.required import required_of
from extract.relate.symbols import AGENCIES, BARRED, DOCUMENT, FREE_SYSTEMS, LISTS, PROJECT, SYSTEMS
from extract.relate.words import words
from extract.words import longest_first

if TYPE_CHECKING:
    from extract.relate.required import Required

__all__ = ["Cue", "confidence_of", "denials", "load_cues", "postponed"]

_CLASSES = {
    "S": f"[{SYSTEMS}]",
    "F": f"[{FREE_SYSTEMS}]",
    "SS": f"[{LISTS}]",
    "FF": FREE_SYSTEMS[1],
    "J": PROJECT,
    "SJ": f"[{SYSTEMS}{PROJECT}]",
    "FJ": f"[{FREE_SYSTEMS}{PROJECT}]",
    "SJD": f"[{SYSTEMS}{PROJECT}{DOCUMENT}]",
    "FJD": f"[{FREE_SYSTEMS}{PROJECT}{DOCUMENT}]",
    "A": f"[{AGENCIES}]",
    "G": AGENCIES[0],
    "D": DOCUMENT,
}
_SLOT = re.compile(r"\{(FF|FJD|FJ|SS|SJD|SJ|[SFJAGD]):(\w+)\}")
_STOPS = "。；！？\n"
_MENTIONS = SYSTEMS + PROJECT + AGENCIES + DOCUMENT + BARRED
_SPANS = {
    "{.}": f"[^{_STOPS}{_MENTIONS}]",
    "{_}": f"[^，{_STOPS}{_MENTIONS}]",
    "{~}": f"[^{_STOPS}{PROJECT}{AGENCIES}]",
    "{-}": f"[^{_STOPS}{FREE_SYSTEMS}]",
    "{*}": f"[^{_STOPS}]",
}
_WORDS = re.compile(r"\{([A-Z]+)\}")


@dataclass(frozen=True)
class Cue:
    """One cue, compiled when a sentence first needs it.

    Attributes:
        id: Name of the cue.
        predicate: The relation it states.
        row: Its pattern as the lexicon has it.
        expression: The same as a regular expression.
        confidence: How often it is right.
        needs: Symbols, one of each set, without which it cannot match.
        chain: Whether what it ends with may be the first of several.
        elided: Whether its first system may stand in the sentence that opens the paragraph.
        each: Whether several places where it begins may share what it ends with.
        whole: Whether what it ends with is no pair that 与 joins.
    """

    id: str
    predicate: str
    row: str
    expression: str
    confidence: float
    needs: tuple[str, ...]
    chain: bool
    elided: bool
    each: bool
    whole: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled pattern; its groups are the roles."""
        return re.compile(self.expression)

    @cached_property
    def required(self) -> Required:
        """Words, one of each set, without which it cannot match."""
        return required_of(self.row)


@cache
def load_cues() -> tuple[Cue, ...]:
    """Read all cues that sentences state, in file order.

    Raises:
        extract.errors.LexiconError: If the lexicon is malformed.
        KeyError: If a pattern names an unknown class of words.
    """
    cues = []
    for row in filter(lambda row: row["pattern"], load_table("relation_cues")):
        slots = tuple(_CLASSES[m[1]] for m in _SLOT.finditer(row["pattern"]) if not m[2].endswith("2"))
        body = _SLOT.sub(lambda m: f"(?P<{m[2]}>{_CLASSES[m[1]]})", row["pattern"])
        for mark, span in _SPANS.items():
            body = body.replace(mark, span)
        body = _WORDS.sub(lambda m: words(m[1]), body)
        marks = row["marks"].split()
        cues.append(
            Cue(
                row["id"],
                row["predicate"],
                row["pattern"],
                body,
                float(row["confidence"]),
                slots,
                "chain" in marks,
                "elided" in marks,
                "each" in marks,
                "whole" in marks,
            )
        )
    return tuple(cues)


@cache
def confidence_of(cue: str) -> float:
    """How often a cue is right; KeyError if there is none of that name."""
    return {row["id"]: float(row["confidence"]) for row in load_table("relation_cues")}[cue]


@cache
def denials() -> re.Pattern[str]:
    """A word that denies what follows it in its clause."""
    return re.compile(rf"(?:{_denying('before')})[^，。；]*$")


@cache
def postponed() -> re.Pattern[str]:
    """A word right after a statement that takes it back: it is not so yet."""
    return re.compile(rf"[^，。；]{{0,6}}(?:{_denying('after')})")


def _denying(place: str) -> str:
    found = (r["word"] for r in load_table("negations") if r["place"] == place)
    return "|".join(longest_first(found))
