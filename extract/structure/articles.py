"""Titles of articles: texts about policy that are no policy documents themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.structure.furniture import is_furniture
from extract.structure.titles import Title, told_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.structure.numbering import Marker
    from extract.structure.paragraphs import Paragraph

__all__ = ["announced_title", "article_title"]

_HEAD: Final = 10
_SHORTEST: Final = 8
_LONGEST: Final = 60


def announced_title(paragraphs: Sequence[Paragraph]) -> Title | None:
    """Read the title of a document whose full text follows a news report that names it.

    Args:
        paragraphs: All paragraphs.

    Returns:
        The title, without lines, before the paragraph that follows 《…》全文如下; or None.
    """
    for index, paragraph in enumerate(paragraphs[:_HEAD]):
        named = re.search(
            r"《([^《》]+)》(?:的)?(?:全文|主要内容)?(?:公布)?如下[。：]$", paragraph.text[-_LONGEST - 20 :]
        )
        if named and index + 1 < len(paragraphs):
            return told_title(named[1], index + 1)
    return None


def article_title(paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker], told: str) -> Title | None:
    """Find the headline of an article.

    Args:
        paragraphs: All paragraphs.
        markers: Paragraph index to the number it begins with.
        told: The title that the page's metadata give, may be empty.

    Returns:
        The line that repeats the told title, else the first line that reads as a headline and
        is not furniture, else the told title without a line of its own, else None.
    """
    head = range(min(_HEAD, len(paragraphs)))
    for index in head:
        if told and paragraphs[index].text == told:
            return Title(index, index + 1, told, "article", False)
    for index in head:
        line = paragraphs[index].text
        if is_furniture(line) or (len(line) < _SHORTEST and line[-1] not in "。；："):
            continue
        if (
            index in markers
            or not _SHORTEST <= len(line) <= _LONGEST
            or line[-1] in "。；：，、"
            or "|" in line
        ):
            break
        if index + 1 < len(paragraphs):
            return Title(index, index + 1, line, "article", False)
        break
    return Title(0, 0, told, "article", False) if told else None
