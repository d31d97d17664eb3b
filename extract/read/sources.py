"""Paths, folders, patterns, archives and standard input to source texts."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ReadError
from extract.records import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["read_file", "read_sources"]


def read_file(path: str | Path, *, encoding: str | None = None) -> SourceText:
    """Read one file."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(str(path), error.strerror or "cannot be read", "check the path") from error
    return SourceText(
        name=Path(path).name,
        path=str(path),
        text=data.decode(encoding or "utf-8-sig"),
        encoding=encoding or "utf-8",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def read_sources(
    paths: Iterable[str | Path],
    *,
    encoding: str | None = None,
    on_problem: Callable[[ReadError], None],
) -> Iterator[SourceText]:
    """Read many."""
    for given in paths:
        path = Path(given)
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            try:
                yield read_file(file, encoding=encoding)
            except ReadError as error:
                on_problem(error)
