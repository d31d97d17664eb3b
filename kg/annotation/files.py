"""Annotations in files: which form a file has, and a folder of files for a tool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.annotation.annotations import annotation_of, relation_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from extract.records import SourceText
    from kg.annotation.annotations import Annotation

__all__ = ["FORMS", "annotations_of_texts", "read_annotations", "undrawn", "write_annotations"]

FORMS: Final = ("gold", "label-studio", "webanno", "docbin")
"""Forms to write; all but the last can be read too."""


def annotations_of_texts(sources: Iterable[SourceText]) -> Iterator[Annotation]:
    """Yield what the extraction finds in each text."""
    from extract.pipeline import extract_text

    for source in sources:
        yield annotation_of(extract_text(source))


def read_annotations(path: Path) -> Iterator[Annotation]:
    """Read a file of annotations: ``.tsv`` is WebAnno TSV, ``.json`` gold or a Label Studio export.

    A WebAnno file is named after its text, with ``.tsv`` behind it.

    Raises:
        AnnotationError: If it is none of these.
    """
    from kg.annotation.annotations import AnnotationError
    from kg.annotation.gold import read_gold_annotation
    from kg.annotation.label_studio import parse_tasks
    from kg.annotation.webanno_read import parse_webanno

    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{path}: expected UTF-8 text ({error.reason})") from None
    if path.suffix == ".tsv":
        yield parse_webanno(text, path.name.removesuffix(".tsv"))
    elif text.lstrip().startswith("["):
        yield from parse_tasks(text, path.name)
    else:
        yield read_gold_annotation(path)


def write_annotations(annotations: Sequence[Annotation], form: str, folder: Path) -> list[Path]:
    """Write annotations in one of ``FORMS``, with what the tool needs beside them.

    Args:
        annotations: One or more.
        form: The form.
        folder: Where to write; made if missing.

    Returns:
        The files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return _WRITERS[form](annotations, folder)


def undrawn(annotations: Iterable[Annotation]) -> int:
    """Return how many relations have an end that is nowhere marked, which WebAnno TSV cannot hold."""
    return sum(ends is None for annotation in annotations for ends in relation_ends(annotation))


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _gold(annotations: Sequence[Annotation], folder: Path) -> list[Path]:
    from kg.annotation.gold import gold_json

    return [_write(folder, f"{_name(a.file)}.gold.json", gold_json(a)) for a in annotations]


def _label_studio(annotations: Sequence[Annotation], folder: Path) -> list[Path]:
    from kg.annotation.label_studio import label_config, tasks_json

    tasks = _write(folder, "tasks.json", tasks_json(annotations))
    return [tasks, _write(folder, "interface.xml", label_config())]


def _webanno(annotations: Sequence[Annotation], folder: Path) -> list[Path]:
    from kg.annotation.webanno import layers_json, webanno_tsv

    written = [_write(folder, f"{_name(a.file)}.tsv", webanno_tsv(a)) for a in annotations]
    return [*written, _write(folder, "layers.json", layers_json())]


def _docbin(annotations: Sequence[Annotation], folder: Path) -> list[Path]:
    from extract.components import annotated_doc, policy_nlp, write_docbin

    nlp = policy_nlp()
    path = folder / "texts.spacy"
    docs = (
        annotated_doc(nlp, a.text, ((m.start, m.end, m.type, m.canonical[0]) for m in a.mentions))
        for a in annotations
    )
    write_docbin(docs, path)
    return [path]


def _name(file: str) -> str:
    """Return a name that is one file in the folder, for members of archives too."""
    return file.replace("/", "_").replace("\\", "_")


_WRITERS: Final[dict[str, Callable[[Sequence[Annotation], Path], list[Path]]]] = {
    "gold": _gold,
    "label-studio": _label_studio,
    "webanno": _webanno,
    "docbin": _docbin,
}
