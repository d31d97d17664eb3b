"""Text with highlighted spans as HTML: what a notebook shows of an extraction.

Every character of the text and of the labels is escaped; the result holds no script, no link and
loads nothing.
"""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Highlight", "highlight_html", "type_colours"]

_BLOCK: Final = "line-height:2;white-space:pre-wrap;max-width:60em"
_MARK: Final = (
    "background:{colour}22;color:inherit;border-bottom:2px solid {colour};border-radius:3px;padding:1px 2px"
)
_TAG: Final = "font-size:.7em;color:{colour};margin-left:.3em;vertical-align:super"


class Highlight(NamedTuple):
    """A span to highlight; offsets are code points, the end is exclusive.

    Attributes:
        start: First offset.
        end: End, exclusive.
        type: Its type, one of those in ``highlight.tsv``; another one is shown in grey.
        title: What hovering over it tells.
    """

    start: int
    end: int
    type: str
    title: str


def highlight_html(text: str, highlights: Iterable[Highlight], *, longest: int = 20_000) -> str:
    """Return a text as HTML with its spans marked; a span inside another is marked inside it.

    Args:
        text: The text.
        highlights: Spans in any order; one that begins inside another and ends outside it is cut there.
        longest: Most characters to show; a note tells how many more there are.

    Example:
        >>> highlight_html("云<b>", [Highlight(0, 1, "platform", "a&b")]).count("&lt;b&gt;")
        1
    """
    shown = text[:longest]
    body = "".join(_pieces(shown, sorted(highlights, key=lambda h: (h.start, -h.end))))
    rest = len(text) - len(shown)
    note = f'<p style="color:#777">… {rest:,} more characters</p>' if rest else ""
    return f'<div lang="zh" style="{_BLOCK}">{body}</div>{note}'


def type_colours() -> Mapping[str, str]:
    """Return the colour of each type as ``#rrggbb``."""
    return {kind: colour for kind, (colour, _) in _styles().items()}


@cache
def _styles() -> Mapping[str, tuple[str, str]]:
    lines = (files("extract") / "highlight.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {kind: (colour, zh) for kind, colour, zh in rows}


def _pieces(text: str, highlights: Sequence[Highlight]) -> Iterator[str]:
    at = 0
    open_: list[tuple[int, str]] = []

    def close(limit: int) -> Iterator[str]:
        nonlocal at
        while open_ and open_[-1][0] <= limit:
            end, kind = open_.pop()
            yield escape(text[at:end], quote=False) + _tail(kind)
            at = end

    for highlight in highlights:
        if highlight.start >= len(text):
            break
        yield from close(highlight.start)
        end = min(highlight.end, len(text), open_[-1][0] if open_ else len(text))
        if end <= highlight.start:
            continue
        yield escape(text[at : highlight.start], quote=False) + _head(highlight)
        at = highlight.start
        open_.append((end, highlight.type))
    yield from close(len(text))
    yield escape(text[at:], quote=False)


def _head(highlight: Highlight) -> str:
    colour, _ = _styles().get(highlight.type, ("#777777", ""))
    return f'<mark style="{_MARK.format(colour=colour)}" title="{escape(highlight.title)}">'


def _tail(kind: str) -> str:
    colour, zh = _styles().get(kind, ("#777777", kind))
    return f'<span style="{_TAG.format(colour=colour)}">{escape(zh)}</span></mark>'
