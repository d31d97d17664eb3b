"""Title lines: official titles, also wrapped over lines, told from headlines and from headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.lexicon import load_table
from extract.structure.agencies import names_issuer
from extract.structure.dates import date_pattern
from extract.structure.furniture import is_furniture
from extract.structure.numbers import is_number_line
from extract.structure.places import is_place, opens_with_place
from extract.words import any_of, longest_first, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.structure.paragraphs import Paragraph

__all__ = ["Title", "carried_titles", "plain_title", "read_title", "told_title"]

_SHORTEST: Final = 6
_LONGEST: Final = 140
_MOST_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class Title:
    """A title over one or several lines.

    Attributes:
        first: Index of its first paragraph.
        last: Index after its last paragraph.
        text: Its words, lines joined.
        kind: Kind of document, as in ``PolicyDocument.kind``.
        official: Whether its wording alone shows an official document: 关于… with a fitting last word.
        weak: Whether it counts only with a further sign beside it, such as a document number.
    """

    first: int
    last: int
    text: str
    kind: str
    official: bool
    weak: bool = False


@cache
def _ending() -> re.Pattern[str]:
    ends = longest_first(row["word"] for row in load_table("structure_titles"))
    return re.compile(
        rf"({'|'.join(map(re.escape, ends))})[”’》]?(?:[（(〔\[][^（）()〔〕\[\]]{{1,40}}[）)〕\]])*$"
    )


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["kind"], row["needs"]) for row in load_table("structure_titles")}


@cache
def _headline() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of('headline_start')}|《.*》(?:印发|发布|出台|解读)"
        rf"|[^关]{{0,40}}?{any_of('headline_verb')}(?:了)?(?!.*(?:通知|公告|决定|令)$)"
    )


@cache
def _order() -> re.Pattern[str]:
    number = r"[（(]?(?:(?:19|20)\d{2}年)?第\s*[\d一二三四五六七八九十百零〇]{1,6}\s*号[）)]?"
    return re.compile(rf"[\u4e00-\u9fff]{{2,40}}(?:令(?:{number})?|(?:公告|通告){number})$")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        r"[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、]|第[一二三四五六七八九十百\d]+[章节条]|专栏|—"
    )


def read_title(paragraphs: Sequence[Paragraph], index: int, limit: int) -> Title | None:
    """Read the title that begins with a paragraph, joining wrapped lines.

    Args:
        paragraphs: All paragraphs.
        index: Index of the first line.
        limit: Index after the last paragraph that may belong to it.

    Returns:
        The title, or None if the paragraph begins none.
    """
    text = ""
    for last in range(index, min(limit, index + _MOST_LINES)):
        line = paragraphs[last].text
        if len(text) + len(line) > _LONGEST or _breaks(line, text):
            return None
        if last > index and _is_another(line, text, paragraphs[last - 1].text):
            return None
        text += line
        title = _title(text, index, last + 1)
        if title is not None:
            return (
                _with_bracket(title, paragraphs, limit)
                if last == index or _joins(text, paragraphs[index].text)
                else None
            )
    return None


def _is_another(line: str, above: str, above_last: str) -> bool:
    """Tell a line that is a title by itself, whatever stands above it: a page's own words, or its head."""
    before, about, _ = line.partition("关于")
    if line.startswith("关于") and names_issuer(above_last) and "关于" not in above:
        return above != above_last and not names_issuer(above.removesuffix(above_last))
    if about and before and not above.endswith(words_of("carrying")):
        issuers = re.split(r"[、，\s]", above)
        return (
            "关于" in above or before.startswith(above) or not all(map(names_issuer, filter(None, issuers)))
        )
    if about or "印发" in above or opens_with_place(above) or not _title(line, 0, 2):
        return False
    return opens_with_place(line) or names_issuer(line[: max(0, line.find("印发"))])


def _joins(text: str, first: str) -> bool:
    """Tell lines that read as one title: before 关于 stands nothing or an issuing body."""
    before, about, _ = text.partition("关于")
    if about:
        return not before or names_issuer(before) or is_place(before)
    return "，" not in text and not names_issuer(first) and re.fullmatch(date_pattern(), first) is None


