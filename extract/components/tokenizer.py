"""Character tokens as ``spacy.blank("zh")`` makes them, in time linear in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.vocab import Vocab

__all__ = ["CharacterTokenizer", "make_tokenizer"]

_TOKEN: Final = re.compile(r"(\S|\s+)((?<=\S) )?")


@registry.tokenizers("policy.characters.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """Return what makes the tokenizer for a pipeline (``@tokenizers = "policy.characters.v1"``)."""
    return lambda nlp: CharacterTokenizer(nlp.vocab)


class CharacterTokenizer(DummyTokenizer):
    """Makes a token of every character; a run of blanks is one, a single space belongs to the token before.

    Args:
        vocab: The vocabulary of the pipeline.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text, whose ``text`` is the text, character by character."""
        found = _TOKEN.findall(text)
        return Doc(self.vocab, words=[word for word, _ in found], spaces=[bool(space) for _, space in found])
