"""Places in a text as targets of Web Annotation: offsets, and the words with their surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.rdf.ntriples import OA, RDF_TYPE, literal
from kg.rdf.template import Pair, Template, blank, join, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.graph.evidence_text import FileText
    from kg.rdf.iri import Iris

__all__ = ["Targets"]

_CONTEXT: Final = 32
_SELECTOR: Final = f"<{OA}hasSelector>"
_TARGET: Final = (
    (RDF_TYPE, f"<{OA}SpecificResource>"),
    (f"<{OA}hasSource>", blank("expression")),
    (_SELECTOR, blank("position")),
)
_TARGET_WITH_WORDS: Final = (*_TARGET, (_SELECTOR, blank("quoted")))
_POSITION: Final = (
    (RDF_TYPE, f"<{OA}TextPositionSelector>"),
    (f"<{OA}start>", number("start")),
    (f"<{OA}end>", number("end")),
)
_WORDS: Final = (
    (RDF_TYPE, f"<{OA}TextQuoteSelector>"),
    (f"<{OA}exact>", blank("exact")),
    (f"<{OA}prefix>", blank("prefix")),
    (f"<{OA}suffix>", blank("suffix")),
)


class Targets:
    """The targets of one text; each is described once.

    Args:
        iris: Mints their IRIs.
        text: The text.
        term: How Turtle shortens an IRI.
    """

    def __init__(self, iris: Iris, text: FileText, term: Callable[[str], str]) -> None:
        self._iris, self._text = iris, text
        self._done: set[tuple[int, int]] = set()
        self._bare = Template(blank("target"), _TARGET, term)
        self._worded = Template(blank("target"), _TARGET_WITH_WORDS, term)
        self._position = Template(blank("position"), _POSITION, term)
        self._quoted = Template(blank("quoted"), _WORDS, term)

    def selectors(self, start: int, end: int, *, words: bool) -> Pair:
        """Return the target of a place, with its words if asked for; nothing the second time."""
        if (start, end) in self._done:
            return "", ""
        self._done.add((start, end))
        plain = self._iris.target(self._text.name, start, end)
        values: dict[str, object] = {
            "target": f"<{plain}>",
            "position": f"<{plain}#position>",
            "quoted": f"<{plain}#quote>",
            "expression": self._text.expression,
            "start": start,
            "end": end,
        }
        position = self._position.fill(values)
        if not words:
            return join(self._bare.fill(values), position)
        text = self._text.text
        values["exact"] = literal(text[start:end])
        values["prefix"] = literal(text[max(0, start - _CONTEXT) : start])
        values["suffix"] = literal(text[end : end + _CONTEXT])
        return join(self._worded.fill(values), position, self._quoted.fill(values))
