"""Where a name begins: the walk from the start of a clause to a head noun.

The walk passes every verb, function word and conjunction of the clause from left to right
and moves the name's beginning behind those that cannot stand inside a name.  Verbs that also
occur inside names (建设, 整合 …) count only where a verb can stand.  A list closed by 等, and
a list of short modifiers before a store's head, become conjuncts that share the head.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records.internal import internal_record
from extract.tag.grammar import grammar, verb_group

if TYPE_CHECKING:
    from extract.tag.grammar import Grammar, VerbGroup

__all__ = ["Phrase", "clause_start", "left_edge"]

_SUBJECT = re.compile(
    r"(?:部门|地区|(?<!数字)政府|(?:各|有关|相关|项目)单位|平台|系统|[内外专]网|政务云|[一-龥]{2}库|[委局厅办署组]|(?<![社机])会|(?<!城)市|省|县|(?<![社园景小校])区|街道|乡镇)$"
)
_STRONG_SCOPE = re.compile(
    r"(?:国家|全国)(?!级|标准|秘密|机关|公园|安全|治理|利益|战略|重点|部委|政务服务|数据共享|大数据|企业|人大|政协|税务|发展)"
    r"[一-龥“]{4,}"
)
_BODY_END = "部局委院办厅署会"
_DISTRICT = re.compile("[省市州盟区]")
_FARTHEST = 120
_LONG_BEFORE = 5
_LIST = re.compile("、")
_LIST_AND = re.compile("[和与及]")
_MATRIX = ("推进", "推动", "加快", "实施", "开展", "统筹")
_INSIDE_PROJECTS = ("improve", "extend")
_LONGEST_ITEM = 7
_LONGEST_PART = 12


@internal_record
class Phrase:
    """The noun phrase before a head, in clean offsets.

    Attributes:
        start: Where it begins.
        conjuncts: Spans of modifiers that share the head; empty for a single name.
        tail: Where the part that all conjuncts share begins; equal to ``start`` for a single name.
        indefinite: Whether it means no particular thing (各类…, 一批…).
        verb: The verb group that governs it, if the clause has one before it.
        marker: The function word or conjunction right before it, or empty.
    """

    start: int
    conjuncts: tuple[tuple[int, int], ...] = ()
    tail: int = 0
    indefinite: bool = False
    verb: VerbGroup | None = None
    marker: str = ""


def clause_start(text: str, at: int) -> int:
    """Where the clause around a clean offset begins, at most ``_FARTHEST`` characters before it."""
    near = max(0, at - _FARTHEST)
    return max(near, *(text.rfind(mark, near, at) + 1 for mark in "，。；：\n"))


def left_edge(text: str, low: int, head: int, *, kind: str, closed: bool = False) -> Phrase:
    """Find where the name whose head stands at ``head`` begins.

    Args:
        text: Clean text.
        low: Where the clause begins, clean offset.
        head: Where the head noun begins, clean offset.
        kind: Entity type of the head; names of projects may contain verbs.
        closed: Whether a closing quotation mark follows the head, so that an opening one belongs to the name.

    Returns:
        The phrase; its ``start`` equals ``head`` when nothing is left before the head.
    """
    rules = grammar()
    start, marker = low, ""
    verb: VerbGroup | None = None
    outer: VerbGroup | None = None
    joints: list[int] = []
    ended = -1
    conjuncts: tuple[tuple[int, int], ...] = ()
    tail, indefinite = low, False
    for m in rules.edge.finditer(text, low, head):
        where = m.lastgroup
        if where == "block":
            continue
        if where == "verb":
            group = verb_group(m.group())
            fresh = m.start() in (start, ended + 1)
            hard = group.hard and (kind != "project" or group.action not in _INSIDE_PROJECTS)
            said = _SUBJECT.search(text, start, m.start()) is not None
            if m.end() == head and not fresh and not said and (kind == "project" or not hard):
                continue
            if fresh or hard or group.adverb or said:
                start, verb, marker, conjuncts = m.end(), group, "", ()
                outer = outer or (group if group.action or group.verb in _MATRIX else None)
                joints.clear()
        elif where == "stop":
            if m.group() == "“" and (m.end() == head or closed):
                continue
            start, marker, conjuncts, indefinite = m.end(), m.group(), (), False
            joints.clear()
            if marker == "的":
                verb = outer or verb
        elif where == "deng":
            items = _items(text, start, m.start())
            named = sum(rules.noun_end.search(text, s, e) is not None for s, e in items)
            if not items or 2 * named > len(items):
                start, marker, conjuncts, indefinite = m.end(), "等", (), True
            else:
                conjuncts, tail = items, m.end()
            joints.clear()
        elif m.start() == start or (conjuncts and _SUBJECT.search(text, tail, m.start())):
            start, marker, conjuncts = m.end(), m.group(), ()
        else:
            if rules.noun_end.search(text, start, m.start()):
                ended = m.start()
            joints.append(m.start())
    if (
        ended >= start
        and not conjuncts
        and not (kind == "database" and _short_list(rules, text, start, joints, head))
    ):
        start, marker = ended + 1, text[ended]
        joints = [j for j in joints if j > ended]
    if joints and not conjuncts:
        start, conjuncts, tail, marker = _joined(text, start, joints, head, kind, marker)
    begin = tail if conjuncts else start
    if not conjuncts and (quoted := _quoted_name(rules, text, begin, head)):
        begin = quoted
    if not conjuncts and (scoped := _last_scope(text, begin, head)):
        begin, marker = scoped, ""
    begin, some = _skip_determiners(rules, text, begin, head)
    indefinite = indefinite or (some and not conjuncts)
    if conjuncts:
        return Phrase(start, conjuncts, begin, False, verb, marker)
    return Phrase(begin, (), begin, indefinite, verb, marker)


def _quoted_name(rules: Grammar, text: str, start: int, head: int) -> int:
    """Where a name in quotation marks right before the head begins, if what precedes it is no part of it."""
    if text[head - 1] != "”":
        return 0
    mark = text.rfind("“", start, head)
    before = text[start:mark]
    if mark - start < _LONG_BEFORE or rules.place.fullmatch(before) or rules.district.match(before):
        return 0
    return mark


def _last_scope(text: str, start: int, head: int) -> int:
    """Where a name of the nation or of a place begins inside a phrase; 0 if nowhere."""
    where = 0
    for m in _STRONG_SCOPE.finditer(text, start + 2, head - 1):
        where = m.start() if text[m.start() - 1] not in _BODY_END else where
    if _DISTRICT.search(text, start + 2, head - 1):
        for m in grammar().district.finditer(text, start + 2, head - 1):
            where = max(where, m.start() if text[m.start() - 1] not in _BODY_END else 0)
    return where


def _skip_determiners(rules: Grammar, text: str, start: int, head: int) -> tuple[int, bool]:
    indefinite = False
    while (m := rules.determiner.match(text, start, head)) and m.end() <= head:
        indefinite = indefinite or m.group() in rules.indefinite
        start = m.end()
    return start, indefinite


def _items(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The items of a list: parts between 、, the last also after 和 where no fixed compound stands."""
    cuts = [m.start() for m in _LIST.finditer(text, start, end)]
    bounds = [start, *(c + 1 for c in cuts)]
    ends = [*cuts, end]
    items = [(s, e) for s, e in zip(bounds, ends, strict=True) if s < e]
    if items:
        s, e = items[-1]
        fixed = any(m.lastgroup == "block" for m in grammar().edge.finditer(text, s, e))
        joint = None if fixed else _LIST_AND.search(text, s + 1, e - 1)
        if joint:
            items[-1:] = [(s, joint.start()), (joint.end(), e)]
    return tuple(items)


def _short_list(rules: Grammar, text: str, start: int, joints: list[int], head: int) -> bool:
    """Whether 、 joins short modifiers, none of them a system's name, before a head."""
    bounds = [start, *(j + 1 for j in joints)]
    items = list(zip(bounds, [*joints, head], strict=True))
    return all(text[j] == "、" or j == joints[-1] for j in joints) and all(
        1 < e - s <= _LONGEST_ITEM and not rules.head.search(text, s, e) for s, e in items
    )


def _joined(
    text: str, start: int, joints: list[int], head: int, kind: str, marker: str
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
        if kind == "database" and _short_list(grammar(), text, start, joints, head):
            return start, tuple(items), head, marker
        return last + 1, (), last + 1, text[last]
    rest = text[last + 1 : head]
    if grammar().scope.match(rest) or grammar().only_generic(rest) or last - start > _LONGEST_PART:
        return last + 1, (), last + 1, text[last]
    return start, (), start, marker
