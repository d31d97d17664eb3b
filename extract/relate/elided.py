"""Sentences that only say who answers: 由市数据局牵头，市公安局配合。  What they answer for stands before."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.relate.sentences import Statement
from extract.relate.symbols import AGENCIES, DOCUMENT, PROJECT, SYSTEMS
from extract.relate.words import words
from extract.relate.worked import is_drafted
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Sentence
    from extract.relate.skeleton import Skeleton
    from extract.relate.within import MentionIndex

__all__ = ["elided_statements"]

_AGENCY = re.compile(f"[{AGENCIES}]")
_FARTHEST = 600
_TASKED = ("build", "improve", "extend", "explore")
_THINGS = ("platform", "database", "project")


@cache
def _says_who() -> re.Pattern[str]:
    """由甲会同乙牵头…，丙配合; without 由 only as a whole sentence."""
    agency, plain = f"[{AGENCIES}]", f"[^，。；{AGENCIES}{SYSTEMS}{PROJECT}{DOCUMENT}]"
    others = "(?:等部门|等单位|等)?"
    work = f"(?:{any_of('task_work')}|和|并|、)"
    return re.compile(
        f"(?:^(?:（|{any_of('task_meant')})?(?P<by>由)?|(?<=，)(?<!的，)(?:具体|统一)?由)"
        f"(?P<lead>{agency}){others}(?:{plain}{{0,4}}会同(?P<with>{agency}){others})?{plain}{{0,6}}?"
        f"(?P<how>{any_of('answering')}){work}*(?=[，；。）]|$)"
        f"(?:[，；](?P<help>{agency}){others}{plain}{{0,4}}?{words('HELP')}{plain}{{0,8}})?(?P<end>[。）]*$)?"
    )


@cache
def _only_helps() -> re.Pattern[str]:
    """A whole sentence that only says who joins in, such as 市财政局配合."""
    return re.compile(
        f"^(?:（)?(?P<help>[{AGENCIES}])(?:等部门|等单位|等)?(?:予以|做好)?"
        "(?:配合|协助|参与)(?:落实|实施|工作)?[。）]*$"
    )


def _roles(skeleton: Skeleton) -> list[tuple[int, str]]:
    """The agencies that a sentence only says the roles of; empty if it says more or less than that."""
    if only := _only_helps().match(skeleton.text):
        return [(i, "cooperate") for i in skeleton.groups[only.start("help")]]
    match = _says_who().search(skeleton.text)
    if not match or re.search(f"[{SYSTEMS}{PROJECT}]", skeleton.text[: match.start()]):
        return []
    if match.start() == 0 and not match["by"] and match["end"] is None:
        return []
    first = "lead" if match["how"] == "牵头" or match["with"] else "responsible"
    roles = [(i, first) for i in skeleton.groups[match.start("lead")]]
    for name in ("with", "help"):
        if match[name]:
            roles += [(i, "cooperate") for i in skeleton.groups[match.start(name)]]
    return roles


def elided_statements(
    text: str, sentence: Sentence, skeleton: Skeleton, mentions: MentionIndex, assigned: int = 0
) -> Iterator[tuple[int, Statement]]:
    """Find who answers for the systems that the paragraph named before.

    Args:
        text: Clean text.
        sentence: The sentence.
        skeleton: The same with mentions as symbols.
        mentions: All mentions.
        assigned: Where the text begins for which nobody has been named yet.

    Yields:
        Index of the sentence that names the system, and the statement.
    """
    roles = _roles(skeleton) if _AGENCY.search(skeleton.text) else []
    if not roles:
        return
    low = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - _FARTHEST, assigned)
    for i, m in mentions.between(low, sentence.start):
        if (m.type in _THINGS and m.action in _TASKED) or is_drafted(text, m):
            for agency, role in roles:
                yield m.sentence, Statement.of_layout(agency, "responsibleFor", i, "duty.elided", role)
