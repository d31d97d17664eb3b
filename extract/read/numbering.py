"""Numbers that Word counts itself and does not keep in the text: 一、 （一） 1. 第三条."""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["Numbering"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS: Final = "零一二三四五六七八九"
_CHINESE: Final = ("chinese", "japaneseCounting", "ideographDigital", "taiwanese")
_PLACE = re.compile("%([1-9])")


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, document: Any) -> None:
        """Read the definitions of the document's lists.

        Args:
            document: A document of python-docx.
        """
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        root = next(
            (
                part.element
                for part in (rel.target_part for rel in document.part.rels.values() if not rel.is_external)
                if part.partname == "/word/numbering.xml"
            ),
            None,
        )
        if root is None:
            return
        abstract = {
            item.get(f"{_W}abstractNumId"): {
                int(level.get(f"{_W}ilvl")): (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    int(_value(level, "start", "1")),
                )
                for level in item.iter(f"{_W}lvl")
            }
            for item in root.iter(f"{_W}abstractNum")
        }
        for item in root.iter(f"{_W}num"):
            self._levels[item.get(f"{_W}numId")] = abstract.get(_value(item, "abstractNumId", ""), {})

    def label(self, paragraph: Any) -> str:
        """Return the number that Word shows before a paragraph.

        Args:
            paragraph: The next paragraph of the document.

        Returns:
            The number as shown, empty if there is none or it is a bullet.
        """
        element = paragraph._p.find(f"{_W}pPr/{_W}numPr")
        if element is None and paragraph.style is not None:
            element = paragraph.style.element.find(f"{_W}pPr/{_W}numPr")
        if element is None:
            return ""
        number, depth = _value(element, "numId", ""), int(_value(element, "ilvl", "0"))
        levels = self._levels.get(number, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        style, pattern, _ = levels[depth]
        if style in ("bullet", "none"):
            return ""
        return _PLACE.sub(
            lambda match: _figure(
                counts.get(int(match[1]) - 1, 1), levels.get(int(match[1]) - 1, (style, "", 1))[0]
            ),
            pattern,
        )


def _value(element: Any, child: str, default: str) -> str:
    found = element.find(f"{_W}{child}")
    return default if found is None else str(found.get(f"{_W}val", default))


def _figure(number: int, style: str) -> str:
    if not style.startswith(_CHINESE) or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (
        f"{'' if tens == 0 else '十' if tens == 1 else _DIGITS[tens] + '十'}{_DIGITS[ones] if ones else ''}"
    )
