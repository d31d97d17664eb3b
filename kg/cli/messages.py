"""Messages of errors in the language of the run: clause by clause, from a table with gaps."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import Final

from kg.cli.language import language, read_rows

__all__ = ["translate_message"]

_GAP: Final = "{}"


def translate_message(message: str) -> str:
    """Return a message on one line in the language of this run; clauses without Chinese wording stay English.

    Args:
        message: Clauses parted by ``; ``, each perhaps after the place it is about and a colon.
    """
    message = " ".join(message.split())
    if language() != "zh":
        return message
    clauses = message.split("; ")
    translated = [_clause(clause) for clause in clauses]
    return message if translated == clauses else "；".join(translated)


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
    rows = sorted(read_rows("messages.tsv"), key=lambda row: -len(row[0].replace(_GAP, "")))
    return [(re.compile("(.+)".join(map(re.escape, english.split(_GAP)))), zh) for english, zh in rows]
