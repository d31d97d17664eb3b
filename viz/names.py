"""What a search box needs to know of names: pinyin initials, and traditional forms of their characters."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["pinyin_initials", "script_folding"]

_LONGEST = 40


def pinyin_initials(name: str) -> str:
    """First letters of the syllables of a name, Latin letters and digits kept; at most 40 of them.

    Example:
        >>> pinyin_initials("国家电子政务外网")
        'gjdzzwww'
    """
    from pypinyin import Style, lazy_pinyin

    letters = lazy_pinyin(name[:_LONGEST], style=Style.FIRST_LETTER)
    return "".join(character.lower() for syllable in letters for character in syllable if character.isalnum())


def script_folding(names: Iterable[str]) -> tuple[str, str]:
    """Traditional characters and, at the same places, the simplified ones they stand for.

    Only characters that occur in ``names`` are given: enough to find them by a query in either script.

    Example:
        >>> traditional, simplified = script_folding(["国"])
        >>> simplified[traditional.index("國")]
        '国'
    """
    import opencc

    wanted = {character for name in names for character in name}
    every = "".join(chr(point) for point in range(0x4E00, 0xA000))
    folded: str = opencc.OpenCC("t2s").convert(every)
    pairs = [(old, new) for old, new in zip(every, folded, strict=True) if old != new and new in wanted]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)
