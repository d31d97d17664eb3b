"""The work of one worker process: one source text to one part on disk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build.parts import Part, write_part
from kg.graph.facts import Naming
from kg.judge.judgements import load_judgements
from kg.rdf.iri import Iris

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.records import Extraction, SourceText

__all__ = ["Settings", "Task", "do_task", "naming_for"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all texts of a build; picklable.

    Attributes:
        base: Base of the IRIs.
        judgements: The user's table of judgements, or None for the one of the package.
        parts: Folder of all parts.
        run: IRI of the run.
        evidence: Whether to write evidence.
        extract: From a text to what it says; None for the pipeline of the package.
    """

    base: str
    judgements: Path | None
    parts: Path
    run: str
    evidence: bool
    extract: Callable[[SourceText], Extraction] | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One text to read.

    Attributes:
        source: The text.
        key: Key of the part to write.
        settings: What is the same for all texts.
    """

    source: SourceText
    key: str
    settings: Settings


@cache
def naming_for(base: str, judgements: Path | None) -> Naming:
    """Return how entities get their IRIs; read once per process."""
    return Naming(Iris(base), load_judgements(judgements))


def do_task(task: Task) -> Part:
    """Extract one text and write its part."""
    settings = task.settings
    extract = settings.extract or _pipeline()
    naming = naming_for(settings.base, settings.judgements)
    extraction = extract(task.source)
    return write_part(
        settings.parts, task.key, extraction, naming, run=settings.run, evidence=settings.evidence
    )


def _pipeline() -> Callable[[SourceText], Extraction]:
    from functools import partial

    from extract.pipeline import extract_text

    return partial(extract_text, localised=True)
