"""The private-use characters that stand for mentions in a skeleton."""

from __future__ import annotations

from typing import Final

__all__ = ["AGENCIES", "BARRED", "DOCUMENT", "FREE_SYSTEMS", "LISTS", "PROJECT", "SYSTEMS", "symbol_of"]

FREE_SYSTEMS: Final = "\ue001\ue005"
"""A platform or database, and a list of them, that its sentence speaks of."""
_GOVERNED: Final = "\ue006\ue007"
"""The same as the companion or ground of something else: 依托…, 与…, 接入…."""
SYSTEMS: Final = FREE_SYSTEMS + _GOVERNED
LISTS: Final = "\ue005\ue007"
PROJECT: Final = "\ue002"
AGENCIES: Final = "\ue003\ue008"
"""An agency that acts, and one that is a companion or place."""
DOCUMENT: Final = "\ue004"
BARRED: Final = "\ue009"
"""A mention that a cue has ended with, where no list goes on behind it."""


def symbol_of(kind: str, *, governed: bool = False, several: bool = False) -> str:
    """Return the symbol of a mention or of a list of mentions.

    Args:
        kind: Type of the mention, not ``goal``.
        governed: Whether the word before makes it a companion or ground.
        several: Whether it is a list; only systems have a symbol for lists.
    """
    if kind in ("platform", "database"):
        return (_GOVERNED if governed else FREE_SYSTEMS)[several]
    if kind == "agency":
        return AGENCIES[governed]
    return PROJECT if kind == "project" else DOCUMENT
