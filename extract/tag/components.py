"""Components that a text introduces as parts of a system: 由用户中心、证照中心组成; 六大能力中心."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.tag.actions import find_action
from extract.tag.alternation import alternation
from extract.tag.candidate import Candidate
from extract.tag.edges import clause_start, left_edge
from extract.tag.taken import Taken
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["find_components"]

_LISTED = re.compile(
    r"(?:由|包括|包含|涵盖)(?P<list>(?:[一-龥]{2,6}中心(?:、|和|与|及|以及)?){2,})(?:等|[一二三四五六七八九十两\d])?"
)
_MADE_OF = re.compile(
    "由(?P<list>[一-龥、]{8,60}?)"
    r"(?:[两二三四五六七八九十][个大类]?(?:部分|子?系统|子?平台|网络))?(?:组成|构成)(?=[，。；\n]|\Z)"
)
_SPLIT = re.compile("以及|[、和与及]")
_ANNOUNCED = re.compile(r"[三四五六七八九十]大[一-龥]{0,4}中心")
_MEMBER = re.compile(r"[一-龥]{2,12}中心(?=[，。；、])")
_LONGEST = 6
_NAME = re.compile(r"[一-龥]{2,6}?中心")


@cache
def _part() -> re.Pattern[str]:
    """Each part of a system that a text defines by them: 由中央平台和地方平台组成."""
    return re.compile(f"[一-龥]{{2,12}}(?:{any_of('component')}|[内外专]网)")


@cache
def _not_parts() -> re.Pattern[str]:
    return re.compile(f"[省市县区国]|中心中心|{any_of('no_component')}")


def find_components(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find 中心 that are parts of a platform, in texts that introduce them as such.

    Args:
        text: Clean text.
        found: Names found so far; components inside them are left out.

    Yields:
        Candidates of type ``platform``.
    """
    names: set[str] = set()
    for m in _LISTED.finditer(text):
        names.update(n.group() for n in _NAME.finditer(m["list"]))
    for m in _MADE_OF.finditer(text):
        parts = _SPLIT.split(m["list"])
        if len(parts) > 1 and all(map(_part().fullmatch, parts)):
            names.update(parts)
    if announced := _ANNOUNCED.search(text):
        stop = announced.end() + 1500
        for m in _MEMBER.finditer(text, announced.end(), stop):
            begin = left_edge(text, m.start(), m.end() - 2, kind="platform").start
            if m.start() < begin and 2 < m.end() - begin <= _LONGEST:
                names.add(text[begin : m.end()])
    names = {n for n in names if not _not_parts().search(n)}
    if not names:
        return
    taken = Taken(found)
    for m in re.finditer(alternation(names), text):
        if taken.cover(m.start(), m.end()):
            continue
        low = clause_start(text, m.start())
        phrase = left_edge(text, low, m.start(), kind="platform")
        action = find_action(text, m.end(), phrase, reported=False)
        yield Candidate("platform", m.start(), m.end(), (m.group(),), "name.component", 0.7, action)
