"""Names of issuing bodies in titles and signatures, where several may stand without a mark between them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.lexicon import load_table
from extract.words import any_of, longest_first

__all__ = ["issuer_spans", "names_issuer"]

_LONGEST: Final = 160


@cache
def _tails() -> tuple[str, ...]:
    return tuple(longest_first(row["tail"] for row in load_table("structure_agency_tails")))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, _tails()))})(?!员会)")


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(
        rf"[、，,\s]+|(?:等[十一二三四五六七八九]{{0,3}}(?:个)?{any_of('several_bodies')}?|以及|联合)$"
    )


@cache
def _opening() -> re.Pattern[str]:
    """How the name of a body begins that follows another without a mark."""
    return re.compile(rf"{any_of('body_opening')}|[\u4e00-\u9fff]{{0,3}}[省市区县州]")


def issuer_spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Cut a stretch of text into the names of issuing bodies.

    Args:
        text: Clean text.
        start: Where the first name begins.
        end: Where the last name ends.

    Returns:
        Spans of the names; none if a part of the stretch does not end like the name of a body.
    """
    if end - start > _LONGEST or _foreign().search(text, start, end):
        return ()
    found: list[tuple[int, int]] = []
    at = start
    for piece in _separator().split(text[start:end]):
        if not piece:
            continue
        at = text.index(piece, at)
        cuts = _cuts(piece)
        if not cuts:
            return ()
        found.extend((at + a, at + b) for a, b in cuts)
        at += len(piece)
    return tuple(found)


@cache
def _foreign() -> re.Pattern[str]:
    """Signs that a stretch is no list of names."""
    return re.compile(
        rf"[^\u4e00-\u9fff、，,\s（）()·]|文件|关于|印发|[的了为是将已]|{any_of('masthead')}|{any_of('idea')}$"
    )


def names_issuer(line: str) -> bool:
    """Tell a line that is nothing but names of bodies."""
    return 2 <= len(line) <= 60 and bool(issuer_spans(line, 0, len(line)))


def _cuts(piece: str) -> list[tuple[int, int]]:
    """Cut a piece without separators after each tail that the opening of another name follows."""
    cuts = []
    start = 0
    for match in _tail().finditer(piece):
        end = match.end()
        if (
            match.start() - start < 1
            and match[0] not in {"国务院", "中共中央", "中央军委"}
            and len(match[0]) < 3
        ):
            continue
        if end == len(piece):
            cuts.append((start, end))
            return cuts
        opens = _opening().match(piece, end) and not _tail().match(piece, end)
        if match[0] != "国务院" and (opens or piece.startswith("国务院", end)):
            cuts.append((start, end))
            start = end
    return []
