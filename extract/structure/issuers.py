"""Who issues a document: its title, letterhead, signature, bracket under the title, or the headline above."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.structure.agencies import issuer_spans, names_issuer
from extract.structure.regions import is_date_line
from extract.structure.titles import plain_title
from extract.words import any_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.structure.paragraphs import Paragraph
    from extract.structure.regions import Region

__all__ = ["find_issuers", "title_issuers"]


@cache
def _adopted() -> re.Pattern[str]:
    """The body named in （2024年3月29日…第八次会议通过）, also without the brackets."""
    return re.compile(rf"(?<=日)[\u4e00-\u9fff]{{2,20}}?{any_of('adopter')}(?=第|令|公布|批准|通过|发布)")


@cache
def _headline() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>[^《》]{{2,60}}?)(?:近日|日前|联合)?{any_of('reporting')}(?:了)?《(?P<title>.+)》$"
    )


def find_issuers(
    text: str, paragraphs: Sequence[Paragraph], region: Region, roles: Mapping[int, str]
) -> tuple[tuple[int, int], ...]:
    """Find where a document names the bodies that issue it.

    Args:
        text: Clean text.
        paragraphs: All paragraphs.
        region: The document.
        roles: What its paragraphs are.

    Returns:
        Spans in order; none for an article. A headline above the title counts only where
        the document itself names nobody.
    """
    title = region.title
    if title is None or title.kind == "article":
        return ()
    spans = set(_own(text, paragraphs, region, roles))
    if not spans:
        for index in range(region.first, title.first):
            headline = _headline().match(paragraphs[index].text)
            if headline and plain_title(headline["title"]) == plain_title(title.text):
                start = paragraphs[index].start
                spans.update(issuer_spans(text, start, start + headline.end("who")))
    return tuple(sorted(spans))


def title_issuers(title: str) -> tuple[tuple[int, int], ...]:
    """Spans of the issuing bodies at the head of a title, before 关于 or 印发."""
    about = title.find("关于")
    if about < 0:
        found = (title.find(word) for word in words_of("after_issuer"))
        about = min((at for at in found if at > 0), default=0)
    return issuer_spans(title, 0, about)


def _own(
    text: str, paragraphs: Sequence[Paragraph], region: Region, roles: Mapping[int, str]
) -> Iterator[tuple[int, int]]:
    title = region.title
    if title is None:
        return
    if title.last > title.first:
        start = paragraphs[title.first].start
        for a, b in title_issuers(text[start : paragraphs[title.last - 1].end]):
            yield start + a, start + b
    for index in range(region.first, region.last):
        paragraph, role = paragraphs[index], roles.get(index)
        if role == "signature" and not is_date_line(paragraph.text):
            yield from issuer_spans(text, paragraph.start, paragraph.end)
        elif role == "head" and index < title.first and paragraph.text.endswith("文件"):
            yield from issuer_spans(text, paragraph.start, paragraph.end - 2)
        elif role == "head" and index >= title.last and names_issuer(paragraph.text):
            yield from issuer_spans(text, paragraph.start, paragraph.end)
        elif role == "head" and index >= title.last and paragraph.text[0] in "（(12二":
            yield from (match.span() for match in _adopted().finditer(text, paragraph.start, paragraph.end))
