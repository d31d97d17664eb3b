"""Punctuation: full-width in Chinese context, ASCII inside numbers, Latin words, times and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.normalise.characters import CJK

if TYPE_CHECKING:
    from extract.normalise.offsets import Draft

__all__ = ["unify_brackets", "unify_dashes", "unify_punctuation", "unify_quotes"]

_NEAR = f"{CJK}\u3001-\u3003\u3008-\u3011\u3014\u3015“”‘’…—·，。；：？！（）"
_HALF = re.compile(
    f"[,;:?!](?:(?<=[{_NEAR}%‰][,;:?!])|(?= ?[{_NEAR}]))"
    f"|\\.(?:(?<=[{CJK}”’》〉】）〕%‰]\\.)(?![a-z.])|(?<=[A-Za-z]\\.)(?=[{CJK}“《])|(?<=[A-Za-z0-9)]\\.)(?=[ ]*(?:\n|\\Z)))"
)
_WIDE = dict(zip(",;:?!.", "，；：？！。", strict=True))
_NUMERIC = re.compile(r"(?<=[0-9])(?:：(?=[0-5][0-9](?![0-9]))|，(?=[0-9]{3}(?![0-9])))")
_NARROW = {"：": ":", "，": ","}
_NUMBER_STOP = re.compile(r"(?:^|(?<=\n)) *[0-9A-Za-z]{1,3}\Z|(?:^|(?<=\n)) *[一二三四五六七八九十]{1,3}\Z")
_PAIR = re.compile(r"[(（]([^()（）\n]{0,400})[)）]")
_HAS_CJK = re.compile(f"[{CJK}]")
_CJK_BEFORE = re.compile(f"[{CJK}”’》〉】〕]")
_CJK_FIRST = re.compile(f" ?[{CJK}“《]")
_CLOSES = re.compile(f"[{CJK}0-9A-Za-z，。；：？！》）]")
_STRAIGHT = re.compile('["\n]')
_APOSTROPHE = re.compile(f"(?<=[{_NEAR}])'|'(?=[{_NEAR}])")
_DASH_BULLET = re.compile(f"(?m)^[ ]*([-—–]{{2,}})(?= ?[{CJK}“《])")


def unify_punctuation(draft: Draft) -> None:
    """Make , . ; : ? ! full-width beside Chinese, and ASCII again inside numbers and times."""
    source = draft.text

    def widen(match: re.Match[str]) -> str:
        mark = match[0]
        if mark == ".":
            at = match.start()
            if _NUMBER_STOP.search(source, max(0, at - 8), at):
                return mark
            line = max(source.rfind("\n", max(0, at - 40), at) + 1, at - 40, 0)
            if not _HAS_CJK.search(source, line, at):
                return mark
        return _WIDE[mark]

    text, count = _HALF.subn(widen, source)
    text, more = _NUMERIC.subn(lambda match: _NARROW[match[0]], text)
    draft.substitute("punctuation", text, count + more)


def unify_brackets(draft: Draft) -> None:
    """Make round brackets full-width where Chinese stands before or inside, ASCII elsewhere."""
    source = draft.text
    if "(" not in source and "（" not in source:
        return
    chars: list[str] = []
    at = 0
    for match in _PAIR.finditer(source):
        start, end = match.span()
        opens = start == 0 or source[start - 1] == "\n"
        wide = (
            _HAS_CJK.search(source, start + 1, end - 1) is not None
            or (opens and _CJK_FIRST.match(source, end) is not None)
            or (not opens and _CJK_BEFORE.match(source, start - 1) is not None)
        )
        chars += [source[at:start], "（" if wide else "(", source[start + 1 : end - 1], "）" if wide else ")"]
        at = end
    chars.append(source[at:])
    text = "".join(chars)
    draft.substitute("brackets", text, _differences(source, text))


def unify_quotes(draft: Draft) -> None:
    """Turn straight quotation marks into opening and closing ones, by turns within a paragraph."""
    text = draft.text
    if '"' in text:
        opened = False

        def curl(match: re.Match[str]) -> str:
            nonlocal opened
            if match[0] == "\n":
                opened = False
                return "\n"
            opened = not opened
            return "“" if opened else "”"

        draft.substitute("quotes", _STRAIGHT.sub(curl, text), text.count('"'))
    if "'" in draft.text:
        text, count = _APOSTROPHE.subn(
            lambda match: "’" if _CLOSES.match(match.string, match.start() - 1) else "‘", draft.text
        )
        draft.substitute("quotes", text, count)


def unify_dashes(draft: Draft) -> None:
    """Make the dashes that open a bullet exactly ——, and << >> into 《》."""
    text = draft.text
    drops: list[tuple[int, int]] = []
    chars: list[str] = []
    at = 0
    for match in _DASH_BULLET.finditer(text):
        start, end = match.span(1)
        chars += [text[at:start], "—" * (end - start)]
        if end - start > 2:
            drops.append((start + 2, end))
        at = end
    if chars:
        new = "".join(chars) + text[at:]
        draft.substitute("dashes", new, _differences(text, new))
        if drops:
            draft.drop("dashes", drops)


def _differences(old: str, new: str) -> int:
    return 0 if old == new else 1
