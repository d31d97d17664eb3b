"""Sections under construction: opened, nested and closed while paragraphs are walked."""

from __future__ import annotations

from extract.records import Section

__all__ = ["SectionTree"]


class SectionTree:
    """The sections of one document; the open ones form a path from its root.

    Args:
        document: Index of the document.
        offset: How many sections stand before, so that parents are indexes into one list.
    """

    def __init__(self, document: int, offset: int) -> None:
        self._document = document
        self._offset = offset
        self._rows: list[tuple[str, str, str, tuple[int, int], int, int, int]] = []
        self._ends: list[int] = []
        self._path: list[int] = []

    def open(self, kind: str, number: str, heading: str, span: tuple[int, int], start: int, end: int) -> int:
        """Add a section inside the innermost open one; it stays closed unless entered."""
        parent = self._path[-1] if self._path else -1
        self._rows.append((kind, number, heading, span, len(self._path), parent, start))
        self._ends.append(end)
        return len(self._rows) - 1

    def enter(self, index: int) -> None:
        """Make a section the innermost open one."""
        self._path.append(index)

    def depth(self) -> int:
        """How many sections are open, the root among them."""
        return len(self._path)

    def stretch(self, end: int) -> None:
        """Let the section added last reach further."""
        self._ends[-1] = end

    def close_to(self, depth: int, end: int) -> None:
        """Close open sections until ``depth`` are left; the closed ones reach at least to ``end``."""
        while len(self._path) > depth:
            index = self._path.pop()
            self._ends[index] = max(self._ends[index], end)

    def sections(self) -> list[Section]:
        """Return the sections in order of their start."""
        return [
            Section(
                kind,
                number,
                heading,
                level,
                parent + self._offset if parent >= 0 else -1,
                self._document,
                start,
                end,
                *span,
            )
            for (kind, number, heading, span, level, parent, start), end in zip(
                self._rows, self._ends, strict=True
            )
        ]
