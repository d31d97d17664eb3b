"""Short and full names of one thing within one text.

A short name stands for a fuller one when the text uses both and they differ only by what the
lexicon ``scope_prefixes`` lists (国家, 全国一体化, 省 …), and no second fuller name fits.  Stores are also
one when they differ only in words for "store of basic data".  What is uncertain stays apart.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["resolve_aliases"]

_PLACE = re.compile(r"[一-龥]{1,7}?(?:省|自治区|市|州|盟|县|区|旗)")
_LEAST_SHORT = 5
_STORE_WORDS = re.compile(r"基础|信息|资源|单位|数据")
_STORE_HEAD = re.compile(r"库$")


@cache
def _scope() -> re.Pattern[str]:
    """One or more words that may be left off."""
    return _words(("place", "manner", "topic"))


@cache
def _manner() -> re.Pattern[str]:
    """Words that only say how a thing is made."""
    return _words(("manner",))


def _words(kinds: tuple[str, ...]) -> re.Pattern[str]:
    words = [r["word"] for r in load_table("scope_prefixes") if r["kind"] in kinds]
    return re.compile(f"(?:{'|'.join(sorted(words, key=lambda w: (-len(w), w)))})+")


def resolve_aliases(names: Iterable[str], kind: str) -> Mapping[str, str]:
    """Map every name of one type in a text to its canonical name.

    Args:
        names: Names without quotation marks, one per mention, in order of the text.
        kind: Entity type of all of them.

    Returns:
        Name to canonical name; a canonical name maps to itself.
    """
    counts = Counter(names)
    order = sorted(counts, key=lambda n: (-len(n), n))
    target = {name: _fuller(name, order) for name in order}
    if kind == "database":
        _merge_stores(order, target)
    return {name: _follow(name, target) for name in counts}


def _fuller(name: str, names: list[str]) -> str:
    """The one fuller name that ``name`` is short for, or the name itself."""
    manner = _manner().match(name)
    core = name[manner.end() :] if manner else name
    found = [n for n in names if n != name and n.endswith(name) and _widens(n[: -len(name)])]
    if not found and core != name:
        found = [n for n in names if n != name and n.endswith(core) and _widens(n[: -len(core)])]
    if not found and core != name and core in names:
        found = [core]
    if not found and "政务" in name:
        plain = name.replace("政务", "", 1)
        found = [n for n in names if n == plain and _scope().match(n)]
    if not found and len(name) >= _LEAST_SHORT:
        found = [n for n in names if n != name and n.endswith(name) and _PLACE.match(n[: -len(name)])]
    if len(found) > 1:
        longest = max(found, key=len)
        if all(longest.endswith(n) for n in found):
            found = [longest]
    return found[0] if len(found) == 1 else name


def _widens(prefix: str) -> bool:
    """Whether a prefix only says whose the thing is, and does not merely describe it."""
    return _manner().fullmatch(prefix) is None and _scope().fullmatch(prefix) is not None


def _merge_stores(order: list[str], target: dict[str, str]) -> None:
    """Make stores one whose names differ only in words for a store of basic data."""
    groups: dict[str, list[str]] = {}
    for name in order:
        if target[name] == name and _STORE_HEAD.search(name):
            scope = _scope().match(name)
            key = _STORE_WORDS.sub("", name[scope.end() :] if scope else name)
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
