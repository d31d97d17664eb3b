"""Errors of the extraction.

ExtractError
├── ReadError       a file could not be read: where, what, what to do
├── NormaliseError  a text could not be cleaned
└── LexiconError    a row of a lexicon is wrong: file, line, fix
"""

from __future__ import annotations

__all__ = ["ExtractError", "LexiconError", "NormaliseError", "ReadError", "nothing_but_furniture"]


class ExtractError(Exception):
    """Base of all errors that the extraction raises on purpose."""


class ReadError(ExtractError):
    """A file could not be read.

    Args:
        path: The file, as the user gave it.
        problem: What is wrong with it.
        remedy: What the user can do.
    """

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        self.path, self.problem, self.remedy = path, problem, remedy
        super().__init__(f"{path}: {problem}; {remedy}")


def nothing_but_furniture(path: str) -> ReadError:
    """Return the error of a file of whose text nothing is left when it has been cleaned."""
    return ReadError(path, "holds nothing but page furniture", "check that the text itself was saved")


class NormaliseError(ExtractError):
    """A text could not be cleaned."""


class LexiconError(ExtractError):
    """A row of a lexicon file is wrong.

    Args:
        file: Name of the lexicon file.
        line: Line number, from 1; 0 where the file as a whole is meant.
        problem: What is wrong, and what was expected.
    """

    def __init__(self, file: str, line: int, problem: str) -> None:
        self.file, self.line = file, line
        super().__init__(f"{file}:{line}: {problem}" if line else f"{file}: {problem}")
