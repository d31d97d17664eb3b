"""Reads numerals as policy texts write them: ``2025``, ``二〇二五``, ``十五``, ``两``."""

from __future__ import annotations

from typing import Final

__all__ = ["CHINESE_DIGITS", "read_number", "read_year"]

CHINESE_DIGITS: Final = "〇○零一二三四五六七八九两十百千"
_ZEROS: Final = "〇○零OoＯ"
_VALUES: Final = {c: v for v, c in enumerate("〇一二三四五六七八九")} | {"两": 2} | dict.fromkeys(_ZEROS, 0)
_TENS: Final = {"十": 10, "百": 100, "千": 1000}


def read_number(words: str) -> int | None:
    """Read a whole number below ten thousand.

    Args:
        words: ASCII digits or Chinese numerals; ``十`` alone is ten, ``百`` alone a hundred.

    Returns:
        The number, or None where the words are no numeral.
    """
    if words.isascii():
        return int(words) if words.isdigit() else None
    total, digit = 0, 0
    for char in words:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        elif char in _VALUES:
            digit = digit * 10 + _VALUES[char]
        else:
            return None
    return total + digit


def read_year(words: str) -> str:
    """Read a year of four digits, Chinese or ASCII (``二〇二五``); the empty string if it is none."""
    number = read_number(words)
    return str(number) if number is not None and 1900 <= number <= 2199 else ""
