"""Lines that belong to the page and not to the text: page numbers, running heads, web furniture."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extract.lexicon import load_table
from extract.normalise.script import variants

__all__ = ["furniture_lines"]

Lines = list[tuple[int, int]]

_PAGE_NUMBER = re.compile(
    r"[-—–·~]{1,3} ?\d{1,4} ?[-—–·~]{1,3}|第 ?\d{1,4} ?[页頁](?:[,，/ ]{0,2}[共总總] ?\d{1,4} ?[页頁])?"
    r"|[Pp]age ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?"
)
_BARE_NUMBER = re.compile(r"(\d{1,3})(?: ?/ ?\d{1,3})?\Z")
_FEWEST_PAGES = 3
_PAGE_LINES = 4
_LONGEST_HEAD = 40
_LONGEST = 120
_LINK = re.compile(r"[^。；：！？]{1,80}\Z")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第.{1,4}[章条條]|附件")


def furniture_lines(text: str, lines: Lines, pages: list[int]) -> set[int]:
    """Find the lines that are furniture.

    Args:
        text: The text.
        lines: Spans of its lines, without blanks at either edge, empty lines left out.
        pages: Indexes into ``lines`` of lines that open a new page (after a form feed).

    Returns:
        Indexes into ``lines``.
    """
    found = _page_numbers(text, lines)
    boundaries = sorted({*pages, *(index + 1 for index in found)})
    found |= _running_heads(text, lines, boundaries, found)
    return found | _web_lines(text, lines)


def _page_numbers(text: str, lines: Lines) -> set[int]:
    found: set[int] = set()
    bare: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(lines):
        if end - start > 24:
            continue
        if _PAGE_NUMBER.fullmatch(text, start, end):
            found.add(index)
        elif match := _BARE_NUMBER.match(text[start:end]):
            bare.append((index, int(match[1])))
    rising = [
        (first, second)
        for (first, low), (second, high) in zip(bare, bare[1:], strict=False)
        if high == low + 1 and second - first >= _PAGE_LINES
    ]
    return found.union(*rising)


def _running_heads(text: str, lines: Lines, boundaries: list[int], numbers: set[int]) -> set[int]:
    """Lines that stand, but for their figures, beside the page break of most pages."""
    if len(boundaries) + 1 < _FEWEST_PAGES:
        return set()
    places: dict[str, list[int]] = {}
    for boundary in [0, *boundaries]:
        for step in (-1, 1):
            index = boundary if step > 0 else boundary - 1
            taken = 0
            while 0 <= index < len(lines) and taken < 2:
                if index not in numbers:
                    start, end = lines[index]
                    if end - start <= _LONGEST_HEAD:
                        places.setdefault(re.sub(r"\d+", "0", text[start:end]), []).append(index)
                    taken += 1
                index += step
    least = max(_FEWEST_PAGES, (len(boundaries) + 1) // 3)
    heads: set[int] = set()
    for indexes in places.values():
        unique = sorted(set(indexes))
        if len(unique) >= least:
            on_first_page = [index for index in unique if index < boundaries[0]]
            heads.update(unique[1:] if len(on_first_page) == 1 else unique)
    return heads


def _web_lines(text: str, lines: Lines) -> set[int]:
    matches = _web_pattern().fullmatch
    tail = False
    found: set[int] = set()
    for index, (start, end) in enumerate(lines):
        if end - start > _LONGEST:
            tail = False
            continue
        match = matches(text, start, end)
        if match:
            found.add(index)
            tail = match.lastgroup == "tail" or tail
        elif tail:
            if _LINK.match(text, start, end) and not _NUMBERED.match(text, start, end):
                found.add(index)
            else:
                tail = False
    return found


@cache
def _web_pattern() -> re.Pattern[str]:
    kinds: dict[str, list[str]] = {"line": [], "tail": []}
    for row in load_table("web_furniture"):
        kinds[row["kind"]].append(variants(row["pattern"]))
    return re.compile(f"(?P<tail>{'|'.join(kinds['tail'])})|(?P<line>{'|'.join(kinds['line'])})")