def told_title(told: str, at: int) -> Title | None:
    """Read a title that only the page's metadata give.

    Args:
        told: The title, perhaps with the site's name after it.
        at: Index of the paragraph before which it would stand.

    Returns:
        A title without lines, or None if the words are no official title.
    """
    bare = _site().sub("", told.strip())
    return None if not bare or _breaks(bare, "") else _title(bare, at, at)


@cache
def _site() -> re.Pattern[str]:
    return re.compile(rf"\s*[_|—–-]{{1,2}}\s*[^_|]{{2,24}}{any_of('site')}$")


def _breaks(line: str, before: str) -> bool:
    """Tell that a line cannot be part of a title."""
    if any(c in "。；！？：|" for c in line) or _numbered().match(line) or (before and is_furniture(line)):
        return True
    if is_number_line(line) and not _order().match(line):
        return True
    return line[0] in "（(•·●" or (bool(before) and (line[0].isdigit() or line[0] == "附"))


def _title(text: str, first: int, last: int) -> Title | None:
    if len(text) < 4 or _number_before().match(text) or (last - first < 2 and _headline().match(text)):
        return None
    if _order().match(text):
        return Title(first, last, text, "notice", True)
    ending = _ending().search(text)
    if ending is None or text.count("《") != text.count("》") or text.count("“") > text.count("”"):
        return None
    kind, needs = _kinds()[ending[1]]
    about = "关于" in text or "印发" in text or "转发" in text
    if not about and (needs == "about" or "，" in text or len(text) < _SHORTEST):
        return None
    weak = needs == "more" and not about and not _of_a_year(text)
    return Title(first, last, text, kind, about, weak=weak)


def _of_a_year(text: str) -> bool:
    """Tell what is put out for a year: 江苏省2025年数据质量报告, 2025年数据工作要点."""
    return (opens_with_place(text) or text.endswith("工作要点")) and _year().search(text) is not None


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d{2}年")


@cache
def _edition() -> re.Pattern[str]:
    draft = any_of("draft")
    years = r"\d{4}年?[—－-]\d{4}年?|\d{4}年版|\d{4}年修[订正]"
    return re.compile(rf"[（(](?:{draft}|修订|送审稿|{years})[）)]")


@cache
def _number_before() -> re.Pattern[str]:
    """A number and a title in 《》 in one line, as sites that collect documents head their pages."""
    return re.compile(r"[\u4e00-\u9fff]{1,10}[〔【\[（(](?:19|20)\d{2}[〕】\]）)]\d{1,5}号《")


def _with_bracket(title: Title, paragraphs: Sequence[Paragraph], limit: int) -> Title:
    """Add a bracket such as （2021—2025年） or （试行） that stands on the next line, and words behind it."""
    if title.last < limit:
        line = paragraphs[title.last].text
        if re.match(r"[（(]\d{4}年?[—－-]\d{4}年?[）)][\u4e00-\u9fff]{2,8}$", line):
            longer = _title(title.text + line, title.first, title.last + 1)
            return longer or title  # 某某规划 / （2021—2025年）的通知
        if _edition().fullmatch(line):
            return replace(title, last=title.last + 1, text=title.text + line)
    return title


@cache
def _carried() -> re.Pattern[str]:
    return re.compile(rf"{any_of('carrying')}(?:了)?(.+?)的?{any_of('carrier')}(?:[（(][^（）()]*[）)])?$")


def carried_titles(title: str) -> tuple[str, ...]:
    """Name the documents that a notice issues: those in 《》 after 印发, or the words after it.

    Args:
        title: Title of the notice.

    Returns:
        Their titles without 《》, in order; none if the title issues nothing.
    """
    match = _carried().search(title)
    if match is None:
        return ()
    carried = match[1]
    quoted = re.findall(r"《((?:[^《》]|《[^《》]*》)+)》", carried)
    if quoted:
        return tuple(quoted)
    return (carried.removesuffix("的"),) if _ending().search(carried) else ()


def plain_title(title: str) -> str:
    """Drop quotation marks, brackets with their words, and blanks, to compare titles."""
    return re.sub(r"[“”‘’\"《》〈〉\s]|[（(〔\[][^（）()]*[）)〕\]]", "", title)
