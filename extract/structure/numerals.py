"""Values of Chinese numerals: ``二十三`` is 23, ``二〇二二`` is 2022."""

from __future__ import annotations

from typing import Final

__all__ = ["numeral_value"]

_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "O": 0,
    "Ｏ": 0,
    "两": 2,
}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}


def numeral_value(numeral: str) -> int:
    """Read a numeral of Chinese or ASCII digits.

    Args:
        numeral: Digits only, such as ``14``, ``十四``, ``二〇二二`` or ``一百二十``.

    Returns:
        Its value, or -1 where a character is no numeral.
    """
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else -1
    total, digit, positional = 0, 0, ""
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit, positional = 0, ""
        elif char in _DIGITS or char.isdigit():
            value = _DIGITS[char] if char in _DIGITS else int(char)
            digit, positional = value, positional + str(value)
        else:
            return -1
    return total + (int(positional) if len(positional) > 1 else digit)
