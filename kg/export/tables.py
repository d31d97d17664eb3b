"""CSV and Parquet: entities, names, relations, mentions, documents and goals as tables.

The columns of each table are the variables of ``tables/*.rq``.  Rows stream out of the
store.  CSV is UTF-8 with a byte order mark, so that spreadsheets show Chinese.
"""

from __future__ import annotations

import csv
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from kg.errors import ExportError
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["table_names", "write_csv", "write_parquet"]

_BATCH: Final = 20_000
_TYPES: Final = {
    "int64": ("start", "end", "year"),
    "float64": ("confidence", "value"),
    "bool_": ("collective", "in_corpus"),
}
"""Columns of Parquet that are no strings, by the name of their type in pyarrow."""


def table_names() -> tuple[str, ...]:
    """Return the names of the tables, sorted."""
    return tuple(
        sorted(f.name[:-3] for f in (files("kg.export") / "tables").iterdir() if f.name.endswith(".rq"))
    )


def write_csv(out: Path, folder: Path) -> None:
    """Write every table as ``<name>.csv``."""
    for name, columns, rows in _tables(out, folder):
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(rows)


def write_parquet(out: Path, folder: Path) -> None:
    """Write every table as ``<name>.parquet``.

    Raises:
        ExportError: If pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ExportError(
            "parquet needs pyarrow; install it with: pip install 'policy-kg[parquet]'"
        ) from None
    types = {name: getattr(pyarrow, kind)() for kind, names in _TYPES.items() for name in names}
    for name, columns, rows in _tables(out, folder):
        schema = pyarrow.schema([(column, types.get(column, pyarrow.string())) for column in columns])
        with pyarrow.parquet.ParquetWriter(folder / f"{name}.parquet", schema) as writer:
            while batch := list(islice(rows, _BATCH)):
                arrays = [
                    pyarrow.array([_value(row[place], str(field.type)) for row in batch], type=field.type)
                    for place, field in enumerate(schema)
                ]
                writer.write_batch(pyarrow.record_batch(arrays, schema=schema))


def _value(text: str, kind: str) -> Any:
    """A cell as its column's type: nothing for an empty one, but for a string."""
    if kind == "string":
        return text
    if not text:
        return None
    if kind == "bool":
        return text == "true"
    return int(text) if kind == "int64" else float(text)


def _tables(out: Path, folder: Path) -> Iterator[tuple[str, list[str], Iterator[list[str]]]]:
    import pyoxigraph

    store = open_store(out)
    folder.mkdir(parents=True, exist_ok=True)
    for name in table_names():
        query = (files("kg.export") / "tables" / f"{name}.rq").read_text(encoding="utf-8")
        solutions = store.query(query)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        columns = [variable.value for variable in solutions.variables]
        yield name, columns, ([_cell(term) for term in row] for row in solutions)


def _cell(term: Any) -> str:
    return "" if term is None else str(term.value)
