"""Names that mean a place's own system (省公共数据平台) told apart from another place's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.records import Entity, Extraction, Mention, Relation

__all__ = ["localise"]

_LOCAL = ("platform", "database", "project")
_SIGN = re.compile(r"(?P<all>[全本我]?)(?P<sign>自治区|[省市县区州盟旗])(?P<level>级)?(?=..)")
_PLACED = re.compile(r"国家|全国|中央|中国|国务院|国际|[一-龥]{1,6}?(?:省|市|县|区|州)")


def localise(
    extraction: Extraction, place: Callable[[int, str], str], vague: Callable[[str], bool]
) -> Extraction:
    """Put the place of the text before names that only have a meaning there.

    Args:
        extraction: What one text says, with the names that it uses.
        place: Gives the full name of the place that a sign (省, 市 … or empty for the text's own)
            stands for at a clean offset; empty if the text does not tell.
        vague: Whether a name has only words that say nothing particular.

    Returns:
        The same with qualified names; the names as the text has them become aliases.
    """
    renamed: dict[tuple[str, str], str] = {}
    for m in extraction.mentions:
        if m.type in _LOCAL:
            for name in m.canonical:
                if (m.type, name) not in renamed:
                    renamed[m.type, name] = _qualified(name, m.clean_start, place, vague)
    changes = {key: new for key, new in renamed.items() if new != key[1]}
    if not changes:
        return extraction
    return replace(
        extraction,
        mentions=tuple(_mention(m, changes) for m in extraction.mentions),
        entities=_entities(extraction.entities, changes),
        relations=tuple(_relation(r, changes) for r in extraction.relations),
    )


def _qualified(name: str, at: int, place: Callable[[int, str], str], vague: Callable[[str], bool]) -> str:
    match = _SIGN.match(name)
    if match:
        where = place(at, match["sign"])
        if not where:
            return name
        return where + name if match["level"] else where + name[match.end() :]
    if vague(name) and not _PLACED.match(name):
        return place(at, "") + name
    return name


def _mention(mention: Mention, changes: dict[tuple[str, str], str]) -> Mention:
    names = tuple(changes.get((mention.type, n), n) for n in mention.canonical)
    return mention if names == mention.canonical else replace(mention, canonical=names)


def _relation(relation: Relation, changes: dict[tuple[str, str], str]) -> Relation:
    ends = [(kind, changes.get((kind, n), n)) for kind, n in (relation.subject, relation.object)]
    if ends == [relation.subject, relation.object]:
        return relation
    return replace(relation, subject=ends[0], object=ends[1])


def _entities(entities: tuple[Entity, ...], changes: dict[tuple[str, str], str]) -> tuple[Entity, ...]:
    merged: dict[tuple[str, str], Entity] = {}
    for e in entities:
        name = changes.get((e.type, e.name), e.name)
        if name != e.name:
            e = replace(e, name=name, label=name, aliases=tuple(sorted({*e.aliases, e.label})))
        if old := merged.get((e.type, name)):
            e = replace(
                old,
                aliases=tuple(sorted({*old.aliases, *e.aliases} - {name})),
                originals=tuple(sorted({*old.originals, *e.originals})),
            )
        merged[e.type, name] = e
    return tuple(merged[key] for key in sorted(merged))
