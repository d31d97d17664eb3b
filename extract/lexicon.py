"""Reads the lexicons: tab-separated files whose first lines, marked ``#``, say what a row is.

The first line without ``#`` names the columns.  Every bundled lexicon has the columns ``example`` and
``counter``: a phrase in which the row must hold and one in which it must not.

A folder of one's own adds rows: ``use_lexicons`` or the environment variable ``POLICY_KG_LEXICONS`` names
it, a file in it has the name of the lexicon that it adds to, and its header the columns that it fills.  A row
that begins with ``-`` takes away the bundled rows that have its cells.
"""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from extract.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["bundled_lexicon", "lexicon_names", "lexicon_notes", "load_table", "own_lexicons", "use_lexicons"]

_VARIABLE: Final = "POLICY_KG_LEXICONS"
# Columns whose values code knows, wherever rows share them: one's own rows use those of the bundled ones.
_CLOSED: Final = frozenset(
    (
        *("action", "alone", "bare", "class", "comparison", "edge", "field", "html", "indefinite", "kind"),
        *("level", "light", "match", "needs", "number", "place", "placed", "plain", "position", "predicate"),
        *("role", "scope", "type", "where"),
    )
)
# Keys by which rows of the same table name each other.
_WHOLE: Final = frozenset(("code",))
_PATTERNS: Final = frozenset(("blocked_after", "modifier", "never_before", "pattern"))
_PLACE: Final = re.compile(r"\{(\D\w*)[^}]*\}")
"""What stands for mentions or for a class of words in a pattern: {S:object}, {MAKE}."""


@cache
def lexicon_names() -> tuple[str, ...]:
    """Return the names of all lexicons, without suffix, sorted."""
    folder = files("extract") / "lexicons"
    return tuple(sorted(p.name[:-4] for p in folder.iterdir() if p.name.endswith(".tsv")))


def lexicon_notes(name: str) -> str:
    """Return what the first lines of a bundled lexicon say about its rows and columns."""
    lines = bundled_lexicon(name).splitlines()
    return "\n".join(line.lstrip("# ") for line in lines if line.startswith("#"))


