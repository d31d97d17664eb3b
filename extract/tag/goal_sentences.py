"""Judges sentences: which commit, which report the past, and where the words of a goal begin and end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table
from extract.tag.alternation import alternation
from extract.tag.horizons import LIST_MARK
from extract.tag.indicators import find_indicators

if TYPE_CHECKING:
    from extract.tag.horizons import Horizon

__all__ = [
    "SENTENCE",
    "STOPS",
    "is_commitment",
    "is_note",
    "is_past",
    "list_mark_end",
    "reporting",
    "skip",
    "trim_goal",
]

SENTENCE: Final = re.compile(
    r"(?:[^。；;！？“（]|“[^“”]{0,200}”|（[^（）]{0,200}）|[“（])+[。；;！？]*”?|[。；;！？]+"
)
STOPS: Final = "。；;！？：，. "
_MARK: Final = re.compile(LIST_MARK)
_ANNOUNCEMENT: Final = re.compile(
    r"(?:^|[，。；])[^，。；：]{0,16}(?:(?:以下|如下|下列)[^，。；：]{0,10}[：。]|(?:目标[是为]?|包括|分别是)：)$"
)
_ANNOUNCED: Final = re.compile(r"[^，。；：]{0,16}(?:以下|如下|下列)[^，。；：]{0,10}[：。]?")
_NOTE: Final = re.compile(r"（[^（）]*(?:责任|牵头|配合|单位)[^（）]*）[。；]?$")


@cache
def _cues(table: str, kind: str) -> re.Pattern[str]:
    return re.compile(alternation(row["phrase"] for row in load_table(table) if row["kind"] == kind))


@cache
def _said() -> re.Pattern[str]:
    heads = alternation(row["head"] for row in load_table("document_heads"))
    return re.compile(
        rf"(?:[^。；]{{0,200}}?《[^《》]{{2,60}}》[^，。；《》]{{0,12}}，?|[该本]?{heads})"
        r"(?:进一步|明确|还)?(?:提出|要求|明确)，?"
        r"(?=[到至](?:20\d\d|二[〇○零]..)年)"
    )


def reporting(text: str, start: int, end: int) -> int:
    """Where the words end that tell whose goal it is (《方案》提出，); 0 if none stand there."""
    said = _said().match(text, start, end)
    return said.end() if said else 0


def is_past(text: str, horizon: Horizon, end: int) -> bool:
    """Whether the sentence behind a horizon reports what is already done (``已建成``)."""
    return _cues("goal_horizons", "past").search(text, horizon.end, end) is not None


def is_commitment(text: str, horizon: Horizon, end: int) -> bool:
    """Whether a sentence that opens with the horizon is a goal where no heading says so."""
    if horizon.force != "before":
        return horizon.force == "by"
    comma = text.find("，", horizon.end, end)
    if _cues("goal_states", "chore").search(text, horizon.end, comma if comma >= 0 else end):
        return False
    state = _cues("goal_states", "state").search(text, horizon.end, end)
    return bool(state or find_indicators(text, horizon.end, end))


def is_note(text: str, start: int, end: int) -> bool:
    """Whether the stretch is a responsibility note in brackets and nothing else."""
    return _NOTE.fullmatch(text, start, end) is not None


def list_mark_end(text: str, start: int, end: int) -> int:
    """Where the dash, bullet or number at the head of a stretch ends; ``start`` if there is none."""
    mark = _MARK.match(text, start, end)
    return mark.end() if mark else start


def trim_goal(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop list mark, closing stop, responsibility note and the announcement of a list (``目标如下：``)."""
    start = skip(text, list_mark_end(text, start, end), end, STOPS)
    if _ANNOUNCED.fullmatch(text, start, end):
        return start, start
    for tail in (_ANNOUNCEMENT, _NOTE):
        if cut := tail.search(text, start, end):
            end = cut.start()
    return start, start + len(text[start:end].rstrip(STOPS))


def skip(text: str, start: int, end: int, characters: str) -> int:
    """The first offset from ``start`` on that holds none of the characters; ``end`` if all do."""
    return end - len(text[start:end].lstrip(characters))
