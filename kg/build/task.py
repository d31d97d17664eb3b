"""The work of one worker process: one source file to one part on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from extract.errors import ReadError, nothing_but_furniture
from extract.read import FileBytes, file_bytes, text_of_file
from kg.build.content import content_of_bytes
from kg.build.fingerprint import pipeline_fingerprint
from kg.build.parts import Part, part_key, write_part
from kg.build.workers import Failed
from kg.graph.facts import Naming
from kg.judge.judgements import load_judgements
from kg.rdf.iri import Iris

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.records import Extraction, SourceText

__all__ = ["Settings", "Task", "do_task", "naming_for", "prepare"]

_GIVES_WAY: Final = 4
"""Two processes that are nicer by this much share one of two cores and leave the other to the store."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all files of a build; picklable.

    Attributes:
        base: Base of the IRIs.
        judgements: The user's table of judgements, or None for the one of the package.
        parts: Folder of all parts.
        fingerprint: Of the pipeline and the judgements.
        evidence: Whether to write evidence.
        encoding: Encoding of plain text files, or None to find it out.
        ocr: Whether to recognise the characters of pictures and scans.
        extract: From a text to what it says; None for the pipeline of the package.
        pipeline: Fingerprint of the pipeline that is to read; empty for whatever is there.
    """

    base: str
    judgements: Path | None
    parts: Path
    fingerprint: str
    evidence: bool
    encoding: str | None = None
    ocr: bool = False
    extract: Callable[[SourceText], Extraction] | None = None
    pipeline: str = ""

    @property
    def run(self) -> str:
        """IRI of the run."""
        return Iris(self.base).run(self.fingerprint)

    def key(self, name: str, content: str) -> str:
        """Return the key of the part that a file with this name and content gives."""
        return part_key(name, content, self.fingerprint, self.base, evidence=self.evidence)


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read.

    Attributes:
        name: Its name, unique in the build.
        path: Its path as the user gave it.
        key: Key of the part to write.
        settings: What is the same for all files.
        place: Absolute path of the file, where ``path`` leads to it.
        data: Its bytes, where no path leads to it.
        source: Its text, where it was read elsewhere.
    """

    name: str
    path: str
    key: str
    settings: Settings
    place: str = ""
    data: bytes | None = None
    source: SourceText | None = None


@cache
def naming_for(base: str, judgements: Path | None) -> Naming:
    """Return how entities get their IRIs; read once per process."""
    return Naming(Iris(base), load_judgements(judgements))


def do_task(task: Task) -> Part | Failed:
    """Read one file and write its part; say what is wrong where that cannot be done."""
    settings = task.settings
    if settings.pipeline not in ("", pipeline_fingerprint()):
        return Failed("the worker has another version of the program or other lexicons", "worker")
    try:
        source = task.source or _text(task)
    except ReadError as error:
        return Failed(f"{error.problem}; {error.remedy}")
    extraction = (settings.extract or _pipeline())(source)
    if not extraction.simplified:
        nothing = nothing_but_furniture(task.path)
        return Failed(f"{nothing.problem}; {nothing.remedy}")
    naming = naming_for(settings.base, settings.judgements)
    try:
        return write_part(
            settings.parts, task.key, extraction, naming, run=settings.run, evidence=settings.evidence
        )
    except OSError as error:
        return Failed(f"{error.strerror or error}", "room")


def prepare(extract: Callable[[SourceText], Extraction] | None) -> None:
    """Load what the first file would wait for; a function of the caller's is loaded by having come here.

    From then on the process gives way to the one that fills the store, which has the most to do.
    """
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    if extract is None:
        from extract.records import SourceText

        _pipeline()(SourceText("ready", "ready", "建设平台。"))


def _text(task: Task) -> SourceText:
    if task.data is None:
        data = file_bytes(task.place)
        if (
            task.settings.key(task.name, content_of_bytes(data, task.settings.encoding, task.settings.ocr))
            != task.key
        ):
            raise ReadError(task.path, "changed while the build was running", "build again")
    else:
        data = task.data
    return text_of_file(
        FileBytes(task.name, task.path, data), encoding=task.settings.encoding, ocr=task.settings.ocr
    )


def _pipeline() -> Callable[[SourceText], Extraction]:
    from functools import partial

    from extract.pipeline import extract_text

    return partial(extract_text, localised=True)
