"""Where a text reports what has been reached, so that the systems named there exist: 发展基础, 已建成."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.words import any_of, words_of

if TYPE_CHECKING:
    from extract.records import Structure

__all__ = ["reported_spans"]

_STOP = re.compile(r"[。\n]")
_LONGEST_SENTENCE = 400


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(any_of("report_heading"))


@cache
def _sentence() -> re.Pattern[str]:
    period = "“十[二三]五”(?:时期|期间)(?!，?是)"
    built = "已(?<!在已)(?:经)?(?:初步|基本|全面)?(?:建成|形成)(?!的)"
    since = r"年以来(?<=\d\d年以来)(?=，)"
    return re.compile("|".join((period, since, *map(re.escape, words_of("report_sign")), built)))


def reported_spans(text: str, structure: Structure) -> list[tuple[int, int]]:
    """Find where a text tells what has been reached: sections of that kind and sentences that say so.

    Args:
        text: Clean text.
        structure: Its structure.

    Returns:
        Spans in clean offsets, in order and apart.
    """
    spans = [
        (s.start, s.end)
        for s in structure.sections
        if s.kind != "document" and _heading().search(text, s.heading_start, s.heading_end)
    ]
    for m in _sentence().finditer(text):
        stop = _STOP.search(text, m.end())
        near = max(0, m.start() - _LONGEST_SENTENCE)
        begin = max(near, text.rfind("\n", near, m.start()) + 1, text.rfind("。", near, m.start()) + 1)
        spans.append((begin, stop.start() if stop else len(text)))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
