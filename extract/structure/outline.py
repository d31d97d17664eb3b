"""The section tree: numbered sections, boxes, bullets, labelled parts, table rows, furniture and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.records.internal import internal_record
from extract.structure.headings import heading_span, is_list_item
from extract.structure.nesting import nest
from extract.structure.numbering import Marker
from extract.structure.section_tree import SectionTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.records import Section
    from extract.structure.labels import Label
    from extract.structure.paragraphs import Paragraph
    from extract.structure.tables import Row

__all__ = ["Plan", "build_sections"]

_CAPTION: Final = 60
_KINDS: Final = {
    "part": "chapter",
    "chapter": "chapter",
    "division": "chapter",
    "article": "article",
    "dash": "bullet",
    "box": "box",
}


@internal_record
class Plan:
    """What each paragraph of one document is, before the tree is built.

    Attributes:
        document: Index of the document.
        first: Index of its first paragraph.
        last: Index after its last paragraph.
        start: Offset at which its region begins.
        end: Offset at which its region ends.
        heading: Span of its title, empty if it has none.
        title: Its title in words.
        roles: Paragraph index to ``furniture``, ``note``, ``annexes`` (a list of them), ``head``
            (title, number, addressees, date) or ``signature``; other paragraphs are body.
        markers: Paragraph index to the number or bullet it begins with, or to a heading without number.
        labels: Labels of the document, in order.
        rows: Paragraph index to the row of a table that it is.
    """

    document: int
    first: int
    last: int
    start: int
    end: int
    heading: tuple[int, int]
    title: str
    roles: Mapping[int, str]
    markers: Mapping[int, Marker]
    labels: Sequence[Label]
    rows: Mapping[int, Row]


def build_sections(
    text: str, paragraphs: Sequence[Paragraph], plan: Plan, offset: int
) -> tuple[list[Section], list[int]]:
    """Build the section tree of one document.

    Args:
        text: Clean text.
        paragraphs: All paragraphs of the text.
        plan: What each of them is.
        offset: How many sections stand before, so that parents are indexes into one list.

    Returns:
        The sections in order of their start, and the offsets inside paragraphs at which some begin.
    """
    tree = SectionTree(plan.document, offset)
    cuts: list[int] = []
    tree.enter(tree.open("document", "", plan.title, plan.heading, plan.start, plan.end))
    openers = list(_openers(text, paragraphs, plan))
    parents = nest(text, [marker for _, marker in openers])
    at = {paragraph: index for index, (paragraph, _) in enumerate(openers)}
    depths: list[int] = []
    labels = _labels_by_paragraph(text, paragraphs, plan)
    end, tail, full_bullet = plan.start, _tail(plan), False
    for index in range(plan.first, plan.last):
        paragraph = paragraphs[index]
        role = plan.roles.get(index, "body")
        if index in at:
            parent = parents[at[index]]
            tree.close_to(depths[parent] if parent >= 0 else 1, end)
            caption = paragraphs[index + 1] if _has_caption(paragraphs, plan, index) else None
            heading_end = _open_marked(tree, text, openers[at[index]][1], caption, paragraph.end)
            full_bullet = openers[at[index]][1].style == "dash" and heading_end < paragraph.end - 1
            depths.append(tree.depth())
        elif index in plan.rows:
            row = plan.rows[index]
            tree.open("row", row.number, text[slice(*row.task)], row.task, paragraph.start, paragraph.end)
        elif role in {"furniture", "note", "annexes"}:
            if index >= tail or role == "annexes":
                tree.close_to(1, end)
            if role == "note" or plan.roles.get(index - 1) != role or index == plan.first:
                tree.open(
                    role if role == "furniture" else "note",
                    "",
                    "",
                    (paragraph.start, paragraph.start),
                    paragraph.start,
                    paragraph.end,
                )
            else:
                tree.stretch(paragraph.end)
        elif role in {"signature", "head"}:
            tree.close_to(1, end)
        elif full_bullet and tree.depth() > 1 and index not in labels and paragraph.text[0] not in "（(":
            tree.close_to(tree.depth() - 1, end)
            full_bullet = False
        for label, stop in labels.get(index, ()):
            start = _with_bracket(text, label)
            tree.open("heading", "", label.name, (label.start, label.words_end), start, stop)
            cuts.append(start)
        end = paragraph.end
    tree.close_to(1, end)
    return tree.sections(), cuts


def _tail(plan: Plan) -> int:
    """First paragraph of the closing run of notes and furniture."""
    index = plan.last
    while index > plan.first and plan.roles.get(index - 1) in {"furniture", "note", "annexes", "signature"}:
        index -= 1
    return index


def _openers(text: str, paragraphs: Sequence[Paragraph], plan: Plan) -> Iterator[tuple[int, Marker]]:
    """Paragraphs that open a section that later paragraphs may belong to."""
    opening = {label.start: label for label in plan.labels}
    for index in range(plan.first, plan.last):
        role = plan.roles.get(index, "body")
        start = paragraphs[index].start
        if role != "body" or index in plan.rows:
            continue
        if index in plan.markers:
            yield index, plan.markers[index]
        elif start in opening and not opening[start].role:
            yield index, Marker("label", "", 0, start, start, opening[start].words_end)


def _has_caption(paragraphs: Sequence[Paragraph], plan: Plan, index: int) -> bool:
    """Tell whether an annex's number is followed by a line that holds its heading's words."""
    if plan.markers.get(index) is None or plan.markers[index].style != "annex":
        return False
    alone = plan.markers[index].words == plan.markers[index].end
    if not alone or index + 1 >= plan.last or index + 1 in plan.markers or index + 1 in plan.rows:
        return False
    line = paragraphs[index + 1].text
    return len(line) <= _CAPTION and line[-1] not in "。；：" and "|" not in line


def _open_marked(tree: SectionTree, text: str, marker: Marker, caption: Paragraph | None, end: int) -> int:
    """Open the section that a paragraph begins; return where its heading ends."""
    span = (marker.words, marker.words)
    if marker.style in {"plain", "label"}:
        span = (marker.words, marker.end)
    elif caption is not None:
        span = (caption.start, caption.end)
    elif marker.style == "annex" or not (is_list_item(text, marker) or _after_list_item(text, marker)):
        span = heading_span(text, marker)
    kind = _KINDS.get(marker.style, "heading")
    tree.enter(tree.open(kind, marker.number, text[slice(*span)], span, marker.start, end))
    return span[1]


def _after_list_item(text: str, marker: Marker) -> bool:
    """Tell the last item of an enumeration: the paragraph before it ends in a semicolon."""
    return marker.start >= 2 and text[marker.start - 2] in "；;"


def _with_bracket(text: str, label: Label) -> int:
    """Where a labelled part begins: at its label, or at the bracket that opens with it."""
    return label.start - (label.start > 0 and text[label.start - 1] in "（(【[")


def _labels_by_paragraph(
    text: str, paragraphs: Sequence[Paragraph], plan: Plan
) -> dict[int, list[tuple[Label, int]]]:
    """Labels inside paragraphs, each with the offset where its text ends."""
    found: dict[int, list[tuple[Label, int]]] = {}
    index = plan.first
    for label in plan.labels:
        while index < plan.last and paragraphs[index].end <= label.start:
            index += 1
        if index >= plan.last or label.start < paragraphs[index].start:
            continue
        marker = plan.markers.get(index)
        if (marker and label.start <= marker.words) or (
            label.start == paragraphs[index].start and not label.role
        ):
            continue
        if plan.roles.get(index, "body") not in {"body", "note"}:
            continue
        here = found.setdefault(index, [])
        if here:
            here[-1] = (here[-1][0], _with_bracket(text, label))
        here.append((label, paragraphs[index].end))
    return found
