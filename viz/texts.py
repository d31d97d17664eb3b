"""The three forms of every file's text, as the reader page shows them, from ``<folder>/*.json``."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from viz.errors import ViewError

__all__ = ["Text", "page_name", "read_texts"]

_FIELDS = ("file", "source", "cleaned", "simplified", "offset_map")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Text:
    """One file's text.

    Attributes:
        file: The file's name.
        source: As it came, with glosses and wraps.
        cleaned: Without noise, in the source's script.
        simplified: ``cleaned`` in simplified script.
        offset_map: Runs ``(clean_start, source_start, length)`` in order, code points.
    """

    file: str
    source: str
    cleaned: str
    simplified: str
    offset_map: tuple[tuple[int, int, int], ...]


def read_texts(folder: Path) -> Iterator[Text]:
    """Texts of a folder and its sub-folders, one at a time, in the order of their paths.

    Raises:
        ViewError: If the folder does not exist or a file in it is no text.
    """
    if not folder.is_dir():
        raise ViewError(f"{folder}: no such folder of texts; give the texts/ folder that the build wrote")
    for path in sorted(folder.rglob("*.json")):
        yield _read_text(path)


def page_name(file: str) -> str:
    """The file name of a reader page: that of the text where it is safe in addresses, else with a hash.

    Example:
        >>> page_name("001_plan.txt")
        '001_plan.txt.html'
    """
    safe = re.sub(r"[^\w.-]+", "-", file).strip(".-")[:_LONGEST]
    if safe != file or not safe:
        safe = f"{safe}-{hashlib.sha256(file.encode('utf-8')).hexdigest()[:8]}"
    return f"{safe}.html"


def _read_text(path: Path) -> Text:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        values = [data[name] for name in _FIELDS]
        runs = tuple((int(run[0]), int(run[1]), int(run[2])) for run in values[4])
    except (ValueError, KeyError, TypeError, IndexError) as error:
        wanted = ", ".join(_FIELDS)
        raise ViewError(f"{path}: not a text of a build ({error!r}); expected the fields {wanted}") from error
    return Text(values[0], values[1], values[2], values[3], runs)
