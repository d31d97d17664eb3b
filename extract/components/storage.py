"""Docs to and from DocBin files, the form in which spaCy trains and exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import DocBin

from extract.components.attributes import SPANS_KEY, register_attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["annotated_doc", "read_docbin", "write_docbin"]


def write_docbin(docs: Iterable[Doc], path: Path) -> None:
    """Write Docs, their spans and all that our components found, to a ``.spacy`` file."""
    DocBin(store_user_data=True, docs=docs).to_disk(path)


def read_docbin(nlp: Language, path: Path) -> Iterator[Doc]:
    """Yield the Docs of a file that ``write_docbin`` has written, with our attributes at hand."""
    register_attributes()
    yield from DocBin().from_disk(path).get_docs(nlp.vocab)


def annotated_doc(nlp: Language, text: str, spans: Iterable[tuple[int, int, str, str]]) -> Doc:
    """Return a Doc with given spans in ``doc.spans["policy"]``, such as gold annotations to train on.

    Args:
        nlp: A pipeline, for its tokens; its components are not run.
        text: The text.
        spans: Offset in code points, end (exclusive), label, and name of each span.

    Raises:
        ValueError: If a span lies outside the text.
    """
    doc = nlp.make_doc(text)
    group = []
    for start, end, label, name in spans:
        span = doc.char_span(start, end, label=label, kb_id=f"{label}/{name}", alignment_mode="expand")
        if span is None:
            raise ValueError(f"span [{start}, {end}) lies outside the text of {len(text)} characters")
        group.append(span)
    doc.spans[SPANS_KEY] = group
    return doc
