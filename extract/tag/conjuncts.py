"""Canonical names of a coordination: modifiers that share a head, and a scope that they share."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.tag.grammar import grammar, verb_group
from extract.words import any_of

if TYPE_CHECKING:
    from extract.tag.edges import Phrase

__all__ = ["conjunct_names"]

_QUOTES = re.compile(r"[“”‘’\"]")
_CATEGORY = re.compile(r"(?:业务|信息|应用){1,2}(?:系统|平台)")
_TELLING = 4
_WEIGHT = re.compile(r"^(?:重大|重点|主要|重要)")
_GOLDEN = re.compile("金[一-龥]")
"""The systems of the centre that are called golden: 金税、金关、金财等信息系统."""
_OTHERS = ("第三方", "其他", "外部")
"""What the list names is not the text's own: 微博、微信等第三方平台."""
_AREA = re.compile(r"^(?:重点)?(?:领域|方面)")
"""Words that close the list and belong to none of the names: 医疗、教育等领域主题库."""
_COUNT = re.compile(r"(?:[两二三四五六七八九十]+|\d+)[大个级类]$")
_COUNT_AHEAD = re.compile(r"^(?:[两二三四五六七八九十]+|\d+)[大个级类](?!平台体系)")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(f"{any_of('organ')}|[各级]*法院|[一-龥]{{2,}}[部局委厅署]")


@cache
def _shared_head() -> re.Pattern[str]:
    return re.compile(f"{any_of('shared_head')}+$")


@cache
def _shared_work() -> re.Pattern[str]:
    return re.compile(f"{any_of('shared_work')}$")


def conjunct_names(text: str, phrase: Phrase, head: int, end: int) -> tuple[str, ...]:
    """Expand modifiers that share a head into full names.

    Args:
        text: Clean text.
        phrase: A phrase with conjuncts.
        head: Where the head begins, clean offset.
        end: Where the name ends.

    Returns:
        One name per conjunct, in order; empty when the list does not look like one of modifiers.

    Example:
        国家人口、法人等基础信息库 gives 国家人口基础信息库 and 国家法人基础信息库.
    """
    if text.startswith(_OTHERS, phrase.conjuncts[-1][1] + 1):
        return ()
    items = [_QUOTES.sub("", text[s:e]) for s, e in phrase.conjuncts]
    if phrase.tail < head or phrase.tail != phrase.conjuncts[-1][1]:
        tail = text[phrase.tail : end]
    else:
        tail = text[head:end]
        shared = _shared_head().search(items[-1]) or _shared_work().search(items[-1])
        if shared and shared.start() > 0:
            tail = shared.group() + tail
            items[-1] = items[-1][: shared.start()]
    if area := _AREA.match(tail):
        tail = tail[area.end() :]
        verb = grammar().verb.match(tail)
        if verb and verb_group(verb.group()).action:  # 围绕医疗、教育等领域建设主题库 names no areas' stores
            return ()
    telling = tail.startswith("信息") and all(
        len(item) >= _TELLING or _GOLDEN.fullmatch(item) for item in items
    )
    if (_CATEGORY.fullmatch(tail) and not telling) or sum(
        _body().fullmatch(item) is not None for item in items
    ) > 1:
        return ()
    if any(not 0 < len(item) <= 16 for item in items) or len(items) > 20:
        return ()
    items[-1] = _COUNT.sub("", items[-1]) or items[-1]
    scope = grammar().place.match(items[0])
    prefix = scope.group() if scope and scope.end() < len(items[0]) else ""
    tail = _COUNT_AHEAD.sub("", _WEIGHT.sub("", _QUOTES.sub("", tail)))
    names = [
        (item if i == 0 or grammar().place.match(item) else prefix + item) + tail
        for i, item in enumerate(items)
    ]
    bare = [name[scope.end() :] if (scope := grammar().place.match(name)) else name for name in names]
    refused = grammar().not_entities
    if refused.issuperset(names) or refused.issuperset(bare):
        return ()
    return tuple(dict.fromkeys(names))
