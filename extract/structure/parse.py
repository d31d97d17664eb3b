"""From a clean text to its structure."""

from __future__ import annotations

from bisect import bisect_left
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from extract.records import PolicyDocument, Section, Structure
from extract.structure.documents import describe
from extract.structure.duties import find_duties
from extract.structure.fields import read_fields
from extract.structure.labels import find_labels
from extract.structure.leads import unnumbered_markers
from extract.structure.numbering import read_marker
from extract.structure.outline import Plan, build_sections
from extract.structure.paragraphs import split_paragraphs
from extract.structure.regions import find_regions
from extract.structure.roles import assign_roles
from extract.structure.run_in import run_in_cuts
from extract.structure.sentences import split_sentences
from extract.structure.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.structure.labels import Label

__all__ = ["parse_structure"]

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def parse_structure(text: str, metadata: Mapping[str, str] = _NOTHING) -> Structure:
    """Find documents, sections, sentences and responsibility notes.

    Args:
        text: Clean, simplified text: one paragraph a line.
        metadata: What the page or file says of itself: ``title``, ``date``, ``issuer``.

    Returns:
        The structure; all offsets are code points of ``text``, ends exclusive.
    """
    run_in = run_in_cuts(text)
    paragraphs = split_paragraphs(text, run_in)
    markers = {}
    for index, paragraph in enumerate(paragraphs):
        marker = read_marker(text, paragraph.start, paragraph.end)
        if marker is not None:
            markers[index] = marker
    fields = read_fields(paragraphs)
    field_lines = {index for field in fields for index in range(field.first, field.last)}
    labels = find_labels(text)
    rows = read_rows(paragraphs)
    told = next((field.value for field in fields if field.name == "title"), metadata.get("title", ""))
    documents: list[PolicyDocument] = []
    sections: list[Section] = []
    cuts: list[int] = [*run_in]
    for index, region in enumerate(find_regions(paragraphs, markers, told)):
        roles = assign_roles(paragraphs, region, markers, field_lines)
        article = region.title is None or region.title.kind == "article"
        body = range(region.first, region.last)
        own_markers = {i: markers[i] for i in body if i in markers}
        own_markers |= unnumbered_markers(paragraphs, body, own_markers, roles, article=article)
        notice = documents[region.notice] if region.notice >= 0 else None
        own = notice is None
        record = describe(
            text, paragraphs, region, roles, fields if own else (), metadata if own else _NOTHING, notice
        )
        documents.append(record)
        plan = Plan(
            index,
            region.first,
            region.last,
            record.start,
            record.end,
            (record.title_start, record.title_end),
            record.title,
            roles,
            own_markers,
            labels[
                bisect_left(labels, record.start, key=_start) : bisect_left(labels, record.end, key=_start)
            ],
            rows,
        )
        tree, inner = build_sections(text, paragraphs, plan, len(sections))
        sections += tree
        cuts += inner
    rows_by_start = {paragraphs[index].start: row for index, row in rows.items()}
    return Structure(
        tuple(documents),
        tuple(sections),
        split_sentences(text, sections, cuts),
        find_duties(text, sections, labels, rows_by_start),
    )


def _start(label: Label) -> int:
    return label.start
