"""Texts in, plain records out: read, normalise, structure, tag, link, relate.  No RDF here.

Public functions, each imported from its module when it is first used:

``read_document``  a file to all that it says
``read_text``      a string to all that it says
``read_file``      a file to its text, untouched
``read_sources``   files, folders and archives to their texts, one after another
``extract_text``   such a text to all that it says
``load``           a spaCy pipeline with the components of this package
``use_lexicons``   rows of your own beside those of the lexicons

>>> import extract
>>> found = extract.read_text("由省数据局牵头，建设全省政务云平台。")
>>> [mention.canonical[0] for mention in found.mentions]
['省数据局', '全省政务云平台']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.components.language import policy_nlp as load
    from extract.documents import read_document, read_text
    from extract.lexicon import use_lexicons
    from extract.pipeline import extract_text
    from extract.read import read_file, read_sources

__all__ = ["extract_text", "load", "read_document", "read_file", "read_sources", "read_text", "use_lexicons"]

_PUBLIC = {
    "extract_text": ("extract.pipeline", "extract_text"),
    "load": ("extract.components.language", "policy_nlp"),
    "read_document": ("extract.documents", "read_document"),
    "read_file": ("extract.read", "read_file"),
    "read_sources": ("extract.read", "read_sources"),
    "read_text": ("extract.documents", "read_text"),
    "use_lexicons": ("extract.lexicon", "use_lexicons"),
}


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        module, function = _PUBLIC[name]
        return getattr(import_module(module), function)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
