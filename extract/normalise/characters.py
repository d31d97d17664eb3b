"""Single characters: what is dropped, and what is replaced by one other character.

Dropped are byte-order marks, zero-width and control characters, replacement characters and
runs of mojibake.  Replaced are full-width letters and digits, compatibility ideographs,
radicals, typographic variants of dashes, dots and quotation marks, and odd blanks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.normalise.offsets import Draft

__all__ = ["CJK", "UNUSUAL", "clean_characters", "is_ordinary", "run_without"]

CJK = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Character class (without its brackets) of Chinese characters."""

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
_VARIANTS = (
    "\r\x0b\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u2015\u2022\u2024\u2027\u2219\u22c5"
    "\u2500\u2501\u2e80-\u2fdf\u300c-\u300f\u301d-\u301f\u30fb\ufe10-\ufe19\ufe30-\ufe4f\ufe50-\ufe6b"
    "\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5d\uff61-\uff65\uffe0-\uffe6"
    "\uf900-\ufaff\U0002f800-\U0002fa1f"
)
_PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_MOJIBAKE_LEADS = "锟烫屯\u00c3-\u00ef"
_JUNK = re.compile(f"[{_INVISIBLE}]+")
_VARIANT = re.compile(f"[{_VARIANTS}]")
_PRIVATE = re.compile(f"[{_PRIVATE_USE}]")
_MOJIBAKE = (
    re.compile("锟斤拷(?:锟斤拷)*"),
    re.compile("烫烫烫(?:烫)*"),
    re.compile("屯屯屯(?:屯)*"),
    re.compile(
        "[\u00c3-\u00ef][{0}]{{1,2}}(?:[\u00c3-\u00ef][{0}]{{1,2}})+".format(
            "\u00a0-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u02c6\u02dc\u2013\u2014\u2018-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
        )
    ),
)
_MOJIBAKE_LEAD = re.compile(f"[{_MOJIBAKE_LEADS}]")
_CARRIAGE = re.compile("\r(?=\n)")
UNUSUAL = f"{_INVISIBLE}{_VARIANTS}{_PRIVATE_USE}{_MOJIBAKE_LEADS}"


def run_without(excluded: str) -> re.Pattern[str]:
    """Compile a run of characters that are none of a class, nor beyond the first 65,536.

    As a class of what it holds, not of what it lacks, it runs over a text several times faster.

    Args:
        excluded: A character class without its brackets.
    """
    every = "".join(map(chr, range(0x10000)))
    held = re.findall(f"[^{excluded}]+", every)
    return re.compile(f"[{''.join(f'{re.escape(run[0])}-{re.escape(run[-1])}' for run in held)}]*")


@cache
def _ordinary() -> re.Pattern[str]:
    return run_without(UNUSUAL)


@cache
def _unusual() -> re.Pattern[str]:
    return re.compile(f"[{UNUSUAL}]")


@cache
def _replacements() -> dict[str, str]:
    table = dict.fromkeys("\xa0\u1680\u202f\u205f\u3000", " ")
    table.update({chr(code): " " for code in range(0x2000, 0x200B)})
    table.update(dict.fromkeys("\r\x0b\x85\u2028\u2029", "\n"))
    table.update(dict.fromkeys("\u2015\u2500\u2501\ufe31\ufe32\ufe58", "—"))
    table.update(dict.fromkeys("\u2022\u2024\u2027\u2219\u22c5\u30fb\uff65", "·"))
    table.update(zip("「」『』｢｣〝〞〟﹁﹂﹃﹄＂＇", "“”‘’“”“””“”‘’\"'", strict=True))
    table.update(zip("︵︶︷︸︹︺︿﹀︽︾﹏", "（）{}〔〕〈〉《》_", strict=True))
    table.update(zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞､｡", "，、.；：？！（）〔〕、。", strict=True))
    table.update((row["radical"], row["ideograph"]) for row in load_table("radicals"))
    return table


@cache
def _replacement(char: str) -> str:
    known = _replacements().get(char)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and not _VARIANT.match(plain) else char


def is_ordinary(text: str) -> bool:
    """Tell a text in which ``clean_characters`` finds nothing to do."""
    run = _ordinary().match(text)
    return run is not None and run.end() == len(text)


def clean_characters(draft: Draft) -> None:
    """Drop what is no character of the text and unify variants; one scan if there is nothing to do."""
    unusual = "".join(set(_unusual().findall(draft.text)))
    if "\r\n" in draft.text:
        draft.drop("line ends", [match.span() for match in _CARRIAGE.finditer(draft.text)])
    if _MOJIBAKE_LEAD.search(unusual):
        for pattern in _MOJIBAKE:
            draft.drop("mojibake", [match.span() for match in pattern.finditer(draft.text)])
    if _JUNK.search(unusual):
        draft.drop("invisible", [match.span() for match in _JUNK.finditer(draft.text)])
    if _PRIVATE.search(unusual):
        _unify_private_use(draft)
    variants = [char for char in unusual if _VARIANT.match(char)]
    if variants:
        _unify_variants(draft, variants)


def _unify_variants(draft: Draft, variants: Iterable[str]) -> None:
    """Replace each variant wherever it stands: one search for each is faster than one look at each place."""
    text, count = draft.text, 0
    for char in variants:
        plain = _replacement(char)
        if plain != char:
            count += text.count(char)
            text = text.replace(char, plain)
    draft.substitute("variants", text, count)


def _unify_private_use(draft: Draft) -> None:
    """Read private-use characters by where they stand: a stop after a number, a bullet, or nothing."""
    text = draft.text
    chars: list[str] = []
    drops: list[tuple[int, int]] = []
    at = 0
    for match in _PRIVATE.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        char = match[0]
        if before.isdigit():
            char = "."
        elif text[max(0, start - 8) : start].rstrip(" ")[-1:] in ("", "\n"):
            char = "●"
        elif _is_cjk(before) and _is_cjk(after):
            char = "·"
        else:
            drops.append((start, end))
        chars += [text[at:start], char]
        at = end
    chars.append(text[at:])
    draft.substitute("private use", "".join(chars), len(chars) // 2 - len(drops))
    draft.drop("private use", drops)


def _is_cjk(char: str) -> bool:
    return bool(char) and ("\u3400" <= char <= "\u9fff" or char >= "\U00020000")
