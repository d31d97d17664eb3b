"""The level of government that a name tells: rows of ``levels.tsv``, first match decides."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["level_of", "level_rows"]


@cache
def level_rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return the rows of the table: pattern, level, example, counter-example."""
    text = (files("kg.graph") / "levels.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return tuple((pattern, level, example, counter) for pattern, level, example, counter in rows)


@cache
def _compiled() -> re.Pattern[str]:
    return re.compile("|".join(f"({pattern})" for pattern, *_ in level_rows()))


@lru_cache(maxsize=65_536)
def level_of(name: str) -> str:
    """Return ``central``, ``province``, ``city``, ``county`` or an empty string.

    Example:
        >>> level_of("国家数据局"), level_of("白石市数据局"), level_of("有关部门")
        ('central', 'city', '')
    """
    match = _compiled().match(name, 0, 40)
    return level_rows()[match.lastindex - 1][1] if match and match.lastindex else ""
