"""Reads the lexicons: tab-separated files whose first lines, marked ``#``, say what a row is.

The first line without ``#`` names the columns.  Every lexicon has the columns
``example`` and ``counter``: a phrase in which the row must hold and one in which it must not.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from extract.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["lexicon_names", "load_table"]


def lexicon_names() -> tuple[str, ...]:
    """Return the names of all lexicons, without suffix, sorted."""
    folder = files("extract") / "lexicons"
    return tuple(sorted(p.name[:-4] for p in folder.iterdir() if p.name.endswith(".tsv")))


@cache
def load_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Read one lexicon.

    Args:
        name: File name without its ``.tsv``.

    Returns:
        One read-only mapping per row, column name to cell, in file order.

    Raises:
        LexiconError: If a row has another number of cells than the header.
    """
    file = f"{name}.tsv"
    text = (files("extract") / "lexicons" / file).read_text(encoding="utf-8")
    columns: list[str] = []
    rows: list[Mapping[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
        elif len(cells) != len(columns):
            raise LexiconError(file, number, f"expected {len(columns)} cells, found {len(cells)}")
        else:
            rows.append(MappingProxyType(dict(zip(columns, cells, strict=True))))
    if not columns:
        raise LexiconError(file, 1, "expected a header row that names the columns")
    return tuple(rows)
