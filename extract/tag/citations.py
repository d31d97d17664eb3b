"""Finds the documents that a text names: titles in 《》, document numbers, its own titles.

A short title (《规划》) has the name of the document it stands for: the one the text says
(以下简称), else the text's own, else the last cited one of that kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load_table
from extract.tag.candidate import Candidate
from extract.tag.citations_numbers import find_numbers, plain_number
from extract.tag.repeats import find_repeats
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.records import Structure

__all__ = ["document_name", "find_citations", "own_document_name"]

_MARKS = re.compile(r"[\s“”\"'‘’「」『』《》〈〉<>]")
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]{1,200}》){1,200}》")
_INNER = re.compile(r"《[^《》\n]{1,200}》")
_SHORT = re.compile(r"（?以下(?:统称|简称)为?[:：]?[“‘]?$")
_ANNEX = re.compile(r"附件[一二三四五六七八九十\d]{0,2}[:：]?\n?(?=.)")
_ORDERS = ("令", "公告", "通告")
_YEARS = re.compile(r"（(?:19|20)\d\d年?[—－-]{1,2}(?:19|20)\d\d年?）$")
_BRACKET = re.compile(r"[（(][^（()）]{2,16}[)）]\Z")
_DASHES = re.compile(r"(?<=\d)年?[-—－–~～至]{1,2}(?=\d)|\s")
_LONGEST_SHORT = 8
_SHORTEST_TITLE = 7


def document_name(title: str) -> str:
    """Return the canonical name of a title: without quotation marks, title marks and blanks."""
    return _MARKS.sub("", title)


def own_document_name(structure: Structure, index: int) -> str:
    """Return the canonical name of a text's own document: its title, else its number, else an empty string.

    Raises:
        IndexError: If the structure has no such document.
    """
    document = structure.documents[index]
    number = plain_number(document.number)
    if document.title.endswith(_ORDERS) and number.startswith(document.title):
        return number  # 国务院令 alone names no order
    return document_name(document.title) or number


def find_citations(text: str, structure: Structure) -> tuple[Candidate, ...]:
    """Find the documents that a text cites, and its own titles and numbers.

    Args:
        text: Clean text.
        structure: Its structure.

    Returns:
        Candidates of type ``document`` in order; a title inside another title is one of its own.
    """
    spans = dict(_titled(text))
    names = _full_names(text, structure, spans)
    candidates = [_candidate(span, names[span], rule) for span, rule in spans.items()]
    candidates += _own_titles(text, structure)
    candidates += _numbers(text, structure, names)
    best: dict[tuple[int, int], Candidate] = {}
    for candidate in candidates:
        best.setdefault((candidate.start, candidate.end), candidate)
    return tuple(best[span] for span in sorted(best))


def _candidate(span: tuple[int, int], name: str, rule: str, score: float = 0.95) -> Candidate:
    return Candidate("document", span[0], span[1], (name,), rule, score)


def _titled(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Spans inside title marks, without the marks."""
    strange = _not_documents()
    for match in _TITLE.finditer(text):
        start, end = match.start() + 1, match.end() - 1
        if (
            text[start:end] in strange
            or _newspaper().search(text, start, end)
            or not document_name(text[start:end])
        ):
            continue
        yield (start, end), "title"
        for inner in _INNER.finditer(text, start, end):
            yield (inner.start() + 1, inner.end() - 1), "title:inner"


@cache
def _newspaper() -> re.Pattern[str]:
    return re.compile(rf"{any_of('newspaper')}\Z")


@cache
def _not_documents() -> frozenset[str]:
    return frozenset(row["title"] for row in load_table("not_documents"))


