"""A Doc as spaCy's own displacy shows spans."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from spacy import displacy

from extract.components.attributes import SPANS_KEY
from extract.highlight import type_colours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Span

__all__ = ["displacy_html"]


def displacy_html(doc: Doc, *, colours: Mapping[str, str] | None = None, page: bool = False) -> str:
    """Render the mentions of a Doc with ``spacy.displacy``, a figure per paragraph that has any.

    displacy sets tokens apart by blanks, which tears Chinese text into single characters; here
    text between the ends of mentions stays together.

    Args:
        doc: A Doc with ``doc.spans["policy"]``.
        colours: Type to colour; light tints of those of the views if not given.
        page: Whether to return a whole HTML page.
    """
    shades = colours or {kind: _tint(colour) for kind, colour in type_colours().items()}
    options = {"spans_key": SPANS_KEY, "colors": dict(shades)}
    figures = list(_figures(doc))
    return displacy.render(figures, style="span", manual=True, page=page, jupyter=False, options=options)


def _tint(colour: str) -> str:
    """Mix a colour with white in halves: displacy writes labels in black."""
    return "#" + "".join(f"{(int(colour[i : i + 2], 16) + 255) // 2:02x}" for i in (1, 3, 5))


def _figures(doc: Doc) -> Iterator[dict[str, Any]]:
    spans = sorted(doc.spans[SPANS_KEY], key=lambda span: span.start_char) if SPANS_KEY in doc.spans else []
    start, first = 0, 0
    for line in doc.text.splitlines(keepends=True):
        end = start + len(line)
        here: list[Span] = []
        while first < len(spans) and spans[first].start_char < end:
            here.append(spans[first])
            first += 1
        if here:
            yield _figure(doc.text, start, max(end, *(span.end_char for span in here)), here)
        start = end


def _figure(text: str, start: int, end: int, spans: list[Span]) -> dict[str, Any]:
    cuts = sorted({start, end, *(c for span in spans for c in (span.start_char, span.end_char))})
    place = {cut: index for index, cut in enumerate(cuts)}
    return {
        "text": text[start:end],
        "tokens": [text[a:b].strip() or " " for a, b in pairwise(cuts)],
        "spans": [
            {
                "start": span.start_char - start,
                "end": span.end_char - start,
                "start_token": place[span.start_char],
                "end_token": place[span.end_char],
                "label": span.label_,
                "kb_id": "",
                "kb_url": "#",
            }
            for span in spans
        ],
    }
