"""Errors of the graph.

GraphError
├── BaseIriError    the base of the IRIs is no absolute IRI that ends in a slash
├── BuildError      nothing could be built, or the output folder cannot be used
│   ├── BuildBusyError     another build holds the output folder
│   └── NothingBuiltError  no text could be read; says why of each
├── StoreError      the store is missing or cannot be read
├── JudgementError  a row of the table of judgements is wrong: file, line, fix
├── ShapeError      validation itself could not run
└── ExportError     a format is unknown, or a library that it needs is missing
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BaseIriError",
    "BuildBusyError",
    "BuildError",
    "ExportError",
    "GraphError",
    "JudgementError",
    "NothingBuiltError",
    "Problem",
    "ShapeError",
    "StoreError",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be used.

    Attributes:
        path: The file, as the user gave it.
        message: What is wrong with it, and what to do.
    """

    path: str
    message: str


class GraphError(Exception):
    """Base of all errors that the graph raises on purpose; the message is one line.

    Attributes:
        wrong_use: Whether what was asked for cannot be asked (exit code 2), rather than has failed (1).
    """

    wrong_use = False


class BaseIriError(GraphError):
    """The base of the IRIs cannot be used."""

    def __init__(self, base: str) -> None:
        super().__init__(
            f"base {base!r}: expected an absolute IRI that ends in '/', such as https://example.org/id/"
        )


class BuildError(GraphError):
    """Nothing could be built, or the output folder cannot be used."""


class BuildBusyError(BuildError):
    """Another build holds the output folder."""


class NothingBuiltError(BuildError):
    """No text could be read.

    Args:
        problems: What is wrong with each file.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        if len(self.problems) == 1:
            reason = f"; {self.problems[0].path}: {self.problems[0].message}"
        else:
            reason = f"; {len(self.problems)} files have problems" if self.problems else ""
        super().__init__(f"nothing could be built: no text could be read{reason}")


class StoreError(GraphError):
    """The store is missing or cannot be read."""


class JudgementError(GraphError):
    """A row of the table of judgements is wrong.

    Args:
        file: Name of the table.
        line: Line number, from 1.
        problem: What is wrong, and what was expected.
    """

    def __init__(self, file: str, line: int, problem: str) -> None:
        self.file, self.line = file, line
        super().__init__(f"{file}:{line}: {problem}")


class ShapeError(GraphError):
    """Validation itself could not run."""


class ExportError(GraphError):
    """A format is unknown, or a library that it needs is missing."""
