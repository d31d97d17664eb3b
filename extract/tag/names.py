"""Platforms, databases and projects: head nouns, the phrase before them, and what speaks against them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extract.tag.actions import find_action
from extract.tag.candidate import Candidate
from extract.tag.components import find_components
from extract.tag.conjuncts import conjunct_names
from extract.tag.edges import Phrase, left_edge
from extract.tag.grammar import grammar
from extract.tag.judged import judge_name
from extract.tag.quoted import find_quoted_again, find_quoted_apps
from extract.tag.reported import reported_spans
from extract.tag.shorts import find_defined_names, find_short_names
from extract.tag.titled import find_titled_projects
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Container

    from extract.records import Structure
    from extract.tag.grammar import Grammar

__all__ = ["find_names"]

_BOUNDARY = re.compile(r"[，。；：！？\n》|｜]")
_PLATFORM_END = re.compile(r"(?:平台|[内外专]网)$")
_CARRIERS = ("系统", "网络")
_ACRONYM = re.compile(r"（[A-Z][A-Za-z0-9-]{1,11}）")
_VERSION = re.compile(r"\d\.\d版?(?![\d%％万亿级])")
_ONLINE = re.compile(r"上(?![线传联接级])")
_WHERE = ("在", "通过", "从", "到", "至", "于", "、", "和", "或")
"""Before a name in 网 with 上 behind it: 在政务服务网上办理; else 网上 is one word."""
_ASIDE = re.compile(r"[“”‘’《》〈〉\"]|（[^（）]*）")
_TITLE = re.compile(r"《[^《》\n]{1,100}》")
_LONGEST_NAME = 40
_FORMULA = re.compile(
    r"“(?:[^“”]*、[^“”]*”(?=[一-龥]{2})|[^“”]*\d[+＋][^“”]*”(?=全[省市国区县州]|国家|[省市县]级))"
)
"""A formula before a name, or before its place, is no part of it: “甲平台、乙应用”大脑, “1+N”全省政务云."""
_OTHER_LEVEL = re.compile(r"[省市县区州]（[省市县区州盟旗、]{1,5}）\Z")
"""A level before a general name, which makes it another than the fuller one: 市（州）政务云."""
_Accepted = tuple[int, int, tuple[str, ...], str, float]
"""Start and end, names, rule and score of a candidate whose action is still to be told."""


def find_names(text: str, structure: Structure, bodies: Container[int] = ()) -> tuple[Candidate, ...]:
    """Find platforms, databases and projects.

    Args:
        text: Clean, simplified text.
        structure: Its documents, sections and sentences.
        bodies: Where names of agencies end, clean offsets.

    Returns:
        Candidates in order of their start; they may overlap.
    """
    rules = grammar()
    bounds = [m.start() for m in _BOUNDARY.finditer(text)]
    titles = [(m.start(), m.end()) for m in _TITLE.finditer(text)]
    title_starts = [s for s, _ in titles]
    reported = reported_spans(text, structure)
    reported_starts = [s for s, _ in reported]
    found: list[Candidate] = []
    refused: list[tuple[Candidate, Phrase]] = []
    for m in rules.head.finditer(text):
        begin, end = m.span()
        if _inside(titles, title_starts, begin):
            continue
        low = bounds[i - 1] + 1 if (i := bisect_right(bounds, begin)) else 0
        kind = rules.heads[m.group()].type
        closed = text.startswith("”", end)
        if m.group() == "计划" and begin in bodies:
            continue  # 市政府计划先行建设: what a body plans to do
        phrase = left_edge(text, max(low, begin - 120), begin, kind=kind, closed=closed, bodies=bodies)
        if accepted := _accept(rules, text, phrase, begin, end, kind):
            first, last, names, rule, score = accepted
            past = _inside(reported, reported_starts, begin)
            action = _action(text, kind, last, phrase, m.group(), past=past)
            found.append(Candidate(kind, first, last, names, rule, score, action))
        elif (level := _other_level(text, phrase.start)) or begin > phrase.start:
            start = level.start() if level else phrase.start
            refused.append((Candidate(kind, start, end, (text[start:end],), "", 0.5), phrase))
    quoted = (*find_quoted_again(text, found), *find_quoted_apps(text))
    for c in quoted:
        past = c.type == "platform" and c.action not in ("use", "explore", "integrate")
        past = past and _inside(reported, reported_starts, c.start)
        found.append(replace(c, action="exists") if past else c)
    found.extend(find_titled_projects(text, structure))
    found.extend(find_components(text, found))
    for short, phrase in [*find_short_names(text, found, refused), *find_defined_names(text, found)]:
        found.append(replace(short, action=find_action(text, short.end, phrase, reported=False)))
    return tuple(sorted(found, key=lambda c: (c.start, -c.end, c.type)))


def _action(text: str, kind: str, end: int, phrase: Phrase, head: str, *, past: bool) -> str:
    action = find_action(text, end, phrase, reported=past)
    return "explore" if not action and kind == "project" and head.startswith("试点") else action


def _inside(spans: list[tuple[int, int]], starts: list[int], where: int) -> bool:
    i = bisect_right(starts, where) - 1
    return i >= 0 and where < spans[i][1]


def _other_level(text: str, at: int) -> re.Match[str] | None:
    return _OTHER_LEVEL.search(text, max(0, at - 8), at) if text[at - 1 : at] == "）" else None


def _accept(rules: Grammar, text: str, phrase: Phrase, head: int, end: int, kind: str) -> _Accepted | None:
    """Tell what a phrase and its head name, unless the words name nothing particular."""
    start = phrase.start
    if end - start > _LONGEST_NAME + 60 * bool(phrase.conjuncts):
        return None
    word = text[head:end]
    if text.startswith("”", end) and "“" in text[start - 1 : head]:
        end += 1
    elif text.rfind("“", start + 1, head) > text.rfind("”", start, head) and text.find("”", end, end + 8) > 0:
        return None  # the quotation runs on behind the head: 任“系统云长”
    if phrase.conjuncts:
        fits = rules.heads[word].modifier
        if fits and not fits.search(text, phrase.conjuncts[0][0], head):
            return None
        names = conjunct_names(text, phrase, head, end)
        return (start, end, names, "name.list", 0.7) if names else None
    if word.endswith("网") and _ONLINE.match(text, end) and phrase.marker not in _WHERE:
        return None
    start = level.start() if (level := _other_level(text, start)) else start
    if slogan := _FORMULA.match(text, start, head):
        start = slogan.end()
    if bracket := rules.place_bracket.match(text, end):
        end = bracket.end()
    acronym = _ACRONYM.match(text, end)
    if kind == "project" and (mark := text.find("“", start + 1, head)) > 0:
        start = mark
    quoted = text[start] == "“" or text[start - 1 : start] == "“"
    if word == "行动计划" and phrase.verb is not None and "drafting" in phrase.verb.classes:
        return None  # 制定岭上清源行动计划 speaks of a document
    governed = phrase.verb is not None and "governs_project" in phrase.verb.classes
    titled = text[start] == "“" and "”" in text[head - 2 : head]
    if (
        word in _CARRIERS
        and _linked().match(text, end)
        and _PLATFORM_END.search(_ASIDE.sub("", text[start:head]))
    ):
        return None
    judged = judge_name(
        text[start:end],
        head - start,
        word,
        quoted=quoted,
        titled=titled,
        governed=governed,
        indefinite=phrase.indefinite,
    )
    if judged and kind == "platform" and (version := _VERSION.match(text, end)):
        names, rule, score = judged
        return start, version.end(), tuple(name + version.group() for name in names), rule, score
    return judged and (start, acronym.end() if acronym else end, *judged)


@cache
def _linked() -> re.Pattern[str]:
    return re.compile(f"{any_of('linked_network')}|[和与及、]?[云算存]")
