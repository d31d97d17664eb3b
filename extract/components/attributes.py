"""The attributes that the components add to Doc and Span; the only place that registers them.

Everything is kept in one dictionary, ``doc._.policy_data``, of plain values; the other attributes
read from it.  A mention belongs to the span of ``doc.spans["policy"]`` whose ``id_`` is its key, so
that spans may be removed or added by anybody.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from spacy.tokens import Doc, Span

from extract.components.plain import mention_of, plain, relation_of, structure_of
from extract.records import ENTITY_TYPES, Mention

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from extract.normalise import CleanText
    from extract.records import Relation, Structure

__all__ = [
    "FOREIGN",
    "SPANS_KEY",
    "clean_text",
    "mentions",
    "register_attributes",
    "set_mentions",
    "set_relations",
    "set_text",
    "structure",
]

SPANS_KEY: Final = "policy"
"""Key of the span group that holds the mentions."""

_SPAN_DEFAULTS: Final[dict[str, Any]] = {
    "action": "",
    "year": "",
    "confidence": 0.0,
    "rule": "",
    "collective": False,
}


FOREIGN: Final = "doc."
"""What the rule of a mention begins with that another component has found."""

_FOREIGN_CONFIDENCE: Final = 0.5


def register_attributes() -> None:
    """Add the attributes; a name that somebody else has taken already stays theirs."""
    of_doc: dict[str, dict[str, Any]] = {
        "policy_source": {"default": None},
        "policy_data": {"default": None},
        "policy_text": {"getter": lambda doc: (doc._.policy_data or {}).get("text", "")},
        "policy_structure": {"getter": structure},
        "policy_mentions": {"getter": mentions},
        "policy_relations": {"getter": _relations},
    }
    of_span: dict[str, dict[str, Any]] = {"canonical": {"getter": _canonical}}
    for name, default in _SPAN_DEFAULTS.items():
        of_span[name] = {"getter": lambda span, name=name, default=default: _fields(span).get(name, default)}
    for holder, wanted in ((Doc, of_doc), (Span, of_span)):
        for name, options in wanted.items():
            if not holder.has_extension(name):
                holder.set_extension(name, **options)


def set_text(doc: Doc, clean: CleanText, structure: Structure) -> None:
    """Keep the forms of the text and its structure; what was found in it before is dropped."""
    doc._.policy_data = {
        "cleaned": clean.cleaned,
        "text": clean.text,
        "offset_map": [list(run) for run in clean.offset_map],
        "structure": plain(structure),
        "mentions": {},
        "relations": [],
    }


def clean_text(doc: Doc, source: str = "") -> CleanText:
    """Return the forms of the text of a Doc that has been through ``policy_structure`` or ``policy_tag``.

    Args:
        doc: The Doc.
        source: Its text, where it is needed too; a Doc puts it together anew each time it is asked.

    Raises:
        ValueError: If it has not been through either.
    """
    from extract.normalise import CleanText

    data = _data(doc)
    runs = tuple((start, source, length) for start, source, length in data["offset_map"])
    return CleanText(source, data["cleaned"], data["text"], runs, runs)


def structure(doc: Doc) -> Structure | None:
    """Return the structure of the text, or None where it has not been found yet."""
    data = doc._.policy_data
    return structure_of(data["structure"]) if data else None


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions of the spans in ``doc.spans["policy"]``, those that others put there too."""
    if SPANS_KEY not in doc.spans:
        return ()
    known = _fields_by_key(doc)
    found = {
        index: mention_of(known[span.id_])
        for index, span in enumerate(doc.spans[SPANS_KEY])
        if span.id_ in known
    }
    if len(found) < len(doc.spans[SPANS_KEY]):
        found |= _foreign_mentions(doc, found)
    return tuple(found[index] for index in sorted(found))


def set_mentions(doc: Doc, found: Iterable[Mention]) -> None:
    """Put mentions into ``doc.spans["policy"]`` in place of what is there.

    A mention that begins or ends inside a token of the Doc gets a span of the whole token; its own
    offsets stay in the record.

    Raises:
        ValueError: If a mention lies outside the text.
    """
    spans, fields = [], {}
    for key, mention in enumerate(found):
        span = doc.char_span(
            mention.start,
            mention.end,
            label=mention.type,
            kb_id=f"{mention.type}/{mention.canonical[0]}",
            span_id=str(key),
            alignment_mode="expand",
        )
        if span is None or span.start_char > mention.start or span.end_char < mention.end:
            raise ValueError(f"mention [{mention.start}, {mention.end}) lies outside the text of the Doc")
        spans.append(span)
        fields[str(key)] = plain(mention)
    doc.spans[SPANS_KEY] = spans
    _data(doc)["mentions"] = fields


def set_relations(doc: Doc, stated: Iterable[Relation]) -> None:
    """Keep the relations."""
    _data(doc)["relations"] = [plain(relation) for relation in stated]


def _relations(doc: Doc) -> tuple[Relation, ...]:
    return tuple(relation_of(fields) for fields in (doc._.policy_data or {}).get("relations", ()))


def _data(doc: Doc) -> dict[str, Any]:
    data: dict[str, Any] | None = doc._.policy_data
    if data is None:
        raise ValueError("the Doc has no structure yet; add policy_tag before this component")
    return data


def _fields_by_key(doc: Doc) -> dict[str, dict[str, Any]]:
    fields: dict[str, dict[str, Any]] = (doc._.policy_data or {}).get("mentions", {})
    return fields


def _fields(span: Span) -> dict[str, Any]:
    return _fields_by_key(span.doc).get(span.id_, {})


def _canonical(span: Span) -> tuple[str, ...]:
    return tuple(_fields(span).get("canonical", ())) or ((name,) if (name := _kb_name(span)) else ())


def _kb_name(span: Span) -> str:
    return str(span.kb_id_).removeprefix(f"{span.label_}/")


def _foreign_mentions(doc: Doc, ours: Container[int]) -> dict[int, Mention]:
    """Return mentions for the spans of entity types that another component has put among ours."""
    clean, found = clean_text(doc), structure(doc)
    assert found is not None
    starts = [sentence.start for sentence in found.sentences]
    mentions = {}
    for index, span in enumerate(doc.spans[SPANS_KEY]):
        start, end = clean.to_clean(span.start_char, span.end_char)
        if index in ours or span.label_ not in ENTITY_TYPES or start == end:
            continue
        sentence = max(0, bisect_right(starts, start) - 1)
        section = found.sentences[sentence].section
        mentions[index] = Mention(
            type=span.label_,
            start=span.start_char,
            end=span.end_char,
            clean_start=start,
            clean_end=end,
            surface=clean.text[start:end],
            canonical=(_kb_name(span) or clean.text[start:end],),
            sentence=sentence,
            section=section,
            document=found.sections[section].document,
            rule=f"{FOREIGN}spans",
            confidence=_FOREIGN_CONFIDENCE,
        )
    return mentions
