"""Texts of any size for the measurements, composed from the project's own passages.

A passage is repeated with other places, numbers and names each time, so that a long text
holds as many different names as a real one and no cache of ours can live on repetitions.
Nothing is random: the same size gives the same text. There are two kinds:

``long``   the annotated passages of more than a thousand characters: whole documents of seven kinds, with the
           paragraphs that name nothing.  They name somewhat more for their length than real policies do.
``dense``  the short passages and the example texts, made so that nearly every sentence names something.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

__all__ = ["KINDS", "compose", "long_passages", "passages", "read_folder", "read_texts", "write_files"]

ROOT = Path(__file__).parents[1]
_FOLDERS = (ROOT / "tests" / "cases" / "passages", ROOT / "kg" / "examples")
_ANNOTATED = ROOT / "tests" / "cases" / "annotated" / "tuned"
_LONG = 1_000
_PLACE = re.compile("江南|清江|云岭|滨江|临海|山东|贵州|宁波|浙江|江苏|福建")
_NUMBER = re.compile("(?<![0-9年])[2-9][0-9]?(?=[万亿个项条类家%])")
_NAMED = re.compile("(?<=[省市])(?=[一-龥]{2,8}(?:平台|系统|数据库))")
_WORDS = ("", "智慧", "城乡", "阳光", "山海", "金桥", "东风", "百灵", "春晖", "海燕", "长河", "北斗")
_FIRST = "安宝昌长大东丰福广海河和华吉建江景开兰林龙明南宁平青清泉荣三上石松泰通文武西新兴阳宜永玉云"
_SECOND = "安昌川德东丰港关河湖化江康乐陵岭明南宁平浦泉山水台塘田亭通湾溪乡阳远原源州庄"


def passages() -> list[str]:
    """Return the passages and the plain-text examples, in order of their names."""
    files = [file for folder in _FOLDERS for file in sorted(folder.glob("*.txt"))]
    return [file.read_text(encoding="utf-8").strip() for file in files]


def long_passages() -> list[str]:
    """Return the annotated passages of more than a thousand characters, without their marks."""
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    from annotated import load_passages

    return [text for passage in load_passages(_ANNOTATED) if len(text := passage["text"].strip()) > _LONG]


KINDS: dict[str, Callable[[], list[str]]] = {"long": long_passages, "dense": passages}
"""The kinds of composed texts, and the pieces of each."""


def compose(size: int, kind: str = "dense") -> str:
    """Return a text of about ``size`` bytes of UTF-8."""
    pieces: list[str] = []
    total = 0
    for piece in _varied(KINDS[kind]()):
        pieces.append(piece)
        total += len(piece.encode("utf-8")) + 1
        if total >= size:
            break
    return "\n".join(pieces)


def write_files(folder: Path, size: int, pieces: Sequence[str] = ()) -> int:
    """Write one file for each varied text, a passage by default, until there are ``size`` bytes.

    Returns:
        How many files.
    """
    total = count = 0
    for piece in _varied(pieces):
        data = piece.encode("utf-8")
        part = folder / f"{count // 1000:04}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"{count:07}.txt").write_bytes(data)
        total += len(data)
        count += 1
        if total >= size:
            break
    return count


def read_folder(folder: Path) -> str:
    """Return all texts that the project can read in a folder as one text."""
    return "\n".join(read_texts(folder))


def read_texts(folder: Path) -> list[str]:
    """Return all texts that the project can read in a folder."""
    from extract.read import read_sources

    return [source.text for source in read_sources([folder], on_problem=lambda error: None)]


def _varied(pieces: Sequence[str] = ()) -> Iterator[str]:
    sources = pieces or passages()
    turn = 0
    while True:
        yield _vary(sources[turn % len(sources)], turn // len(sources))
        turn += 1


def _vary(text: str, turn: int) -> str:
    """Give a text the places, numbers and names of its ``turn``-th repetition; the first stays as it is."""
    if not turn:
        return text
    places: dict[str, str] = {}

    def place(match: re.Match[str]) -> str:
        known = places.get(match[0])
        if known is None:
            step = turn * 7 + len(places) * 11
            known = _FIRST[step % len(_FIRST)] + _SECOND[step // len(_FIRST) % len(_SECOND)]
            places[match[0]] = known
        return known

    word = _WORDS[turn % len(_WORDS)]
    text = _PLACE.sub(place, text)
    text = _NUMBER.sub(lambda match: str(2 + (int(match[0]) * 31 + turn * 17) % 96), text)
    return _NAMED.sub(word, text) if word else text
