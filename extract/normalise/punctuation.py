"""Punctuation: full-width in Chinese context, ASCII inside numbers, Latin words, times and addresses.

Every expression begins with the one mark it is about: that keeps the search as fast as a
search for a single character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.normalise.characters import CJK

if TYPE_CHECKING:
    from extract.normalise.offsets import Draft

__all__ = ["unify_brackets", "unify_dashes", "unify_punctuation", "unify_quotes"]

_SIDE = f"{CJK}、《》〈〉（）【】〔〕“”…—%‰"
"""What makes a mark beside it Chinese; no such mark itself, so that nothing spreads along a row of them."""
_ORDINAL = "一二三四五六七八九〇零"
_BESIDE = (
    (",", re.compile(f",(?:(?<=[{_SIDE}],)|(?= ?[{_SIDE}]))"), "，"),
    (";", re.compile(f";(?:(?<=[{_SIDE}];)|(?= ?[{_SIDE}]))"), "；"),
    (":", re.compile(f":(?:(?<=[{_SIDE}]:)|(?= ?[{_SIDE}]))"), "："),
    ("?", re.compile(f"\\?(?:(?<=[{_SIDE}]\\?)|(?= ?[{_SIDE}]))"), "？"),
    ("!", re.compile(f"!(?:(?<=[{_SIDE}]!)|(?= ?[{_SIDE}]))"), "！"),
    ("：", re.compile("：(?<=[0-9]：)(?=[0-5][0-9](?![0-9]))"), ":"),
    ("，", re.compile("，(?<=[0-9]，)(?=[0-9]{3}(?![0-9]))"), ","),
)
_ZEROS = tuple(
    (mark, re.compile(f"{mark}(?<=[{_ORDINAL}]{mark})(?=[{_ORDINAL}oO○]{{0,3}}[年至到])")) for mark in "oO○"
)
_STOP = re.compile(f"\\.(?<=[{CJK}”’》〉】）〕%‰]\\.)(?![a-z.])")
_STOP_AFTER_LATIN = re.compile(f"\\.(?<=[A-Za-z0-9)]\\.)(?:(?= ?(?:\n|\\Z))|(?<=[A-Za-z]\\.)(?=[{CJK}“《]))")
_NUMBER = re.compile(r"(?:\A|\n) *(?:[0-9A-Za-z]{1,3}|[一二三四五六七八九十]{1,3})\Z")
_PAIRS = (
    ("(", re.compile(r"\([^()（）\n]{0,400}[)）]")),
    (")", re.compile(r"（[^()（）\n]{0,400}\)")),
    ("（", re.compile(f"（(?<![{CJK}”’》〉】〕]（)[^()（）\n{CJK}]{{0,400}}）")),
)
"""Pairs of brackets of which one may have to change, each after the mark without which there is none."""
_HAS_CJK = re.compile(f"[{CJK}]")
_CJK_BEFORE = re.compile(f"[{CJK}”’》〉】〕]")
_CJK_FIRST = re.compile(f" ?[{CJK}“《]")
_CLOSES = re.compile(f"[{CJK}0-9A-Za-z，。；：？！》）]")
_STRAIGHT = re.compile('["\n]')
_APOSTROPHE = re.compile(f"'(?:(?<=[{_SIDE}，。；：？！]')|(?=[{_SIDE}]))")
_DASHES = re.compile(f"\n *(?!——[^-—–])([-—–]{{2,}})(?= ?[{CJK}“《])")
_LINE_HEAD = 40


def unify_punctuation(draft: Draft) -> None:
    """Make , . ; : ? ! full-width beside Chinese, ASCII inside numbers and times; 二O二五年 to 二〇二五年."""
    text = draft.text
    changed = 0
    for mark, pattern, replacement in _BESIDE:
        if mark in text:
            text, count = pattern.subn(replacement, text)
            changed += count
    if "." in text:
        for pattern in (_STOP, _STOP_AFTER_LATIN):
            text, count = pattern.subn(_stop, text)
            changed += count
    for mark, pattern in _ZEROS:
        if mark in text:
            text, count = pattern.subn("〇", text)
            changed += count
    draft.substitute("punctuation", text, changed)


def _stop(match: re.Match[str]) -> str:
    """A full stop is Chinese unless it ends a number at the head of a line or a Latin sentence."""
    text, at = match.string, match.start()
    if _NUMBER.search(text, max(0, at - 8), at):
        return "."
    head = max(text.rfind("\n", max(0, at - _LINE_HEAD), at) + 1, at - _LINE_HEAD, 0)
    return "。" if _HAS_CJK.search(text, head, at) else "."


def unify_brackets(draft: Draft) -> None:
    """Make round brackets full-width where Chinese stands before or inside, ASCII elsewhere."""
    for mark, pattern in _PAIRS:
        text = draft.text
        if mark not in text:
            continue
        places: list[tuple[int, str]] = []
        for match in pattern.finditer(text):
            start, end = match.span()
            opens = start == 0 or text[start - 1] == "\n"
            wide = (
                (not opens and _CJK_BEFORE.match(text, start - 1))
                or _HAS_CJK.search(text, start + 1, end - 1)
                or (opens and _CJK_FIRST.match(text, end))
            )
            opening, closing = "（）" if wide else "()"
            if mark != opening:
                places.append((start, opening))
            if text[end - 1] != closing:
                places.append((end - 1, closing))
        draft.replace("brackets", places)


def unify_quotes(draft: Draft) -> None:
    """Turn straight quotation marks into opening and closing ones, by turns within a paragraph."""
    text = draft.text
    if '"' in text:
        opened = False
        places: list[tuple[int, str]] = []
        for match in _STRAIGHT.finditer(text):
            opened = not opened and match[0] == '"'
            if match[0] == '"':
                places.append((match.start(), "“" if opened else "”"))
        draft.replace("quotes", places)
    if "'" in text:
        draft.replace(
            "quotes",
            [
                (match.start(), "’" if match.start() and _CLOSES.match(text, match.start() - 1) else "‘")
                for match in _APOSTROPHE.finditer(text)
            ],
        )


def unify_dashes(draft: Draft) -> None:
    """Make the dashes that open a bullet exactly ——."""
    places: list[tuple[int, str]] = []
    drops: list[tuple[int, int]] = []
    text = draft.text
    shift = text[:1] in ("-", "—", "–", " ")
    for match in _DASHES.finditer(f"\n{text}" if shift else text):
        start, end = match.start(1) - shift, match.end(1) - shift
        places += [(start + at, "—") for at, mark in enumerate(match[1][:2]) if mark != "—"]
        if end > start + 2:
            drops.append((start + 2, end))
    draft.replace("dashes", places)
    draft.drop("dashes", drops)
