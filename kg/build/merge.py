"""The duplicate-free core of all files: what goes into the default graph.

Works on N-Triples lines.  Where files say different things of something that has
one value (the label people read, a date), the choice depends on the values only,
never on the order of the files.  All lines of one subject meet in one bucket; buckets
go to disk when there is much of them, so that only one is ever in memory.
"""

from __future__ import annotations

import heapq
import shutil
from functools import cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

from kg.rdf.iri import entity_key
from kg.rdf.ntriples import ELI, RDFS, SKOS, pkg
from kg.rdf.turtle import split_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["CoreMerge", "merge_core"]

_BUCKETS: Final = 128
_MOST: Final = 16_000_000
"""Characters that are kept in memory before they go to disk."""
_LABEL: Final = f"<{RDFS}label>"
_PREF: Final = f"<{SKOS}prefLabel>"
_ALT: Final = f"<{SKOS}altLabel>"
_OWN, _OTHER = "+", " "


class CoreMerge:
    """Takes the core lines of files, one file after another, and gives the merged core.

    Args:
        aside: A folder that may be made and removed again.
        most: Characters to keep in memory.
    """

    def __init__(self, aside: Path, most: int = _MOST) -> None:
        self._aside, self._most = aside, most
        self._waiting: list[list[str]] = [[] for _ in range(_BUCKETS)]
        self._size = 0
        self._spilled = False

    def add(self, lines: Iterable[str]) -> None:
        """Take the core lines of one file, as ``kg.graph.facts.core_lines`` yields them."""
        for line in _marked(list(lines)):
            subject = line[1 : line.index(" ", 1)]
            self._waiting[crc32(subject.encode()) % _BUCKETS].append(line)
            self._size += len(line)
        if self._size > self._most:
            self._spill()

    def merged(self) -> Iterator[str]:
        """Yield the merged lines: sorted, each once, one value where there can only be one."""
        if not self._spilled:
            yield from _merge_bucket(line for bucket in self._waiting for line in bucket)
            return
        self._spill()
        for number in range(_BUCKETS):
            path = self._aside / f"{number}"
            if path.exists():
                with path.open(encoding="utf-8", newline="\n") as lines:
                    done = _merge_bucket(lines)
                with path.open("w", encoding="utf-8", newline="\n") as target:
                    target.writelines(done)
        yield from heapq.merge(*map(_lines, sorted(self._aside.iterdir())))

    def close(self) -> None:
        """Remove what lies on disk."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def _spill(self) -> None:
        if not self._spilled:
            self.close()
            self._aside.mkdir(parents=True)
            self._spilled = True
        for number, bucket in enumerate(self._waiting):
            if bucket:
                with (self._aside / f"{number}").open("a", encoding="utf-8", newline="\n") as target:
                    target.writelines(bucket)
                bucket.clear()
        self._size = 0


def merge_core(files: Iterable[Iterable[str]]) -> list[str]:
    """Merge the core lines of a few files in memory."""
    return _merge_bucket(line for lines in files for line in _marked(list(lines)))


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from lines


@cache
def _single() -> frozenset[str]:
    """Predicates that have one value."""
    terms = ("inCorpus", "level", "documentKind", "validity", "inForce")
    return frozenset({*map(pkg, terms), _LABEL, _PREF, f"<{ELI}date_document>"})


def _marked(lines: list[str]) -> Iterator[str]:
    """Put a mark before each line of one file: whether the file is the subject's own text."""
    true = f' {pkg("inCorpus")} "true"'
    own = {line[: line.index(" ")] for line in lines if true in line}
    for line in lines:
        yield (_OWN if line[: line.index(" ")] in own else _OTHER) + line


def _merge_bucket(lines: Iterable[str]) -> list[str]:
    """Merge marked lines; all lines of their subjects are among them."""
    single, merged = _single(), set[str]()
    choices: dict[tuple[str, str, str], dict[str, bool]] = {}
    names: dict[str, str] = {}
    name = pkg("canonicalName")
    for marked in lines:
        line = marked[1:]
        subject, predicate, value = split_line(line)
        if predicate not in single:
            merged.add(line)
            if predicate == name:
                names[subject] = value[1:-1]
            continue
        language = value.rpartition('"')[2] if predicate in (_LABEL, _PREF) else ""
        values = choices.setdefault((subject, predicate, language), {})
        values[value] = values.get(value, False) or marked[0] == _OWN
    for (subject, predicate, _), values in choices.items():
        known = names.get(subject, "")
        best = max(values, key=lambda v: _strength(v, own=values[v], name=known))
        merged.add(f"{subject} {predicate} {best} .\n")
        if predicate == _PREF:
            merged.update(f"{subject} {_ALT} {value} .\n" for value in values)
            merged.discard(f"{subject} {_ALT} {best} .\n")
    return sorted(merged)


def _strength(value: str, *, own: bool, name: str) -> tuple[bool, bool, bool, int, str]:
    """Return what makes a value win: the document's own word, the full name, the most precise value."""
    text = value[1:].rpartition('"')[0]
    return text != "other", text == "true" or own, entity_key(text) == name, len(text), value
