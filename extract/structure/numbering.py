"""Numbering at the head of a paragraph: 第一章, 第三条, 一、, （一）, 1., （1）, ①, ——, 专栏1, 附件2."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.numerals import read_number
from extract.records.internal import internal_record

__all__ = ["RANKS", "Marker", "read_marker"]

RANKS: Final = {
    "annex": 0,
    "part": 1,
    "chapter": 2,
    "division": 3,
    "article": 4,
    "cn": 5,
    "cn_paren": 6,
    "digit": 7,
    "decimal": 8,
    "digit_paren": 9,
    "circled": 10,
    "dash": 11,
}
"""Usual depth of each style of numbering; a style of higher rank stands inside one of lower rank."""

_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STARTS: Final = frozenset("第一二三四五六七八九十（(0123456789—―–●■◆○◎□▲★☆·•专附" + _CIRCLED)


@internal_record
class Marker:
    """The number or bullet with which a paragraph begins.

    Attributes:
        style: A key of ``RANKS``, or ``box``.
        number: The number as printed, without brackets and stops.
        value: Its value in its list; 0 for a bullet or where it has none.
        start: Offset of the paragraph.
        words: Offset of the first character after the number.
        end: Offset of the paragraph's end.
    """

    style: str
    number: str
    value: int
    start: int
    words: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    cn = "一二三四五六七八九十百零〇"
    return re.compile(
        rf"(?:(?P<part>第[{cn}\d]{{1,4}}[编篇])"
        rf"|(?P<chapter>第[{cn}\d]{{1,4}}章)"
        rf"|(?P<division>第[{cn}\d]{{1,4}}节)"
        rf"|(?P<article>第[{cn}\d]{{1,6}}条(?:之[{cn}])?)(?!(?:第|规定|所列|所称|中|至|和|的|以及|、|，|或))"
        rf"|(?P<cn>[{cn}]{{1,4}})[、.．]"
        rf"|[（(](?P<cn_paren>[{cn}]{{1,4}})[）)]、?"
        r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})[.．、]?(?=[^\d.%‰℃亿万个倍年元米吨人家件项])"
        r"|(?P<digit>\d{1,3})(?:[.．](?!\d)|、)"
        r"|[（(](?P<digit_paren>\d{1,2})[）)]、?"
        r"|(?P<digit_close>\d{1,2})[）)]、?"
        rf"|(?P<circled>[{_CIRCLED}])"
        r"|(?P<dash>[—―–]{1,3}|[●■◆○◎□▲★☆·•])(?!\d)"
        rf"|(?P<box>专栏 ?(?:\d{{1,3}}|[{cn}]{{1,3}}(?![{cn}体网站张件码业]))?)"
        r"(?![内所要里]|中(?![小国央医心部西等学]))[：:、.—]*"
        rf"|(?P<annex>附[件表录](?:[{cn}\d]{{1,3}}(?![{cn}\d]))?)[：:]?)[ \u3000]*"
    )


def read_marker(text: str, start: int, end: int) -> Marker | None:
    """Read the number or bullet at the head of a paragraph.

    Args:
        text: Clean text.
        start: Where the paragraph begins.
        end: Where it ends.

    Returns:
        The marker, or None if the paragraph begins with plain words.
    """
    if text[start] not in _STARTS:
        return None
    match = _pattern().match(text, start, end)
    if match is None:
        return None
    style = match.lastgroup or ""
    number = match[style]
    words = match.end()
    if style == "digit_close":
        style = "digit_paren"
    if style == "annex" and not _stands_alone(text, match.end(style), words, end):
        return None
    if style == "box" and (end - start > 60 or "。" in text[start:end]):
        return None
    return Marker(
        style, "" if style == "dash" else number.replace(" ", ""), _value(style, number), start, words, end
    )


def _value(style: str, number: str) -> int:
    if style == "dash":
        return 0
    if style == "circled":
        return _CIRCLED.index(number) + 1
    if style == "decimal":
        return int(number.rpartition(".")[2])
    return read_number(number.replace(" ", "").strip("第编篇章节条专栏附件表录").partition("条")[0]) or 0


def _stands_alone(text: str, number_end: int, words: int, end: int) -> bool:
    """Tell the heading of an annex (附件2) from a list of annexes (附件：1.…) and from running text."""
    if number_end == end:
        return True
    colon = any(c in "：:" for c in text[number_end:words])
    if colon and (text[number_end - 1] not in "表录" or words == end or text[words].isdigit()):
        return False
    return end - words <= 50 and not any(c in text[words:end] for c in "。，；：")
