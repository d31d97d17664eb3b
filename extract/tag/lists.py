"""Lists of modifiers before a head: which of 、 和 与 join modifiers of one name, which separate names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.alternation import alternation
from extract.tag.grammar import grammar
from extract.words import words_of

if TYPE_CHECKING:
    from extract.tag.grammar import Grammar

__all__ = ["counted_list", "is_short_list", "joined_modifiers", "list_items"]

_NUMBER = re.compile(r"([二两三四五六七八九十])[大类个]")
_DIGITS = "零一二三四五六七八九十"
_LIST = re.compile("、|(?<=”)(?=“)")
_LIST_AND = re.compile("[和与及]")
_LONGEST_ITEM = 7
_LONGEST_PART = 12


def list_items(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The items of a list: parts between 、, the last also after 和 where no fixed compound stands."""
    cuts = [m.span() for m in _LIST.finditer(text, start, end)]
    bounds = [start, *(stop for _, stop in cuts)]
    ends = [*(begin for begin, _ in cuts), end]
    items = [(s, e) for s, e in zip(bounds, ends, strict=True) if s < e]
    if items:
        s, e = items[-1]
        fixed = any(m.lastgroup == "block" for m in grammar().edge.finditer(text, s, e))
        joint = None if fixed else _LIST_AND.search(text, s + 1, e - 1)
        if joint:
            items[-1:] = [(s, joint.start()), (joint.end(), e)]
    return tuple(items)


def counted_list(
    rules: Grammar, text: str, start: int, joints: list[int], head: int
) -> tuple[tuple[int, int], ...]:
    """The members of a list that gives their number (人口、法人两大基础库), then what they share."""
    count = _NUMBER.search(text, joints[-1], head)
    if not count or _DIGITS.find(count[1]) != len(joints) + 1:
        return ()
    bounds = [start, *(j + 1 for j in joints)]
    items = list(zip(bounds, [*joints, count.start()], strict=True))
    if any(e - s < 2 or rules.head.search(text, s, e) for s, e in items):
        return ()
    return (*items, (count.start(), head))


def is_short_list(rules: Grammar, text: str, start: int, joints: list[int], head: int) -> bool:
    """Whether 、 joins short modifiers, none of them a system's name, before a head."""
    bounds = [start, *(j + 1 for j in joints)]
    items = list(zip(bounds, [*joints, head], strict=True))
    return all(text[j] == "、" or j == joints[-1] for j in joints) and all(
        1 < e - s <= _LONGEST_ITEM and not rules.head.search(text, s, e) for s, e in items
    )


def _alike(text: str, items: list[tuple[int, int]]) -> bool:
    """Whether the items begin with the same two characters (电子证照、电子印章、电子档案)."""
    shared = {text[s : s + 2] for s, _ in items}
    return len(shared) == 1 and not grammar().place.match(shared.pop())


@cache
def _matters() -> re.Pattern[str]:
    return re.compile(
        alternation({*words_of("topic"), *(row["field"] for row in load_table("agency_fields"))})
    )


def _fields(text: str, items: list[tuple[int, int]]) -> bool:
    """Whether every item is a field of public business, the last with words of its own behind it.

    Of 建设教育、医疗、养老服务平台 nobody builds but the platforms; 公安、税务系统 are sectors.
    """
    *bare, (start, end) = items
    last = _matters().match(text, start, end)
    return (
        last is not None
        and (last.end() < end or (end - start > 3 and not text.startswith("系统", end)))
        and all(e - s > 1 and _matters().fullmatch(text, s, e) for s, e in bare)
    )


def joined_modifiers(
    text: str, start: int, joints: list[int], head: int, kind: str, marker: str, *, governed: bool
) -> tuple[int, tuple[tuple[int, int], ...], int, str]:
    """Decide about 、 和 与 between modifiers when no 等 closes the list."""
    last = joints[-1]
    bounds = [start, *(j + 1 for j in joints)]
    ends = [*joints, head]
    items = list(zip(bounds, ends, strict=True))
    levels = [m for s, e in items[:-1] if (m := grammar().place.fullmatch(text, s, e))]
    own = grammar().place.match(text, *items[-1])
    if own and len(levels) == len(items) - 1:
        return start, (*items[:-1], own.span()), own.end(), marker
    listed = any(text[j] == "、" for j in joints)
    if listed:
        alike = kind == "database" or (
            kind == "platform"
            and (_alike(text, items) or (governed and (_fields(text, items) or text[last] in "和与及")))
        )
        if alike and is_short_list(grammar(), text, start, joints, head):
            return start, tuple(items), head, marker
        return last + 1, (), last + 1, text[last]
    rest = text[last + 1 : head]
    longest = _LONGEST_PART + 8 * (grammar().place.match(text, start) is not None)
    if grammar().scope.match(rest) or grammar().only_generic(rest) or last - start > longest:
        return last + 1, (), last + 1, text[last]
    return start, (), start, marker
