"""Sentences that only say who answers: 由市数据局牵头，市公安局配合。  What they answer for stands before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.relate.sentences import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Sentence
    from extract.relate.skeleton import Skeleton
    from extract.relate.within import MentionIndex

__all__ = ["elided_statements"]

_AGENCY = "\ue003"
_SAYS_WHO = re.compile(
    f"^(?:（|以上工作|上述工作|该项工作|此项工作|此项任务|具体)?由(?P<lead>{_AGENCY})(?:等部门|等)?[^，。{_AGENCY}]{{0,6}}?"
    f"(?P<how>牵头|负责|组织实施|承担|按职责分工)[^，。{_AGENCY}\ue001\ue002\ue005]{{0,8}}"
    f"(?:，(?P<help>{_AGENCY})(?:等部门|等)?(?:参与|配合|协同|协助)[^，。]{{0,8}})?"
)
_TASKED = ("build", "improve", "extend", "integrate", "explore")
_SYSTEMS = ("platform", "database", "project")


def elided_statements(
    text: str, sentence: Sentence, skeleton: Skeleton, mentions: MentionIndex
) -> Iterator[tuple[int, Statement]]:
    """Find who answers for the systems that the paragraph named before.

    Args:
        text: Clean text.
        sentence: The sentence.
        skeleton: The same with mentions as symbols.
        mentions: All mentions.

    Yields:
        Index of the sentence that names the system, and the statement.
    """
    match = _SAYS_WHO.match(skeleton.text)
    if not match:
        return
    roles = [(i, "lead" if match["how"] == "牵头" else "responsible") for i in skeleton.groups[match.start("lead")]]
    if match["help"]:
        roles += [(i, "cooperate") for i in skeleton.groups[match.start("help")]]
    paragraph = text.rfind("\n", 0, sentence.start) + 1
    for i, m in mentions.between(paragraph, sentence.start):
        if m.type in _SYSTEMS and m.action in _TASKED and m.action != "integrate":
            for agency, role in roles:
                yield (
                    m.sentence,
                    Statement(agency, "responsibleFor", i, "duty.elided", 0.8, role, "stated", "positive"),
                )
