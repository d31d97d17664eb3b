"""Texts to a graph on disk: reads what is new, takes over what is not, never breaks what is there."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import Final

from extract.records import Extraction, SourceText
from kg.build.drawing import draw_views
from kg.build.fingerprint import pipeline_fingerprint
from kg.build.lock import output_lock
from kg.build.output_folder import check_output_folder
from kg.build.parts import DamagedPartError
from kg.build.report import BuildReport
from kg.build.steps import Build, Wanted
from kg.build.task import Settings, naming_for
from kg.build.workers import Limits
from kg.errors import BuildError
from kg.rdf.iri import digest
from ontology import DEFAULT_BASE

__all__ = ["Progress", "build_graph"]

_FULL: Final = (ENOSPC, EDQUOT, EFBIG)

Progress = Callable[[str, int, str], None]
"""Called with a stage (``read``, ``merge``, ``store``, ``write``, ``views``), how many files are done
in it, and the file in hand."""


def build_graph(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    base: str = DEFAULT_BASE,
    jobs: int = 1,
    evidence: bool = True,
    judgements: Path | None = None,
    encoding: str | None = None,
    ocr: bool = False,
    timeout: float = 0.0,
    memory: int = 0,
    dask: str = "",
    store: bool = True,
    packed: bool | None = None,
    now: str = "",
    views: Callable[[Path], object] | None = None,
    on_progress: Progress | None = None,
    extract: Callable[[SourceText], Extraction] | None = None,
    sources: Iterable[SourceText] | None = None,
) -> BuildReport:
    """Build or update the graph of some texts.

    A file whose bytes and whose pipeline have not changed is not read again; the
    graph of a changed file is replaced, that of a file no longer given goes.  What
    is there stays readable and whole until the new state is complete.  A build that
    was stopped has lost nothing that it had read: the next one goes on from there.

    Args:
        paths: Files, folders and archives.
        out: Output folder; made if missing.
        base: Base of the IRIs of entities, mentions and files.
        jobs: Number of processes that read texts.
        evidence: Whether to keep sections, mentions and assertions, or entities and direct triples only.
        judgements: A table of judgements instead of the one that comes with the package.
        encoding: Encoding of plain text files, where it is not to be found out.
        ocr: Whether to recognise the characters of pictures and scans, with the extra ``policy-kg[ocr]``.
        timeout: Seconds that one file may take; 0 for any.
        memory: Megabytes that a process that reads a file may take; 0 for any.
        dask: Address of a Dask scheduler whose workers read the files instead of processes here; they
            must see the files and ``out`` under the same paths.
        store: Whether to fill the store; without it the graph can be loaded elsewhere, but not asked here.
        packed: Whether to write ``graph.nq.gz`` instead of ``graph.nq`` and ``evidence.ttl``;
            by default from 20 million statements on.
        now: ISO 8601 instant to record for the run; nothing is recorded without it.
        views: Called with ``out`` after everything else is in place, unless nothing has changed since.
        on_progress: Told what is going on.
        extract: From a text to what it says; the pipeline of the package by default.
        sources: Texts that were read elsewhere, instead of ``paths``.

    Raises:
        BuildError: If nothing could be built; the last graph stays.
        BuildBusyError: If another build writes to ``out``.
        JudgementError: If the table of judgements is wrong.
        BaseIriError: If ``base`` is no base.
    """
    started = time.monotonic()
    out = Path(out)
    try:
        check_output_folder(out)
        with output_lock(out):
            pipeline = pipeline_fingerprint()
            fingerprint = digest(pipeline, naming_for(base, judgements).judgements.fingerprint)
            parts = (out / "parts").absolute()
            settings = Settings(
                base, judgements, parts, fingerprint, evidence, encoding, ocr, extract, pipeline
            )
            build = Build(out, settings, Wanted(store, packed, now), on_progress or _silent)
            build.scan(paths, sources)
            try:
                build.read(jobs, Limits(timeout, memory), dask)
                report = build.finish()
            finally:
                build.close()
            if views is not None:
                draw_views(out, build.shown, views, lambda: build.progress("views", 0, ""))
    except DamagedPartError as error:
        shutil.rmtree(error.part.folder, ignore_errors=True)
        raise BuildError(f"{error}; it is removed: build again to read {error.part.file} anew") from None
    except OSError as error:
        raise BuildError(f"{out}: {_unwritten(error)}") from None
    return replace(report, seconds=time.monotonic() - started)


def _unwritten(error: OSError) -> str:
    text = str(error)
    if error.errno in _FULL or any(os.strerror(number) in text for number in _FULL):
        return "is full; make room and build again, what was read is kept"
    return f"cannot be written ({error.strerror or error}); choose another folder"


def _silent(stage: str, done: int, name: str) -> None:
    """Tell nobody."""
