"""The whole way from a source text to its records; the only module that composes the stages."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.garbage import collection_paused
from extract.link.aliases import resolve_aliases
from extract.link.between import defined_names, names_apart
from extract.link.neighbours import shared_modifier_name
from extract.link.places import localise
from extract.mentions import collect_entities, place_mentions
from extract.normalise import normalise
from extract.records import Extraction
from extract.relate import find_relations
from extract.structure import parse_structure
from extract.tag.agencies import find_agencies
from extract.tag.agencies_context import read_settings, setting_at
from extract.tag.citations import find_citations, own_document_name
from extract.tag.goals import find_goals
from extract.tag.grammar import grammar
from extract.tag.names import find_names
from extract.tag.overlap import choose_candidates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.records import SourceText, Structure
    from extract.tag.agencies_context import Setting
    from extract.tag.candidate import Candidate

__all__ = ["collect_entities", "extract_text", "link_candidates", "place_mentions", "tag_candidates"]

_JOINT = re.compile(r"”?(?:、|和|与|及|以及|或者?)“?")
_LINKED = ("platform", "database", "project")


@collection_paused()
def extract_text(source: SourceText, *, script: str = "t2s", localised: bool = False) -> Extraction:
    """Read all that one source text says.

    Args:
        source: The text as the reader gave it.
        script: OpenCC conversion of the script: ``t2s``, ``tw2sp`` or ``hk2s``.
        localised: Whether names that mean a place's own system (省公共数据平台) carry that place,
            as a graph of many places needs.

    Returns:
        Its forms, structure, mentions, entities and relations.

    Example:
        >>> from extract.records import SourceText
        >>> source = SourceText("a.txt", "a.txt", "依托国家电子政务外网，构建全省政务云平台。")
        >>> [m.surface for m in extract_text(source).mentions]
        ['国家电子政务外网', '全省政务云平台']
    """
    clean = normalise(source.text, script=script)
    metadata = {key: normalise(value, script=script).text for key, value in source.metadata.items()}
    structure = parse_structure(clean.text, metadata)
    candidates = link_candidates(clean.text, choose_candidates(tag_candidates(clean.text, structure)))
    mentions = place_mentions(clean, structure, candidates)
    own = [own_document_name(structure, i) for i in range(len(structure.documents))]
    extraction = Extraction(
        source=source,
        cleaned=clean.cleaned,
        simplified=clean.text,
        offset_map=clean.offset_map,
        structure=structure,
        mentions=mentions,
        entities=collect_entities(clean, mentions, structure, own),
        relations=find_relations(clean.text, structure, mentions, own, clean.to_source),
    )
    if not localised:
        return extraction
    settings = read_settings(clean.text, structure)
    return localise(extraction, lambda at, sign: _place(settings, at, sign), _is_vague)


def _place(settings: Sequence[Setting], at: int, sign: str) -> str:
    """Full name of the place that a sign stands for at an offset; without a sign, the text's own."""
    setting = setting_at(settings, at)
    if sign:
        return setting.division(sign)
    return setting.place.full if setting.place else ""


def _is_vague(name: str) -> bool:
    return grammar().generic_words(name) is not None


def tag_candidates(text: str, structure: Structure) -> tuple[Candidate, ...]:
    """Run every finder over a clean text; candidates may overlap."""
    agencies = find_agencies(text, structure)
    return (
        *find_citations(text, structure),
        *agencies,
        *find_names(text, structure, {agency.end for agency in agencies}),
        *find_goals(text, structure),
    )


def link_candidates(text: str, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give every candidate the canonical names that the text as a whole uses."""
    candidates = _share_modifiers(text, candidates)
    apart = names_apart(text, candidates, _LINKED)
    defined = defined_names(text, candidates, _LINKED)
    canonical = {
        kind: resolve_aliases(
            [n for c in candidates if c.type == kind for n in c.names], kind, apart, defined
        )
        for kind in _LINKED
    }
    return tuple(_named(c, canonical[c.type]) if c.type in _LINKED else c for c in candidates)


def _named(candidate: Candidate, canonical: Mapping[str, str]) -> Candidate:
    names = tuple(dict.fromkeys(map(canonical.__getitem__, candidate.names)))
    return candidate if names == candidate.names else replace(candidate, names=names)


def _share_modifiers(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Complete names right after 和 or 与; settle actions that a list or a goal decides."""
    known: dict[str, dict[str, None]] = {kind: {} for kind in _LINKED}
    for c in candidates:
        if c.type in _LINKED:
            known[c.type].update(dict.fromkeys(c.names))
    goals = [c for c in candidates if c.type == "goal"]
    goal_starts = [g.start for g in goals]
    done: list[Candidate] = []
    joined: list[int] = []
    for c in candidates:
        if c.type in _LINKED:
            last = done[joined[-1]] if joined else None
            if last is None or not _JOINT.fullmatch(text, last.end, c.start):
                _share_action(done, joined)
                joined = []
            elif last.type == c.type and len(c.names) == len(last.names) == 1:
                name = shared_modifier_name(last.names[0], c.names[0], known[c.type])
                c = c if name == c.names[0] else replace(c, names=(name,))
            goal = bisect_right(goal_starts, c.start) - 1
            if c.action == "exists" and goal >= 0 and c.start < goals[goal].end:
                c = replace(c, action="build")
            joined.append(len(done))
        done.append(c)
    _share_action(done, joined)
    return done


def _share_action(candidates: list[Candidate], listed: Sequence[int]) -> None:
    """Give what a list names the action that the list's other members have, where they have only one."""
    actions = {candidates[i].action for i in listed} - {""}
    if len(listed) > 1 and len(actions) == 1:
        (action,) = actions
        for i in listed:
            if not candidates[i].action:
                candidates[i] = replace(candidates[i], action=action)
