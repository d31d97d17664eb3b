"""Words that answers show: column titles and fixed values, in English and Chinese."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["column_title", "word"]


@cache
def _words() -> Mapping[tuple[str, str], tuple[str, str]]:
    text = (files("kg") / "queries" / "words.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {(column, value): (en, zh) for column, value, en, zh in lines[1:]}


def column_title(name: str, language: str) -> str:
    """Return the heading of a column; a name that is not ours stays."""
    words = _words().get((name, ""))
    return name if words is None else words[language == "zh"]


def word(column: str, value: str, language: str) -> str:
    """Return how people read a fixed value of a column, or several with blanks between; others stay."""
    known = _words()
    words = known.get((column, value)) if value else None
    if words is None and " " in value:
        parts = [known.get((column, part)) for part in value.split(" ")]
        if all(parts):
            return " ".join(part[language == "zh"] for part in parts if part)
    return value if words is None else words[language == "zh"]
