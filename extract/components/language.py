"""A ready spaCy pipeline, texts into it, and records out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import spacy

from extract.components.attributes import clean_text, mentions, structure

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from extract.records import Extraction, SourceText

__all__ = ["LONGEST", "extraction_of", "policy_nlp", "read_source"]

LONGEST: Final = 20_000_000
"""Most characters that a text may have in ``policy_nlp``; a Doc takes some 150 bytes a character."""


def policy_nlp(*, script: str = "t2s") -> Language:
    """Return a spaCy pipeline with all four components, its tokens single characters.

    spaCy's own limit of a million characters a text is for parsers; here it is ``LONGEST``.  Where
    you add the components to a pipeline of your own, raise ``nlp.max_length`` or split long texts.

    Args:
        script: OpenCC conversion of the script: ``t2s``, ``tw2sp`` or ``hk2s``.

    Example:
        >>> doc = policy_nlp()("依托国家电子政务外网，构建全省政务云平台。")
        >>> [(span.text, span.label_, span._.action) for span in doc.spans["policy"]]
        [('国家电子政务外网', 'platform', 'use'), ('全省政务云平台', 'platform', 'build')]
        >>> [(r.subject[1], r.predicate, r.object[1]) for r in doc._.policy_relations]
        [('全省政务云平台', 'dependsOn', '国家电子政务外网')]
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "policy.characters.v1"}}})
    nlp.max_length = LONGEST
    nlp.add_pipe("policy_structure", config={"script": script})
    nlp.add_pipe("policy_tag", config={"script": script})
    nlp.add_pipe("policy_link")
    nlp.add_pipe("policy_relate")
    return nlp


def read_source(nlp: Language, source: SourceText) -> Doc:
    """Run a pipeline on a source text, with its name and what its format says of it.

    Args:
        nlp: A pipeline with our components.
        source: What ``extract.read`` gives.
    """
    doc = nlp.make_doc(source.text)
    doc._.policy_source = {"name": source.name, "metadata": dict(source.metadata)}
    return nlp(doc)


def extraction_of(doc: Doc, source: SourceText | None = None) -> Extraction:
    """Return what a Doc holds as the records that a graph is built from.

    Args:
        doc: A Doc that has been through the four components.
        source: Where its text came from; made of the Doc's text if not given.

    Raises:
        ValueError: If the Doc has not been through them.
    """
    from extract.pipeline import collect_entities
    from extract.records import Extraction, SourceText
    from extract.tag.citations import own_document_name

    if source is None:
        kept = doc._.policy_source or {}
        name = kept.get("name") or "text"
        source = SourceText(name, name, doc.text, metadata=kept.get("metadata") or {})
    clean, found = clean_text(doc, source.text), structure(doc)
    assert found is not None
    own = [own_document_name(found, i) for i in range(len(found.documents))]
    named = mentions(doc)
    return Extraction(
        source=source,
        cleaned=clean.cleaned,
        simplified=clean.text,
        offset_map=clean.offset_map,
        structure=found,
        mentions=named,
        entities=collect_entities(clean, named, found, own),
        relations=doc._.policy_relations,
    )
