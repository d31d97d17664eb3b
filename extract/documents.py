"""One call from a file, or from a string, to all that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.pipeline import extract_text
from extract.read import read_file
from extract.records import SourceText

if TYPE_CHECKING:
    from pathlib import Path

    from extract.records import Extraction

__all__ = ["read_document", "read_text"]


def read_document(path: str | Path, *, encoding: str | None = None, script: str = "t2s") -> Extraction:
    """Read one file of any format and all that it says.

    Args:
        path: A text, HTML, PDF or Word file; ``-`` is standard input.
        encoding: Encoding of a text file, overriding its detection.
        script: OpenCC conversion of the script: ``t2s``, ``tw2sp`` or ``hk2s``.

    Raises:
        ReadError: If the file cannot be read.

    Example:
        >>> from importlib.resources import files
        >>> plan = read_document(str(files("kg") / "examples" / "04_city_action_plan.txt"))
        >>> [document.kind for document in plan.structure.documents]
        ['notice', 'plan']
    """
    return extract_text(read_file(path, encoding=encoding), script=script)


def read_text(text: str, name: str = "text", *, script: str = "t2s") -> Extraction:
    """Read a string and all that it says.

    Args:
        text: The text, noise and all; offsets point into it.
        name: What to call it where a file would have its name.
        script: OpenCC conversion of the script: ``t2s``, ``tw2sp`` or ``hk2s``.

    Example:
        >>> found = read_text("依托国家电子政务外网，构建全省政务云平台。")
        >>> [(m.surface, m.type, m.action) for m in found.mentions]
        [('国家电子政务外网', 'platform', 'use'), ('全省政务云平台', 'platform', 'build')]
        >>> [(r.subject[1], r.predicate, r.object[1]) for r in found.relations]
        [('全省政务云平台', 'dependsOn', '国家电子政务外网')]
    """
    return extract_text(SourceText(name, name, text), script=script)
