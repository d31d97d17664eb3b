"""Pinyin behind characters."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["gloss", "toneless"]

PINYIN_SHARE = 3


def gloss(text: str, write: Callable[[str, str], str]) -> str:
    """Gloss every third distinct character wherever it stands, as such pages do."""
    from pypinyin import Style, pinyin

    glossed = {char for char in set(text) if "\u4e00" <= char <= "\u9fff" and ord(char) % PINYIN_SHARE == 0}
    sounds = {char: pinyin(char, style=Style.TONE)[0][0] for char in glossed}
    return "".join(write(char, sounds[char]) if char in glossed else char for char in text)


def toneless(char: str) -> str:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(char)[0]
