"""What reading a file gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

__all__ = ["Mark", "SourceText"]

_EMPTY: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a source text that its original format names: a page, a heading, a table row.

    Attributes:
        start: Offset at which it begins; it reaches to the next mark.
        kind: ``page``, ``heading``, ``paragraph``, ``item``, ``table``, ``row`` or ``box`` (of a scan).
        label: Which of them: the page's number, the heading's level, the row's table and number.
    """

    start: int
    kind: str
    label: str

    @property
    def words(self) -> str:
        """The place as people cite it: ``page 3``, ``paragraph 12``, ``表1 第2行``."""
        return self.label if self.kind in ("table", "row", "box") else f"{self.kind} {self.label}"


@dataclass(frozen=True, slots=True)
class SourceText:
    """What reading one file gives: its characters, untouched, and where they came from.

    Attributes:
        name: File name without folders; a member of an archive is ``archive.zip!inner/name.txt``.
        path: The path as the user gave it, for messages.
        text: Decoded characters (of PDF, Word and HTML: the extracted characters).
        media_type: IANA media type of the file.
        encoding: Character encoding of the bytes, empty where the format has none.
        sha256: Hex digest of the file's bytes.
        marks: Places the format names, in order of ``start``.
        metadata: What the page or file says of itself (``title``, ``date``, ``issuer``, …).
    """

    name: str
    path: str
    text: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    sha256: str = ""
    marks: tuple[Mark, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: _EMPTY)

    def element_at(self, offset: int) -> str:
        """Name the page or element that holds an offset.

        Args:
            offset: Offset into ``text``.

        Returns:
            The words of the last mark at or before it, empty for formats that name no places.
        """
        index = bisect_right(self.marks, offset, key=_start) - 1
        return self.marks[index].words if index >= 0 else ""


def _start(mark: Mark) -> int:
    return mark.start
