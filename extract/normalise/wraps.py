"""How a text is wrapped, and which of its lines go on where the line before stopped.

Widths count a Chinese character as 1 and a Latin letter or figure as ½.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extract.normalise.rows import Rows

__all__ = ["joined_rows"]


class _Wrap(NamedTuple):
    """Width of a full line, whether a blank line parts paragraphs, whether an indent does."""

    width: float
    gaps_part: bool
    indents_part: bool


_STOPS = frozenset("。；：？！.;:?!|")
_GOES_ON = frozenset("，、,（“‘《〈〔")
_CLOSERS = "”’）》〕〉"
_TITLE = re.compile(
    "(?:规划|規劃|意见|意見|办法|辦法|条例|條例|通知|方案|计划|計劃|纲要|綱要)(?:（[^（）]{1,16}）)?\\Z"
)
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"))
_INNER = re.compile("[，。；、]")
_ORDINAL = "一二三四五六七八九十百零〇"
_OPENER = re.compile(
    f"——|[●■◆▪※☆★①-⑳]|[专專][栏欄]|附[件表录錄]|抄送|主送|注[：:]|[{_ORDINAL}]{{1,3}}[、.]|[（(][{_ORDINAL}]{{1,3}}[）)]"
    rf"|[（(]\d{{1,2}}[）)]|第[{_ORDINAL}\d]{{1,5}}[章节節编編篇]|第[{_ORDINAL}\d]{{1,6}}[条條](?![的规規第款和、，])"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.、](?!\d)|(?:[12]\d{3}|二[〇○零Oo]..)年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日\Z"
    r"|(?:责任|責任|牵头|牽頭|配合|参与|參與|主管|承办|承辦)(?:单位|單位|部门|部門)[：:]"
)
_OPENING = frozenset("—●■◆▪※☆★①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳专專附抄主注（(第0123456789责責牵牽配参參承" + _ORDINAL)
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
    ends = [line[-1] for line in lines]
    running = [end not in _STOPS for end in ends]
    for index, end in enumerate(ends):
        if end in _CLOSERS:
            running[index] = lines[index].rstrip(_CLOSERS)[-1:] not in _STOPS
    wrap = _measure(rows, running)
    joined: set[int] = set()
    for index in range(len(lines) - 1):
        following = index + 1
        if ends[index] in _GOES_ON:
            joins = True
        elif not wrap:
            continue
        else:
            joins = _continues(rows, index, running[index], index not in joined, wrap)
        if joins and (
            not _opens(lines[following]) or _SPLIT.search(f"{lines[index][-2:]}\n{lines[following]}")
        ):
            joined.add(following)
    return joined


def _measure(rows: Rows, running: list[bool]) -> _Wrap | None:
    """Read off the text whether its lines are wrapped.

    They are if at least three unfinished lines of about one width, with commas or stops inside,
    are followed by a line that is not wider.
    """
    lines = rows.lines
    long = [index for index in range(len(lines) - 1) if running[index] and len(lines[index]) >= _NARROWEST]
    if len(long) < _FEWEST:
        return None
    widths = {index: _width(lines[index]) for index in long}
    counted = Counter(round(width) for width in widths.values())
    width = max(counted, key=lambda near: (2 * counted[near] + counted[near + 1] + counted[near - 1], near))
    full = [index for index in long if abs(widths[index] - width) <= _SLACK]
    followed = [
        index
        for index in full
        if _width(lines[index + 1]) <= width + _SLACK
        and _INNER.search(lines[index])
        and not _opens(lines[index + 1])
    ]
    if len(followed) < max(_FEWEST, _SHARE * len(full)) or len(full) < _SHARE * len(long):
        return None
    inside = [index + 1 for index in followed]
    others = [index + 1 for index in range(len(lines) - 1) if not running[index]]
    gaps = len(rows.gaps.intersection(inside) - rows.breaks)
    indented = sum(rows.indents.get(index, 0) > 1 for index in inside)
    begun = sum(rows.indents.get(index, 0) > 1 for index in others)
    return _Wrap(
        width,
        gaps_part=gaps <= 0.1 * len(inside) and not rows.gaps.isdisjoint(others),
        indents_part=indented <= 0.1 * len(inside) and begun >= max(2, 0.3 * len(others)),
    )


def _continues(rows: Rows, index: int, running: bool, first: bool, wrap: _Wrap) -> bool:
    """Whether line ``index`` is full, or breaks off in its middle, so that the next belongs to it.

    The first line of a paragraph must be quite full unless there is a comma or stop in it: titles
    and headings have none.  Rows of a table, whose cells are parted by bars, are never joined.
    """
    following = index + 1
    line = rows.lines[index]
    if "|" in line or "|" in rows.lines[following]:
        return False
    indent = min(rows.indents.get(index, 0), 2)
    width = _width(line) + indent
    if width < 0.6 * wrap.width or _width(rows.lines[following]) > wrap.width + 2 * _SLACK:
        return False
    turned = following in rows.breaks
    if wrap.gaps_part and not turned and following in rows.gaps:
        return False
    if wrap.indents_part and rows.indents.get(following, 0) > 1:
        return False
    if not running:
        after = rows.lines[following]
        goes_on = _width(after) >= 0.6 * wrap.width or after[-1] in _STOPS
        if wrap.indents_part:
            return width >= wrap.width - _SLACK and goes_on
        if _LABEL.match(after) or (first and _opens(line) and "。" not in line[:-1]):
            return False
        return width >= wrap.width - 1 and goes_on and line[-1] not in "：:|"
    if first and width < wrap.width - 1 and _TITLE.search(line):
        return False
    if max(width, len(line) + indent) >= wrap.width - 1 or _is_open(line):
        return True
    inner = _INNER.search(line) is not None
    if width >= wrap.width - _SLACK:
        return inner or not first
    return "。" in line or (inner and not _opens(line))


def _opens(line: str) -> bool:
    """Whether the line begins as only a paragraph does."""
    return line[0] in _OPENING and _OPENER.match(line) is not None


def _is_open(line: str) -> bool:
    """Whether a bracket, a title or a quotation that the line opens is still open at its end."""
    return any(line.rfind(opening) > line.rfind(closing) for opening, closing in _PAIRS)


def _width(line: str) -> float:
    size = len(line)
    wide = (len(line.encode("utf-8", "replace")) - size) / 2
    return (size + min(wide, size)) / 2
