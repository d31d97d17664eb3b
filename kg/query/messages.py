"""Messages of errors in Chinese: clause by clause, from a table with gaps."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import Final

__all__ = ["in_language", "message_rows"]

_GAP: Final = "{}"


def in_language(message: str, language: str) -> str:
    """Return a message on one line in a language; clauses without Chinese wording stay English.

    Args:
        message: Clauses parted by ``; ``, each perhaps after the place it is about and a colon.
        language: ``zh`` or ``en``.
    """
    message = " ".join(message.split())
    if language != "zh":
        return message
    clauses = message.split("; ")
    translated = [_clause(clause) for clause in clauses]
    return message if translated == clauses else "；".join(translated)


def message_rows() -> list[tuple[str, str]]:
    """Return the rows of the table: an English clause and its Chinese wording."""
    text = (files("kg.query") / "messages.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(english, chinese) for english, chinese in (line.split("\t") for line in lines[1:])]


def _clause(clause: str) -> str:
    places = [0, *(match.end() for match in re.finditer(": ", clause))]
    for place in places:
        for pattern, chinese in _templates():
            if match := pattern.fullmatch(clause, place):
                pieces = zip_longest(chinese.split(_GAP), match.groups(), fillvalue="")
                said = "".join(piece for pair in pieces for piece in pair)
                return f"{clause[: place - 2]}：{said}" if place else said
    return clause


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """Patterns of the clauses with their Chinese wording, those with the most fixed words first."""
    rows = sorted(message_rows(), key=lambda row: -len(row[0].replace(_GAP, "")))
    return [(re.compile("(.+)".join(map(re.escape, english.split(_GAP)))), zh) for english, zh in rows]
