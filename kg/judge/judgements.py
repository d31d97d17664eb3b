"""Judgements on names: same, different or unsure, and the canonical name that follows.

The table decides; the rules in ``judgements_propose`` only propose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from extract.records import ENTITY_TYPES
from kg.errors import JudgementError
from kg.rdf.iri import digest, entity_key

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["COLUMNS", "VERDICTS", "Judgement", "Judgements", "load_judgements", "parse_judgements"]

VERDICTS: Final = ("same", "different", "unsure")
COLUMNS: Final = ("judgement", "type", "name", "other", "why", "by")
_EMPTY: Final[Mapping[tuple[str, str], str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row: what somebody decided about two names of one type.

    Attributes:
        verdict: ``same``, ``different`` or ``unsure``.
        type: One of the entity types.
        name: Canonical name; the one that stays if the verdict is ``same``.
        other: The other name.
        why: What the decision rests on.
        by: Who decided.
    """

    verdict: str
    type: str
    name: str
    other: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """A read-only table of judgements.

    Attributes:
        rows: All rows, in file order.
        fingerprint: Hash over the rows that merge.
    """

    rows: tuple[Judgement, ...] = ()
    fingerprint: str = ""
    _canonical: Mapping[tuple[str, str], str] = field(default_factory=lambda: _EMPTY, repr=False)

    def canonical(self, kind: str, name: str) -> str:
        """Return the name that stands for ``name`` of type ``kind``: itself unless judged same as another."""
        return self._canonical.get((kind, name), name)

    def decided(self, kind: str, left: str, right: str) -> bool:
        """Return whether any row already speaks of the two names, in either order."""
        pair = {left, right}
        return any(row.type == kind and {row.name, row.other} == pair for row in self.rows)


def load_judgements(path: Path | None = None) -> Judgements:
    """Read a table of judgements.

    Args:
        path: A table of the user; without it the table that comes with the package.

    Raises:
        JudgementError: If a row is wrong, or rows contradict each other.
    """
    if path is None:
        text = (files("kg.judge") / "judgements.tsv").read_text(encoding="utf-8")
        return parse_judgements(text, "judgements.tsv")
    try:
        return parse_judgements(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(str(path), 1, f"cannot be read ({error})") from None


def parse_judgements(text: str, file: str) -> Judgements:
    """Read a table of judgements from its text; ``file`` is named in errors.

    Raises:
        JudgementError: If a row is wrong, or rows contradict each other.
    """
    rows: list[tuple[int, Judgement]] = []
    header = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = True
            if tuple(cells) != COLUMNS:
                raise JudgementError(file, number, f"expected the columns {' '.join(COLUMNS)}, tab-separated")
            continue
        rows.append((number, _row(file, number, cells)))
    return _close(file, rows)


def _row(file: str, number: int, cells: list[str]) -> Judgement:
    if len(cells) != len(COLUMNS):
        raise JudgementError(file, number, f"expected {len(COLUMNS)} tab-separated cells, found {len(cells)}")
    row = Judgement(*(cell.strip() for cell in cells))
    if row.verdict not in VERDICTS:
        raise JudgementError(file, number, f"judgement {row.verdict!r}: expected {', '.join(VERDICTS)}")
    if row.type not in ENTITY_TYPES:
        raise JudgementError(file, number, f"type {row.type!r}: expected one of {', '.join(ENTITY_TYPES)}")
    for name in (row.name, row.other):
        if not name or entity_key(name) != name:
            raise JudgementError(
                file, number, f"name {name!r}: expected a canonical name, without quotation marks or blanks"
            )
    if row.name == row.other:
        raise JudgementError(file, number, f"{row.name!r} is judged against itself")
    if not row.why or not row.by:
        raise JudgementError(file, number, "the columns why and by must not be empty")
    return row


def _close(file: str, numbered: list[tuple[int, Judgement]]) -> Judgements:
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        root = key
        while parent.get(root, root) != root:
            root = parent[root]
        while parent.get(key, key) != root:
            parent[key], key = root, parent[key]
        return root

    merging = [(number, row) for number, row in numbered if row.verdict == "same"]
    for number, row in merging:
        stays, goes = find((row.type, row.name)), find((row.type, row.other))
        if stays == goes:
            continue
        if (row.type, row.other) != goes:
            raise JudgementError(
                file,
                number,
                f"{row.other!r} is already an alias of {goes[1]!r}; use that name instead",
            )
        parent[goes] = stays
    for number, row in numbered:
        if row.verdict == "different" and find((row.type, row.name)) == find((row.type, row.other)):
            raise JudgementError(
                file, number, f"{row.name!r} and {row.other!r} are different here, but same by other rows"
            )
    canonical = {key: find(key)[1] for key in parent if find(key) != key}
    return Judgements(
        rows=tuple(row for _, row in numbered),
        fingerprint=digest(*(part for _, row in merging for part in (row.type, row.name, row.other))),
        _canonical=MappingProxyType(canonical),
    )
