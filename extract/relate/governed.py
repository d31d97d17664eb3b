"""What the words before a name make it: a companion or ground of something else, or a part of it."""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import load_table
from extract.words import any_of, longest_first

__all__ = ["is_gathered", "is_governed"]

_DATA = re.compile(r"[”》]?等?[^，。；]{0,4}(?:数据|信息|资源)")
_MADE_OF = re.compile(r"由[^，。；]{0,40}$")
_MADE = re.compile(r"[^，。；]{0,20}(?:组成|构成)")
_PARTS_WIDTH = 48
_PARTS_ENDS = ("、", "和", "与", "及")
_GOVERNOR_WIDTH = 16
_MODIFIER = "[^，。；、：（）]{0,8}的|现有|已有|全国|统一"
_MODIFIER_ENDS = "的有国一"


def is_governed(before: str, kind: str) -> bool:
    """Tell whether the words before a name make it a companion or ground: 依托…, 与…, 设在….

    Args:
        before: The text before the name, back to the mention before it or further.
        kind: Type of the mention.

    Example:
        >>> is_governed("依托现有的", "platform"), is_governed("升级为", "platform")
        (True, False)
    """
    if kind not in ("platform", "database", "agency"):
        return False
    if before[-1:] in _PARTS_ENDS and kind != "agency" and _parts().search(before[-_PARTS_WIDTH:]):
        return True
    if not _governor_end().match(before[-1:]):
        return False
    return bool(_governors(kind == "agency").search(before[-_GOVERNOR_WIDTH:]))


def is_gathered(text: str, last: int, before: str) -> bool:
    """Tell whether only the data of a name are meant (融合…、热线系统等数据), or it is a part (由…和乙组成).

    Args:
        text: Clean text.
        last: Where the name ends, clean offset.
        before: The text before the name, back to the mention before it or further.
    """
    if before[-1:] not in _PARTS_ENDS:
        return False
    if _gathered().search(before) and _DATA.match(text, last):
        return True
    return bool(_MADE_OF.search(before) and _MADE.match(text, last))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('comprising')}|组成：|构成：)[^，。；]{{0,40}}[、和与及]$")


@cache
def _gathered() -> re.Pattern[str]:
    return re.compile(f"{any_of('gathered')}[^，。；]{{0,30}}$")


@cache
def _governors(agency: bool) -> re.Pattern[str]:
    if agency:
        return re.compile(f"(?:{_either('agency')})$")
    return re.compile(f"(?:(?:{_either('rely')})(?:{_MODIFIER})?|{_either('system')})$")


@cache
def _governor_end() -> re.Pattern[str]:
    """The characters that a governor can end with; any, where one does not end with a plain word."""
    ends = {row["word"][-1] for row in load_table("relation_governors")}
    plain = all(map(str.isalnum, ends))
    return re.compile(f"[{''.join(sorted(ends))}{_MODIFIER_ENDS}]" if plain else "(?s:.)")


def _either(name: str) -> str:
    found = (r["word"] for r in load_table("relation_governors") if r["class"] == name)
    return "|".join(longest_first(found))
