"""Which language the command line speaks, and the Chinese wording of its texts."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files

import click

__all__ = ["LANGUAGES", "choose", "language", "read_rows", "translate", "translate_message"]

LANGUAGES = ("en", "zh")
_KEY = "policy_kg.language"


def read_rows(name: str) -> list[list[str]]:
    """Return the cells of a table of this package, without comments and header row."""
    text = (files("kg.cli") / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@cache
def _chinese() -> dict[str, str]:
    return dict(read_rows("zh.tsv"))


def language() -> str:
    """Return ``zh`` or ``en``: the option ``--lang``, else what the locale variables ask for."""
    context = click.get_current_context(silent=True)
    chosen = context.find_root().meta.get(_KEY) if context else None
    if chosen:
        return str(chosen)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def choose(context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Keep the value of ``--lang`` for the whole run (a click callback)."""
    if value:
        context.find_root().meta[_KEY] = value
    return value


def translate(text: str) -> str:
    """Return a text in the language of this run; a text without Chinese wording stays English."""
    return _chinese().get(" ".join(text.split()), text) if language() == "zh" else text


def translate_message(message: str) -> str:
    """Return the message of an error on one line in the language of this run."""
    from kg.query.messages import in_language

    return in_language(message, language())
