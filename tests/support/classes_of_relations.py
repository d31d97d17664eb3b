"""When a word of a class tells a relation: for each class, whether it holds in a sentence with marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marked import read_marks, relate

from extract.records import Mention
from extract.relate.counterparts import with_counterpart
from extract.relate.governed import is_governed
from extract.relate.sentences import Statement, after_opening
from extract.relate.skeleton import Skeleton, draw_skeleton
from extract.relate.symbols import symbol_of
from extract.relate.worked import is_drafted, is_worked_on


def drawn(marked: str) -> Skeleton:
    text, mentions = read_marks(marked)
    return draw_skeleton(text, 0, len(text), list(enumerate(mentions)))


def last(marked: str) -> tuple[str, Mention]:
    text, mentions = read_marks(marked)
    return text, mentions[-1]


def roles(marked: str) -> set[str]:
    return {r.role for r in relate(marked) if r.predicate == "responsibleFor"}


def modalities(marked: str) -> set[str]:
    return {r.modality for r in relate(marked)}


def subject_of_third(marked: str) -> int:
    """Which mention the third is connected to, where the first is said to be."""
    text, mentions = read_marks(marked)
    said = Statement(0, "connectsTo", 2, "connects.with", 0.9, "", "stated", "positive")
    return with_counterpart(text, said, mentions, list(enumerate(mentions))).subject


RELATIONS: Mapping[str, Callable[[str, str], bool]] = {
    "answering": lambda marked, _: bool(roles(marked)),
    "before_listed": lambda marked, _: len(drawn(marked).groups) == 1,
    "breach": lambda marked, _: not relate(marked),
    "bringing_about": lambda marked, _: is_worked_on(*last(marked)),
    "comprising": lambda before, _: is_governed(before, "platform"),
    "drafted": lambda marked, _: is_drafted(*last(marked)),
    "duty_list": lambda marked, _: bool(roles(marked)),
    "exchanged": lambda marked, _: len(drawn(marked).groups) == 2,
    "explored": lambda marked, _: modalities(marked) == {"explored"},
    "gathered": lambda marked, _: symbol_of("platform", governed=True) in drawn(marked).text,
    "has_office": lambda marked, _: any(r.predicate == "hostedBy" for r in relate(marked)),
    "joined": lambda marked, _: not is_worked_on(*last(marked)),
    "joining_in": lambda marked, _: roles(marked) == {"cooperate"},
    "merged_into": lambda marked, _: subject_of_third(marked) == 1,
    "owned": lambda marked, _: bool(relate(marked)),
    "paper": lambda marked, _: not is_worked_on(*last(marked)),
    "planned": lambda marked, _: modalities(marked) == {"planned"},
    "somebody": lambda marked, _: after_opening(drawn("[S 省数据平台]上线。"), drawn(marked)) is None,
    "task_meant": lambda marked, _: bool(roles(marked)),
    "tended_modifier": lambda marked, _: is_worked_on(*last(marked)),
    "task_work": lambda marked, _: bool(roles(marked)),
}
