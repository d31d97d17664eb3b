"""Short and full names of one thing within one text.

A short name stands for a fuller one when the text uses both and they differ only by what the
lexicon ``scope_prefixes`` lists (国家, 全国一体化, 省 …) or by a place in front, and no second fuller
name fits, or when the fuller one is the short one after the name of the system that it belongs to.
Stores are also one when they differ only in words for "store of basic data".  What is uncertain
stays apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.words import any_of, longest_first

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

__all__ = ["resolve_aliases"]

_PLACE = re.compile(r"[一-龥]{1,7}?(?:省|自治区|市|州|盟|县|区|旗)")
_SIGNED = re.compile(r"(?![全各本])[一-龥]{2,7}?(?P<sign>省|自治区|市|州|盟|县|区|旗)(?=[^省市县区]{3})")
_ACRONYM = re.compile(r"（([A-Za-z0-9]{2,12})）")
_LEAST_SHORT = 5


@cache
def _store_words() -> re.Pattern[str]:
    """Words without which the name of a store means the same."""
    return re.compile(any_of("store_word"))


@cache
def _scope() -> re.Pattern[str]:
    """One word that may be left off at the front of a name."""
    return _words(("place", "manner", "topic"))


@cache
def _manner() -> re.Pattern[str]:
    """One word that only says how a thing is made."""
    return _words(("manner",))


def _words(kinds: tuple[str, ...]) -> re.Pattern[str]:
    words = [r["word"] for r in load_table("scope_prefixes") if r["kind"] in kinds]
    return re.compile("|".join(longest_first(words)))


def resolve_aliases(
    names: Iterable[str],
    kind: str,
    apart: Container[tuple[str, str]] = (),
    defined: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Mapping[str, str]:
    """Map every name of one type in a text to its canonical name.

    Args:
        names: Names without quotation marks, one per mention, in order of the text.
        kind: Entity type of all of them.
        apart: Pairs of names, in either order, that the text sets against each other.
        defined: Full name by type and short name, where the text introduces the short one itself.

    Returns:
        Name to canonical name; a canonical name maps to itself.

    Example:
        >>> resolve_aliases(["国家电子政务外网", "政务外网"], "platform")["政务外网"]
        '国家电子政务外网'
    """
    counts = Counter(names)
    order = longest_first(counts)
    index = _Index(order)
    target = {name: _fuller(name, index) for name in order}
    _inside(counts, target)
    for name, full in target.items():
        if (name, full) in apart or (full, name) in apart:
            target[name] = name
    target.update((short, full) for (of, short), full in defined.items() if of == kind and full != short)
    if kind == "database":
        _merge_stores(order, target)
    return {name: _follow(name, target) for name in counts}


class _Index:
    """Names by what is left when words at their front are left off."""

    def __init__(self, names: list[str]) -> None:
        self.names = frozenset(names)
        self.by_core: dict[str, list[str]] = defaultdict(list)
        self.by_end: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for core in _cores(name):
                self.by_core[core].append(name)
            if aside := _ACRONYM.search(name):
                for short in (name[: aside.start()] + name[aside.end() :], aside[1] + name[aside.end() :]):
                    self.by_core[short].append(name)
            if signed := _SIGNED.match(name):
                self.by_core[name[signed.start("sign") :]].append(name)
            if place := _PLACE.match(name):
                for cut in range(place.end(), len(name) - _LEAST_SHORT + 1):
                    self.by_end[name[cut:]].append(name)


def _cores(name: str) -> Iterator[str]:
    """What is left of a name without one or more scope words, where these do not merely describe."""
    where, described = 0, True
    while where < len(name) and (m := _scope().match(name, where)):
        described = described and _manner().fullmatch(m.group()) is not None
        where = m.end()
        if not described and where < len(name):
            yield name[where:]


def _fuller(name: str, index: _Index) -> str:
    """The one fuller name that ``name`` is short for, or the name itself."""
    manner = _manner().match(name)
    core = name[manner.end() :] if manner else name
    found = index.by_core.get(name, [])
    if not found and core != name:
        found = [n for n in index.by_core.get(core, []) if n != name] or [
            n for n in (core,) if n in index.names
        ]
    if not found and "政务" in name:
        plain = name.replace("政务", "", 1)
        found = [plain] if plain in index.names and _scope().match(plain) else []
    if not found:
        found = index.by_end.get(name, [])
    if len(found) > 1:
        longest = max(found, key=lambda n: (len(n), n))
        found = [longest] if all(longest.endswith(n) for n in found) else []
    return found[0] if found else name


def _inside(counts: Mapping[str, int], target: dict[str, str]) -> None:
    """Make 乙系统 one with 甲平台乙系统 before it, where 甲平台 is a name too and no other fits."""
    wholes: dict[str, list[str]] = defaultdict(list)
    first = {name: number for number, name in enumerate(counts)}
    for whole in counts:
        for cut in range(_LEAST_SHORT, len(whole) - _LEAST_SHORT + 1):
            if whole[cut:] in first and whole[:cut] in first:
                wholes[whole[cut:]].append(whole)
    for part, found in wholes.items():
        if len(found) == 1 and target[part] == part and first[found[0]] < first[part]:
            target[part] = found[0]


def _merge_stores(order: list[str], target: dict[str, str]) -> None:
    """Make stores one whose names differ only in words for a store of basic data."""
    groups: dict[str, list[str]] = {}
    for name in order:
        if target[name] == name and name.endswith("库"):
            scope = _scope().match(name)
            key = _store_words().sub("", name[scope.end() :] if scope else name)
            if len(key) > 2:
                groups.setdefault(key, []).append(name)
    for group in groups.values():
        for name in group[1:]:
            target[name] = group[0]


def _follow(name: str, target: Mapping[str, str]) -> str:
    seen = {name}
    while (step := target[name]) not in seen:
        seen.add(step)
        name = step
    return name
