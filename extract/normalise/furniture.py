"""Lines that belong to the page and not to the text: page numbers, running heads, web furniture."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.normalise.script import variants

if TYPE_CHECKING:
    from extract.normalise.rows import Rows

__all__ = ["furniture_rows"]

_PAGE_NUMBER = re.compile(
    r"[-—–·~]{1,3} ?\d{1,4} ?[-—–·~]{1,3}|第 ?\d{1,4} ?[页頁](?:[,，/ ]{0,2}[共总總] ?\d{1,4} ?[页頁])?"
    r"|[Pp]age ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?"
)
_BARE_NUMBER = re.compile(r"(\d{1,3})(?: ?/ ?\d{1,3})?")
_FIGURES = re.compile(r"\d+")
_FEWEST_PAGES = 3
_PAGE_LINES = 4
_LONGEST_NUMBER = 24
_LONGEST_HEAD = 40
_LONGEST = 120
_TITLE = re.compile(
    "(?:规划|規劃|意见|意見|办法|辦法|条例|條例|通知|方案|计划|計劃|纲要|綱要|决定|決定|细则|細則|规定|規定)\\Z"
)
_SENTENCE = frozenset("。；：！？，")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第.{1,4}[章条條]|附件")


def furniture_rows(rows: Rows) -> set[int]:
    """Find the lines that are furniture.

    Args:
        rows: The lines of a text.

    Returns:
        Their indexes.
    """
    short = [index for index, line in enumerate(rows.lines) if len(line) <= _LONGEST]
    numbers = _page_numbers(rows.lines, short)
    boundaries = sorted({*rows.breaks, *(index + 1 for index in numbers)})
    return numbers | _running_heads(rows.lines, boundaries, numbers) | _web_lines(rows, short)


def _page_numbers(lines: list[str], short: list[int]) -> set[int]:
    found: set[int] = set()
    bare: list[tuple[int, int]] = []
    for index in short:
        line = lines[index]
        if len(line) <= _LONGEST_NUMBER and not line.isalpha():
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
            titles = [index for index in indexes if index < boundaries[0] and _TITLE.search(lines[index])]
            heads |= indexes.difference(titles) if len(titles) == 1 else indexes
    return heads


def _web_lines(rows: Rows, short: list[int]) -> set[int]:
    lines = rows.lines
    found: set[int] = set()
    tails: list[int] = []
    first, last = _edges()
    for index in short:
        line = lines[index]
        pattern = first.get(line[0]) or last.get(line[-1])
        if pattern and "，" not in line and "。" not in line and (match := pattern.fullmatch(line)):
            found.add(index)
            if match.lastgroup == "tail":
                tails.append(index)
    pattern, cues = _sentences()
    if any(cue in rows.text for cue in cues):
        found.update(index for index in short if pattern.fullmatch(lines[index]))
    starts = set(tails)
    for index in tails:
        for following in range(index + 1, len(lines)):
            line = lines[following]
            link = len(line) <= _LONGEST and not _SENTENCE.intersection(line) and not _NUMBERED.match(line)
            if following in starts or not (link or following in found):
                break
            found.add(following)
    return found


@cache
def _edges() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """For every character with which furniture can begin, and end, the patterns to try."""
    chosen: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for row in load_table("web_furniture"):
        if row["kind"] != "sentence":
            pattern = (
                f"(?P<tail>{variants(row['pattern'])})" if row["kind"] == "tail" else variants(row["pattern"])
            )
            for char in variants(f"[{row['edge'][1:]}]")[1:-1]:
                chosen[row["edge"][0] == "$"].setdefault(char, []).append(pattern)
    first, last = ({char: re.compile("|".join(group)) for char, group in half.items()} for half in chosen)
    return first, last


@cache
def _sentences() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Lines that may hold commas, and the cues, in every script, of which each holds one."""
    rows = [row for row in load_table("web_furniture") if row["kind"] == "sentence"]
    cues = [
        "".join(chars)
        for row in rows
        for chars in product(*(variants(f"[{char}]").strip("[]") for char in row["cue"]))
    ]
    return re.compile("|".join(variants(row["pattern"]) for row in rows)), tuple(cues)
