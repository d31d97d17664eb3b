"""Relations that responsibility notes state: agencies answer for what the section's text builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.relate.sentences import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Structure
    from extract.relate.within import MentionIndex

__all__ = ["duty_statements"]

_TASKED = ("build", "improve", "extend", "integrate", "explore")
_SYSTEMS = ("platform", "database", "project")


def duty_statements(structure: Structure, mentions: MentionIndex) -> Iterator[tuple[int, Statement]]:
    """Find which agencies answer for the systems and projects of a section.

    Args:
        structure: The structure with its notes.
        mentions: All mentions.

    Yields:
        Index of the sentence that is the evidence, and the statement.
    """
    for duty in structure.duties:
        section = structure.sections[duty.section]
        agencies = [i for i, m in mentions.between(duty.start, duty.end) if m.type == "agency"]
        for i, m in mentions.between(section.start, section.end) if agencies else ():
            if m.type in _SYSTEMS and m.action in _TASKED:
                for agency in agencies:
                    yield (
                        m.sentence,
                        Statement(
                            agency, "responsibleFor", i, f"note.{duty.role}", 0.85, duty.role, "stated", "positive"
                        ),
                    )
