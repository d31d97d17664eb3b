"""The extraction as spaCy components; spaCy is imported here and nowhere else.

The factories ``policy_structure``, ``policy_tag``, ``policy_link`` and ``policy_relate`` are
registered as entry points, so ``spacy.blank("zh").add_pipe("policy_tag")`` works wherever this
package is installed.  They read ``doc.text`` as it is, noise included, and write

``doc.spans["policy"]``     mentions; the label is the type, ``kb_id_`` is ``type/canonical name``
``doc._.policy_text``       the cleaned, simplified text that ``clean_*`` offsets point into
``doc._.policy_structure``  documents, section tree, sentences, duties
``doc._.policy_mentions``   the mentions as records
``doc._.policy_relations``  the relations as records
``span._.canonical``, ``span._.action``, ``span._.year``, ``span._.confidence``, ``span._.rule``

All of it survives ``DocBin``, ``doc.to_bytes`` and ``nlp.pipe(n_process=2)``.
"""

from __future__ import annotations

from extract.components.display import displacy_html
from extract.components.factories import make_link, make_relate, make_structure, make_tag
from extract.components.language import extraction_of, policy_nlp, read_source
from extract.components.storage import annotated_doc, read_docbin, write_docbin
from extract.components.tokenizer import make_tokenizer

__all__ = [
    "annotated_doc",
    "displacy_html",
    "extraction_of",
    "make_link",
    "make_relate",
    "make_structure",
    "make_tag",
    "make_tokenizer",
    "policy_nlp",
    "read_docbin",
    "read_source",
    "write_docbin",
]
