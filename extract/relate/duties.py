"""Relations that responsibility notes state: agencies answer for what the section's text builds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.relate.sentences import Statement
from extract.relate.worked import is_drafted, is_worked_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Duty, Structure
    from extract.relate.within import MentionIndex

__all__ = ["duty_statements"]

_LABEL = 12
_NOTE_ENDS = re.compile(r"[）)〕\]。；\n]")
_NOTE_BEGINS = re.compile(r"[\s，、；（(〔\[]*(?:【?[\u4e00-\u9fff]{2,8}[：】])?[（(〔\[]?")
_FIRST_LEADS = re.compile(
    r"(?:[列排](?:名|序)?在?(?:首位|第一位|第一)|第一(?:责任)?)的?(?:责任)?(?:单位|部门)?(?:为|是|负责)牵头"
)
"""列首位的为牵头单位: of each list of responsible bodies the first one leads."""
_SYSTEMS = ("platform", "database", "project")


def duty_statements(
    text: str, structure: Structure, mentions: MentionIndex
) -> Iterator[tuple[int, Statement]]:
    """Find which agencies answer for the systems and projects of a section.

    Args:
        text: Clean text.
        structure: The structure with its notes.
        mentions: All mentions.

    Yields:
        Index of the sentence that is the evidence, and the statement.
    """
    leads = "牵头" in text and _FIRST_LEADS.search(text) is not None
    for duty, start in _assigned(text, structure):
        agencies = [
            i for i, m in mentions.between(duty.start, duty.end) if m.type == "agency" and not m.collective
        ]
        end = duty.end if start < duty.start else structure.sections[duty.section].end
        for i, m in mentions.between(start, end) if agencies else ():
            if (m.type in _SYSTEMS and is_worked_on(text, m)) or is_drafted(text, m):
                for number, agency in enumerate(agencies):
                    first = leads and not number and duty.role == "responsible"
                    role = "lead" if first else duty.role
                    yield m.sentence, Statement.of_layout(agency, "responsibleFor", i, f"note.{role}", role)


def _assigned(text: str, structure: Structure) -> Iterator[tuple[Duty, int]]:
    """Each note with where the text that it assigns begins: after the note before it in the same section.

    Notes that follow each other without a word between (牵头单位：…；配合单位：…) assign the same text.
    A note outside all sections is about its own paragraph, or the one before where it fills its own.
    """
    before: dict[int, tuple[int, int]] = {}
    for duty in structure.duties:
        last = before.get(duty.section)
        if last is not None and _follows(text, last[1], duty.start):
            start = last[0]
        elif structure.sections[duty.section].kind == "document":
            paragraph = text.rfind("\n", 0, duty.start) + 1
            own = duty.start - paragraph > _LABEL
            start = paragraph if own else text.rfind("\n", 0, max(0, paragraph - 1)) + 1
            if last is not None:
                start = max(start, last[1])
        elif last is None:
            start = structure.sections[duty.section].start
        else:
            start = last[1]
        before[duty.section] = (start, duty.end)
        yield duty, start


def _follows(text: str, end: int, start: int) -> bool:
    """Whether nothing but the marks and the label of a note stands between two notes."""
    _, *after = _NOTE_ENDS.split(text[end:start])
    return not after or all(map(_NOTE_BEGINS.fullmatch, after))
