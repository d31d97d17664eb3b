"""How a text is wrapped, and which of its lines go on where the line before stopped.

Widths count a Chinese character as 1 and a Latin letter or figure as ½.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.normalise.script import variants
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from extract.normalise.rows import Rows

__all__ = ["joined_rows"]


class _Wrap(NamedTuple):
    """Width of a full line, whether a blank line parts paragraphs, whether an indent does."""

    width: float
    gaps_part: bool
    indents_part: bool


_STOPS = frozenset("。；：？！.;:?!|")
_OPEN_END = re.compile(f"[^{''.join(sorted(_STOPS))}]")
_GOES_ON = frozenset("，、,（“‘《〈〔")
_NEVER_OPENS = frozenset("，。、；：）》〉〕")
_CLOSERS = "”’）》〕〉"
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"))
_INNER = re.compile("[，。；、]")
_ORDINAL = "一二三四五六七八九十百零〇"
_OPENER = (
    f"——|[●■◆▪※☆★①-⑳]|[专專][栏欄]|附[件表录錄]|抄送|主送|注[：:]|[{_ORDINAL}]{{1,3}}[、.]|[（(][{_ORDINAL}]{{1,3}}[）)]"
    rf"|[（(]\d{{1,2}}[）)]|第[{_ORDINAL}\d]{{1,5}}[章节節编編篇]|第[{_ORDINAL}\d]{{1,6}}[条條](?![的规規第款和、，])"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.、](?!\d)|(?:[12]\d{3}|二[〇○零Oo]..)年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日\Z"
)
_OPENING = frozenset("—●■◆▪※☆★①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳专專附抄主注（(第0123456789" + _ORDINAL)
_LABEL = re.compile("[\u4e00-\u9fff]{2,6}：")
_SPLIT = re.compile("(?<![系传傳])[统統]\n一、")  # 标准统|一、…: the mark of a heading by chance
_FEWEST = 3
_NARROWEST = 14
_SLACK = 3
_SHARE = 0.4


def joined_rows(rows: Rows) -> set[int]:
    """Find the lines that belong to the paragraph of the line before them.

    Args:
        rows: The lines of a text, furniture left out.

    Returns:
        Indexes of such lines.
    """
    lines = rows.lines
    open_ends = [match.start() for match in _OPEN_END.finditer(rows.tails, 0, len(lines) - 1)]
    long = [at for at in open_ends if len(lines[at]) >= _NARROWEST and _runs_on(lines[at])]
    wrap = _measure(rows, long) if len(long) >= _FEWEST else None
    if wrap is None:
        begun = [at for at in open_ends if lines[at][-1] in _GOES_ON or lines[at + 1][0] in _NEVER_OPENS]
        return {at + 1 for at in begun if not _opens(lines[at + 1]) or _splits(lines, at)}
    pairs = _Pairs(rows, wrap)
    joined: set[int] = set()
    first, opener = _openers()
    opens = [line[0] in first and opener.match(line) is not None for line in lines]
    for index in range(len(lines) - 1):
        goes_on = lines[index][-1] in _GOES_ON or lines[index + 1][0] in _NEVER_OPENS
        if (goes_on or pairs.continues(index, index not in joined, opens)) and (
            not opens[index + 1] or _splits(lines, index)
        ):
            joined.add(index + 1)
    return joined


def _splits(lines: list[str], index: int) -> bool:
    """Whether what looks like the mark of a heading is half of a word that a line ends with."""
    return _SPLIT.search(f"{lines[index][-2:]}\n{lines[index + 1]}") is not None


def _runs_on(line: str) -> bool:
    """Whether a line breaks off without a stop, closing brackets left aside."""
    end = line[-1]
    return end not in _STOPS and (end not in _CLOSERS or line.rstrip(_CLOSERS)[-1:] not in _STOPS)


def _measure(rows: Rows, long: list[int]) -> _Wrap | None:
    """Read off the text whether its lines are wrapped.

    They are if at least three unfinished lines of about one width, with commas or stops inside,
    are followed by a line that is not wider.
    """
    lines = rows.lines
    widths = _widths([lines[index] for index in long])
    counted = Counter(map(round, widths))
    width = max(counted, key=lambda near: (2 * counted[near] + counted[near + 1] + counted[near - 1], near))
    full = [index for index, each in zip(long, widths, strict=True) if abs(each - width) <= _SLACK]
    if len(full) < _SHARE * len(long):
        return None
    broken = [at for at in full if _INNER.search(lines[at]) and not _opens(lines[at + 1])]
    least = max(_FEWEST, _SHARE * len(full))
    if len(broken) < least:
        return None
    after = _widths([lines[index + 1] for index in broken])
    followed = [index for index, each in zip(broken, after, strict=True) if each <= width + _SLACK]
    if len(followed) < least:
        return None
    inside = [index + 1 for index in followed]
    others = [at + 1 for at, line in enumerate(lines[:-1]) if not _runs_on(line)]
    gaps = len(rows.gaps.intersection(inside) - rows.breaks)
    indented = sum(rows.indents.get(index, 0) > 1 for index in inside)
    begun = sum(rows.indents.get(index, 0) > 1 for index in others)
    return _Wrap(
        width,
        gaps_part=gaps <= 0.1 * len(inside) and not rows.gaps.isdisjoint(others),
        indents_part=indented <= 0.1 * len(inside) and begun >= max(2, 0.3 * len(others)),
    )


class _Pairs:
    """Decides of two neighbouring lines of a wrapped text whether they are one paragraph."""

    def __init__(self, rows: Rows, wrap: _Wrap) -> None:
        self._rows = rows
        self._lines = rows.lines
        self._wrap = wrap
        self._widths = _widths(rows.lines)

    def continues(self, index: int, first: bool, opens: list[bool]) -> bool:
        """Whether line ``index`` is full, or breaks off in its middle, so that the next belongs to it.

        The first line of a paragraph must be quite full unless there is a comma or stop in it: titles
        and headings have none.  Rows of a table, whose cells are parted by bars, are never joined.
        """
        rows, wrap, following = self._rows, self._wrap, index + 1
        line, after = self._lines[index], self._lines[following]
        indent = min(rows.indents.get(index, 0), 2)
        width = self._widths[index] + indent
        if width < 0.6 * wrap.width or self._widths[following] > wrap.width + 2 * _SLACK:
            return False
        if wrap.gaps_part and following in rows.gaps and following not in rows.breaks:
            return False
        if wrap.indents_part and rows.indents.get(following, 0) > 1:
            return False
        if "|" in line or "|" in after:
            return False
        if not _runs_on(line):
            goes_on = self._widths[following] >= 0.6 * wrap.width or after[-1] in _STOPS
            if wrap.indents_part:
                return width >= wrap.width - _SLACK and goes_on
            if _LABEL.match(after) or (first and opens[index] and "。" not in line[:-1]):
                return False
            return width >= wrap.width - 1 and goes_on and line[-1] not in "：:|"
        if first and width < wrap.width - 1 and _title().search(line):
            return False
        if max(width, len(line) + indent) >= wrap.width - 1 or _is_open(line):
            return True
        inner = _INNER.search(line) is not None
        if width >= wrap.width - _SLACK:
            return inner or not first
        return "。" in line or (inner and not opens[index])


def _opens(line: str) -> bool:
    """Whether the line begins as only a paragraph does."""
    first, opener = _openers()
    return line[0] in first and opener.match(line) is not None


@cache
def _openers() -> tuple[frozenset[str], re.Pattern[str]]:
    """The characters with which a paragraph may begin that is known by its beginning, and how it begins."""
    labels = [variants(word) for word in words_of("duty_label")]
    first = {char for word in words_of("duty_label") for char in variants(word[0])}
    unit = variants("(?:单位|部门)")
    return _OPENING | first, re.compile(f"{_OPENER}|(?:{'|'.join(labels)}){unit}[：:]")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(f"{variants(any_of('title_end'))}(?:（[^（）]{{1,16}}）)?\\Z")


def _is_open(line: str) -> bool:
    """Whether a bracket, a title or a quotation that the line opens is still open at its end."""
    return any(line.rfind(opening) > line.rfind(closing) for opening, closing in _PAIRS)


def _widths(lines: list[str]) -> list[float]:
    """Widths of all lines, read off their sizes in UTF-8, where a Chinese character takes three bytes."""
    encoded = "\n".join(lines).encode("utf-8", "replace").split(b"\n")
    return [
        (size + min((whole - size) / 2, size)) / 2
        for size, whole in zip(map(len, lines), map(len, encoded), strict=True)
    ]
