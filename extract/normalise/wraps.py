"""How a text is wrapped, and whether two neighbouring lines are one paragraph.

Widths count a Chinese character as 1 and a Latin letter or figure as ½.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

__all__ = ["Row", "Wrap", "joins", "measure"]


class Row(NamedTuple):
    """A line without the blanks at its edges; offsets into the text.

    Attributes:
        start: First offset.
        end: End, exclusive.
        indent: Number of blanks before it.
        gap: Whether a blank line stands before it.
        page_break: Whether a page break or furniture stands before it.
    """

    start: int
    end: int
    indent: int
    gap: bool
    page_break: bool


class Wrap(NamedTuple):
    """How the lines of a text are wrapped.

    Attributes:
        width: Width of a full line; 0 if the text is not wrapped.
        gaps_part: Whether a blank line always parts paragraphs.
        indents_part: Whether paragraphs, and only they, begin with an indent.
    """

    width: float
    gaps_part: bool
    indents_part: bool


_STOPS = frozenset("。；：？！.;:?!|")
_GOES_ON = frozenset("，、,（“‘《〈〔")
_CLOSERS = "”’）》〕〉"
_INNER = re.compile("[，。；、]")
_OPENER = re.compile(
    r"——|[●■◆▪※☆★]|专栏|專欄|附件|附表|附录|附錄|抄送|主送|注[：:]|[一二三四五六七八九十百]{1,3}[、.]|[（(][一二三四五六七八九十百]{1,3}[）)]"
    r"|[（(]\d{1,2}[）)]|[①-⑳]|第[一二三四五六七八九十百零〇\d]{1,5}[章节節编編篇]|第[一二三四五六七八九十百零〇\d]{1,6}[条條](?![的规規第款和、，])"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.．、](?!\d)|(?:[12]\d{3}|二[〇○零O]..)年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日\Z"
    r"|(?:责任|責任|牵头|牽頭|配合|参与|參與|主管|承办)(?:单位|單位|部门|部門)[：:]"
)
_FEWEST = 3
_NARROWEST = 14
_SLACK = 3.0
_SHARE = 0.4


def _width(text: str, row: Row) -> float:
    line = text[row.start : row.end]
    wide = len(line) if line.isascii() is False and len(line) < 8 else 0
    narrow = 0 if wide else sum(map(line.count, "0123456789 .")) if not line.isascii() else len(line)
    return len(line) - narrow / 2


def _unfinished(text: str, row: Row) -> bool:
    end = row.end
    while end > row.start + 1 and text[end - 1] in _CLOSERS:
        end -= 1
    return text[end - 1] not in _STOPS


def measure(text: str, rows: list[Row]) -> Wrap:
    """Read off the text whether its lines are wrapped.

    Args:
        text: The text.
        rows: Its lines, furniture left out.

    Returns:
        The wrap; its width is 0 unless at least three unfinished lines of about one width,
        with stops or commas inside, are followed by a line that is not wider.
    """
    widths = [_width(text, row) for row in rows]
    pairs = [
        (index, widths[index])
        for index in range(len(rows) - 1)
        if widths[index] >= _NARROWEST and _unfinished(text, rows[index])
    ]
    if len(pairs) < _FEWEST:
        return Wrap(0, False, False)
    counted = Counter(round(width) for _, width in pairs)
    width = max(counted, key=lambda value: (counted[value] + counted[value + 1] / 2 + counted[value - 1] / 2, value))
    full = [index for index, size in pairs if width - _SLACK <= size <= width + _SLACK]
    followed = [
        index
        for index in full
        if widths[index + 1] <= width + _SLACK
        and _INNER.search(text, rows[index].start, rows[index].end)
        and not _OPENER.match(text, rows[index + 1].start, rows[index + 1].end)
    ]
    if len(followed) < max(_FEWEST, _SHARE * len(full)) or len(full) < _SHARE * len(pairs):
        return Wrap(0, False, False)
    nexts = [rows[index + 1] for index in followed]
    gaps = sum(row.gap and not row.page_break for row in nexts)
    indented = sum(row.indent > 1 for row in nexts)
    others = [rows[index + 1] for index in range(len(rows) - 1) if not _unfinished(text, rows[index])]
    begun = sum(row.indent > 1 for row in others)
    return Wrap(
        width,
        gaps_part=gaps <= 0.1 * len(nexts) and any(row.gap for row in others),
        indents_part=indented <= 0.1 * len(nexts) and begun >= max(2, 0.3 * len(others)),
    )


def joins(text: str, before: Row, row: Row, wrap: Wrap) -> bool:
    """Decide whether a line goes on where the line before it stopped.

    Args:
        text: The text.
        before: The earlier line.
        row: The later line.
        wrap: How the text is wrapped.

    Returns:
        True if both are one paragraph.
    """
    if _OPENER.match(text, row.start, row.end):
        return False
    last = text[before.end - 1]
    if last in _GOES_ON:
        return True
    if not wrap.width:
        return False
    if wrap.gaps_part and row.gap and not row.page_break:
        return False
    if wrap.indents_part and row.indent > 1:
        return False
    width = _width(text, before)
    if _width(text, row) > wrap.width + 2 * _SLACK:
        return False
    if not _unfinished(text, before):
        tight = width >= wrap.width - 1 and last != "：" and last != ":"
        return tight and not (row.gap and row.page_break and wrap.gaps_part)
    if _OPENER.match(text, before.start, before.end):
        return width >= wrap.width - _SLACK / 2
    inner = _INNER.search(text, before.start, before.end) is not None
    return width >= wrap.width - _SLACK or (inner and width >= 0.6 * wrap.width)
