"""Whether a task works on a system or project that it names, or only uses it, joins it or speaks of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.relate.governed import is_governed
from extract.relate.words import words
from extract.words import any_of

if TYPE_CHECKING:
    from extract.records import Mention

__all__ = ["is_delivered", "is_drafted", "is_worked_on"]

_MADE = ("build", "improve", "extend")
_OPENING = ("打通", "整合")
_BEFORE = 40
_NUMBER = re.compile(r"[^\u4e00-\u9fff]{0,4}(?:[一二三四五六七八九十]{1,3}[、）])?“?")
_CLOSERS = ("。", "：", "”。", "”：")
_DATA = re.compile(r"[^，。；]{0,60}(?:数据|信息|资源|业务)(?=[，。；]|$)")
_OF_ALL = re.compile("国家|全国|中央")
_CLAUSE = re.compile("[，。；：\n]")


def is_delivered(text: str, mention: Mention) -> bool:
    """Tell whether a project whose text holds the mention makes or betters the system.

    Args:
        text: Clean text.
        mention: A platform or database.
    """
    if _is_on_paper(text, mention):
        return False
    if mention.action in _MADE:
        return True
    if mention.action == "integrate":
        opened = text.startswith(_OPENING, max(0, mention.clean_start - 2))
        return opened and not _DATA.match(text, mention.clean_end)
    tried = mention.action in ("", "explore")
    return tried and (_tended(text, mention) or (not mention.action and _is_lead(text, mention)))


def is_worked_on(text: str, mention: Mention) -> bool:
    """Tell whether who answers for a task answers for what it names here.

    Args:
        text: Clean text.
        mention: A platform, database or project in the text of the task.
    """
    if _is_on_paper(text, mention):
        return False
    if mention.action in (*_MADE, "explore"):
        return True
    if mention.action == "integrate":
        clause = _CLAUSE.split(_before(text, mention))[-1]
        if _OF_ALL.match(mention.canonical[0]) and clause.endswith(("与", "和", "同")):
            return bool(_OF_ALL.search(clause))
        return bool(_pair().search(clause)) or not _partner().search(clause)
    return not mention.action and (_tended(text, mention) or _is_lead(text, mention))


def is_drafted(text: str, mention: Mention) -> bool:
    """Tell whether a task draws up the document that it names: 制定《…》, 修订《…》."""
    return mention.type == "document" and _drafted().search(_before(text, mention)) is not None


def _is_on_paper(text: str, mention: Mention) -> bool:
    """Whether only a paper about the thing is drawn up: 编制…建设方案."""
    return _drafted().search(_before(text, mention)) is not None and bool(
        _paper().match(text, mention.clean_end)
    )


def _before(text: str, mention: Mention) -> str:
    return text[max(0, mention.clean_start - _BEFORE) : mention.clean_start].rstrip("“《")


def _is_lead(text: str, mention: Mention) -> bool:
    """Whether it is the whole heading of its paragraph: ``1.防汛指挥平台。``."""
    start = text.rfind("\n", 0, mention.clean_start) + 1
    number = _NUMBER.match(text, start)
    return (
        number is not None
        and number.end() == mention.clean_start
        and text.startswith(_CLOSERS, mention.clean_end)
    )


def _tended(text: str, mention: Mention) -> bool:
    """Whether a verb of work stands before it, or the noun of one right after it: 绘制…, …扩容."""
    if _work().match(text, mention.clean_end):
        return not is_governed(_before(text, mention), mention.type)
    return bool(_tend().search(_before(text, mention)))


@cache
def _drafted() -> re.Pattern[str]:
    return re.compile(f"{any_of('drafted')}(?:出台|印发|实施|完善)?《?$")


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"[”》]?[\u4e00-\u9fff]{{0,8}}?{any_of('paper')}")


@cache
def _pair() -> re.Pattern[str]:
    """What stands before 乙 of 推动甲与乙对接."""
    return re.compile(f"{any_of('bringing_about')}(?!与|同).{{3,}}(?:与|和|、)$")


@cache
def _partner() -> re.Pattern[str]:
    """A word after which a name is only joined to: 接入…, 与…."""
    return re.compile(f"{any_of('joined')}|与|(?<![共协])同|(?<![面导走])向")


@cache
def _work() -> re.Pattern[str]:
    return re.compile(f"[”》]?{words('WORK')}")


@cache
def _tend() -> re.Pattern[str]:
    return re.compile(
        f"(?<!已)(?<!已经)(?:{words('TEND')}|{words('CREATE')})"
        f"(?:[^，。；：、]{{0,12}}的|{any_of('tended_modifier')})?$"
    )
