"""The four components and their factories.

Each reads the Doc, calls the stage of the string pipeline that it stands for, and writes once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from extract.components.attributes import (
    FOREIGN,
    clean_text,
    mentions,
    register_attributes,
    set_mentions,
    set_relations,
    set_text,
    structure,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from extract.records import Mention
    from extract.tag.candidate import Candidate

__all__ = ["LinkComponent", "RelateComponent", "StructureComponent", "TagComponent"]

_TEXT = ["doc._.policy_text", "doc._.policy_structure"]
_MENTIONS = ["doc.spans", "doc._.policy_mentions"]


@Language.factory("policy_structure", assigns=_TEXT, default_config={"script": "t2s"})
def make_structure(nlp: Language, name: str, script: str) -> StructureComponent:
    """Make the component that cleans the text and finds documents, sections and sentences.

    Args:
        nlp: The pipeline.
        name: Name of the component in it.
        script: OpenCC conversion of the script: ``t2s``, ``tw2sp`` or ``hk2s``.
    """
    register_attributes()
    return StructureComponent(script)


@Language.factory(
    "policy_tag",
    assigns=[*_TEXT, *_MENTIONS, "span._.canonical", "span._.action", "span._.year", "span._.confidence"],
    default_config={
        "script": "t2s",
        "merge_entities": True,
        "entity_labels": ["ORG"],
        "entity_confidence": 0.5,
    },
)
def make_tag(
    nlp: Language,
    name: str,
    script: str,
    merge_entities: bool,
    entity_labels: list[str],
    entity_confidence: float,
) -> TagComponent:
    """Make the component that finds mentions; it finds the structure too where that is missing.

    Args:
        nlp: The pipeline.
        name: Name of the component in it.
        script: OpenCC conversion, used where the structure is missing.
        merge_entities: Whether to take entities of the Doc that overlap no mention of ours as agencies.
        entity_labels: Labels of such entities.
        entity_confidence: Confidence of such agencies.
    """
    register_attributes()
    labels = frozenset(entity_labels) if merge_entities else frozenset()
    return TagComponent(StructureComponent(script), labels, entity_confidence)


@Language.factory("policy_link", assigns=_MENTIONS, requires=["doc._.policy_mentions"])
def make_link(nlp: Language, name: str) -> LinkComponent:
    """Make the component that gives mentions the canonical names of the whole text."""
    register_attributes()
    return LinkComponent()


@Language.factory("policy_relate", assigns=["doc._.policy_relations"], requires=["doc._.policy_mentions"])
def make_relate(nlp: Language, name: str) -> RelateComponent:
    """Make the component that finds relations between mentions."""
    register_attributes()
    return RelateComponent()


class StructureComponent:
    """Cleans the text of a Doc and finds its structure.

    Args:
        script: OpenCC conversion of the script.
    """

    def __init__(self, script: str) -> None:
        self.script = script

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.policy_text`` and ``doc._.policy_structure``."""
        from extract.normalise import normalise
        from extract.structure import parse_structure

        source = doc._.policy_source or {}
        clean = normalise(doc.text, script=self.script)
        metadata = {
            key: normalise(value, script=self.script).text
            for key, value in source.get("metadata", {}).items()
        }
        set_text(doc, clean, parse_structure(clean.text, metadata))
        return doc


class TagComponent:
    """Finds mentions.

    Args:
        prepare: Finds the structure where it is missing.
        labels: Labels of entities of the Doc to take as agencies.
        confidence: Confidence of those.
    """

    def __init__(self, prepare: StructureComponent, labels: frozenset[str], confidence: float) -> None:
        self.prepare, self.labels, self.confidence = prepare, labels, confidence

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["policy"]``."""
        from extract.components.entities import entity_candidates
        from extract.pipeline import tag_candidates
        from extract.tag.overlap import choose_candidates

        if structure(doc) is None:
            self.prepare(doc)
        clean = clean_text(doc)
        found = structure(doc)
        assert found is not None
        chosen = choose_candidates(tag_candidates(clean.text, found))
        if self.labels and doc.ents:
            more = entity_candidates(doc, clean, chosen, self.labels, self.confidence)
            chosen = choose_candidates((*chosen, *more))
        _write(doc, chosen)
        return doc


class LinkComponent:
    """Gives mentions the canonical names that the text as a whole uses."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["policy"]`` anew, with canonical names."""
        from extract.pipeline import link_candidates

        _write(doc, link_candidates(clean_text(doc).text, [_candidate(m) for m in mentions(doc)]))
        return doc


class RelateComponent:
    """Finds the relations that the text states between its mentions."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.policy_relations``."""
        from extract.relate import find_relations
        from extract.tag.citations import own_document_name

        clean, found = clean_text(doc), structure(doc)
        assert found is not None
        own = [own_document_name(found, i) for i in range(len(found.documents))]
        set_relations(doc, find_relations(clean.text, found, mentions(doc), own, clean.to_source))
        return doc


def _write(doc: Doc, candidates: Sequence[Candidate]) -> None:
    """Set mentions for candidates; what other components found keeps the confidence it came with."""
    from extract.pipeline import place_mentions

    found = structure(doc)
    assert found is not None
    given = {(c.start, c.end, c.type): c.score for c in candidates if c.rule.startswith(FOREIGN)}
    made = place_mentions(clean_text(doc), found, candidates)
    set_mentions(
        doc,
        (replace(m, confidence=given.get((m.clean_start, m.clean_end, m.type), m.confidence)) for m in made),
    )


def _candidate(mention: Mention) -> Candidate:
    from extract.tag.candidate import Candidate

    return Candidate(
        type=mention.type,
        start=mention.clean_start,
        end=mention.clean_end,
        names=mention.canonical,
        rule=mention.rule,
        score=mention.confidence,
        action=mention.action,
        year=mention.year,
        collective=mention.collective,
        indicators=mention.indicators,
    )
