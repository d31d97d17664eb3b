"""Paragraphs of a clean text: the lines between its line breaks."""

from __future__ import annotations

from extract.records.internal import internal_record

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


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut a clean text at its line breaks; blank lines give nothing.

    Args:
        text: Clean text.

    Returns:
        The paragraphs in order, offsets in code points.
    """
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            found.append(Paragraph(start, end, line))
        start = end + 1
    return tuple(found)
