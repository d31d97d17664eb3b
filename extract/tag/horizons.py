"""Reads the horizon that a sentence opens with: ``到2025年``, ``到“十四五”末``, ``用3年左右时间``.

A horizon stands at the head of a sentence, behind at most a list mark (``一是``) and words of the
lexicon such as ``力争``.  Its ``force`` says how surely a goal follows:

* ``by``: 到/至/展望 a year, the end of a plan, a named date; the sentence states a goal.
* ``before``: ``2025年底前``, ``未来五年``, ``用三年时间``; goals and chores alike begin so.
* ``in``: ``2025年，``, ``2023—2025年``, ``“十四五”期间``; a horizon only under a goal heading.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table
from extract.numerals import CHINESE_DIGITS, read_number, read_year
from extract.records.internal import internal_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.records import PolicyDocument, Structure

__all__ = ["LIST_MARK", "Horizon", "base_years", "find_year", "match_horizon"]

LIST_MARK: Final = (
    r"(?:[—\-–]{1,4}|[●•◆■▪◇□※★·]|（[\d一二三四五六七八九十]{1,3}）|\d{1,2}[.、．](?!\d)|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百零〇\d]{1,5}条　?)"
)
_YEAR: Final = r"(?:[12]\d{3}|[一二][九〇○零OoＯ][〇○零OoＯ一二三四五六七八九]{2})"
_COUNT: Final = rf"(?:\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}})"
_PART: Final = r"(?:年?[底末]|\d{1,2}月[底末份]?|上半年|[一二三四]季度[末]?)"


_SPANS: Final = ("next_to", "next", "using_to", "using", "within_to", "within")


@internal_record
class Horizon:
    """The horizon a sentence opens with.

    Attributes:
        year: Four digits; empty where it counts from a date that the document does not give.
        end: Clean offset behind the words of the horizon and the comma after them.
        force: ``by``, ``before`` or ``in``.
    """

    year: str
    end: int
    force: str


@internal_record
class _Patterns:
    opening: re.Pattern[str]
    anywhere: re.Pattern[str]
    years: Mapping[str, str]


@cache
def _patterns() -> _Patterns:
    words: dict[str, list[str]] = {}
    for row in load_table("goal_horizons"):
        words.setdefault(row["kind"], []).append(re.escape(row["phrase"]))
    lead, plan, fixed, relative = ("|".join(words[k]) for k in ("lead", "plan", "fixed", "relative"))
    span = rf"(?:{_YEAR}年?(?:[—–\-~～至到]){{1,2}})"
    by = (
        rf"(?:[到至]|展望至?到?|面向)(?P<by>{_YEAR})年?(?:[、和]{_YEAR})*年?{_PART}?(?:[前后]{{1,2}})?"
        rf"|[到至]?“?(?P<plan>{plan})”?(?:规划)?(?:时期|期间|期)?(?:末期?|[底终])(?:前|时)?"
        rf"|[到至](?P<fixed>{fixed})(?:时|之际)?"
    )

    def count(name: str) -> str:
        return rf"(?P<{name}>{_COUNT})(?:[至到—\-]{{1,2}}(?P<{name}_to>{_COUNT}))?个?年"

    before = (
        rf"(?P<before>{_YEAR})年{_PART}?(?:之?前|以前)"
        rf"|(?P<relative>{relative})?年?[年度]?[底末](?:之?前)"
        rf"|(?:未来|今后|接下来)的?{count('next')}(?:[内里]|时间)?"
        rf"|(?:用|利用|经过|通过){count('using')}(?:左右|多)?的?(?:时间|努力|建设|奋斗)"
        rf"|{count('within')}之?内"
    )
    inside = (
        rf"(?P<in>(?:{span}{_YEAR}|{_YEAR}))年(?:{_PART})?(?=[，：]|[^的以来度\d—]{{2}})"
        rf"|“?(?P<during>{plan})”?(?:时期|期间)"
    )
    phase = r"第?[一二三四五六七八九十]{1,2}(?:是|阶段)[，：]?"
    heads = rf"(?:{LIST_MARK})?(?:{phase})?(?:(?:{lead})，?){{0,3}}"
    return _Patterns(
        opening=re.compile(rf"{heads}(?:{by}|(?P<is_before>{before})|(?P<is_in>{inside})),?[，：]?"),
        anywhere=re.compile(rf"(?P<year>{_YEAR})年?|(?P<plan>{plan})"),
        years={
            row["phrase"]: row["year"]
            for row in load_table("goal_horizons")
            if row["kind"] in ("plan", "fixed", "relative")
        },
    )


def match_horizon(text: str, start: int, end: int, base_year: str = "") -> Horizon | None:
    """Read the horizon at the head of a sentence.

    Args:
        text: The clean text.
        start: Clean offset where the sentence begins, its list mark included.
        end: Clean offset where it ends.
        base_year: Year of the document, four digits, or empty; relative horizons count from it.

    Returns:
        The horizon, or None where the sentence opens otherwise.
    """
    patterns = _patterns()
    match = patterns.opening.match(text, start, end)
    if match is None:
        return None
    force = "before" if match["is_before"] else "in" if match["is_in"] else "by"
    stated = match["by"] or match["before"] or (match["in"] or "")[-4:]
    if stated:
        return Horizon(read_year(stated), match.end(), force)
    named = match["plan"] or match["fixed"] or match["during"]
    if named:
        return Horizon(patterns.years[named], match.end(), force)
    if not base_year:
        return Horizon("", match.end(), force)
    count = next((match[group] for group in _SPANS if match[group]), "")
    years = read_number(count) if count else int(patterns.years.get(match["relative"], 0))
    return Horizon(str(int(base_year) + (years or 0)), match.end(), force)


def find_year(words: str) -> str:
    """The last year or plan period that a heading names (``目标（2023—2025年）``), or the empty string."""
    patterns = _patterns()
    year = ""
    for match in patterns.anywhere.finditer(words):
        year = patterns.years[match["plan"]] if match["plan"] else read_year(match["year"]) or year
    return year


def base_years(structure: Structure) -> tuple[str, ...]:
    """The year each document speaks from: of its date, its number, or the notice that carries it."""
    return tuple(_base_year(structure.documents, document) for document in structure.documents)


def _base_year(documents: tuple[PolicyDocument, ...], document: PolicyDocument) -> str:
    own = document.date[:4] or find_year(document.number)
    if own or document.issued_by_notice < 0:
        return own
    notice = documents[document.issued_by_notice]
    return notice.date[:4] or find_year(notice.number)
