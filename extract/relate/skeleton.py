"""A sentence with each mention, or coordination of mentions, replaced by one symbol of its class."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.records.internal import internal_record
from extract.relate.governed import is_gathered, is_governed
from extract.relate.symbols import symbol_of
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.records import Mention

__all__ = ["Named", "Skeleton", "cut_long", "draw_skeleton"]

_APPOSED = re.compile(r"(?:、|和|与|及|以及)[^，。；：、和与及或]{0,6}(?:平台|系统|应用|品牌)")
_WITH = ("与", "同")
_LISTED = re.compile(r"[”》]?(?:(?:、|和|以及|及)[“《]?|[“《])")
_ALIAS = re.compile(
    r"[”》]?[（(](?:以下|下文|英文|中文|简称|又称)[^（）()，。；]{0,6}(?:简称|称|名)?(?:为|：|:)?[“《]?"
)
_REST = re.compile(r"[”》]?(?:[（(][^（）()]{1,40}[）)])?")
_CLOSED = re.compile(r"[”》]?[）)]")
_TAKEN_IN = re.compile(r"(?:融合|整合|集成)(?:[^，。；、：（）]{0,6}的|现有|已有|原有|相关)?$")
_LONGEST = 600
_PAIRS = {"“": "”", "《": "》"}


@internal_record
class Named:
    """A place in a text that names something, or takes up what was named.

    Attributes:
        indices: The mentions that it is or stands for.
        start: Clean offset.
        end: Clean offset, exclusive.
        type: Their type.
        link: How it stands for them, an id of ``anaphors.tsv``; empty for the mention itself.
    """

    indices: tuple[int, ...]
    start: int
    end: int
    type: str
    link: str = ""


@internal_record
class Skeleton:
    """A sentence as symbols.

    Attributes:
        text: The sentence; one private-use character per group of mentions.
        groups: Skeleton offset of each symbol to the indices of its mentions.
        start: Clean offset of the sentence.
        links: Skeleton offset of a symbol that only stands for its mentions to how it does.
        parted: Skeleton offset of a list such as 甲、乙与丙 to the number of its mentions before 与.
    """

    text: str
    groups: dict[int, tuple[int, ...]]
    start: int
    links: dict[int, str]
    parted: dict[int, int]


def draw_skeleton(
    text: str, start: int, end: int, mentions: Sequence[tuple[int, Mention]], taken_up: Sequence[Named] = ()
) -> Skeleton:
    """Replace the mentions of a sentence by symbols.

    Quotation marks around a name, a gloss in brackets after it, and the short form that 以下简称
    introduces are left out.

    Args:
        text: Clean text.
        start: Where the sentence begins, clean offset.
        end: Where it ends.
        mentions: Index and mention of each mention inside it, goals left out, in order of start;
            of overlapping ones only the first and longest counts.
        taken_up: Places that stand for mentions of elsewhere.
    """
    named = [Named((i,), m.clean_start, m.clean_end, m.type) for i, m in mentions]
    if taken_up:
        named = sorted((*named, *taken_up), key=lambda n: (n.start, -n.end))
    parts: list[str] = []
    groups: dict[int, tuple[int, ...]] = {}
    links: dict[int, str] = {}
    parted: dict[int, int] = {}
    where, length = start, 0
    previous: tuple[int, str, bool] | None = None
    spoken_of = False
    for number, name in enumerate(named):
        first, last = name.start, name.end
        if first < where:
            continue
        between = text[where:first]
        if previous and _ALIAS.fullmatch(between) and (closed := _CLOSED.match(text, last)):
            where = min(closed.end(), end)
            continue
        if previous:
            between = between[_skipped(between) :]
        quoted = bool(between) and _PAIRS.get(between[-1]) == text[last : last + 1]
        if quoted:
            last += 1
        between = between.rstrip("“《")
        kind = symbol_of(name.type)
        companion = between in _WITH and (
            _starts_list(text, last, named, number)
            or (previous is not None and previous[2] and _exchanged().match(text, last) is not None)
        )
        joined = _joint().fullmatch(between) or (quoted and _APPOSED.fullmatch(between))
        if previous and previous[1] == kind and joined and not companion:
            at, _, governed = previous
            if between in _WITH:
                parted[at] = 0 if at in parted else len(groups[at])
            elif parted.get(at) == 1:
                parted[at] = 0
            groups[at] += name.indices
            parts[-1] = symbol_of(name.type, governed=governed, several=True)
        else:
            at = length + len(between)
            governed = companion or is_governed(between, name.type) or is_gathered(text, last, between)
            if not governed and kind == symbol_of("platform"):
                governed = spoken_of and _TAKEN_IN.search(between) is not None
                spoken_of = spoken_of or not governed
            elif name.type == "agency":
                spoken_of = False
            parts.append(between)
            groups[at] = name.indices
            previous = (at, kind, governed)
            parts.append(symbol_of(name.type, governed=governed, several=len(name.indices) > 1))
            length = at
            length += 1
        if name.link:
            links[at] = name.link
        where = min(last, end)
    rest = text[where:end]
    parts.append(rest[_skipped(rest) :] if previous else rest)
    return Skeleton("".join(parts), groups, start, links, parted)


def cut_long(skeleton: Skeleton) -> Iterator[Skeleton]:
    """Cut a sentence that is longer than sentences are at commas, so that work on it stays bounded."""
    text = skeleton.text
    start = 0
    while len(text) - start > _LONGEST:
        end = max(text.rfind("，", start, start + _LONGEST), text.rfind("、", start, start + _LONGEST)) + 1
        end = end if end > start else start + _LONGEST
        yield _part(skeleton, start, end)
        start = end
    yield _part(skeleton, start, len(text)) if start else skeleton


def _part(skeleton: Skeleton, start: int, end: int) -> Skeleton:
    groups = {at - start: group for at, group in skeleton.groups.items() if start <= at < end}
    links = {at - start: link for at, link in skeleton.links.items() if start <= at < end}
    parted = {at - start: count for at, count in skeleton.parted.items() if start <= at < end}
    return Skeleton(skeleton.text[start:end], groups, skeleton.start, links, parted)


def _skipped(between: str) -> int:
    """Length of the closing mark and gloss that belong to the mention before."""
    found = _REST.match(between)
    return found.end() if found else 0


def _starts_list(text: str, last: int, named: Sequence[Named], number: int) -> bool:
    """Whether a system begins a list: 甲与乙、丙 relates 甲 to each of the others."""
    if symbol_of(named[number].type) != symbol_of("platform") or number + 1 >= len(named):
        return False
    after = named[number + 1]
    listed = after.type in ("platform", "database", "agency")
    return listed and bool(_LISTED.fullmatch(text, last, max(last, after.start)))


@cache
def _joint() -> re.Pattern[str]:
    own, number = "本(?:地区|部门|单位|系统|省|市|县|区|级)", r"[一二两三四五六七八九十\d]{1,3}(?:个|大)"
    return re.compile(
        rf"(?:、|和|与|及|以及|及其|或)?(?:(?<!^)(?:{own}|{any_of('before_listed')}|{number}))?"
    )


@cache
def _exchanged() -> re.Pattern[str]:
    return re.compile(f"[”》]?(?:实现|进行|开展|的)?[^，。；与和、]{{0,4}}{any_of('exchanged')}")
