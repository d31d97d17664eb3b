"""How the lines of a PDF page stand: indents and gaps that open paragraphs, and columns set row by row.

The text layer gives characters in the order in which they were set, without the blanks that a reader
sees: the indent of a first line is geometry.  Here it becomes two wide blanks, and a gap between two lines a
blank line, which is how plain texts mark the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Line", "laid_out", "read_lines"]

_INDENT: Final = "\u3000\u3000"
_LEAST, _MOST = 1.2, 4.5
_GAP: Final = 1.35
_ROOM: Final = 1.8
_STOPS: Final = "。；：！？.;:"
_FEWEST: Final = 4
_ROWS: Final = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or the half of it that stands in one column.

    Attributes:
        text: Its characters, blanks at both ends left out.
        left: Where it begins, in points from the left edge of the page.
        right: Where it ends.
        top: Its upper edge, in points from the lower edge of the page.
        size: Width of a Chinese character.
    """

    text: str
    left: float
    right: float
    top: float
    size: float


def read_lines(layer: Any, text: str, width: float) -> list[Line]:
    """Find where the lines of a page stand.

    Args:
        layer: The text layer of the page, of pypdfium2.
        text: Its text as the layer gives it.
        width: Width of the page in points.

    Returns:
        The lines that hold more than blanks, in the order of the layer; where most rows hold a piece of
        two columns, the pieces of the left column before those of the right.
    """
    rows: list[list[Line]] = []
    at = 0
    for raw in text.split("\n"):
        size = len(raw.encode("utf-16-le", "surrogatepass")) // 2
        words = raw.strip()
        if words:
            rows.append(_pieces(layer, words, at + raw.index(words[0]), width))
        at += size + 1
    halves = sum(len(row) > 1 for row in rows)
    if halves < max(_FEWEST, _ROWS * len(rows)):
        return [_joined(row) for row in rows]
    return list(_by_column(rows))


def laid_out(lines: Sequence[Line]) -> str:
    """Write lines as a plain text, with indents and gaps as blanks and blank lines.

    Args:
        lines: The lines of one page.
    """
    if not lines:
        return ""
    written = [f"{_INDENT}{line.text}" if _is_indented(line, lines) else line.text for line in lines]
    steps = [above.top - below.top for above, below in pairwise(lines)]
    down = sorted(step for step in steps if step > 0)
    usual = down[len(down) // 4] if len(down) >= _FEWEST else 0.0
    text = written[0]
    for step, (line, after), words in zip(steps, pairwise(lines), written[1:], strict=True):
        parted = (usual and step > _GAP * usual) or _is_last(line, after, lines)
        text += ("\n\n" if parted else "\n") + words
    return text


def _is_last(line: Line, after: Line, lines: Sequence[Line]) -> bool:
    """Whether a line ends its paragraph: with a stop, where the next line's first character had room."""
    if line.text[-1] not in _STOPS or after.text[0].isascii():
        return False
    edge = max(other.right for other in _beside(line, lines))
    return edge - line.right >= _ROOM * line.size


def _beside(line: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines of the same column, the line itself among them."""
    return [other for other in lines if other.left < line.right and other.right > line.left]


def _is_indented(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line begins a little to the right of those that stand above or below it."""
    beside = _beside(line, lines)
    often = Counter(round(other.left / 3) for other in beside)
    edges = [other.left for other in beside if often[round(other.left / 3)] > 1] or [line.left]
    return _LEAST * line.size <= line.left - min(edges) <= _MOST * line.size


def _by_column(rows: Sequence[list[Line]]) -> Iterator[Line]:
    """Yield left columns before right ones; a row that is not parted stands across both."""
    columns: tuple[list[Line], list[Line]] = ([], [])
    gutter = median(row[1].left for row in rows if len(row) > 1)
    for row in rows:
        if len(row) > 1:
            columns[0].append(row[0])
            columns[1].append(_joined(row[1:]))
        elif row[0].right < gutter or row[0].left >= gutter - row[0].size:
            columns[row[0].right >= gutter].append(row[0])
        else:
            yield from (*columns[0], *columns[1], row[0])
            columns = ([], [])
    yield from (*columns[0], *columns[1])


def _joined(row: Sequence[Line]) -> Line:
    text = " ".join(piece.text for piece in row)
    return replace(row[0], text=text, right=row[-1].right)


def _pieces(layer: Any, words: str, start: int, width: float) -> list[Line]:
    """A line in its pieces: parted at the first blank beside which the page's middle is wide open."""
    whole = _line(layer, words, start)
    for at, char in enumerate(words):
        if char != " ":
            continue
        offset = start + len(words[:at].encode("utf-16-le", "surrogatepass")) // 2
        before, after = _box(layer, offset - 1), _box(layer, offset + 1)
        if not before or not after or after[0] - before[2] < 1.2 * whole.size:
            continue
        if 0.3 * width < (before[2] + after[0]) / 2 < 0.7 * width:
            return [
                _line(layer, words[:at].strip(), start),
                _line(layer, words[at + 1 :].strip(), offset + 1),
            ]
    return [whole]


def _line(layer: Any, words: str, start: int) -> Line:
    end = start + len(words.encode("utf-16-le", "surrogatepass")) // 2 - 1
    first, last = _box(layer, start), _box(layer, end)
    left, _, _, top = first or (0.0, 0.0, 0.0, 0.0)
    right = last[2] if last else left
    size = 0.0 if not first else first[2] - first[0] if words[0] > "\u2e80" else first[3] - first[1]
    return Line(words, left, right, top, size)


def _box(layer: Any, offset: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of the character at an offset into the layer's text (UTF-16 units)."""
    from pypdfium2 import raw

    index = raw.FPDFText_GetCharIndexFromTextIndex(layer.raw, offset)
    box = raw.FS_RECTF()
    if index < 0 or not raw.FPDFText_GetLooseCharBox(layer.raw, index, box):
        return None
    return box.left, box.bottom, box.right, box.top
