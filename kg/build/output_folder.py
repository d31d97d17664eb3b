"""Which folders builds have written: nobody else's files are overwritten, and no output is read as a text."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kg.errors import BuildError

__all__ = ["check_output_folder", "is_output"]

_WRITTEN: Final = ("evidence.ttl", "graph.nq", "graph.nq.gz", "graph.ttl", "parts", "site", "store", "texts")
_MARKS: Final = (".lock", ".published", "store/CURRENT")


def check_output_folder(out: Path) -> None:
    """Make sure that a build in ``out`` replaces nothing but what builds have written.

    Raises:
        BuildError: If ``out`` is a file, or holds other things under names that a build writes.
    """
    if out.exists() and not out.is_dir():
        raise BuildError(f"{out}: cannot be written (it is a file); choose another folder")
    if not _is_ours(out) and (there := [name for name in _WRITTEN if (out / name).exists()]):
        raise BuildError(
            f"{out}: holds {', '.join(there)}, written by no build, which this one would replace; "
            "choose another folder"
        )


def is_output(path: str) -> bool:
    """Return whether a file or folder is part of what a build has written."""
    place = Path(path)
    return place.name in _WRITTEN and _is_ours(place.parent)


def _is_ours(folder: Path) -> bool:
    return any((folder / mark).exists() for mark in _MARKS)
