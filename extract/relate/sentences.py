"""Relations that one sentence states: every cue tried on its skeleton."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations, product
from operator import itemgetter
from typing import TYPE_CHECKING

from extract.records.internal import internal_record
from extract.relate.anaphors import link_confidence
from extract.relate.cues import confidence_of, load_cues
from extract.relate.polarity import modality_of, polarity_of
from extract.relate.required import holds_all, holds_one
from extract.relate.skeleton import Skeleton
from extract.relate.symbols import BARRED, PROJECT, SYSTEMS
from extract.relate.words import words
from extract.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.relate.cues import Cue
    from extract.relate.required import Required, Words

__all__ = ["Statement", "after_opening", "sentence_statements"]

_MANY = 12
_MUTUAL = 12
"""Of a longer list nobody says that each is joined to each."""
_MOST = 400
_MASK = "\ue000"
_LISTED = re.compile(r"(?:等[^，。；]{0,6})?[、和与及]|》?[（《]|》?）")
_STOP = re.compile(r"[。；：！？]?$")
_COOPERATES = "cooperate"
_LEAD = re.compile(r"牵头|会同")


@internal_record
class Statement:
    """A relation between mentions, by index; subject -1 stands for the document itself.

    ``share``, where it is not (0, 0), says that the object's names are dealt out one by one:
    which, and to how many.
    """

    subject: int
    predicate: str
    object: int
    cue: str
    confidence: float
    role: str
    modality: str
    polarity: str
    share: tuple[int, int] = (0, 0)

    @classmethod
    def of_layout(
        cls, subject: int, predicate: str, target: int, cue: str, role: str = "", modality: str = "stated"
    ) -> Statement:
        """State what a cue without a pattern says; its confidence stands in the lexicon of cues."""
        return cls(subject, predicate, target, cue, confidence_of(cue), role, modality, "positive")


def sentence_statements(skeleton: Skeleton, opening: int = 0) -> Iterator[Statement]:
    """Try every cue on a sentence.

    Args:
        skeleton: The sentence.
        opening: Length of the sentence that opens the paragraph, where ``after_opening`` has put it before;
            then only cues that may begin in it and end after it are tried.

    Yields:
        Statements in order of cues, then of the text.
    """
    symbols = [skeleton.text[at] for at in sorted(skeleton.groups)]
    said = skeleton.text
    possible: list[tuple[int, Cue]] = []
    for first, cues in _possible("".join(symbols[:_MANY]), elided=opening > 0):
        if first in said if isinstance(first, str) else holds_one(said, first):
            possible += [(n, cue) for n, cue, others in cues if not others or holds_all(said, others)]
    for _, cue in sorted(possible, key=itemgetter(0)):
        text, where = said, 0
        while (match := cue.pattern.search(text, where)) and not 0 < opening <= match.start():
            last = max(match.start(name) for name, value in match.groupdict().items() if value)
            if last >= opening:
                yield from _statements(skeleton, cue, match)
            if cue.chain:
                mask = _MASK if _LISTED.match(text, last + 1) else BARRED
                text = text[:last] + mask + text[last + 1 :]
                where = match.start()
            else:
                where = match.start() + 1 if cue.each else max(match.start() + 1, last)


@lru_cache(maxsize=4096)
def _possible(
    symbols: str, *, elided: bool
) -> tuple[tuple[Words, tuple[tuple[int, Cue, Required], ...]], ...]:
    """Cues that a sentence with these symbols, in this order, can match; of very many symbols all.

    By the words of which they need one, so that a sentence is looked through once for all of them; each with
    its place in the file and what else it needs.
    """
    cues = [cue for cue in load_cues() if cue.elided or not elided]
    if len(symbols) < _MANY:
        cues = [cue for cue in cues if _in_order(symbols, cue.needs)]
    groups: dict[Words, list[tuple[int, Cue, Required]]] = {}
    for number, cue in enumerate(cues):
        first, others = (cue.required[0], cue.required[1:]) if cue.required else ("", ())
        groups.setdefault(first, []).append((number, cue, others))
    return tuple((words, tuple(group)) for words, group in groups.items())


def _in_order(symbols: str, needs: Sequence[str]) -> bool:
    """Whether symbols of all sets follow one another, as the slots of a cue do."""
    following = iter(symbols)
    return all(any(symbol in need for symbol in following) for need in needs)


def after_opening(opening: Skeleton, skeleton: Skeleton) -> Skeleton | None:
    """Put a paragraph's first sentence before a later one, whose subject it may name.

    Args:
        opening: The first sentence.
        skeleton: The later sentence.

    Returns:
        The joint skeleton, or None if the first sentence names no system or project or more than one.
    """
    things = [at for at in opening.groups if opening.text[at] in SYSTEMS + PROJECT]
    if _others().match(skeleton.text) or len(things) != 1 or len(opening.groups[things[0]]) != 1:
        return None
    before = _STOP.sub("，", opening.text)
    shifted = {at + len(before): group for at, group in skeleton.groups.items()}
    links = {at + len(before): link for at, link in skeleton.links.items()}
    return Skeleton(
        before + skeleton.text, opening.groups | shifted, skeleton.start, opening.links | links, {}
    )


def _statements(skeleton: Skeleton, cue: Cue, match: re.Match[str]) -> Iterator[Statement]:
    polarity = polarity_of(skeleton.text, match)
    if not polarity:
        return
    modality = modality_of(skeleton.text, match)
    places = {name: match.start(name) for name, value in match.groupdict().items() if value}
    if cue.whole and skeleton.parted.get(places["object"]):
        return
    roles = {name: skeleton.groups[at] for name, at in places.items()}
    if "subject" in roles and _joined_before(skeleton, places):
        roles["subject"] = roles["subject"][: skeleton.parted[places["subject"]]]
    cue_id, confidence = _through(cue, [link for at in places.values() if (link := skeleton.links.get(at))])
    dealt = 0
    if "both" in roles:
        pairs = list(_mutual(roles["both"], skeleton.parted.get(places["both"], 0)))
    else:
        objects = roles["object"] + roles.get("object2", ())
        subjects = roles.get("subject", (-1,)) + roles.get("also2", ()) + roles.get("subject2", ())
        apart = "分别" in match.group() and len(subjects) > 1
        if apart and len(objects) > 1:
            pairs = list(zip(subjects, objects, strict=True)) if len(subjects) == len(objects) else []
        elif apart:
            dealt = len(subjects)
            pairs = [(s, objects[0]) for s in subjects]
        else:
            pairs = [(s, o) for s in subjects for o in objects]
    helpers = roles.get("subject2", ()) if cue.predicate == "responsibleFor" else ()
    after = places["subject"] if places.get("subject", -1) > places.get("other", 1 << 30) else match.start()
    role = ""
    if cue.predicate == "responsibleFor":
        role = _role(skeleton.text[after : match.end()], helped=bool(helpers))
    also = roles.get("also2", ()) if role else ()
    also_role = _role(skeleton.text[places["also2"] : match.end()], helped=bool(helpers)) if also else ""
    for number, (subject, object_) in enumerate(pairs[:_MOST]):
        if subject != object_:
            own = _COOPERATES if subject in helpers else also_role if subject in also else role
            share = (number, dealt) if dealt else (0, 0)
            yield Statement(
                subject, cue.predicate, object_, cue_id, confidence, own, modality, polarity, share
            )


def _joined_before(skeleton: Skeleton, places: Mapping[str, int]) -> bool:
    """Whether only the first of a list is spoken of further on: 甲与乙互联，接入丙 goes on about 甲."""
    subject, target = places["subject"], places.get("object", 0)
    clause = skeleton.text[subject + 1 : target].partition("，")
    return bool(skeleton.parted.get(subject) and clause[1] and _exchange().search(clause[0]))


@cache
def _exchange() -> re.Pattern[str]:
    return re.compile(words("SHARE"))


@cache
def _others() -> re.Pattern[str]:
    """Somebody or something else of which a sentence speaks, named or not."""
    return re.compile(any_of("somebody"))


@cache
def _cooperate() -> re.Pattern[str]:
    return re.compile(any_of("joining_in"))


def _mutual(both: Sequence[int], parted: int) -> Iterator[tuple[int, int]]:
    """Pairs of a list: of 甲、乙与丙 the first ones with the last, else each with each."""
    if parted:
        yield from product(both[:parted], both[parted:])
    elif len(both) <= _MUTUAL:
        yield from combinations(both, 2)


def _through(cue: Cue, links: Sequence[str]) -> tuple[str, float]:
    """Name and confidence of a cue, with the way in which an end of it was taken up."""
    if not links:
        return cue.id, cue.confidence
    return f"{cue.id}+{links[0]}", min(cue.confidence, *map(link_confidence, links))


def _role(words: str, *, helped: bool) -> str:
    if _LEAD.search(words):
        return "lead"
    return _COOPERATES if _cooperate().search(words) and not helped else "responsible"
