"""What a text does with the system it names: build, improve, extend, integrate, use, explore, exists."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.edges import clause_start
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from extract.tag.edges import Phrase

__all__ = ["find_action"]

_DEFINED = re.compile("”?（(?:以下|下文)?(?:简称|统称|称)[^（）]{2,24}）")
_CLAUSE_END = re.compile(r"[，。；！？\n]")
_PARTNER = re.compile(r"(?:与|和|同|向|及)[^，。；！？\n]{2,36}?")
_NOT_AT = ("建设", "领域", "方面", "的", "中的", "之间")
_TAILS = ("connect", "run", "renew", "upkeep", "build", "exists", "extend", "improve")
"""In the order in which they decide; only ``run`` looks beyond the clause."""
_REST = re.compile(r"(?:(?:、|和|与|及|以及)[^，。；！？\n、]{2,30}){0,8}")


@cache
def _with() -> re.Pattern[str]:
    return re.compile(
        r"”?(?:要|应当?|须|已|将)?与"
        rf"(?![一-龥“”、（）A-Za-z0-9]{{2,40}}?的?[^，。；]{{0,10}}(?:{any_of('upkeep')}|安全|管理))"
    )


@cache
def _upkeep() -> re.Pattern[str]:
    return re.compile(f"的?[^，。；]{{0,14}}{any_of('upkeep')}(?:建设)?$")


@cache
def _joint_upkeep() -> re.Pattern[str]:
    return re.compile(f"的[^，。；]{{2,16}}{any_of('upkeep')}(?:建设)?$")


@cache
def _towards() -> re.Pattern[str]:
    more = r"”?(?:(?:或者?|、|和|与|以及)[^，。；！？\n]{1,16}?|“[^”]{1,10}”){0,3}"
    return re.compile(more + any_of("moving"))


@cache
def _denied() -> re.Pattern[str]:
    return re.compile("|".join((*words_of("pending"), *words_of("no_action"))))


@cache
def _pending() -> re.Pattern[str]:
    return re.compile(any_of("pending"))


@cache
def _tails() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Patterns of what follows a name: id to action and compiled pattern."""
    return {r["id"]: (r["action"], re.compile(r["pattern"])) for r in load_table("action_tails")}


@cache
def _partner() -> re.Pattern[str]:
    connect = _tails()["connect"][1].pattern
    return re.compile(_PARTNER.pattern + "(?:之间|间|的)(?:的)?" + connect + "|" + _PARTNER.pattern + connect)


def _tail(name: str, text: str, end: int, limit: int) -> bool:
    return _tails()[name][1].match(text, end, limit) is not None


def find_action(text: str, end: int, phrase: Phrase, *, reported: bool) -> str:
    """Tell what a passage does with a named thing.

    Args:
        text: Clean text.
        end: Where the name ends, clean offset.
        phrase: The noun phrase, with the verb that governs it.
        reported: Whether the passage reports what has been reached so far.

    Returns:
        One of ``extract.records.ACTIONS``, or an empty string when the thing is only mentioned.
    """
    verb = phrase.verb.verb if phrase.verb else ""
    action = phrase.verb.action if phrase.verb else ""
    light = phrase.verb is not None and phrase.verb.light
    if defined := _DEFINED.match(text, end):
        end = defined.end()
    stop = _CLAUSE_END.search(text, end)
    limit = stop.start() if stop else len(text)
    if _denied().search(text, clause_start(text, phrase.start), phrase.start) or _pending().search(
        text, end, limit
    ):
        return ""
    if phrase.marker == "向" and _towards().match(text, end, limit):
        return "integrate"
    if used := _by_marker(text, end, limit, phrase.marker):
        return used
    if reported and action not in ("use", "explore"):
        return "exists"
    if phrase.marker == "对" and (light or verb in ("强化", "提升", "提高")):
        return ""
    if phrase.marker in ("与", "和", "同", "向", "、", "及") and (
        _tail("connect", text, end, limit)
        or (phrase.marker == "与" and not _upkeep().match(text, end, limit))
    ):
        return "integrate"
    if action in ("", "improve", "build", "integrate") and (
        ((light or action != "build") and _with().match(text, end, limit))
        or _partner().match(text, end, min(limit, end + 60))
    ):
        return "integrate"
    if action and not light:
        if action == "exists":
            return "build"
        if action in ("improve", "build") and _tail("connect", text, end, limit):
            return "integrate" if not _tail("build", text, end, limit) else action
        return action
    if verb and not light:
        return ""
    return _by_tail(text, end, limit, verb, action)


def _by_marker(text: str, end: int, limit: int, marker: str) -> str:
    """Decide by the function word before the name: 通过, 在, 以, 从, 将."""
    if marker == "通过" or text.startswith("基础上", end):
        return "use"
    if marker == "在" and not text.startswith(_NOT_AT, end):
        return "use"
    if marker in ("以", "将", "把") and _tail("base", text, end, limit):
        return "use"
    if marker in ("从", "经") and _tail("source", text, end, limit):
        return "use"
    if marker in ("将", "把", "、", "和", "及", "以及") and _tail("merge", text, end, limit):
        return "integrate"
    return ""


def _by_tail(text: str, end: int, limit: int, verb: str, action: str) -> str:
    """Decide by the words after the name, where the verb before it says little or is missing."""
    rest = _REST.match(text, end, limit)
    ends = (end, rest.end() if rest else end)
    if verb and _joint_upkeep().search(text, end, ends[1]):
        return "improve"
    for name in _TAILS if end < limit else ("run",):
        if _tail(name, text, end, len(text) if name == "run" else limit):
            if name == "exists":
                return "exists"
            return "explore" if verb == "探索" and name == "build" else _tails()[name][0]
    if verb and ends[1] > end and text[max(end, ends[1] - 2) : ends[1]] in ("建设", "开发"):
        return "build"
    return action
