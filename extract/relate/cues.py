"""The cues of ``relation_cues.tsv`` compiled to patterns over sentence skeletons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import load_table

__all__ = ["SYMBOLS", "Cue", "load_cues", "negation"]

SYMBOLS = {
    "platform": "\ue001",
    "database": "\ue001",
    "project": "\ue002",
    "agency": "\ue003",
    "document": "\ue004",
}
_PAIR = "\ue005"
_CLASSES = {
    "S": "[\ue001\ue005]",
    "SS": _PAIR,
    "J": "\ue002",
    "SJ": "[\ue001\ue002\ue005]",
    "SJD": "[\ue001\ue002\ue004\ue005]",
    "A": "\ue003",
    "D": "\ue004",
}
_SLOT = re.compile(r"\{(SS|SJD|SJ|S|J|A|D):(\w+)\}")
_ANY = "[^。；！？\n]"
_PLAIN = "[^。；！？\n\ue001-\ue005]"
_INNER = "[^，。；！？\n\ue001-\ue005]"
_UNSYSTEMED = "[^。；！？\n\ue001\ue005]"
_MAKING = ("build", "improve", "extend", "integrate")


@dataclass(frozen=True, slots=True)
class Cue:
    """One compiled cue.

    Attributes:
        id: Name of the cue.
        predicate: The relation it states.
        pattern: Compiled pattern; its groups are the roles.
        confidence: First estimate of how often it is right.
        needs: Symbols, one of each set, without which it cannot match.
    """

    id: str
    predicate: str
    pattern: re.Pattern[str]
    confidence: float
    needs: tuple[str, ...]


@cache
def load_cues() -> tuple[Cue, ...]:
    """Compile all cues, in file order.

    Raises:
        extract.errors.LexiconError: If the lexicon is malformed.
    """
    make, build = _verbs(_MAKING), _verbs(("build",))
    cues = []
    for row in load_table("relation_cues"):
        slots = tuple(_CLASSES[m.group(1)] for m in _SLOT.finditer(row["pattern"]) if not m.group(2).endswith("2"))
        body = _SLOT.sub(lambda m: f"(?P<{m.group(2)}>{_CLASSES[m.group(1)]})", row["pattern"])
        body = body.replace("{.}", _PLAIN).replace("{_}", _INNER).replace("{-}", _UNSYSTEMED).replace("{*}", _ANY).replace("{MAKE}", make)
        body = body.replace("{BUILD}", build)
        cues.append(Cue(row["id"], row["predicate"], re.compile(body), float(row["confidence"]), slots))
    return tuple(cues)


def _verbs(actions: tuple[str, ...]) -> str:
    words = {re.sub(r"\(\?!.*?\)", "", r["verb"]) for r in load_table("verbs") if r["action"] in actions}
    return f"(?:{'|'.join(sorted(words | {'建成'}, key=lambda v: (-len(v), v)))})"


@cache
def negation() -> re.Pattern[str]:
    """A word that denies what its clause states."""
    words = sorted((r["word"] for r in load_table("negations")), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(words)})[^，。；]*$")
