"""All relations of a text, each once, with the evidence of its surest statement."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from extract.records import Relation
from extract.records.internal import internal_record
from extract.relate.anaphors import find_anaphors
from extract.relate.boxes import box_statements
from extract.relate.counterparts import with_counterpart
from extract.relate.duties import duty_statements
from extract.relate.elided import elided_statements
from extract.relate.listed import listed_statements
from extract.relate.own import carried_name, carried_names, cited_statements, issuer_statements
from extract.relate.sentences import after_opening, sentence_statements
from extract.relate.skeleton import cut_long, draw_skeleton
from extract.relate.within import MentionIndex
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extract.records import Mention, Sentence, Structure
    from extract.relate.sentences import Statement
    from extract.relate.skeleton import Named, Skeleton

__all__ = ["find_relations"]

_CARRIED = "base.carry"
_OFFICE = "host.office"
_RECALLED = 4
_THINGS = ("platform", "database", "project", "document")
_TOWARDS = ("与", "同", "和", "向", "由", "从", "对接", "联通", "连通")
_AIMS = ("为", "根据", "按照", "依据")


@internal_record
class _Found:
    """A statement where it stands: the sentence, and the document that speaks."""

    document: int
    sentence: int
    statement: Statement


def find_relations(
    text: str,
    structure: Structure,
    mentions: Sequence[Mention],
    own: Sequence[str],
    to_source: Callable[[int, int], tuple[int, int]],
) -> tuple[Relation, ...]:
    """Find the relations that a text states.

    Args:
        text: Clean text.
        structure: Its structure.
        mentions: Its mentions, in order of start.
        own: Canonical name of each of its documents, empty for one without a name.
        to_source: Maps a clean span to its source span.

    Returns:
        Relations in order of their evidence; one per subject, predicate, object, sentence and cue.
    """
    relations: dict[tuple[object, ...], Relation] = {}
    spans: dict[int, tuple[int, int]] = {}
    carried = carried_names(own)
    for found in _statements(text, structure, mentions, own):
        sentence = structure.sentences[found.sentence]
        if found.sentence not in spans:
            spans[found.sentence] = to_source(sentence.start, sentence.end)
        start, end = spans[found.sentence]
        s = found.statement
        for subject in _names(mentions, s.subject, own, carried, found.document, s.predicate):
            for obj in _dealt(s, _names(mentions, s.object, own, carried, found.document, s.predicate)):
                if subject == obj or (s.subject < 0 and not subject[1]) or _vague(mentions, s):
                    continue
                key = (subject, s.predicate, obj, found.sentence)
                old = relations.get(key)
                if old and old.confidence >= s.confidence:
                    continue
                relations[key] = Relation(
                    subject=subject,
                    predicate=s.predicate,
                    object=obj,
                    start=start,
                    end=end,
                    sentence=found.sentence,
                    section=sentence.section,
                    document=found.document,
                    cue=s.cue,
                    confidence=s.confidence,
                    role=s.role,
                    modality=s.modality,
                    polarity=s.polarity,
                    subject_mention=s.subject,
                    object_mention=s.object,
                )
    return tuple(sorted(relations.values(), key=lambda r: (r.start, r.predicate, r.subject, r.object)))


@cache
def _has_office() -> re.Pattern[str]:
    other = "(?<!改革)(?<!健康)(?<!管理)(?<!建设)(?<!信息化)委员会"
    return re.compile(f"(?:{any_of('has_office')}|{other})$")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(f"的?[^，。；、：的]{{0,4}}?{any_of('owned')}")


def _vague(mentions: Sequence[Mention], statement: Statement) -> bool:
    """Whether nobody in particular is said to answer for something, or to have an office elsewhere."""
    if statement.predicate == "hostedBy" and statement.cue == _OFFICE:
        return not _has_office().search(mentions[statement.subject].canonical[-1])
    return statement.predicate == "responsibleFor" and mentions[statement.subject].collective


def _is_attribute(text: str, mention: Mention) -> bool:
    """Whether bodies in general only say whose a thing is: 工商、税务等部门业务系统, 各部门数据."""
    if not mention.collective or not _owned().match(text, mention.clean_end):
        return False
    return not text.endswith(_TOWARDS, 0, mention.clean_start)


def _dealt(statement: Statement, names: Iterator[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Of the names of one mention the subject's own, where each of several subjects has one."""
    found = tuple(names)
    number, several = statement.share
    if several < 2 or len(found) < 2:
        return found
    return found[number : number + 1] if len(found) == several else ()


