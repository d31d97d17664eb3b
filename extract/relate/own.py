"""Relations of the document itself: who issued it, what it rests on, what it cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.relate.sentences import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.records import Mention, Structure
    from extract.relate.within import MentionIndex

__all__ = ["carried_name", "carried_names", "cited_statements", "issuer_statements"]

_DASH = re.compile(r"(?<=\d)年?[-—－–~～]{1,2}(?=\d)")
_BRACKET = re.compile("（")
_FRINGE = re.compile(r"^附件\d*[：:]?|（[^（）]*）$")
_SHORTEST = 6
_CARRIES = re.compile(r"(?:印发|发布|公布|转发)(?P<name>.{4,})的(?:通知|公告|决定)$")


def carried_name(title: str) -> str:
    """Name of the document that a notice carries, or an empty string.

    Example:
        >>> carried_name("云岭省人民政府关于印发云岭省数据管理办法的通知")
        '云岭省数据管理办法'
    """
    match = _CARRIES.search(title)
    return match["name"] if match else ""


def carried_names(own: Sequence[str]) -> list[str]:
    """Name of the document that each document carries, or an empty string where the text itself holds it.

    It is held also under a name with years in brackets, or with another dash between them, or without its
    body: who relays 市数据局《清江市数据方案》 relays the plan, whose name does not begin with its body.

    Args:
        own: Canonical name of each document of the text, empty for one without a name.
    """
    openings = {name[: bracket.start()] for name in own for bracket in _BRACKET.finditer(name)}
    spellings: dict[str, set[str]] = {}
    for name in own:
        spellings.setdefault(_DASH.sub("-", name), set()).add(name)
    without_body = {name for name in own if len(name) >= _SHORTEST}

    def is_held(name: str) -> bool:
        return (
            name in openings
            or bool(spellings.get(_DASH.sub("-", name), set()) - {name})
            or any(name[at:] in without_body for at in range(1, len(name) - _SHORTEST + 1))
        )

    return ["" if is_held(name) else name for name in map(carried_name, own)]


def issuer_statements(structure: Structure, mentions: MentionIndex) -> Iterator[tuple[int, int, Statement]]:
    """State who issued each document, by the places where title and signature name its issuers.

    Args:
        structure: The structure.
        mentions: All mentions.

    Yields:
        Index of the document, index of the evidence sentence, and the statement with subject -1.
    """
    for number, document in enumerate(structure.documents):
        if document.kind == "article":
            continue
        carrier = (
            structure.documents[document.issued_by_notice] if document.issued_by_notice >= 0 else document
        )
        seen: set[tuple[str, ...]] = set()
        for start, end in document.issuer_spans or carrier.issuer_spans:
            for i, m in mentions.between(start, end):
                if m.type == "agency" and m.clean_end <= end and m.canonical not in seen:
                    seen.add(m.canonical)
                    yield (
                        number,
                        m.sentence,
                        Statement.of_layout(-1, "issuedBy", i, "own.issuer"),
                    )


def cited_statements(
    structure: Structure, mentions: Sequence[Mention], own: Sequence[str], based: set[tuple[int, str]]
) -> Iterator[tuple[int, Statement]]:
    """State what a document cites: every other document named in its running text.

    Args:
        structure: The structure.
        mentions: All mentions.
        own: Canonical names of the text's own documents.
        based: Pairs of document index and canonical name that the document rests on.

    Yields:
        Index of the evidence sentence, and the statement with subject -1.
    """
    known = {_bare(name) for own_name in own for name in (own_name, carried_name(own_name))}
    for i, m in enumerate(mentions):
        if m.type != "document" or structure.documents[m.document].kind == "article":
            continue
        if any(_bare(name) in known or (m.document, name) in based for name in m.canonical):
            continue
        yield m.sentence, Statement.of_layout(-1, "cites", i, "own.cites")


def _bare(name: str) -> str:
    """A title without its annex number before and the bracket after it."""
    return _FRINGE.sub("", name)
