"""Faster writings of the same regular expression: folded alternatives, and a class of first characters.

An expression tries its alternatives one after another at every place of a text.  Folded, those that
begin alike are left together after their first character; behind a class of all characters that a
match can begin with, most places are left at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["fold", "guarded", "openings", "split_alternatives"]

_SPECIAL = frozenset("\\[](){}.*+?^$|")
_BEHIND = re.compile(r"\(\?<[!=](?:[^()\[\]]|\[[^\]]*\])*\)")
_OPTIONAL = ("?", "*", "{0")


def fold(patterns: Sequence[str]) -> str:
    """Write alternatives as one expression that matches the same, the first fitting one first.

    Args:
        patterns: Regular expressions; literal beginnings are folded.

    Returns:
        One expression, closed in a group where it has several alternatives.

    Example:
        >>> fold(["财政厅", "财政", "审计署"])
        '(?:财政(?:厅|)|审计署)'
    """
    written: list[str] = []
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        if _is_literal(pattern) and len(split_alternatives(pattern)) == 1:
            groups.setdefault(pattern[0], []).append(pattern[1:])
        else:  # it may match wherever others do, so their order counts
            written += [char + fold(rests) for char, rests in groups.items()]
            groups.clear()
            written.append(pattern)
    written += [char + fold(rests) for char, rests in groups.items()]
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _is_literal(pattern: str) -> bool:
    """Whether an expression begins with exactly one plain character."""
    return bool(pattern) and pattern[0] not in _SPECIAL and pattern[1:2] not in {"?", "*", "+", "{"}


def guarded(pattern: str) -> str:
    """Put the class of its first characters before an expression.

    Raises:
        ValueError: If they cannot be told.
    """
    return f"(?=[{openings(pattern)}])(?:{pattern})"


def openings(pattern: str) -> str:
    r"""Return the inside of a character class that holds every character a match can begin with.

    Args:
        pattern: Literals, classes, groups, ``\d`` and the like; lookbehinds at its head are passed over.

    Raises:
        ValueError: If the expression can match nothing, or begins with anything else.

    Example:
        >>> openings("(?<!改)由|第[一二]|甲?乙")
        '由第甲乙'
    """
    found = dict.fromkeys(one for part in split_alternatives(pattern) for one in _openings(part))
    return "".join(found)


def _openings(pattern: str) -> list[str]:
    while behind := _BEHIND.match(pattern):
        pattern = pattern[behind.end() :]
    if pattern.startswith("(?=[") and pattern[4] != "^":
        return [pattern[4 : pattern.index("]", 5)]]
    if pattern.startswith("[") and pattern[1:2] != "^":
        end = pattern.index("]", 2) + 1
        first = [pattern[1 : end - 1]]
    elif pattern.startswith(("(?:", "(?P<")):
        end = _group_end(pattern, 0) + 1
        first = [openings(pattern[pattern.index(">") + 1 if pattern[2] == "P" else 3 : end - 1])]
    elif pattern.startswith("\\"):
        end, first = 2, [pattern[:2]]
    elif pattern and pattern[0] not in _SPECIAL:
        end, first = 1, [re.escape(pattern[0])]
    else:
        raise ValueError(f"cannot tell what {pattern!r} begins with")
    if pattern.startswith(_OPTIONAL, end):
        after = pattern.index("}", end) if pattern[end] == "{" else end
        return first + _openings(pattern[after + 1 :])
    return first


def split_alternatives(pattern: str) -> list[str]:
    """Split an expression at the bars outside its groups and classes."""
    parts: list[str] = []
    at = start = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = pattern.index("]", at + 2)
        elif char == "(":
            at = _group_end(pattern, at)
        elif char == "|":
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def _group_end(pattern: str, at: int) -> int:
    """Where the group that opens at an offset closes."""
    depth = 0
    while True:
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = pattern.index("]", at + 2)
        elif char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                return at
        at += 1
