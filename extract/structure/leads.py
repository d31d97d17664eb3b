"""Headings without a number: lines of articles, and leads of sibling paragraphs (坚持统筹推进。…)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.structure.numbering import Marker
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from extract.structure.paragraphs import Paragraph

__all__ = ["unnumbered_markers"]

_LINE: Final = 45


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?!到?\d|{any_of('no_lead')})[^。，；：！？、“（《|]{{4,18}}(?:，[^。，；：！？、“（《|]{{4,14}})?。(?=[\s\S]{{12}})"
    )


@cache
def _counted() -> re.Pattern[str]:
    """How the points of an article begin."""
    return re.compile(r"[一二三四五六七八九十]是|其[一二三四五]|第[一二三四五六七八九]，|首先|其次")


def unnumbered_markers(
    paragraphs: Sequence[Paragraph],
    body: range,
    markers: Mapping[int, Marker],
    roles: Container[int],
    *,
    article: bool,
) -> dict[int, Marker]:
    """Find the headings that stand without a number.

    Args:
        paragraphs: All paragraphs.
        body: Indexes of the document's paragraphs.
        markers: Paragraph index to the number it begins with.
        roles: Indexes of paragraphs that are not body text.
        article: Whether the document is an article, whose headings are short lines without a stop;
            in other documents only prefaces (前言) are.

    Returns:
        Paragraph index to a marker of style ``plain``, or ``dash`` for a lead.
    """
    found: dict[int, Marker] = {}
    lines = article and not any(index in markers for index in body)
    leading, in_box = -1, False
    for index in body:
        paragraph = paragraphs[index]
        if index in markers:
            in_box = markers[index].style == "box"
            leading = -1
            continue
        if index in roles:
            leading = -1
            continue
        words = paragraph.text
        if words in words_of("preface") or (lines and _is_line(words) and _holds(paragraphs, index, body)):
            found[index] = Marker("plain", "", 0, paragraph.start, paragraph.start, paragraph.end)
        elif _lead().match(words) and (not article or _counted().match(words)):
            if leading == index - 1 and leading >= 0:
                found[leading] = _bullet(paragraphs[leading])
                found[index] = _bullet(paragraph)
            elif in_box:
                found[index] = _bullet(paragraph)
            leading = index
    return found


def _bullet(paragraph: Paragraph) -> Marker:
    return Marker("dash", "", 0, paragraph.start, paragraph.start, paragraph.end)


def _is_line(words: str) -> bool:
    return 4 <= len(words) <= _LINE and words[-1] not in "。；：！？，、…”）" and "|" not in words


def _holds(paragraphs: Sequence[Paragraph], index: int, body: range) -> bool:
    """Tell whether longer text follows, of which the line can be the heading."""
    return index + 1 < body.stop and len(paragraphs[index + 1].text) > len(paragraphs[index].text)
