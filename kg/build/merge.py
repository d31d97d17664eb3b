"""The duplicate-free core of all files: what goes into the default graph.

Works on N-Triples lines.  Where files say different things of something that has
one value (the label people read, a date), the choice depends on the values only,
never on the order of the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.rdf.iri import entity_key
from kg.rdf.ntriples import ELI, RDFS, SKOS, pkg
from kg.rdf.turtle import split_line

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["merge_core"]

_LABEL: Final = f"<{RDFS}label>"
_PREF: Final = f"<{SKOS}prefLabel>"
_ALT: Final = f"<{SKOS}altLabel>"


def merge_core(files: Iterable[Iterable[str]]) -> list[str]:
    """Merge the core lines of files.

    Args:
        files: For each file its core lines, as ``kg.graph.facts.core_lines`` yields them.

    Returns:
        Lines, sorted, each once, with one label per language and one value where there can only be one.
    """
    single = {pkg(term) for term in ("inCorpus", "level", "documentKind", "validity", "inForce")}
    single |= {_LABEL, _PREF, f"<{ELI}date_document>"}
    in_corpus = pkg("inCorpus")
    merged: set[str] = set()
    choices: dict[tuple[str, str, str], dict[str, bool]] = {}
    for lines in files:
        own: set[str] = set()
        rivals: list[tuple[str, str, str]] = []
        for line in lines:
            subject, predicate, value = split_line(line)
            if predicate not in single:
                merged.add(line)
                continue
            rivals.append((subject, predicate, value))
            if predicate == in_corpus and value.startswith('"true"'):
                own.add(subject)
        for subject, predicate, value in rivals:
            language = value.rpartition('"')[2] if predicate in (_LABEL, _PREF) else ""
            values = choices.setdefault((subject, predicate, language), {})
            values[value] = values.get(value, False) or subject in own
    names = _canonical_names(merged)
    for (subject, predicate, _), values in choices.items():
        name = names.get(subject, "")
        best = max(values, key=lambda v: _strength(v, own=values[v], name=name))
        merged.add(f"{subject} {predicate} {best} .\n")
        if predicate == _PREF:
            merged.update(f"{subject} {_ALT} {value} .\n" for value in values)
            merged.discard(f"{subject} {_ALT} {best} .\n")
    return sorted(merged)


def _canonical_names(lines: Iterable[str]) -> dict[str, str]:
    wanted = f" {pkg('canonicalName')} "
    return {line.partition(" ")[0]: line.rpartition(wanted)[2][1:-4] for line in lines if wanted in line}


def _strength(value: str, *, own: bool, name: str) -> tuple[bool, bool, bool, int, str]:
    """Return what makes a value win: the document's own word, the full name, the most precise value."""
    text = value[1:].rpartition('"')[0]
    return text != "other", text == "true" or own, entity_key(text) == name, len(text), value
