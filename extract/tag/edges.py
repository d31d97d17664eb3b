"""Where a name begins: the walk from the start of a clause to a head noun.

The walk passes every verb, function word and conjunction of the clause from left to right
and moves the name's beginning behind those that cannot stand inside a name.  Verbs that also
occur inside names (建设, 整合 …) count only where a verb can stand.  A list closed by 等, and
a list of short modifiers before a store's head, become conjuncts that share the head.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.records.internal import internal_record
from extract.tag.endings import Ending
from extract.tag.folding import split_alternatives
from extract.tag.grammar import grammar, verb_group
from extract.tag.lists import counted_list, is_short_list, joined_modifiers, list_items
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from collections.abc import Container

    from extract.tag.grammar import Grammar, VerbGroup

__all__ = ["Phrase", "clause_start", "left_edge"]

_SUBJECT = (
    r"(?<!数字)政府|(?:各|有关|相关|项目)单位|[内外专]网|[一-龥]{2}库"
    r"|[委局厅办署组]|(?<![社机])会|(?<!城)市|省|县|(?<![社园景小校])区"
)
_PLACE_END = re.compile(r"(?:省|市|县|区)$")
"""Behind a verb that governs the phrase, a place opens the name and is no subject: 建设云岭省审批监管平台."""
_BODY_END = "部局委院办厅署会"
_DISTRICT = re.compile("[省市州盟区]")
_FARTHEST = 120
_PLACES_END = re.compile("地(?![方区理图质震形名址铁下税面产])")
"""What follows 等 where it closes a list of places, which share no head: 在云岭、清江等地建设枢纽节点."""
_SHORT_ITEM = 4
_LONG_BEFORE = 5
_ASIDE_END = re.compile(r"(?:（[^（）]{1,8}）)?”?(?<=[）”])\Z")
_SIDE_BY_SIDE = re.compile("(?<=”)(?=“)")
_AND = frozenset(["、", "和", "与", "及", "以及", "并"])
_INSIDE_PROJECTS = ("improve", "extend")


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
    for mark in "，。；：\n":
        near = max(near, text.rfind(mark, near, at) + 1)
    return near


def left_edge(
    text: str, low: int, head: int, *, kind: str, closed: bool = False, bodies: Container[int] = ()
) -> Phrase:
    """Find where the name whose head stands at ``head`` begins.

    Args:
        text: Clean text.
        low: Where the clause begins, clean offset.
        head: Where the head noun begins, clean offset.
        kind: Entity type of the head; names of projects may contain verbs.
        closed: Whether a closing quotation mark follows the head, so that an opening one belongs to the name.
        bodies: Where names of agencies end, clean offsets: a verb right behind one has it for its subject.

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
            said = not fresh and (m.start() in bodies or text[start : m.start()] == "国家")
            said = said or (text[m.start() - 1] == "”" and group.action == "build" and m.end() < head - 1)
            if not (fresh or said) and _subject().search(text, start, m.start()):
                built = verb is not None and verb.action and not verb.light and not marker
                said = not (built and _PLACE_END.search(text, start, m.start()))
            if not (fresh or said) and group.action and verb is not None and "letting" in verb.classes:
                stretch = text[start : m.start()]
                said = stretch in rules.places or _actor().search(stretch) is not None
            inside = not hard or (kind == "project" and "outside_project" not in group.classes)
            nominal = kind != "project" and not group.adverb and "nominal" in group.classes
            if m.end() == head and not fresh and nominal:
                continue
            if m.end() == head and not fresh and inside and not (said and (group.hard or kind != "project")):
                continue
            if fresh or hard or said or (group.adverb and group.action):
                if not (marker in _AND and m.start() == start and verb and verb.action and not group.action):
                    verb = group  # of 建设、管理和维护 the first tells what is done
                start, marker, conjuncts = m.end(), "", ()
                outer = outer or (group if group.action or "framing" in group.classes else None)
                joints.clear()
        elif where == "stop":
            if m.group() == "“" and (m.end() == head or closed):
                continue
            if conjuncts and m.start() == tail and m.group()[0].isdigit():
                continue  # 经济运行、社会治理等17个主题数据库 counts what the list names
            marker = "与" if m.group().endswith("与") else m.group()
            start, conjuncts, indefinite = m.end(), (), False
            joints.clear()
            if marker == "的":
                verb = outer or verb
        elif where == "deng" and _PLACES_END.match(text, m.end()):
            start, marker, conjuncts = m.end() + 1, "等", ()
            joints.clear()
        elif where == "deng":
            for named_before in rules.head.finditer(text, start, m.start()):
                if text[named_before.end()] in "和与及":
                    start = named_before.end() + 1
            items = list_items(text, start, m.start())
            named = sum(rules.noun_end.search(text, s, _closed(text, s, e)) is not None for s, e in items)
            short = kind == "database" and all(e - s <= _SHORT_ITEM for s, e in items)
            if not items or (2 * named > len(items) and not short):
                start, marker, conjuncts, indefinite = m.end(), "等", (), True
            else:
                conjuncts, tail = items, m.end()
            joints.clear()
        elif m.start() == start or (conjuncts and _subject().search(text, tail, m.start())):
            start, marker, conjuncts = m.end(), m.group(), ()
        else:
            bare = marker == "的" or rules.determiner.match(text, start, m.start())
            shut = text[m.start() - 1] == "”" and text[m.end()] != "“" and m.group() != "、"
            named_so = shut or rules.noun_end.search(text, start, m.start())
            if named_so or (bare and _bare().search(text, start, m.start())):
                ended = m.start()
            joints.append(m.start())
    if (
        ended >= start
        and not conjuncts
        and not (kind == "database" and is_short_list(rules, text, start, joints, head))
    ):
        start, marker = ended + 1, text[ended]
        joints = [j for j in joints if j > ended]
    if joints and not conjuncts and (counted := counted_list(rules, text, start, joints, head)):
        conjuncts, tail = counted[:-1], counted[-1][0]
    elif joints and not conjuncts:
        start, conjuncts, tail, marker = joined_modifiers(
            text, start, joints, head, kind, marker, governed=verb is not None and bool(verb.action)
        )
    if not conjuncts and (beside := [m.start() for m in _SIDE_BY_SIDE.finditer(text, start, head)]):
        if text[head - 1] == "”" and text[start] == "“":
            conjuncts, tail = list_items(text, start, head), head
        else:
            start, marker = beside[-1], ""
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


@cache
def _subject() -> Ending:
    """What may be the subject of the verb behind it."""
    return Ending([*words_of("subject"), *split_alternatives(_SUBJECT)])


@cache
def _actor() -> re.Pattern[str]:
    return re.compile(f"{any_of('actor')}$")


@cache
def _bare() -> re.Pattern[str]:
    """A noun that is a phrase of its own behind a determiner or 的 (有关数据和…)."""
    return re.compile(f"{any_of('bare_noun')}$")


@cache
def _strong_scope() -> re.Pattern[str]:
    return re.compile(f"(?:国家|全国)(?!级|{any_of('national_compound')})[一-龥“]{{4,}}")


def _closed(text: str, start: int, end: int) -> int:
    """Where an item ends without a place in brackets and quotation marks behind it: 系统（云岭）”."""
    aside = _ASIDE_END.search(text, start, end)
    return aside.start() if aside else end


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
    for m in _strong_scope().finditer(text, start + 2, head - 1):
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
