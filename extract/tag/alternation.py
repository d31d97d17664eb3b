"""Writes one regular expression for many words, shared prefixes folded.

A plain ``a|b|c`` of thousands of words is tried word by word at every place of the
text; folded by prefix, a place is left after the first character that fits none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["alternation"]


class _Node(dict[str, "_Node"]):
    """A prefix: its next characters, and whether a word ends here."""

    ends = False


def _pattern(node: _Node) -> str:
    if not node:
        return ""
    branches = [re.escape(char) + _pattern(child) for char, child in sorted(node.items())]
    if len(branches) == 1 and not node.ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if node.ends else "")


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the words at a place.

    Args:
        words: Non-empty words, taken literally.

    Returns:
        Pattern source without capturing groups; of no words, one that never matches.

    Example:
        >>> alternation(["财政局", "财政厅"])
        '财政(?:厅|局)'
    """
    root = _Node()
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, _Node())
        node.ends = True
    return _pattern(root) or "(?!)"
