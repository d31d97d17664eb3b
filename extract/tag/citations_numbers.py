"""Document numbers in running text: 国发〔2022〕14号, 国务院令第711号, 公告2022年第12号."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_numbers", "plain_number"]

_HAN = r"[\u3400-\u9fff]"
_CN = "一二三四五六七八九十百零〇"
_NUMBER = re.compile(
    rf"(?P<code>[〔［\[【（(](?:19|20)\d\d[〕］\]】）)])第?\d{{1,5}}号"
    rf"|(?:令|公告|通告)[（(]?(?:(?:19|20)\d\d年)?第?[\d{_CN}]{{1,6}}号[）)]?"
)
_RUN = re.compile(rf"{_HAN}+\Z")
_LONGEST_CODE, _LONGEST_ISSUER, _LONGEST_SIGN = 16, 30, 10


def find_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Find the document numbers of a text.

    Args:
        text: Clean text.

    Yields:
        Spans in order: the issuer's sign or name, year and number, without words that stand before.
    """
    for match in _NUMBER.finditer(text):
        is_code, end = match["code"] is not None, match.start()
        run = _RUN.search(text, max(0, end - (_LONGEST_CODE if is_code else _LONGEST_ISSUER)), end)
        if not run:
            continue
        start = run.start()
        for cue in (_code_cues() if is_code else _order_cues()).finditer(text, start, end):
            if cue.end() < end:
                start = cue.end()
        if is_code and end - start > _LONGEST_SIGN:
            continue
        stop = match.end()
        closing = text[stop - 1] in "）)" and not any(c in "（(" for c in text[end:stop])
        yield start, stop - closing


@cache
def _code_cues() -> re.Pattern[str]:
    """What ends before a number's sign; 发改办法规 is one, of the office (办) for law (法规)."""
    words = rf"(?!(?<=发改)办法规){any_of('before_number')}"
    return re.compile(rf"(?<=\d)日|{words}|[以见由对和与及的原经按依据在即]")


@cache
def _order_cues() -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)日|{any_of('before_number')}|[以见由对的经按依在即]")


def plain_number(said: str) -> str:
    """Write a document number in one way: 〔〕 around the year, no 第, no brackets around the rest."""
    said = re.sub(r"[〔［\[【（(]((?:19|20)\d\d)[〕］\]】）)](?:第)?", r"〔\1〕", said)
    return said.replace("（", "").replace("）", "")
