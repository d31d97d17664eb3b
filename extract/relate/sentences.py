"""Relations that one sentence states: every cue tried on its skeleton."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from extract.relate.cues import load_cues, negation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.relate.cues import Cue
    from extract.relate.skeleton import Skeleton

__all__ = ["Statement", "sentence_statements"]

_CLASS_OF = re.compile("[\ue001-\ue005]")
_COOPERATE = re.compile(r"配合|参与|协助|做好|提供")
_COOPERATES = "cooperate"
_LEAD = re.compile(r"牵头")
_EXPLORED = re.compile(r"探索|研究|试点")
_PLANNED = re.compile(r"推进|推动|加快|将|拟|计划|到20\d\d年|应当|要|建设|构建")
_CONDITION = re.compile(r"(?:^|[，；])(?:如果?|若|对于?)[^，]{1,30}的?，|确需|符合[^，]{1,12}条件")


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between mentions, by index; subject -1 stands for the document itself."""

    subject: int
    predicate: str
    object: int
    cue: str
    confidence: float
    role: str
    modality: str
    polarity: str


def sentence_statements(skeleton: Skeleton) -> Iterator[Statement]:
    """Try every cue on a sentence.

    Args:
        skeleton: The sentence.

    Yields:
        Statements in order of cues, then of the text.
    """
    symbols = set(_CLASS_OF.findall(skeleton.text))
    for cue in load_cues():
        if not all(any(s in need for s in symbols) for need in cue.needs):
            continue
        where = 0
        while match := cue.pattern.search(skeleton.text, where):
            yield from _statements(skeleton, cue, match)
            where = match.start() + 1 if match.end() == match.start() else _resume(match)


def _resume(match: re.Match[str]) -> int:
    """Go on at the match's last symbol, so that it can take part in the next match."""
    return max(match.start() + 1, max(match.start(name) for name in match.groupdict() if match[name]))


def _statements(skeleton: Skeleton, cue: Cue, match: re.Match[str]) -> Iterator[Statement]:
    denied = negation().search(skeleton.text, 0, match.start()) or negation().search(match.group())
    polarity = "negative" if denied else "positive"
    modality = _modality(skeleton.text, match)
    roles = {name: skeleton.groups[match.start(name)] for name, value in match.groupdict().items() if value}
    if "both" in roles:
        pairs = list(combinations(roles["both"], 2))
    else:
        objects = roles["object"] + roles.get("object2", ())
        subjects = roles.get("subject", (-1,)) + roles.get("subject2", ())
        pairs = [(s, o) for s in subjects for o in objects]
    role = _role(match.group()) if cue.predicate == "responsibleFor" else ""
    helpers = roles.get("subject2", ())
    for subject, object_ in pairs:
        if subject != object_:
            yield Statement(subject, cue.predicate, object_, cue.id, cue.confidence, _COOPERATES if subject in helpers else role, modality, polarity)


def _role(words: str) -> str:
    if _LEAD.search(words):
        return "lead"
    return _COOPERATES if _COOPERATE.search(words) else "responsible"


def _modality(text: str, match: re.Match[str]) -> str:
    low = max(text.rfind("，", 0, match.start()), text.rfind("；", 0, match.start())) + 1
    words = text[low : match.end()]
    if _CONDITION.search(text, 0, match.end()):
        return "conditional"
    if _EXPLORED.search(words):
        return "explored"
    return "planned" if _PLANNED.search(words) else "stated"
