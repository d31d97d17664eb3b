"""Tables of contents: the lines between 目录 and the place where the first of them comes again."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.structure.paragraphs import Paragraph

__all__ = ["contents_end"]

_LONGEST: Final = 400
_LINE: Final = 80


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(r"[.．…·。\s—-]*\d*$|\s+")


def contents_end(paragraphs: Sequence[Paragraph], index: int, last: int) -> int:
    """Find where a table of contents ends.

    Args:
        paragraphs: All paragraphs.
        index: Index of a paragraph.
        last: Index after the last paragraph of the document.

    Returns:
        Index after the last line of the table that begins here; ``index`` itself if none does.
    """
    if paragraphs[index].text.replace(" ", "") not in {"目录", "目次"}:
        return index
    first = ""
    for later in range(index + 1, min(last, index + _LONGEST)):
        line = _filler().sub("", paragraphs[later].text)
        if first and line == first:
            return later
        if len(line) > _LINE:
            break
        first = first or line
    return index
