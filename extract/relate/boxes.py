"""Relations that the layout states: a section titled by a project delivers what its text builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.relate.sentences import Statement
from extract.relate.worked import is_delivered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Mention, Section, Structure
    from extract.relate.within import MentionIndex

__all__ = ["box_statements"]

_WHOLE = 0.6
_LEAD = 8
_LEADS_IN = ("实施", "组织实施", "深入实施", "推进", "启动", "开展")


def box_statements(
    text: str, structure: Structure, mentions: MentionIndex
) -> Iterator[tuple[int, Statement]]:
    """Find what the project named in a section's heading delivers; of sections in each other the inner one.

    Args:
        text: Clean text.
        structure: Its structure.
        mentions: All mentions.

    Yields:
        Index of the sentence that is the evidence, and the statement.
    """
    titled: dict[int, tuple[int, str]] = {}
    for section in structure.sections:
        if section.kind == "document" or section.heading_start == section.heading_end:
            continue
        project = _title_project(text, section, mentions)
        if project < 0:
            continue
        cue = "box.title" if section.kind == "box" else "section.title"
        for i, m in mentions.between(section.heading_start, section.end):
            if m.type in ("platform", "database"):
                titled[i] = project, cue
    for i, (project, cue) in sorted(titled.items()):
        mention = mentions[i]
        if is_delivered(text, mention) and not _is_led(text, mention, project, mentions):
            yield mention.sentence, Statement.of_layout(project, "delivers", i, cue, modality="planned")


def _is_led(text: str, mention: Mention, project: int, mentions: MentionIndex) -> bool:
    """Whether the paragraph opens with another project: ``数据攻坚工程：建设…``."""
    start = text.rfind("\n", 0, mention.clean_start) + 1
    return any(
        m.type == "project" and i != project and text[m.clean_end : m.clean_end + 1] in ("：", "。")
        for i, m in mentions.between(start, min(start + _LEAD, mention.clean_start))
    )


def _title_project(text: str, section: Section, mentions: MentionIndex) -> int:
    """Index of the project that a heading is the name of, or -1."""
    least = _WHOLE * (section.heading_end - section.heading_start)
    for i, m in mentions.between(section.heading_start, section.heading_end):
        lead = text[section.heading_start : m.clean_start].rstrip("“")
        whole = m.clean_end <= section.heading_end and m.clean_end - m.clean_start >= least
        if m.type == "project" and whole and (not lead or (lead in _LEADS_IN and m.action != "explore")):
            return i
    return -1
