"""WebAnno TSV 3 back to annotations: what INCEpTION exports after experts have corrected it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.annotation.annotations import ATTRIBUTES, Annotation, AnnotationError, Marked, Stated, drawn_relations
from kg.annotation.utf16 import Utf16
from kg.annotation.webanno import MENTION, MENTION_FEATURES, RELATION, RELATION_FEATURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["parse_webanno"]

_ROW: Final = re.compile(r"\d+-\d+(?:\.\d+)?\t(\d+)-(\d+)\t")
_VALUE: Final = re.compile(r"((?:\\.|[^\\|])*?)(?:\[(\d+)\])?(?:\||$)", re.DOTALL)
_SOURCE: Final = re.compile(r"(?P<unit>[\d.-]+)(?:\[(?P<subject>\d+)(?:_(?P<object>\d+))?\])?")
_ESCAPED: Final = re.compile(r"\\(->|.)", re.DOTALL)
_CONTROLS: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}

_Key = tuple[str, int, int]
"""A mention: its id within the file, or, where it has none, its unit and place there."""


@dataclass(slots=True)
class _Draft:
    """What has been read of a file."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    spans: dict[_Key, tuple[int, int]] = field(default_factory=dict)
    values: dict[_Key, dict[str, str]] = field(default_factory=dict)
    units: defaultdict[str, list[_Key]] = field(default_factory=lambda: defaultdict(list))
    arcs: list[tuple[str, int, dict[str, str], str]] = field(default_factory=list)

    def add_text(self, begin: int, text: str) -> None:
        """Add a sentence at its UTF-16 offset; blanks that the file does not tell become line breaks."""
        gap = "\n" * (begin - self.length)
        self.text += [gap, text]
        self.length += len(gap) + Utf16(text).units(len(text))


def parse_webanno(text: str, file: str) -> Annotation:
    """Return the annotation that a WebAnno TSV 3 file holds.

    Args:
        text: Content of the file.
        file: Name that the annotated text has; also for messages.

    Raises:
        AnnotationError: If it is no such file, or lacks our layers.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
        raise AnnotationError(f"{file}:1: expected '#FORMAT=WebAnno TSV 3.3', found {lines[0][:40]!r}")
    columns = _columns(lines)
    if (MENTION, "kind") not in columns:
        raise AnnotationError(f"{file}: no layer {MENTION} in the header; export the project with its layers")
    draft = _Draft()
    pending: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#Text="):
            pending.append(_unescape(line.removeprefix("#Text=")))
        elif match := _ROW.match(line):
            if pending:
                draft.add_text(int(match[1]), "\n".join(pending))
                pending = []
            try:
                _read_row(line.split("\t"), (int(match[1]), int(match[2])), columns, draft)
            except (IndexError, KeyError, ValueError) as error:
                raise AnnotationError(
                    f"{file}:{number}: a row that does not fit the header ({error})"
                ) from error
    try:
        return _annotation(draft, file)
    except (IndexError, KeyError) as error:
        raise AnnotationError(f"{file}: a relation leads to a mention that is not there ({error})") from error


def _columns(lines: Sequence[str]) -> Mapping[tuple[str, str], int]:
    """Return layer and feature to column."""
    columns: dict[tuple[str, str], int] = {}
    at = 3
    for line in lines[1:]:
        if not line.startswith("#T_"):
            break
        layer, *features = line.partition("=")[2].split("|")
        for feature in features or [""]:
            columns[layer, "" if feature.startswith("BT_") else feature] = at
            at += 1
    return columns


def _read_row(
    cells: Sequence[str], span: tuple[int, int], columns: Mapping[tuple[str, str], int], draft: _Draft
) -> None:
    unit = cells[0]
    for feature in MENTION_FEATURES:
        if (column := columns.get((MENTION, feature))) is None or cells[column] == "_":
            continue
        for place, (value, number) in enumerate(_split(cells[column])):
            key: _Key = ("", number, 0) if number else (unit, 0, place)
            if key not in draft.units[unit]:
                draft.units[unit].append(key)
            low, high = draft.spans.get(key, span)
            draft.spans[key] = min(low, span[0]), max(high, span[1])
            draft.values.setdefault(key, {})[feature] = value
    arcs = columns.get((RELATION, ""))
    if arcs is None or cells[arcs] == "_":
        return
    for place, source in enumerate(cells[arcs].split("|")):
        found = {name: columns.get((RELATION, name)) for name in RELATION_FEATURES}
        values = {name: _split(cells[c])[place][0] for name, c in found.items() if c is not None}
        draft.arcs.append((unit, place, values, source))


def _annotation(draft: _Draft, file: str) -> Annotation:
    text = "".join(draft.text)
    points = Utf16(text)
    mentions = {
        key: _marked(values, text, points.points(start), points.points(end))
        for key, values in draft.values.items()
        for start, end in [draft.spans[key]]
    }
    for mention in mentions.values():
        if mention.type not in ENTITY_TYPES:
            where = f"{file}: line {text.count(chr(10), 0, mention.start) + 1}"
            words = text[mention.start : mention.end]
            raise AnnotationError(
                f"{where}: the mention {words!r} has {mention.type or 'nothing'} as its kind; choose one of "
                f"{' '.join(ENTITY_TYPES)}"
            )
    known, arcs = [], []
    for unit, _, values, source in draft.arcs:
        match = _SOURCE.fullmatch(source)
        if match is None:
            raise AnnotationError(f"{file}: {source!r} names no mention at which a relation begins")
        subject = mentions[_key(draft, match["unit"], match["subject"])]
        object_ = mentions[_key(draft, unit, match["object"])]
        predicate, optional = values.get("predicate", ""), bool(values.get("optional"))
        if not predicate:
            raise AnnotationError(
                f"{file}: a relation of {subject.canonical[0]} has no predicate; choose one"
            )
        line = text.count("\n", 0, object_.start) + 1
        if values.get("subject") and values.get("object"):
            known.append(Stated(values["subject"], predicate, values["object"], optional, line))
        arcs.append((subject, predicate, object_, optional, line))
    relations = drawn_relations(arcs, known)
    return Annotation(
        file,
        text,
        tuple(sorted(mentions.values(), key=lambda m: (m.start, -m.end, m.type))),
        tuple(sorted(relations, key=lambda r: (r.line, r.subject, r.predicate, r.object))),
    )


def _key(draft: _Draft, unit: str, number: str | None) -> _Key:
    if number and int(number):
        return ("", int(number), 0)
    return next(key for key in draft.units[unit] if key[0])


def _marked(values: Mapping[str, str], text: str, start: int, end: int) -> Marked:
    names = tuple(name.strip() for name in values.get("canonical", "").split(" / ") if name.strip())
    kept = {name: values[name] for name in ATTRIBUTES if values.get(name)}
    return Marked(
        values.get("kind", ""), start, end, names or (text[start:end],), bool(values.get("optional")), kept
    )


def _split(cell: str) -> list[tuple[str, int]]:
    """Return the stacked values of a cell with their ids, 0 where there is none; ``*`` is no value."""
    found: Iterator[re.Match[str]] = (m for m in _VALUE.finditer(cell) if m[0])
    return [("" if m[1] == "*" else _unescape(m[1]), int(m[2] or 0)) for m in found]


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda m: _CONTROLS.get(m[1], m[1]), text)
