"""Paragraphs of a clean text: its lines, cut where a page has run several into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records.internal import internal_record

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Paragraph", "split_paragraphs"]


@internal_record
class Paragraph:
    """One paragraph.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character, the line break excluded.
        text: Its characters.
    """

    start: int
    end: int
    text: str


def split_paragraphs(text: str, cuts: Sequence[int] = ()) -> tuple[Paragraph, ...]:
    """Cut a clean text at its line breaks and at further offsets; blank lines give nothing.

    Args:
        text: Clean text.
        cuts: Offsets inside lines at which a paragraph begins, in order.

    Returns:
        The paragraphs in order, offsets in code points.
    """
    found = []
    start, following = 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        while following < len(cuts) and cuts[following] < end:
            cut = cuts[following]
            found.append(Paragraph(start, cut, text[start:cut]))
            start = cut
            following += 1
        line = text[start:end]
        if line and not line.isspace():
            found.append(Paragraph(start, end, line))
        start = end + 1
    return tuple(found)
