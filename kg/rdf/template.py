"""Statements of one form, written many times: compiled once to N-Triples and to Turtle.

A row is ``(predicate, value)``.  A value is a term in angle brackets or quotes, or one of the
blanks that ``blank``, ``short`` and ``number`` make.  ``Template.fill`` takes the values of the blanks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.rdf.ntriples import RDF_TYPE, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Pair", "Template", "blank", "join", "number", "short"]

Pair = tuple[str, str]
"""The same statements as N-Triples lines and as Turtle."""

_BLANK: Final = re.compile(r"\{(\w+)(:\w+)?\}")


def blank(name: str) -> str:
    """Return a blank for a term that is written the same in both syntaxes."""
    return f"{{{name}}}"


def short(name: str) -> str:
    """Return a blank for a term that Turtle may shorten: it takes ``name`` and ``name.short``."""
    return f"{{{name}:short}}"


def number(name: str) -> str:
    """Return a blank for a whole number, which Turtle writes as such."""
    return f"{{{name}:number}}"


def join(*pairs: Pair) -> Pair:
    """Return several pairs as one."""
    return "".join([triples for triples, _ in pairs]), "".join([turtle for _, turtle in pairs])


class Template:
    """The statements of one subject.

    Args:
        subject: A blank.
        rows: Predicates and values; in Turtle one line each.
        term: How Turtle shortens an IRI in angle brackets.
    """

    def __init__(self, subject: str, rows: Sequence[tuple[str, str]], term: Callable[[str], str]) -> None:
        start = _triples(subject)
        self._triples = "".join(f"{start} {_fixed(p)} {_triples(v)} .\n" for p, v in rows)
        shown = [
            f"{'a' if p == RDF_TYPE else _fixed(term(p))} {_turtle(v) if v[0] == '{' else _fixed(term(v))}"
            for p, v in rows
        ]
        self._turtle = f"{_turtle(subject)} " + " ;\n    ".join(shown)

    def fill(self, values: Mapping[str, object], more: Sequence[Pair] = ()) -> Pair:
        """Return the statements as N-Triples lines and as one block of Turtle.

        Args:
            values: What stands in the blanks.
            more: The same statements in both syntaxes, to be added: N-Triples lines, and Turtle
                predicate and value.
        """
        triples, turtle = self._triples % values, self._turtle % values
        for line, shown in more:
            triples += line
            turtle += f" ;\n    {shown}"
        return triples, f"{turtle} .\n\n"


def _fixed(text: str) -> str:
    return text.replace("%", "%%")


def _triples(value: str) -> str:
    match = _BLANK.fullmatch(value)
    if match is None:
        return _fixed(value)
    return f'"%({match[1]})d"^^<{XSD}integer>' if match[2] == ":number" else f"%({match[1]})s"


def _turtle(value: str) -> str:
    match = _BLANK.fullmatch(value)
    assert match is not None, value
    if match[2] == ":number":
        return f"%({match[1]})d"
    return f"%({match[1]}.short)s" if match[2] else f"%({match[1]})s"
