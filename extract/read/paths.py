"""Which files a list of paths means: files, folders, patterns; each file once, each name once."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Found", "find_files"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    Attributes:
        path: Its path, beginning as the user gave it; ``-`` for standard input.
        name: Its name, unique in the run.
    """

    path: str
    name: str


def find_files(
    paths: Iterable[str | Path],
    on_problem: Callable[[ReadError], None],
    skip: Callable[[str], bool] | None = None,
) -> list[Found]:
    """List the files that some paths mean, without opening them.

    Args:
        paths: Files, folders, glob patterns and ``-``.
        on_problem: Called for every path that leads to nothing and every loop of links.
        skip: Says of a path inside a folder whether to leave it out.

    Returns:
        The files in the order of ``paths``, inside a folder sorted by path.
    """
    listed: list[tuple[str, str]] = []
    for given in paths:
        path = str(given)
        try:
            listed += _expand(path, on_problem, skip)
        except ReadError as error:
            on_problem(error)
    first: dict[str, tuple[str, str]] = {}
    for path, long in listed:
        first.setdefault(os.path.realpath(path) if path != "-" else path, (path, long))
    unique = list(first.values())
    shared = Counter(long.rsplit("/", 1)[-1] for _, long in unique)
    taken: Counter[str] = Counter()
    found: list[Found] = []
    for path, long in unique:
        short = long.rsplit("/", 1)[-1]
        name = long if shared[short] > 1 else short
        taken[name] += 1
        found.append(Found(path, name if taken[name] == 1 else f"{path.lstrip('./')}"))
    return found


def _expand(
    path: str, on_problem: Callable[[ReadError], None], skip: Callable[[str], bool] | None
) -> list[tuple[str, str]]:
    if path == "-":
        return [("-", "stdin")]
    if "\0" in path:
        raise ReadError(path.replace("\0", "\\0"), "is no valid path", "check the path")
    if Path(path).is_dir():
        files = sorted(_walk(path, on_problem, skip))
        if not files:
            raise ReadError(path, "holds no files", "check the folder")
        return [(file, Path(file).relative_to(path).as_posix()) for file in files]
    if not os.path.lexists(path) and any(mark in path for mark in "*?["):
        root = Path(Path(path).anchor)
        matches = sorted(str(match) for match in root.glob(str(Path(path).relative_to(root))))
        if not matches:
            raise ReadError(path, "matches no file", "check the pattern")
        return [pair for match in matches for pair in _expand(match, on_problem, skip)]
    return [(path, Path(path).name)]


def _walk(
    folder: str, on_problem: Callable[[ReadError], None], skip: Callable[[str], bool] | None
) -> Iterator[str]:
    """Yield the files below a folder; follow links, but never into a folder above."""
    pending: list[tuple[str, frozenset[str]]] = [(folder, frozenset())]
    seen: set[str] = set()
    while pending:
        here, above = pending.pop()
        real = os.path.realpath(here)
        if real in above:
            on_problem(ReadError(here, "is a link that leads back to a folder above it", "remove the link"))
            continue
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            on_problem(ReadError(here, f"cannot be opened ({error.strerror})", "check its rights"))
            continue
        for entry in entries:
            if entry.name.startswith(".") or (skip is not None and skip(entry.path)):
                continue
            if Path(entry.path).is_dir():
                pending.append((entry.path, above | {real}))
            else:
                yield entry.path
