"""Lines that belong to the page and not to the text: page numbers, running heads, web furniture."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.normalise.script import variants
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.normalise.rows import Rows

__all__ = ["furniture_rows"]

_PAGE_NUMBER = re.compile(
    r"[-—–·~]{1,3} ?\d{1,4} ?[-—–·~]{1,3}|第 ?\d{1,4} ?[页頁](?:[,，/ ]{0,2}[共总總] ?\d{1,4} ?[页頁])?"
    r"|[Pp]age ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?"
)
_NUMBER_END = re.compile(r"[-—–·~页頁\d]")
"""With what a page number can end."""
_BARE_NUMBER = re.compile(r"(\d{1,3})(?: ?/ ?\d{1,3})?")
_FIGURES = re.compile(r"\d+")
_FEWEST_PAGES = 3
_PAGE_LINES = 4
_LONGEST_NUMBER = 24
_LONGEST_HEAD = 40
_LONGEST = 120
_SENTENCE = frozenset("。；：！？，")
_PAUSE = re.compile("[。；：！？，]")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第.{1,4}[章条條]|附件")


def furniture_rows(rows: Rows) -> set[int]:
    """Find the lines that are furniture.

    Args:
        rows: The lines of a text.

    Returns:
        Their indexes.
    """
    numbers = _page_numbers(rows)
    boundaries = sorted({*rows.breaks, *(index + 1 for index in numbers)})
    return numbers | _running_heads(rows.lines, boundaries, numbers) | _web_lines(rows)


def _page_numbers(rows: Rows) -> set[int]:
    found: set[int] = set()
    bare: list[tuple[int, int]] = []
    for tail in _NUMBER_END.finditer(rows.tails):
        index = tail.start()
        line = rows.lines[index]
        if len(line) > _LONGEST_NUMBER:
            continue
        if _PAGE_NUMBER.fullmatch(line):
            found.add(index)
        elif match := _BARE_NUMBER.fullmatch(line):
            bare.append((index, int(match[1])))
    for chain in _rising(bare):
        if chain[-1] - chain[0] >= _PAGE_LINES * (len(chain) - 1):
            found.update(chain)
    return found


def _rising(numbered: list[tuple[int, int]]) -> list[list[int]]:
    """Rows whose numbers count on, at least two of them in a row."""
    chains: list[list[int]] = []
    last = -1
    for index, number in numbered:
        if chains and number == last + 1:
            chains[-1].append(index)
        else:
            chains.append([index])
        last = number
    return [chain for chain in chains if len(chain) > 1]


def _running_heads(lines: list[str], boundaries: list[int], numbers: set[int]) -> set[int]:
    """Short lines that stand, but for their figures, beside the page break of most pages."""
    if len(boundaries) + 1 < _FEWEST_PAGES:
        return set()
    places: dict[str, set[int]] = {}
    for boundary in [0, *boundaries]:
        for step in (-1, 1):
            index = boundary if step > 0 else boundary - 1
            taken = 0
            while 0 <= index < len(lines) and taken < 2:
                if index not in numbers:
                    if len(lines[index]) <= _LONGEST_HEAD and lines[index][-1] not in _SENTENCE:
                        places.setdefault(_FIGURES.sub("0", lines[index]), set()).add(index)
                    taken += 1
                index += step
    least = max(_FEWEST_PAGES, (len(boundaries) + 1) // 3)
    heads: set[int] = set()
    for indexes in places.values():
        if len(indexes) >= least:
            titles = [index for index in indexes if index < boundaries[0] and _title().search(lines[index])]
            heads |= indexes.difference(titles) if len(titles) == 1 else indexes
    return heads


@cache
def _title() -> re.Pattern[str]:
    ends = (variants(any_of(name)) for name in ("title_end", "head_end"))
    return re.compile(f"(?:{'|'.join(ends)})\\Z")


def _web_lines(rows: Rows) -> set[int]:
    lines = rows.lines
    found: set[int] = set()
    tails: list[int] = []
    for index, match in _with_edges(rows):
        found.add(index)
        if match.lastgroup == "tail":
            tails.append(index)
    pattern, cues = _sentences()
    cued = [at.start() for char, cue in cues if char in rows.block for at in cue.finditer(rows.block)]
    for index in {rows.at(offset) for offset in cued}:
        if len(lines[index]) <= _LONGEST and pattern.fullmatch(lines[index]):
            found.add(index)
    tails.sort()
    starts = set(tails)
    for index in tails:
        for following in range(index + 1, len(lines)):
            line = lines[following]
            link = len(line) <= _LONGEST and not _PAUSE.search(line) and not _NUMBERED.match(line)
            if following in starts or not (link or following in found):
                break
            found.add(following)
    return found


def _with_edges(rows: Rows) -> Iterator[tuple[int, re.Match[str]]]:
    """Furniture that is known by the character with which it begins, or else by that with which it ends."""
    heads, ends, first, last = _edges()
    for head in heads.finditer(f"\n{rows.block}"):
        if match := first[head[1][0]].fullmatch(head[1]):
            yield rows.at(head.start()), match
    for end in ends.finditer(rows.tails):
        line = rows.lines[end.start()]
        if line[0] in first or len(line) > _LONGEST or "，" in line or "。" in line:
            continue
        if match := last[end[0]].fullmatch(line):
            yield end.start(), match


@cache
def _edges() -> tuple[
    re.Pattern[str], re.Pattern[str], dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]
]:
    """Lines that may be furniture by how they begin; such ends; by these characters the patterns to try."""
    chosen: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for row in load_table("web_furniture"):
        if row["kind"] != "sentence":
            pattern = (
                f"(?P<tail>{variants(row['pattern'])})" if row["kind"] == "tail" else variants(row["pattern"])
            )
            for char in variants(f"[{row['edge'][1:]}]")[1:-1]:
                chosen[row["edge"][0] == "$"].setdefault(char, []).append(pattern)
    first, last = ({char: re.compile("|".join(group)) for char, group in half.items()} for half in chosen)
    heads, ends = (re.escape("".join(half)) for half in chosen)
    line = f"\n([{heads}][^\n，。]{{0,{_LONGEST - 1}}}+)(?=\n|\\Z)"
    return re.compile(line), re.compile(f"[{ends}]"), first, last


@cache
def _sentences() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Lines that may hold commas; the cues of which each holds one, looked for from their last character."""
    rows = [row for row in load_table("web_furniture") if row["kind"] == "sentence"]
    cues = tuple(
        (char, re.compile(f"{char}(?<={variants(cue)})"))
        for cue in sorted({row["cue"] for row in rows})
        for char in variants(f"[{cue[-1]}]").strip("[]")
    )
    return re.compile("|".join(variants(row["pattern"]) for row in rows)), cues