def bundled_lexicon(name: str) -> str:
    """Return the text of a bundled lexicon.

    Raises:
        LexiconError: If there is none of this name.
    """
    if name not in lexicon_names():
        raise LexiconError(name, 0, f"no lexicon has this name; {_near(name)}")
    return (files("extract") / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")


@cache
def load_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Read one lexicon, less the rows that one's own folder takes away, and behind them those that it adds.

    Args:
        name: File name without its ``.tsv``.

    Returns:
        One read-only mapping per row, column name to cell, in file order.

    Raises:
        LexiconError: If a row has another number of cells than the header, or a row of one's own does not
            fit the lexicon.
    """
    columns, rows = _read(f"{name}.tsv", bundled_lexicon(name))
    table = [dict(zip(columns, cells, strict=True)) for _, cells in rows]
    for path in own_lexicons():
        if path.stem == name:
            table = _with_own(path, columns, table)
    return tuple(map(MappingProxyType, table))


def use_lexicons(folder: str | Path) -> None:
    """Add the rows of a folder to the lexicons, in this process and in those that it starts.

    Args:
        folder: Holds tables named as the lexicons that they add to, such as ``agencies.tsv``.

    Raises:
        LexiconError: If a table or a row of it does not fit, or lexicons have been read already.
    """
    wanted = str(Path(folder).resolve())
    if load_table.cache_info().currsize and wanted != os.environ.get(_VARIABLE):
        raise LexiconError(str(folder), 0, "lexicons have been read already; name the folder before any text")
    os.environ[_VARIABLE] = wanted
    for path in own_lexicons():
        load_table(path.stem)


def own_lexicons() -> tuple[Path, ...]:
    """Return the tables in the folder of one's own, sorted; none where no folder is named.

    Raises:
        LexiconError: If there is no such folder, no table in it, or one that is named after no lexicon.
    """
    if not (named := os.environ.get(_VARIABLE)):
        return ()
    paths = tuple(sorted(Path(named).glob("*.tsv")))
    known = lexicon_names()
    if not paths:
        raise LexiconError(
            named, 0, "expected a folder with tables such as agencies.tsv; policy-kg lexicons lists them"
        )
    for path in paths:
        if path.stem not in known:
            raise LexiconError(str(path), 0, f"no lexicon has this name; {_near(path.stem)}")
    return paths


def _near(name: str) -> str:
    near = get_close_matches(name, lexicon_names(), 1)
    return f"did you mean {near[0]}" if near else "policy-kg lexicons lists them"


def _read(file: str, text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the columns, and each row with the number of its line."""
    columns: list[str] = []
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
        elif len(cells) != len(columns):
            raise LexiconError(
                file, number, f"expected {len(columns)} cells, found {len(cells)}; separate them by tabs"
            )
        else:
            rows.append((number, cells))
    if not columns:
        raise LexiconError(file, 1, "expected a header row that names the columns")
    return columns, rows


def _with_own(path: Path, columns: Sequence[str], bundled: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Return the bundled rows that stay and one's own, these in simplified script, left-out columns empty."""
    from opencc import OpenCC

    try:
        text = OpenCC("t2s").convert(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise LexiconError(str(path), 0, "is not UTF-8; save it in that encoding") from None
    given, rows = _read(str(path), text)
    if unknown := [column for column in given if column not in columns]:
        raise LexiconError(
            str(path), 1, f"no column {unknown[0]!r} here; the columns are {' '.join(columns)}"
        )
    values = {column: {row[column] for row in bundled} for column in columns}
    kept, added = list(bundled), []
    for number, cells in rows:
        row = dict.fromkeys(columns, "") | dict(zip(given, cells, strict=True))
        if cells[0].startswith("-"):
            gone = {column: cell for column, cell in (row | {given[0]: cells[0][1:]}).items() if cell}
            stay = [old for old in kept if any(old[column] != cell for column, cell in gone.items())]
            if problem := _wrong_removal(gone, columns[0], kept, stay):
                raise LexiconError(str(path), number, problem)
            kept = stay
            continue
        if "confidence" in row:
            row["confidence"] = row["confidence"] or min(values["confidence"])
        if problem := _problem(row, columns[0], values, len(bundled)):
            raise LexiconError(str(path), number, problem)
        added.append(row)
    return kept + added


def _wrong_removal(
    gone: Mapping[str, str], key: str, before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]]
) -> str:
    """Return why rows cannot be taken away; empty where they can."""
    if not gone:
        return "names no row; write the cell that tells which behind the -"
    if len(before) == len(after):
        return f"no bundled row has {' and '.join(gone.values())}; policy-kg lexicons prints a table"
    if key in _WHOLE:
        return f"takes away rows that others need by their {key}; rows of this table can only be added"
    groups = {row[key] for row in before} - {row[key] for row in after} if key in _CLOSED else set()
    if groups or not after:
        return f"takes away every row of {' '.join(sorted(groups)) or 'the table'}; leave one"
    return ""


def _problem(row: Mapping[str, str], key: str, values: Mapping[str, set[str]], rows: int) -> str:
    """Return what is wrong with a row of one's own, and what is expected; empty where it fits."""
    if not any(row[column] for column in (key, "pattern") if column in row):
        return f"the column {key!r} is empty; fill it"
    for column, cell in row.items():
        known = values[column]
        if column in _CLOSED and 2 * len(known) <= rows and cell not in known:
            return f"{column} cannot be {cell!r}; it is one of {' '.join(sorted(known - {''}))}"
        if column == "confidence" and not re.fullmatch(r"0?\.\d+|[01]\.?", cell):
            return f"confidence cannot be {cell!r}; it is a number from 0 to 1"
        if column in _PATTERNS:
            places = {place for pattern in known for place in _PLACE.findall(pattern)}
            if unknown := sorted(set(_PLACE.findall(cell)) - places):
                return f"{column} has {{{unknown[0]}}}, which no bundled row knows"
            try:
                re.compile(_PLACE.sub("x", cell))
            except re.error as error:
                return f"{column} is no regular expression ({error})"
    return ""
