"""Islands of stray symbols between Chinese characters: 體φλ系, 國務★∑院, 建設≥→∞》.

Pages whose pinyin glosses were damaged scatter such symbols over the whole text.  Elsewhere the
same symbols mean something (申请→受理), so they go only where the page carries many glosses.  Signs such as
@@, which some pages put behind every common word, never mean anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.normalise.characters import CJK

if TYPE_CHECKING:
    from extract.normalise.offsets import Draft

__all__ = ["drop_islands"]

_SYMBOL = "\u0370-\u03ff\u2020-\u2022\u20a0-\u20bf\u2190-\u22ff\u2500-\u27bf§¶©®¤£€¢«»¿¡&^~#@*<>="
_ISLAND = re.compile(
    f"[{_SYMBOL} ](?<=[{CJK}、，。；：》）”)].)(?:(?<! )|[{_SYMBOL}])[{_SYMBOL} ]{{0,11}}"
    f"(?=[{CJK}《》（(“”、，。；：])"
)
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_TONE = re.compile(f"[{_TONES}]")
_TONED = re.compile(f"[(（](?<=[{CJK}].)[^()（）{CJK}\n]{{0,11}}[{_TONES}]")
_TWINS = re.compile("@{2,}")
_FEWEST = 5
_SEEN = 20_000


def drop_islands(draft: Draft) -> None:
    """Delete islands of symbols from a page that carries pinyin glosses with tones."""
    text = draft.text
    if "@" in text and "@@" in text:
        draft.drop("islands", [match.span() for match in _TWINS.finditer(text)])
        text = draft.text
    if not _TONE.search(text, 0, _SEEN) or len(_TONED.findall(text[:_SEEN])) < _FEWEST:
        return
    draft.drop("islands", [match.span() for match in _ISLAND.finditer(text)])
