"""Whether words before a head name something: how particular they are, and whose system is meant."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.tag.grammar import grammar
from extract.words import any_of

if TYPE_CHECKING:
    from extract.tag.grammar import Grammar

__all__ = ["judge_name"]

_QUOTES = re.compile(r"[“”‘’《》〈〉\"]")
_ASIDE = re.compile(r"[“”‘’《》〈〉\"]|（[^（）]*）")
_TOLD = re.compile(r"(?:数据|资源|服务)(?:综合)?(?:管理|信息|应用)平台$")
"""A platform for one matter, though it is said in general words: 政务数据资源管理平台."""
_SYSTEM_END = re.compile(r"(?:平台|系统|数据库|外网|内网)$")
_BUSINESS = re.compile(r"(?:业务(?:应用|信息)?|政务信息)系统$")
_SEVERAL = re.compile(r"(?:[两二三四五六七八九十]|\d)[个大]|(?:库|平台|系统)[两二三四五六七八九十][大项个类]")
_LEVEL_ONLY = re.compile(
    r"[一-龥、]{0,4}级(?:平台|系统)|[省市县区州]（[省市县区州盟旗、]{1,5}）(?:分|子)?(?:平台|系统)"
)
_PLACE = re.compile(r"[一-龥]{1,6}?(?:省|自治区|(?<!城)市|州|盟|县|(?<![跨地园社片景校灾牧])区|旗)(?=.)")
_TELLING, _LONG_MODIFIER = 3, 8
"""So many words and characters tell which thing is meant, though none does alone: 公共信息资源开放试点."""


@lru_cache(maxsize=8192)
def judge_name(
    words: str, head: int, word: str, *, quoted: bool, titled: bool, governed: bool, indefinite: bool
) -> tuple[tuple[str, ...], str, float] | None:
    """Tell what words name, if anything particular.

    Args:
        words: The words with their head, as they stand in the text.
        head: Where the head begins in them.
        word: The head as the lexicon has it.
        quoted: Whether the name, or a part of it before the head, stands in quotation marks.
        titled: Whether what stands right before the head does.
        governed: Whether a verb that governs projects stands before the words.
        indefinite: Whether a word such as 各类 or 一批 does.

    Returns:
        The name, the rule and a score from 0 to 1; None where the words name nothing.
    """
    rules = grammar()
    shape = rules.heads[word]
    kind, alone = shape.type, shape.alone
    name = _QUOTES.sub("", words)
    modifier = _ASIDE.sub("", words[:head])
    if shape.modifier and not shape.modifier.search(modifier):
        return None
    if rules.indefinite_inside.search(modifier) or _SEVERAL.search(modifier):
        return None
    if _LEVEL_ONLY.fullmatch(name) or _counted().fullmatch(name):
        return None
    if name.removeprefix("地方") in rules.not_entities or (not titled and rules.not_endings.search(name)):
        return None
    if len(modifier) < 2 and alone != "yes":
        return None
    scoped = rules.scope.match(modifier) is not None
    if indefinite and not (scoped and len(modifier) > 4):
        return None
    place = rules.place.match(modifier) or _PLACE.match(modifier)
    scope = place or rules.manner.match(modifier)
    generic = rules.generic_words(modifier[scope.end() :] if scope else modifier)
    if (
        generic is not None
        and not quoted
        and not alone
        and (
            generic < 2 - bool(place)
            or (
                _category().search(name)
                and (generic < _TELLING or not _TOLD.search(name))
                and not (place and generic > _TELLING)
            )
        )
    ):
        return None
    owned = _of_bodies().fullmatch(modifier, place.end() if place else 0)
    if _BUSINESS.search(name) and (owned or not (place or name.endswith("政务信息系统"))):
        return None
    if kind == "project" and not _is_project(
        rules, modifier, word, governed=governed, quoted=quoted, scoped=scoped
    ):
        return None
    score = 0.6 if generic is not None else 0.8
    return (name,), f"name.{kind}", min(0.95, score + 0.1 * (scoped or quoted))


@cache
def _counted() -> re.Pattern[str]:
    """How many things of each kind there are names none of them: 一云两平台."""
    return re.compile(rf"(?:[一两二三四五六七八九十\d]+{any_of('counted_thing')}{{1,2}}+){{2,}}")


@cache
def _category() -> re.Pattern[str]:
    return re.compile(f"{any_of('category')}(?:系统|平台)$")


@cache
def _of_bodies() -> re.Pattern[str]:
    inner = any_of("inner_system")
    return re.compile(f"(?:各|直|有关|相关|综合)*(?:部门|单位|机关)?{inner}?(?:业务|政务)?(?:应用|信息)?")


def _is_project(
    rules: Grammar, modifier: str, word: str, *, governed: bool, quoted: bool, scoped: bool
) -> bool:
    if quoted:
        return True
    generic = rules.generic_words(modifier)
    if generic is not None and (generic < _TELLING or len(modifier) < _LONG_MODIFIER):
        return False
    if _SYSTEM_END.search(modifier) and not (governed and word == "试点"):
        return False
    return governed or scoped or len(modifier) >= 6
