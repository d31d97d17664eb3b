"""Character recognition for scanned pages and pictures through RapidOCR, an optional extra.

RapidOCR carries its models inside its package, so nothing is fetched.  What it gives are boxes with
words; boxes side by side become one line, lines that begin further right get an indent, and a mark names
page and box of each line: ``page 2, box 61,119,322,346`` (left, top, right, bottom from the upper left
corner; points of 1/72 inch in a PDF, pixels in a picture).
"""

from __future__ import annotations

import io
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from extract.errors import ReadError
from extract.records import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Box", "join_pages", "lines_of", "recognised_page", "recognised_picture"]

_RESOLUTION: Final = 200
_LONGEST_SIDE: Final = 4_000
_MOST_PIXELS: Final = 100_000_000
_INDENT: Final = "  "


class Box(NamedTuple):
    """A piece of a line: its words, and its edges from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    words: str


def recognised_picture(data: bytes, path: str) -> tuple[str, tuple[Mark, ...]]:
    """Recognise the text of a picture, or of all pages of a TIFF.

    Args:
        data: The file's bytes.
        path: The file, for messages.

    Returns:
        The text, pages parted by form feeds, with a mark for every page and line.

    Raises:
        ReadError: If the extra is missing, or the picture is damaged, too large, or without text.
    """
    recognise = _recogniser(path)
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise ReadError(path, f"is {picture.width} × {picture.height} pixels large", "scale it down")
            pages = [lines_of(recognise(frame.convert("RGB"))) for frame in ImageSequence.Iterator(picture)]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        raise ReadError(path, "is a damaged picture", "scan or export it again") from None
    return join_pages(pages, path)


def recognised_page(page: Any, path: str) -> list[tuple[str, Box]]:
    """Recognise one page of a PDF.

    Args:
        page: A page of pypdfium2.
        path: The file, for messages.

    Returns:
        Its lines with their boxes, in points.

    Raises:
        ReadError: If the extra is missing.
    """
    recognise = _recogniser(path)
    scale = min(_RESOLUTION / 72, _LONGEST_SIDE / max(*page.get_size(), 1))
    boxes = recognise(page.render(scale=scale).to_pil().convert("RGB"))
    return lines_of(
        Box(box.left / scale, box.top / scale, box.right / scale, box.bottom / scale, box.words)
        for box in boxes
    )


def join_pages(pages: Sequence[list[tuple[str, Box]]], path: str) -> tuple[str, tuple[Mark, ...]]:
    """Put the lines of all pages together.

    Args:
        pages: Lines with their boxes, page by page.
        path: The file, for messages.

    Returns:
        The text, pages parted by form feeds, and a mark for every page and line.

    Raises:
        ReadError: If no page has a line.
    """
    if not any(pages):
        raise ReadError(path, "shows no text that can be recognised", "scan it larger and straighter")
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for number, lines in enumerate(pages, 1):
        marks.append(Mark(at, "page", str(number)))
        for line, box in lines:
            edges = ",".join(f"{edge:.0f}" for edge in box[:4])
            marks.append(Mark(at, "box", f"page {number}, box {edges}"))
            at += len(line) + 1
        texts.append("\n".join(line for line, _ in lines))
        at += not lines
    return "\f".join(texts), tuple(marks)


def lines_of(boxes: Iterable[Box]) -> list[tuple[str, Box]]:
    """Put boxes side by side into lines, from top to bottom.

    Args:
        boxes: What was recognised on one page, in any order.

    Returns:
        Each line with the box around it. A line that begins at least a character and a half to the right of
        the page's leftmost begins with two blanks; a gap wider than a character is a blank.
    """
    rows: list[list[Box]] = []
    for box in sorted(
        (box for box in boxes if box.words.strip()), key=lambda box: (box.top + box.bottom, box.left)
    ):
        middle = (box.top + box.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(box)
        else:
            rows.append([box])
    if not rows:
        return []
    size = median(box.bottom - box.top for row in rows for box in row)
    edge = min(box.left for row in rows for box in row)
    return [_line(sorted(row, key=lambda box: box.left), size, edge) for row in rows]


def _line(row: Sequence[Box], size: float, edge: float) -> tuple[str, Box]:
    words = "".join(_spaced(row, size))
    if row[0].left - edge >= 1.5 * size:
        words = _INDENT + words
    around = Box(
        row[0].left, min(box.top for box in row), row[-1].right, max(box.bottom for box in row), words
    )
    return words, around


def _spaced(row: Sequence[Box], size: float) -> Iterator[str]:
    for index, box in enumerate(row):
        if index and box.left - row[index - 1].right > size:
            yield " "
        yield box.words.strip()


def _recogniser(path: str) -> Callable[[Any], list[Box]]:
    try:
        return _engine()
    except ImportError:
        raise ReadError(
            path,
            "needs character recognition, which is not installed",
            "install it with pip install 'policy-kg[ocr]'",
        ) from None


@cache
def _engine() -> Callable[[Any], list[Box]]:
    import numpy as np
    from rapidocr import RapidOCR

    engine: Any = RapidOCR(params={"Global.log_level": "critical"})

    def recognise(picture: Any) -> list[Box]:
        found = engine(np.asarray(picture)[:, :, ::-1])
        if found.boxes is None or found.txts is None:
            return []
        return [
            Box(
                float(corners[:, 0].min()),
                float(corners[:, 1].min()),
                float(corners[:, 0].max()),
                float(corners[:, 1].max()),
                words,
            )
            for corners, words in zip(found.boxes, found.txts, strict=True)
        ]

    return recognise
