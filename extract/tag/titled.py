"""Projects that are the title of a box or section: 专栏3 数据共享深化工程."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate
from extract.tag.grammar import grammar
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Structure

__all__ = ["find_titled_projects"]

_QUOTES = re.compile(r"[“”‘’\"]")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of('project_manner')}*{any_of('project_lead')})?(?P<name>[^，。；：！？\n]{{4,40}}?{any_of('project_end')})"
        r"(?P<years>（20\d\d[^（）\n]*）)?(?:（[^（）\n]*）)?[。：]?"
    )


@cache
def _plural() -> re.Pattern[str]:
    several = rf"(?:{any_of('several_projects')}|[一二三四五六七八九十\d]+[大项个])"
    return re.compile(rf"{several}(?:[一-龥]{{0,6}})(?:工程|行动|专项|试点)$")


def find_titled_projects(text: str, structure: Structure) -> Iterator[Candidate]:
    """Find headings that are the name of a project.

    Args:
        text: Clean text.
        structure: Its structure.

    Yields:
        Candidates of type ``project``.
    """
    rules = grammar()
    for section in structure.sections:
        if section.kind == "document" or section.heading_end - section.heading_start < 4:
            continue
        m = _title().fullmatch(text, section.heading_start, section.heading_end)
        if not m:
            continue
        name = _QUOTES.sub("", m["name"])
        if "”“" in m["name"]:  # several names that share a head
            continue
        if _plural().search(name) or name in rules.not_entities or rules.not_endings.search(name):
            continue
        end = m.end("years") if m["years"] else m.end("name")
        action = "explore" if name.endswith("试点") else ""
        yield Candidate("project", m.start("name"), end, (name,), f"title.{section.kind}", 0.9, action)
