"""The parts of tagging, linking and relating that the ablations switch off, and how.

A part is switched off by putting something plain in the place of a function, or by leaving
rows of a lexicon out; nothing in the product knows about it.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

__all__ = ["PARTS", "Part", "switched_off"]

Row = Mapping[str, str]
NEVER = "\uffff"  # stands in no text, so a row with it holds nowhere


@dataclass(frozen=True)
class Part:
    """One thing to switch off.

    Attributes:
        group: What it belongs to.
        name: What it does, for the table.
        swaps: ``module:name`` to what is put there.
        rows: Lexicon to a function from its rows to those that are left.
    """

    group: str
    name: str
    swaps: Mapping[str, Any] | None = None
    rows: Mapping[str, Callable[[Sequence[Row]], Iterable[Row]]] | None = None


@contextmanager
def switched_off(part: Part) -> Iterator[None]:
    """Run the body without the part."""
    from extract.lexicon import load_table

    def rows_left(table: str) -> tuple[Row, ...]:
        change = (part.rows or {}).get(table)
        return tuple(change(load_table(table))) if change else load_table(table)

    with ExitStack() as stack:
        for target, plain in (part.swaps or {}).items():
            module, name = target.split(":")
            stack.enter_context(patch.object(importlib.import_module(module), name, plain))
        for module in _loaded():
            if part.rows and getattr(module, "load_table", None) is load_table:
                stack.enter_context(patch.object(module, "load_table", rows_left))
        stack.callback(_forget)
        _forget()
        yield


def _loaded() -> list[Any]:
    return [module for name, module in sorted(sys.modules.items()) if name.startswith("extract.")]


def _forget() -> None:
    """Drop what was compiled from the lexicons, as they are now others."""
    for module in _loaded():
        for member in list(vars(module).values()):
            if callable(member) and hasattr(member, "cache_clear"):
                member.cache_clear()


def _nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def _set(**cells: str) -> Callable[[Sequence[Row]], Iterable[Row]]:
    return lambda rows: [{**row, **cells} for row in rows]


def _none(column: str, kind: str = "") -> Callable[[Sequence[Row]], Iterable[Row]]:
    """No rows but one for each value of the column ``kind``, which holds nowhere."""
    return lambda rows: list({row.get(kind, ""): {**row, column: NEVER} for row in rows}.values())


def _without_cues(prefix: str) -> Part:
    def left(rows: Sequence[Row]) -> Iterable[Row]:
        return [{**row, "pattern": ""} if row["id"].startswith(prefix) else row for row in rows]

    return Part("relations", f"cues of sentences: {prefix.rstrip('.')}", rows={"relation_cues": left})


def _one_name(text: str, phrase: Any, head: int, end: int) -> tuple[str, ...]:
    return (text[phrase.start : end],)


def _placeless(text: str, structure: Any) -> tuple[Any, ...]:
    from extract.tag.agencies_context import read_settings

    return tuple(replace(setting, place=None) for setting in read_settings(text, structure))


def _plain_scopes(structure: Any) -> tuple[Any, ...]:
    from extract.tag.goal_scopes import Scope

    return tuple(Scope("plain") for _ in structure.sections)


def _apart(names: Iterable[str], *_: object) -> Mapping[str, str]:
    return {name: name for name in names}


def _as_it_stands(left: str, right: str, known: object) -> str:
    return right


def _never(*_: object) -> Any:
    import re

    return re.compile(NEVER)


_NAMES = "extract.tag.names:"
_RELATE = "extract.relate.find:"

PARTS: tuple[Part, ...] = (
    Part("boundaries", "hard verbs (all verbs may stand in names)", rows={"verbs": _set(edge="soft")}),
    Part("boundaries", "soft verbs (no verb may stand in a name)", rows={"verbs": _set(edge="hard")}),
    Part("boundaries", "function words before names", rows={"left_breaks": _none("pattern")}),
    Part("boundaries", "nouns that end a name before 、 和 与", rows={"noun_ends": _none("word")}),
    Part("boundaries", "fixed compounds with 和", rows={"fixed_compounds": _none("phrase")}),
    Part("boundaries", "determiners", rows={"determiners": _none("word", "indefinite")}),
    Part("boundaries", "restart at 国家, 全国 or a place", {"extract.tag.edges:_last_scope": lambda *_: 0}),
    Part("negatives", "phrases that are no entity", rows={"not_entities": _none("phrase", "match")}),
    Part("negatives", "generic words", rows={"generic_words": _none("word")}),
    Part("negatives", "modifiers that a head asks for", rows={"name_heads": _set(modifier="")}),
    Part(
        "negatives",
        "all three",
        rows={
            "not_entities": _none("phrase", "match"),
            "generic_words": _none("word"),
            "name_heads": _set(modifier=""),
        },
    ),
    Part("more names", "coordination expands to several", {_NAMES + "conjunct_names": _one_name}),
    Part("more names", "short names known from a fuller one", {_NAMES + "find_short_names": _nothing}),
    Part("more names", "names given by 以下简称", {_NAMES + "find_defined_names": _nothing}),
    Part("more names", "apps and quoted names", {_NAMES + "find_quoted_apps": _nothing}),
    Part("more names", "projects in headings", {_NAMES + "find_titled_projects": _nothing}),
    Part("more names", "components (六大中心)", {_NAMES + "find_components": _nothing}),
    Part("actions", "words after the name", {"extract.tag.actions:_by_tail": lambda *a: a[-1]}),
    Part("actions", "通过, 在, 以, 将 before it", {"extract.tag.actions:_by_marker": lambda *_: ""}),
    Part("actions", "passages that report", {_NAMES + "reported_spans": lambda *_: []}),
    Part("agencies", "local bodies by pattern", {"extract.tag.agencies:find_local": _nothing}),
    Part("agencies", "unlisted bodies", {"extract.tag.agencies:find_open": _nothing}),
    Part("agencies", "place of the text (省…, 市…)", {"extract.tag.agencies:read_settings": _placeless}),
    Part("goals", "headings that open goals", {"extract.tag.goals:read_scopes": _plain_scopes}),
    Part("linking", "aliases inside a text", {"extract.pipeline:resolve_aliases": _apart}),
    Part("linking", "names that a text sets apart", {"extract.pipeline:names_apart": lambda *_: set()}),
    Part("linking", "short names that a text introduces", {"extract.pipeline:defined_names": lambda *_: {}}),
    Part("linking", "shared modifiers", {"extract.pipeline:shared_modifier_name": _as_it_stands}),
    Part("relations", "titles of boxes and sections", {_RELATE + "box_statements": _nothing}),
    Part("relations", "responsibility notes", {_RELATE + "duty_statements": _nothing}),
    Part(
        "relations",
        "subjects left out",
        {
            _RELATE + "elided_statements": _nothing,
            _RELATE + "after_opening": lambda *_: None,
        },
    ),
    Part("relations", "names taken up again (该平台)", {_RELATE + "find_anaphors": _nothing}),
    Part("relations", "lists of duties", {_RELATE + "listed_statements": _nothing}),
    Part(
        "relations",
        "counterparts of two levels, systems merged into others",
        {_RELATE + "with_counterpart": lambda _, found, *__: found},
    ),
    Part("relations", "issuers in title and signature", {_RELATE + "issuer_statements": _nothing}),
    Part("relations", "citations", {_RELATE + "cited_statements": _nothing}),
    *map(_without_cues, ("connects.", "delivers.", "depends.", "duty.", "part.", "supports.")),
    Part(
        "relations",
        "denials",
        {"extract.relate.polarity:denials": _never, "extract.relate.polarity:postponed": _never},
    ),
)
