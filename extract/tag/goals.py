"""Finds goals: sentences that state an end state which the document commits to.

How the annotation guidelines are read where they leave a choice:

* A sentence ends at ``。；！？``; a list of semicolons under 主要目标 is as many goals.
  Brackets and quotation marks keep their stops to themselves.
* A bullet or numbered item under a goal heading is one goal, from its lead to its end, semicolons
  included, without dash or number; a numbered item whose later sentences open with horizons of their
  own is read by sentences.
* A paragraph under a goal heading that opens with a short lead is a bullet, though nothing marks it.
* 到2025年 in the middle of a task (推进…，到2025年…) makes the sentence a goal only where a
  measurable indicator follows, and then the whole sentence; sentences that open with it always are,
  unless they report the past (到2020年，已建成…).
* 2025年底前 and 未来五年 open chores as often as goals: outside a goal heading they need an end state.
* 建设目标：… takes no year but its own; bullets take the year of the sentence before their list.
* A clause that only announces (具体目标如下：) is no goal and no part of one.
* The full text of a goal, without quotation marks, is its name: equal leads in two plans are not one goal.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table
from extract.tag.alternation import alternation
from extract.tag.candidate import Candidate
from extract.tag.goal_scopes import Block, Scope, cut_blocks, goal_label, read_scopes
from extract.tag.goal_sentences import (
    SENTENCE,
    STOPS,
    is_commitment,
    is_note,
    is_past,
    list_mark_end,
    reporting,
    skip,
    trim_goal,
)
from extract.tag.horizons import Horizon, base_years, find_year, match_horizon
from extract.tag.indicators import find_indicators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Structure

__all__ = ["find_goals"]

_LABEL: Final = re.compile(r"[\u4e00-\u9fff]{2,8}：")
_LEAD: Final = re.compile(r"[^，。；：！？]{2,20}。(?=.)")
_HINT: Final = re.compile(r"[年末底纪]|目标|成[效果]")
_MIDDLE: Final = re.compile(r"，(?=(?:力争|确保|争取)?[到至](?:20\d\d|二[〇○零]..)年)")
_WITHIN: Final = re.compile(
    r"，(?=(?:力争|确保|争取)?(?:[到至](?:20\d\d|二[〇○零]..)年|20\d\d年(?:\d{1,2}月)?[底末]?前))"
)
_DEFINITION: Final = re.compile(r"[^，。；]{4,40}(?:包括|是指|指的是)[^，。；]{2,}，")
_CAPTION: Final = re.compile(r"[图表]\s?\d")
_QUOTES: Final = re.compile(r"[“”‘’《》〈〉\s]")
_SHORTEST: Final = 6


@cache
def _named_targets() -> re.Pattern[str]:
    phrases = alternation(row["phrase"] for row in load_table("goal_named"))
    return re.compile(f"{phrases}(?!纲要|规划|导向|责任)")


def find_goals(text: str, structure: Structure) -> tuple[Candidate, ...]:
    """Find the goals of a text.

    Args:
        text: The clean text.
        structure: Its documents and sections.

    Returns:
        Goals in the order of the text, with year and indicators, never overlapping.
    """
    finder = _Finder(text, structure)
    for block in cut_blocks(text, structure):
        finder.read_block(block)
    goals = finder.goals
    return tuple(sorted((*goals, *_named(text, goals, structure)), key=lambda goal: goal.start))


def _named(text: str, goals: list[Candidate], structure: Structure) -> Iterator[Candidate]:
    """National targets that a text names outside its goals and headings."""
    headings = {s.heading_end for s in structure.sections}
    following = 0
    for match in _named_targets().finditer(text):
        while following < len(goals) and goals[following].end <= match.start():
            following += 1
        if match.end() in headings:
            continue
        if following == len(goals) or goals[following].start >= match.end():
            yield Candidate("goal", *match.span(), (_QUOTES.sub("", match.group()),), "goal.named", 0.6)


class _Finder:
    """Walks the blocks of one text and remembers which horizon is in force where."""

    def __init__(self, text: str, structure: Structure) -> None:
        self.goals: list[Candidate] = []
        self._text = text
        self._sections = structure.sections
        self._scopes = read_scopes(structure)
        self._base_years = base_years(structure)
        self._base_year = ""
        # Horizon in force, by the section whose heading opened the scope.
        self._years: dict[int, str] = {}
        # Horizon of the sentence that announced a list, by the section it stands in.
        self._lists: dict[int, str] = {}

    def read_block(self, block: Block) -> None:
        """Add the goals of the next block."""
        if block.section < 0:
            self._read_sentences(block.start, block.end, Scope("plain"), -1)
            return
        scope, section = self._scopes[block.section], self._sections[block.section]
        if scope.mode == "none" or is_note(self._text, block.start, block.end):
            return
        self._base_year = self._base_years[section.document]
        start, parent, lead = block.start, block.section, False
        if block.opens and section.heading_start < section.heading_end:
            start, parent, lead = section.heading_start, section.parent, True
            body = skip(self._text, section.heading_end, block.end, STOPS)
            if scope.opens:
                self._enter(block.section)
                start, parent, lead = body, block.section, False
            elif body >= block.end and section.end > block.end + 1 and section.kind != "bullet":
                if scope.root >= 0:
                    self._years[scope.root] = find_year(section.heading) or self._years.get(scope.root, "")
                return
        elif (body := list_mark_end(self._text, start, block.end)) > start:
            start, parent, lead = body, section.parent if block.opens else parent, True
        elif scope.mode == "all" and (led := _LEAD.match(self._text, start, block.end)):
            known = self._years.get(scope.root) or find_year(led.group())
            lead = bool(known) and self._horizon(start, block.end) is None
        if lead and (scope.mode == "all" or scope.root in self._years or parent in self._lists):
            year = self._lists.get(parent) or self._years.get(scope.root, "")
            if section.kind == "bullet" or not self._is_sequence(start, block.end):
                own = self._own_year(start, block.end)
                self._add(start, block.end, year if own is None else own, "goal.bullet", 0.95)
                return
        self._lists.pop(block.section, None)
        self._read_sentences(start, block.end, scope, block.section)

    def _enter(self, index: int) -> None:
        """Note the horizon that a goal heading opens with: its own, or that of the goal heading above it."""
        scope, parent = self._scopes[index], self._sections[index].parent
        above = self._scopes[parent].root if parent >= 0 else -1
        year = scope.year or self._years.get(above, "")
        if scope.mode == "all" or year:
            self._years[index] = year

    def _set_year(self, root: int, year: str) -> None:
        """Put a horizon in force under a goal heading, and under those above it that know none yet."""
        if root >= 0:
            self._years[root] = year
        while root >= 0 and (root := self._sections[root].parent) >= 0:
            if self._scopes[root].opens and not self._years.get(root):
                self._years[root] = year

    def _read_sentences(self, start: int, end: int, scope: Scope, section: int) -> None:
        """Add the goals among the sentences of a stretch that is no item."""
        text, mode, root = self._text, scope.mode, scope.root
        if mode == "plain" and not _HINT.search(text, start, end):
            return
        labelled, year = False, self._years.get(root, "")
        for match in SENTENCE.finditer(text, start, end):
            first, last = match.span()
            if said := reporting(text, first, last):
                first = said
            label = goal_label().match(text, first, end)
            if label and (first == start or not label["run_in"]):
                mode, root, labelled, year, first = "all", -1, True, find_year(label.group()), label.end()
            elif labelled and _LABEL.match(text, first, last):
                mode, root, labelled, year = scope.mode, scope.root, False, self._years.get(scope.root, "")
            horizon = self._horizon(first, last)
            if horizon and self._is_past(horizon, last, mode):
                continue
            if horizon and mode == "dated":
                mode = "all"
            if mode == "all":
                if horizon:
                    year = horizon.year
                    self._set_year(root, year)
                own = self._own_year(first, last)
                rule = "goal.label" if labelled else "goal.heading"
                self._add(first, last, year if own is None else own, rule, 0.95)
            elif horizon and is_commitment(text, horizon, last):
                score = 0.9 if horizon.force == "by" else 0.75
                self._add(first, last, horizon.year, f"goal.{horizon.force}", score)
                if text[last - 1] == "：":
                    self._lists[section] = horizon.year
            elif not horizon:
                self._add_measured(first, last)

    def _add_measured(self, start: int, end: int) -> None:
        """Add a task sentence that goes on to name a horizon and a figure to reach by it."""
        comma = _MIDDLE.search(self._text, start, end)
        horizon = self._horizon(comma.end(), end) if comma else None
        if horizon is None or self._is_past(horizon, end, "plain"):
            return
        if find_indicators(self._text, horizon.end, end):
            self._add(start, end, horizon.year, "goal.clause", 0.5)

    def _add(self, start: int, end: int, year: str, rule: str, score: float) -> None:
        """Add one goal, unless nothing but its horizon is left when it is trimmed."""
        text = self._text
        start, end = trim_goal(text, start, end)
        horizon = self._horizon(start, end)
        if not horizon and _DEFINITION.match(text, start, end):
            return
        if end - start < _SHORTEST or _CAPTION.match(text, start, end) or (horizon and horizon.end >= end):
            return
        names = (_QUOTES.sub("", text[start:end]),)
        indicators = find_indicators(text, start, end)
        self.goals.append(Candidate("goal", start, end, names, rule, score, year=year, indicators=indicators))

    def _horizon(self, start: int, end: int) -> Horizon | None:
        return match_horizon(self._text, start, end, self._base_year)

    def _own_year(self, start: int, end: int) -> str | None:
        """The first horizon that a sentence or clause opens with or a short lead names, None if none does."""
        if lead := _LEAD.match(self._text, start, end):
            return find_year(lead.group()) or self._own_year(lead.end(), end)
        for match in SENTENCE.finditer(self._text, start, end):
            heads = (match.start(), *(comma.end() for comma in _WITHIN.finditer(self._text, *match.span())))
            for head in heads:
                if horizon := self._horizon(head, match.end()):
                    return horizon.year
        return None

    def _is_sequence(self, start: int, end: int) -> bool:
        """Whether a sentence behind the first opens with a horizon of its own."""
        later = list(SENTENCE.finditer(self._text, start, end))[1:]
        horizons = (self._horizon(*sentence.span()) for sentence in later)
        return any(horizon is not None and horizon.force == "by" for horizon in horizons)

    def _is_past(self, horizon: Horizon, end: int, mode: str) -> bool:
        if is_past(self._text, horizon, end):
            return True
        return mode == "plain" and bool(horizon.year) and horizon.year < self._base_year
