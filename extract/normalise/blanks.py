"""Blanks and tabs inside lines: only those between two Latin words or numbers stay, as one blank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.normalise.characters import CJK

if TYPE_CHECKING:
    from extract.normalise.offsets import Draft

__all__ = ["drop_blanks", "split_labels", "unify_tabs"]

_LATIN = r"\0-\t\x0b\r-\x1f!-{}-\x7f"
"""Class of what parts words by a blank: ASCII but the blank, the bar, and the breaks of lines and pages."""
_SUPERFLUOUS = re.compile(
    r"( (?:(?<=[^\0-{}-\x7f] ) *(?=[^\n\f ])"
    f"|(?<=[{_LATIN}] ) *(?=[^ {_LATIN}\n\f])"
    f"|(?<=[{_LATIN}]  ) *(?=[{_LATIN}])))"
)
"""Blanks inside a line: all of a run behind or before Chinese or a bar, all but its first between Latin."""
_WORDS = f"(?:[\u4e00-\u9fff](?:[(（][^()（）{CJK}\n]{{1,20}}[)）]){{0,3}}){{2,6}}"
"""Two to six Chinese characters, which glosses may still stand behind."""
_BEFORE_LABEL = re.compile(f" (?<=[^ \n\f|] ) *(?={_WORDS}[：:])")
_TAB = re.compile("[ |]*\t[ \t|]*")
_MARKER = re.compile(
    r"(?:^|\n)[ ]*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、]"
    r"|第[一二三四五六七八九十百零\d]+[章节条]|[●·—]+)\Z"
)
_LABEL = re.compile(f"{_WORDS}[：:]")
_CELL = re.compile("[：:]\\||\\|+")
_FARTHEST = 80


def unify_tabs(draft: Draft) -> None:
    """Turn tabs between cells into |, and drop those at the edge of a line or after a number."""
    text = draft.text
    if "\t" not in text:
        return
    drops: list[tuple[int, int]] = []
    chars: list[str] = []
    at = 0
    for match in _TAB.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        inside = before not in ("", "\n") and text[end : end + 1] not in ("", "\n")
        if before in ("", "\n"):
            chars += [text[at:start], " " * (end - start)]
        elif inside and not _MARKER.search(text, max(0, start - 12), start):
            chars += [text[at:start], "|", text[start + 1 : end]]
            if end > start + 1:
                drops.append((start + 1, end))
        else:
            chars.append(text[at:end])
            drops.append((start, end))
        at = end
    chars.append(text[at:])
    draft.substitute("tabs", "".join(chars), len(chars) // 2)
    draft.drop("tabs", drops)


def drop_blanks(draft: Draft) -> None:
    """Delete blanks inside lines unless both neighbours are ASCII; of those keep one.

    A blank before a label such as 建设内容： becomes the end of a paragraph if a stop stands before
    it or the line itself begins with a label: it is all that is left of the line break.
    """
    text = draft.text
    if " " not in text:
        return
    breaks = [
        match.span()
        for match in _BEFORE_LABEL.finditer(text)
        if text[match.start() - 1] in "。；.;" or _LABEL.match(text, _line_head(text, match.start()))
    ]
    draft.replace("labels", [(start, "\n") for start, _ in breaks])
    draft.drop("blanks", [(start + 1, end) for start, end in breaks if end > start + 1])
    draft.cut("blanks", _SUPERFLUOUS)


def split_labels(draft: Draft) -> None:
    """Part the cells of a row such as 索引号：|…|发文机关：|… into one line for each label."""
    text = draft.text
    if "|" not in text:
        return
    drops: list[tuple[int, int]] = []
    breaks: list[tuple[int, str]] = []
    for match in _CELL.finditer(text):
        start, end = match.span()
        if match[0] in ("：|", ":|"):
            drops.append((start + 1, end))
        elif start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
            drops.append((start, end))
        elif _LABEL.match(text, end) and _LABEL.match(text, _line_head(text, start)):
            breaks.append((start, "\n"))
            if end > start + 1:
                drops.append((start + 1, end))
    draft.replace("labels", breaks)
    draft.drop("labels", drops)


def _line_head(text: str, position: int) -> int:
    """Where the line begins, or somewhere inside it if that is far away."""
    return max(text.rfind("\n", max(0, position - _FARTHEST), position) + 1, position - _FARTHEST, 0)
