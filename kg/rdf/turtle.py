"""N-Triples lines to readable Turtle: grouped by subject, prefixed, the same bytes for the same lines."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.rdf.ntriples import PREFIXES, RDF_TYPE, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["TurtleWriter", "graph_prefixes", "split_line", "thing_of"]

# Local names that every Turtle parser reads without escapes.
_LOCAL: Final = re.compile(
    "[A-Za-z_0-9\u3400-\u4dbf\u4e00-\u9fff](?:[A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff-]*)"
)
_NUMBER: Final = re.compile(rf'"(-?\d+(?:\.\d+)?|true|false)"\^\^<{re.escape(XSD)}(integer|decimal|boolean)>')
_FIRST: Final = {RDF_TYPE: 0, f"<{RDFS}label>": 1}


def graph_prefixes(base: str) -> dict[str, str]:
    """Return the prefixes that a graph under ``base`` is written with: vocabularies and entity types."""
    return {**PREFIXES, **{kind: f"{base}{kind}/" for kind in (*ENTITY_TYPES, "indicator")}}


def split_line(line: str) -> tuple[str, str, str]:
    """Return subject, predicate and object of an N-Triples line of ours."""
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest[:-3]


def _subject(line: str) -> str:
    return line[: line.index(" ")]


def thing_of(line: str) -> str:
    """Return the subject of a line without its fragment: a mention for the line of its selector."""
    return line.partition(">")[0].partition("#")[0]


class TurtleWriter:
    """Writes N-Triples lines as Turtle.

    Args:
        prefixes: Prefix to namespace.
    """

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = dict(sorted(prefixes.items()))
        self._by_namespace = {namespace: prefix for prefix, namespace in self._prefixes.items()}
        self._short: dict[str, str] = {RDF_TYPE: "a"}

    def header(self) -> str:
        """Return the prefix declarations."""
        return "".join(f"@prefix {p}: <{n}> .\n" for p, n in self._prefixes.items()) + "\n"

    def sorted_blocks(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield one block per subject of sorted N-Triples lines, holding only one subject in memory."""
        for subject, some in groupby(lines, key=_subject):
            predicates: dict[str, list[str]] = {}
            for line in some:
                _, predicate, value = split_line(line)
                predicates.setdefault(predicate, []).append(value)
            yield self._block(subject, predicates)

    def blocks(self, lines: Iterable[str], *, sort: bool) -> Iterator[str]:
        """Yield one block per subject.

        Args:
            lines: N-Triples lines; lines of one subject may be anywhere.
            sort: Whether subjects come in order of their IRIs; otherwise in order of appearance.
        """
        subjects: dict[str, dict[str, list[str]]] = {}
        for line in lines:
            subject, predicate, value = split_line(line)
            subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
        for subject in sorted(subjects) if sort else subjects:
            yield self._block(subject, subjects[subject])

    def _block(self, subject: str, predicates: dict[str, list[str]]) -> str:
        order = sorted(predicates, key=lambda p: (_FIRST.get(p, 2), p))
        rows = (
            f"{self.term(predicate)} {' , '.join(self.term(v) for v in sorted(predicates[predicate]))}"
            for predicate in order
        )
        body = " ;\n    ".join(rows)
        return f"{self.term(subject)} {body} .\n\n"

    def term(self, term: str) -> str:
        """Return a term of N-Triples as Turtle writes it: prefixed, numbers as such."""
        if term[0] == '"':
            return self._literal(term)
        short = self._short.get(term)
        if short is None:
            short = self._shorten(term)
            if len(self._short) < 100_000:
                self._short[term] = short
        return short

    def _shorten(self, iri: str) -> str:
        plain = iri[1:-1]
        cut = max(plain.rfind("/"), plain.rfind("#")) + 1
        prefix = self._by_namespace.get(plain[:cut])
        if prefix is not None and _LOCAL.fullmatch(plain, cut):
            return f"{prefix}:{plain[cut:]}"
        return iri

    def _literal(self, term: str) -> str:
        if not term.endswith(">"):
            return term
        number = _NUMBER.fullmatch(term)
        if number and (number[2] != "decimal" or "." in number[1]):
            return number[1]
        value, _, datatype = term.rpartition("^^")
        return f"{value}^^{self.term(datatype)}"
