"""Public-service apps and codes named without a head noun: “浙里办”, 健康码."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate
from extract.tag.edges import Phrase
from extract.tag.actions import find_action
from extract.tag.grammar import grammar, verb_group

if TYPE_CHECKING:
    from extract.records import Structure

__all__ = ["find_quoted_apps"]

_QUOTED_APP = re.compile(
    r"“(?P<name>[^“”\n，。；、]{1,5}(?:办|码|省事|商通|政通|政易|事通|服通|政钉))”"
)
_SERVICE = re.compile(
    r"(?:[一多全就异跨]|好|易|快|秒|马上|网上|掌上|指尖|即|代|联|通|一次|不用|免|可|自助|主动|集成|容缺|零跑|统|智能|随时)+办|[通快易代即联]办|多码|一码|扫码|赋码|亮码|转码|编码|代码|条码|解码|密码|号码"
)


def find_quoted_apps(text: str, structure: Structure) -> tuple[Candidate, ...]:
    """Find apps and codes that stand without a head noun.

    Args:
        text: Clean, simplified text.
        structure: Its structure.

    Returns:
        Candidates of type ``platform``.
    """
    rules = grammar()
    found: dict[tuple[int, int], Candidate] = {}
    for m in rules.apps.finditer(text):
        found[m.span()] = Candidate("platform", m.start(), m.end(), (m.group(),), "name.app", 0.9)
    for m in _QUOTED_APP.finditer(text):
        name = m.group("name")
        if m.span("name") in found or _SERVICE.search(name) or len(name) < 3:
            continue
        found[m.span("name")] = Candidate("platform", *m.span("name"), (name,), "name.quoted", 0.7)
    return tuple(_with_action(text, c) for _, c in sorted(found.items()))


def _with_action(text: str, candidate: Candidate) -> Candidate:
    from dataclasses import replace

    low = max(text.rfind(mark, 0, candidate.start) for mark in "，。；：\n") + 1
    verb = None
    for m in grammar().edge.finditer(text, low, candidate.start):
        if m.lastgroup == "verb":
            verb = verb_group(m.group())
    end = candidate.end + text.startswith("”", candidate.end)
    return replace(candidate, action=find_action(text, end, Phrase(candidate.start, verb=verb), reported=False))
