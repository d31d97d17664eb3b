"""Says which stretches of a text stand under a goal heading (主要目标, 建设目标：, 发展目标（2023—2025年）).

The text is cut into blocks: paragraphs, and parts of paragraphs where a labelled part begins.
A block knows the section it stands in and the scope that holds there:

* ``all``: every sentence and bullet is a goal;
* ``dated``: what follows a sentence with a horizon is (目标任务, 总体要求和主要目标);
* ``plain``: only a sentence that opens with a horizon is;
* ``none``: nothing is: articles of statutes, page furniture, responsibility notes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table
from extract.records.internal import internal_record
from extract.tag.alternation import alternation
from extract.tag.horizons import find_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.records import Section, Structure

__all__ = ["Block", "Scope", "cut_blocks", "goal_label", "read_scopes"]

_JOINED: Final = re.compile(r"[和与及、]|以及")
_ASIDE: Final = re.compile(r"（[^（）]*）|[。：:，\s]+$")
_LONGEST_DATED: Final = 16
_SILENT: Final = frozenset({"furniture", "note"})


@internal_record
class Scope:
    """What holds in one section.

    Attributes:
        mode: ``all``, ``dated``, ``plain`` or ``none``.
        root: Index of the section whose heading opened the scope; -1 where none did.
        year: Horizon that the opening heading names, or empty.
        opens: Whether this section's own heading opened the scope.
    """

    mode: str
    root: int = -1
    year: str = ""
    opens: bool = False


@internal_record
class Block:
    """A paragraph or part of one, in clean offsets, without its line break.

    Attributes:
        start: Where it begins.
        end: Where it ends, exclusive.
        section: Index of the innermost section; -1 outside all.
        opens: Whether the section begins here, so that its number and heading stand at the head of the block.
    """

    start: int
    end: int
    section: int
    opens: bool


@cache
def _phrases() -> Mapping[str, str]:
    return {row["phrase"]: row["scope"] for row in load_table("goal_headings")}


@cache
def _labels() -> frozenset[str]:
    """Labels that open a part of a task (建设内容：); those of goals are told apart before."""
    return frozenset(row["label"] for row in load_table("structure_labels"))


@cache
def _phrase_at_end() -> re.Pattern[str]:
    return re.compile(alternation(_phrases()) + "$")


@cache
def goal_label() -> re.Pattern[str]:
    """Matches a goal label at the head of a sentence: ``建设目标：``, ``总体目标是到2025年``.

    The group ``run_in`` matches where a full stop follows, which is a label only where a paragraph begins.
    """
    label = rf"[^，。；：！？\n“《]{{0,12}}?{alternation(_phrases())}"
    return re.compile(rf"{label}(?:(?:是|为|包括)?：|[是为](?=[到至]|力争)|(?P<run_in>。)(?=.))")


def _heading_mode(heading: str) -> str:
    words = _ASIDE.sub("", _ASIDE.sub("", heading))
    match = _phrase_at_end().search(words)
    if match:
        return "dated" if _JOINED.search(words, 0, match.start()) else _phrases()[match.group()]
    own = words.endswith("目标") and (words == "目标" or (find_year(words) and len(words) <= _LONGEST_DATED))
    return "all" if own else ""


def read_scopes(structure: Structure) -> tuple[Scope, ...]:
    """Read the scope of every section, in the order of ``structure.sections``."""
    scopes: list[Scope] = []
    for index, section in enumerate(structure.sections):
        parent = scopes[section.parent] if section.parent >= 0 else Scope("plain")
        scopes.append(_scope(index, section, parent, structure))
    return tuple(scopes)


def _scope(index: int, section: Section, parent: Scope, structure: Structure) -> Scope:
    statute = structure.documents[section.document].kind == "law"
    if statute or section.kind in _SILENT or parent.mode == "none":
        return Scope("none")
    mode = "" if section.kind in ("document", "box", "row") else _heading_mode(section.heading)
    if mode:
        return Scope(mode, index, find_year(section.heading), opens=True)
    if section.kind in ("box", "row") or (not section.number and section.heading in _labels()):
        return Scope("plain")
    if parent.mode == "all" or (parent.mode == "dated" and section.kind == "bullet"):
        return Scope(parent.mode, parent.root, parent.year)
    return Scope("plain")


def cut_blocks(text: str, structure: Structure) -> Iterator[Block]:
    """Cut a clean text into blocks, in order."""
    sections = structure.sections
    order = sorted(range(len(sections)), key=lambda i: (sections[i].start, sections[i].level))
    path: list[int] = []
    following = 0
    start = 0
    while start < len(text):
        opened = -1
        while following < len(order) and sections[order[following]].start <= start:
            opened = order[following]
            while path and sections[path[-1]].end <= sections[opened].start:
                path.pop()
            path.append(opened)
            following += 1
        while path and sections[path[-1]].end <= start:
            path.pop()
        section = path[-1] if path else -1
        limit = sections[order[following]].start if following < len(order) else len(text)
        line = text.find("\n", start)
        end = min(limit, line if line >= 0 else len(text))
        stop = end
        while stop > start and text[stop - 1] in " \n":
            stop -= 1
        if stop > start:
            opens = section >= 0 and section == opened and sections[section].start == start
            yield Block(start, stop, section, opens)
        start = max(end + (end < len(text) and text[end] == "\n"), start + 1)