def _names(
    mentions: Sequence[Mention],
    index: int,
    own: Sequence[str],
    carried: Sequence[str],
    document: int,
    predicate: str,
) -> Iterator[tuple[str, str]]:
    if index < 0:
        yield "document", own[document]
        if predicate == "issuedBy" and carried[document]:
            yield "document", carried[document]
    else:
        for name in mentions[index].canonical:
            yield mentions[index].type, name


def _speaks_for_all(text: str, structure: Structure, sentence: Sentence) -> bool:
    """Whether a sentence says what the whole document carries out, not what one of its tasks does."""
    kind = structure.sections[sentence.section].kind
    return kind == "document" or text.startswith(_AIMS, sentence.start)


def _statements(
    text: str, structure: Structure, mentions: Sequence[Mention], own: Sequence[str]
) -> Iterator[_Found]:
    index = MentionIndex(mentions)
    based: set[tuple[int, str]] = set()
    own_names = {name for title in own for name in (title, carried_name(title)) if name}
    by_sentence: dict[int, list[tuple[int, Mention]]] = defaultdict(list)
    for i, m in enumerate(mentions):
        if m.type != "goal" and not _is_attribute(text, m):
            by_sentence[m.sentence].append((i, m))
    opening: tuple[int, Skeleton] | None = None
    earlier: list[Named] = []
    noted = sorted((duty.end for duty in structure.duties), reverse=True)
    things = [m.clean_start for m in mentions if m.type in _THINGS]
    assigned = said = 0
    for number in sorted(by_sentence):
        sentence = structure.sentences[number]
        taken_up = tuple(find_anaphors(text, sentence, index, earlier[-_RECALLED:]))
        earlier += taken_up
        whole = draw_skeleton(text, sentence.start, sentence.end, by_sentence[number], taken_up)
        skeletons = list(cut_long(whole))
        document = by_sentence[number][0][1].document
        paragraph = text.rfind("\n", 0, sentence.start) + 1
        if sentence.start == paragraph:
            opening = paragraph, skeletons[0]
        elif opening and opening[0] == paragraph and (joint := after_opening(opening[1], skeletons[0])):
            for s in sentence_statements(joint, len(opening[1].text)):
                yield _Found(document, number, s)
        for s in chain.from_iterable(map(sentence_statements, skeletons)):
            if s.cue == _CARRIED and not _speaks_for_all(text, structure, sentence):
                continue
            if s.predicate == "basedOn":
                if own_names.issuperset(mentions[s.object].canonical):
                    continue
                based.update((document, name) for name in mentions[s.object].canonical)
            yield _Found(document, number, with_counterpart(text, s, mentions, by_sentence[number]))
        while noted and noted[-1] <= sentence.start:
            said = max(said, noted.pop())
        if bisect_left(things, said) < bisect_left(things, sentence.start):
            assigned = said
        for at, s in elided_statements(text, sentence, skeletons[0], index, assigned):
            said = sentence.end
            yield _Found(document, at, s)
    for number, s in box_statements(text, structure, index):
        yield _Found(mentions[s.object].document, number, s)
    for number, s in duty_statements(text, structure, index):
        yield _Found(mentions[s.object].document, number, s)
    for number, s in listed_statements(text, index):
        yield _Found(mentions[s.object].document, number, s)
    for document, number, s in issuer_statements(structure, index):
        yield _Found(document, number, s)
    for number, s in cited_statements(structure, mentions, own, based):
        yield _Found(mentions[s.object].document, number, s)
