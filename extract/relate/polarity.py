"""Whether a matched cue states, plans, explores or denies what it says."""

from __future__ import annotations

import re
from functools import cache

from extract.relate.cues import denials, postponed
from extract.words import any_of, words_of

__all__ = ["modality_of", "polarity_of"]

_CLAUSE = 80
"""A word further before than this denies nothing."""
_RATHER = re.compile(r"，(?:并|全部|直接|应当?|而是|改为)?(?:一律|统一|改由)")
"""What is done in place of what the clause before denies: 不再自建甲，统一纳入乙."""
_CONDITION = re.compile(
    r"(?:^|[，；])(?:如果?|若|对于?(?![接照标外内上下口]))[^，]{1,30}的?，|确需|符合[^，]{1,12}条件"
)


@cache
def _breach() -> re.Pattern[str]:
    """What somebody fails to do is neither stated nor denied: 未按规定将甲纳入乙的，责令改正."""
    return re.compile(f"{any_of('breach')}[^，。；]*$")


@cache
def _explored() -> re.Pattern[str]:
    return re.compile(any_of("explored"))


@cache
def _planned() -> re.Pattern[str]:
    return re.compile("|".join((*words_of("planned"), r"到20\d\d年")))


def polarity_of(text: str, match: re.Match[str]) -> str:
    """Tell whether a sentence states or denies what a cue reads in it.

    Args:
        text: The skeleton of the sentence.
        match: Where the cue matches.

    Returns:
        ``positive``, ``negative``, or an empty string where it does neither.
    """
    if _breach().search(text, max(0, match.start() - _CLAUSE), match.start()):
        return ""
    denied = (
        denials().search(text, max(0, match.start() - _CLAUSE), match.start())
        or denials().search(match.group())
        or postponed().match(text, match.end())
    )
    if not denied or _RATHER.search(match.group()):
        return "positive"
    return "" if _only_not_built(match) else "negative"


def _only_not_built(match: re.Match[str]) -> bool:
    """Whether the denial is of building alone: 利用甲，不再新建乙 does not say that 乙 does not use 甲."""
    if not {"subject", "object"} <= match.re.groupindex.keys():
        return False
    object_, subject = match.start("object"), match.start("subject")
    clauses = match.string[object_:subject].rpartition("，") if object_ < subject else ("", "", "")
    return bool(clauses[1] and denials().search(clauses[2]))


def modality_of(text: str, match: re.Match[str]) -> str:
    """Tell how what a cue reads is meant: ``stated``, ``planned``, ``explored`` or ``conditional``.

    Args:
        text: The skeleton of the sentence.
        match: Where the cue matches.
    """
    low = max(text.rfind("，", 0, match.start()), text.rfind("；", 0, match.start())) + 1
    words = text[low : match.end()]
    if _CONDITION.search(text, 0, match.end()):
        return "conditional"
    if _explored().search(words):
        return "explored"
    return "planned" if _planned().search(words) else "stated"
