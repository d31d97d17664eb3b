"""Traditional to simplified script by OpenCC, one character for one wherever that is possible.

``t2s`` and ``hk2s`` never change the length; ``tw2sp`` also maps Taiwan's terms and may
shorten them (記憶體 to 内存): those places are found clause by clause and reported as drops.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.errors import NormaliseError
from extract.lexicon import load_table
from extract.normalise.characters import UNUSUAL, run_without

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SCRIPTS", "is_simplified", "simplify", "variants"]

SCRIPTS = ("t2s", "tw2sp", "hk2s")
_CLAUSE = re.compile(r"[^\n，。；：？！、]+")
_LONGEST_TERM = 8
_IN_TERMS = "瞭甦衹哩藉"
"""Characters that OpenCC leaves alone on their own and replaces inside some terms."""
_COMMON_IN_TERMS = tuple(
    (pattern[0], re.compile(pattern)) for pattern in ("覆(?!盖)", "坏(?<![破损毁败]坏)", "沈(?!阳)")
)
"""The same, common in simplified script as well: where none of OpenCC's terms can stand is left out."""
_SMALL = 20_000


@cache
def _converter(script: str) -> Callable[[str], str]:
    if script not in SCRIPTS:
        raise NormaliseError(f"unknown script {script!r}; expected one of {', '.join(SCRIPTS)}")
    import opencc

    if not hasattr(opencc, "__version__"):
        raise NormaliseError(
            "the package opencc-python-reimplemented hides the official opencc; "
            "uninstall both and install opencc again"
        )
    convert: Callable[[str], str] = opencc.OpenCC(script).convert
    return convert


def simplify(text: str, script: str = "t2s", known: bool = False) -> tuple[str, list[tuple[int, int]]]:
    """Convert a whole text.

    Args:
        text: Cleaned text in any script.
        script: ``t2s``, ``tw2sp`` or ``hk2s``.
        known: Whether the text is known to be simplified already.

    Returns:
        The converted text, and the spans of ``text`` that have no character of their own in it
        (empty unless ``tw2sp`` shortened a term).

    Raises:
        NormaliseError: If the script is unknown or another package hides OpenCC.
    """
    convert = _converter(script)
    known = script == "t2s" and (known or is_simplified(text))
    converted = _settle(text if known else convert(text))
    if len(converted) == len(text):
        return converted, []
    pieces: list[str] = []
    drops: list[tuple[int, int]] = []
    at = 0
    for match in _CLAUSE.finditer(text):
        pieces.append(text[at : match.start()])
        pieces.append(_clause(convert, match[0], match.start(), drops))
        at = match.end()
    pieces.append(text[at:])
    return _settle("".join(pieces)), drops


def is_simplified(text: str) -> bool:
    """Tell a text of usual characters in which ``t2s`` finds nothing to convert, faster than converting it.

    Args:
        text: Any text; of short ones it is not worth asking, and the answer is no.
    """
    if len(text) < _SMALL:
        return False
    run = _simplified_run().match(text)
    if run is None or run.end() < len(text):
        return False
    return not any(char in text and term.search(text) for char, term in _COMMON_IN_TERMS)


@cache
def _simplified_run() -> re.Pattern[str]:
    """A run of characters that are not unusual, traditional, rare or of compatibility."""
    traditional = {char for family in _families().values() for char in family[1:]}
    return run_without(f"{UNUSUAL}\u3400-\u4dbf\uf900-\ufaff{_IN_TERMS}{''.join(sorted(traditional))}")


def _settle(text: str) -> str:
    """Repair what a wrong conversion before ours left behind; take the second step of 薴, 苧, 苎."""
    text = text.replace("苧", "苎")
    for row in load_table("script_repairs"):
        if row["wrong"][0] in text:
            text = text.replace(row["wrong"], row["right"])
    return text


def _clause(convert: Callable[[str], str], clause: str, offset: int, drops: list[tuple[int, int]]) -> str:
    converted = convert(clause)
    if len(converted) == len(clause):
        return converted
    plain = _converter("t2s")
    done: list[str] = []
    at = begin = 0
    while at < len(clause):
        for size in range(min(_LONGEST_TERM, len(clause) - at), 1, -1):
            term = clause[at : at + size]
            short = convert(term)
            whole = len(short) < size and all(
                len(convert(part)) == size - 1 for part in (term[1:], term[:-1])
            )
            if whole:
                done += [_even(convert, plain, clause[begin:at]), short]
                drops.append((offset + at + len(short), offset + at + size))
                at += size
                begin = at
                break
        else:
            at += 1
    done.append(_even(convert, plain, clause[begin:]))
    return "".join(done)


def _even(convert: Callable[[str], str], plain: Callable[[str], str], part: str) -> str:
    converted = convert(part)
    return converted if len(converted) == len(part) else "".join(_single(plain, char) for char in part)


def _single(convert: Callable[[str], str], char: str) -> str:
    converted = convert(char)
    return converted if len(converted) == 1 else char


@cache
def _families() -> dict[str, str]:
    letters = [chr(code) for code in range(0x4E00, 0xA000)]
    folded = _converter("t2s")("\n".join(letters)).split("\n")
    families: dict[str, str] = {}
    for letter, simple in zip(letters, folded, strict=True):
        if letter != simple:
            families[simple] = families.get(simple, simple) + letter
    return families


def variants(pattern: str) -> str:
    """Let every Chinese character of a regular expression also match its traditional forms.

    Args:
        pattern: A regular expression written in simplified script.

    Returns:
        The wider expression.
    """
    families = _families()
    wide: list[str] = []
    inside = False
    for char in pattern:
        inside = char == "[" or (inside and char != "]")
        family = families.get(char)
        wide.append(char if family is None else family if inside else f"[{family}]")
    return "".join(wide)