@cache
def _laws() -> frozenset[str]:
    return frozenset(row["law"] for row in load_table("laws"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(row["head"] for row in load_table("document_heads"))


def _full_names(
    text: str, structure: Structure, spans: Mapping[tuple[int, int], str]
) -> dict[tuple[int, int], str]:
    """The canonical name of every titled span, in order of the text."""
    own = [(d.start, d.end, own_document_name(structure, i)) for i, d in enumerate(structure.documents)]
    dated = {_YEARS.sub("", name): name for _, _, name in own if _YEARS.search(name)}
    said: dict[str, str] = {}
    names: dict[tuple[int, int], str] = {}
    last: dict[str, str] = {}
    for span in sorted(spans):
        plain = document_name(text[span[0] : span[1]])
        if plain in _laws():
            plain = "中华人民共和国" + plain
        if _SHORT.search(text, max(0, span[0] - 12), span[0] - 1):
            beside = last.get("", "") if text.rfind("》", max(0, span[0] - 40), span[0]) >= 0 else ""
            said[plain] = beside or _own_of_kind(plain, span[0], own) or last.get("", plain)
        name = said.get(plain, "") or dated.get(plain, "")
        if not name and plain in _heads():
            name = _own_of_kind(plain, span[0], own) or last.get(plain, plain)
        names[span] = name or plain
        if not name:
            kind = _BRACKET.sub("", plain)
            last.update({kind[cut:]: plain for cut in range(max(1, len(kind) - _LONGEST_SHORT), len(kind))})
            last[""] = plain
    issued = {
        document_name(issuer) + name: name
        for (_, _, name), document in zip(own, structure.documents, strict=True)
        for issuer in document.issuers
    }
    names = {span: issued.get(name, name) for span, name in names.items()}
    return _with_issuers(_with_one_dash(names, own), own)


def _with_one_dash(
    names: dict[tuple[int, int], str], own: list[tuple[int, int, str]]
) -> dict[tuple[int, int], str]:
    """Give titles that differ in the dash between years alone the text's own form, else the first one."""
    first: dict[str, str] = {}
    for name in [name for _, _, name in own] + [names[span] for span in sorted(names)]:
        first.setdefault(_DASHES.sub("-", name), name)
    return {span: first[_DASHES.sub("-", name)] for span, name in names.items()}


def _own_of_kind(kind: str, at: int, own: list[tuple[int, int, str]]) -> str:
    """The text's own document of a kind: the one that the place lies in, else any other."""
    fits = [
        (start <= at < end, name)
        for start, end, name in own
        if _BRACKET.sub("", name).endswith(kind) and name != kind
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else ""


def _with_issuers(
    names: dict[tuple[int, int], str], own: list[tuple[int, int, str]]
) -> dict[tuple[int, int], str]:
    """Give a title without issuer (关于…) the one title of the text that is the same with an issuer."""
    issued: dict[str, set[str]] = {}
    for name in {*names.values(), *(name for _, _, name in own)}:
        issuer, about, rest = name.partition("关于")
        if issuer and not rest.startswith("印发"):
            issued.setdefault(about + rest, set()).add(name)
    return {
        span: min(issued[name]) if len(issued.get(name, ())) == 1 else name for span, name in names.items()
    }


def _own_titles(text: str, structure: Structure) -> Iterator[Candidate]:
    """The text's own title lines, and every other place that repeats one in full; a headline is none."""
    own: list[tuple[str, str, int, int]] = []
    for index, document in enumerate(structure.documents):
        if document.kind == "article":
            continue
        title = text[document.title_start : document.title_end]
        annex = _ANNEX.match(title)
        start, end = document.title_start + (annex.end() if annex else 0), document.title_end
        if document.title.endswith(_ORDERS) and document.number_start == document.title_start:
            end = max(end, document.number_end)
        if start < end and text[start] == "《" and text.find("》", start) == end - 1:
            start, end = start + 1, end - 1
        words = text[start:end] or document.title
        bare = words.removeprefix("《").removesuffix("》") if words.count("《") == 1 else words
        if "\n" in bare:  # elsewhere the same title may stand on one line
            bare = bare.replace("\n", "")
        if name := _ANNEX.sub("", own_document_name(structure, index)):
            own.append((name, bare, start, end))
    places = find_repeats(text, {bare for _, bare, _, _ in own if len(bare) >= _SHORTEST_TITLE})
    for name, bare, start, end in own:
        if start < end:
            yield _candidate((start, end), name, "own title")
        # The first document of a title names the places that repeat it; only its own is left to a namesake.
        mine, places[bare] = places.get(bare, ()), ()
        for at in mine:
            if start <= at < end:
                places[bare] = (at,)
            elif text[at - 1 : at] != "《" or text.startswith("》", at + len(bare)):
                yield _candidate((at, at + len(bare)), name, "own title again", 0.85)


def _numbers(text: str, structure: Structure, names: Mapping[tuple[int, int], str]) -> Iterator[Candidate]:
    """Document numbers, named by the document that bears them where the text says which."""
    known = {
        plain_number(document.number): own_document_name(structure, index)
        for index, document in enumerate(structure.documents)
        if document.number
    }
    by_end = sorted((end, name) for (_, end), name in names.items())
    ends = [end for end, _ in by_end]
    titles = {start: name for (start, _), name in names.items()}
    found = list(find_numbers(text))
    for start, end in found:
        place = bisect_left(ends, start) - 1
        if place >= 0 and re.fullmatch(r"》[（(，]?", text[ends[place] : start]):
            known.setdefault(plain_number(text[start:end]), by_end[place][1])
        elif (after := titles.get(end + 1)) and text[end] == "《" and text[start - 1 : start] in ("", "\n"):
            known.setdefault(plain_number(text[start:end]), after)
    for start, end in found:
        number = plain_number(text[start:end])
        yield _candidate((start, end), known.get(number) or number, "number", 0.9)
