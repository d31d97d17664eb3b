"""English names of well-known entities: rows of ``english.tsv``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["english_name", "english_rows"]


def english_rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return the rows of the table: type, canonical name, English name, source."""
    text = (files("kg.graph") / "english.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return tuple((kind, name, english, source) for kind, name, english, source in rows)


@cache
def _names() -> dict[tuple[str, str], str]:
    return {(kind, name): english for kind, name, english, _ in english_rows()}


def english_name(kind: str, name: str) -> str:
    """Return the English name of an entity, or an empty string.

    Example:
        >>> english_name("agency", "国家数据局")
        'National Data Administration'
    """
    return _names().get((kind, name), "")
