"""Texts to a graph on disk: reads what is new, takes over what is not, never breaks what is there."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from extract.errors import ReadError
from extract.records import ENTITY_TYPES, Extraction, SourceText
from kg.build.fingerprint import pipeline_fingerprint, pipeline_version
from kg.build.lock import output_lock
from kg.build.merge import merge_core
from kg.build.output_folder import check_output_folder, is_output
from kg.build.outputs import Outputs, ontology_lines
from kg.build.parts import Part, part_key, read_part
from kg.build.report import BuildReport, count_core
from kg.build.task import Settings, Task, do_task, naming_for
from kg.build.workers import Failed, run_tasks
from kg.errors import BuildError, NothingBuiltError, Problem
from kg.graph.evidence import run_lines
from kg.rdf.iri import Iris, digest
from kg.store import Generation, StoreFolder
from ontology import DEFAULT_BASE

__all__ = ["Progress", "build_graph"]

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
    timeout: float = 0.0,
    now: str = "",
    views: Callable[[Path], object] | None = None,
    on_progress: Progress | None = None,
    extract: Callable[[SourceText], Extraction] | None = None,
    sources: Iterable[SourceText] | None = None,
) -> BuildReport:
    """Build or update the graph of some texts.

    A file whose bytes and whose pipeline have not changed is not read again; the
    graph of a changed file is replaced, that of a file no longer given goes.  What
    is there stays readable and whole until the new state is complete.

    Args:
        paths: Files, folders and archives.
        out: Output folder; made if missing.
        base: Base of the IRIs of entities, mentions and files.
        jobs: Number of processes that read texts.
        evidence: Whether to keep sections, mentions and assertions, or entities and direct triples only.
        judgements: A table of judgements instead of the one that comes with the package.
        encoding: Encoding of plain text files, where it is not to be found out.
        timeout: Seconds that one text may take, with more than one job; 0 for any.
        now: ISO 8601 instant to record for the run; nothing is recorded without it.
        views: Called with ``out`` after everything else is in place.
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
            fingerprint = digest(pipeline_fingerprint(), naming_for(base, judgements).judgements.fingerprint)
            settings = Settings(
                base, judgements, out / "parts", Iris(base).run(fingerprint), evidence, extract
            )
            build = _Build(out, settings, fingerprint, on_progress or _silent)
            given = build.read(paths, encoding) if sources is None else sources
            build.collect(given, jobs, timeout)
            report = build.finish(now)
            if views is not None:
                build.progress("views", 0, "")
                views(out)
    except OSError as error:
        raise BuildError(
            f"{out}: cannot be written ({error.strerror or error}); choose another folder"
        ) from None
    return replace(report, seconds=time.monotonic() - started)


def _silent(stage: str, done: int, name: str) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class _Build:
    """One build while it runs."""

    out: Path
    settings: Settings
    fingerprint: str
    progress: Progress
    parts: dict[str, Part] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    new: int = 0

    def read(self, paths: Iterable[str | Path], encoding: str | None) -> Iterator[SourceText]:
        from extract.read import read_sources

        def note(error: ReadError) -> None:
            self.problems.append(Problem(error.path, f"{error.problem}; {error.remedy}"))
            self.failed.append(PurePath(error.path).name)

        yield from read_sources(paths, encoding=encoding, skip=is_output, on_problem=note)

    def collect(self, sources: Iterable[SourceText], jobs: int, timeout: float) -> None:
        """Get a part for every text: from the last build where nothing changed, else by extraction."""
        for task, result in run_tasks(do_task, self._tasks(sources), jobs=jobs, timeout=timeout):
            name = task.source.name
            if isinstance(result, Failed):
                self.problems.append(Problem(task.source.path, result.problem))
                self.failed.append(name)
            else:
                self.parts[result.graph] = result
                self.new += 1
            self.progress("read", len(self.parts) + len(self.problems), name)

    def _tasks(self, sources: Iterable[SourceText]) -> Iterator[Task]:
        names: set[str] = set()
        for source in sources:
            name = _free_name(source, names)
            source = replace(source, name=name, metadata=dict(source.metadata))  # proxies cannot be pickled
            names.add(name)
            key = part_key(source, self.fingerprint, self.settings.base, evidence=self.settings.evidence)
            part = read_part(self.settings.parts, key)
            if part is None:
                yield Task(source, key, self.settings)
            else:
                self.parts[part.graph] = part
                self.progress("read", len(self.parts) + len(self.problems), name)

    def finish(self, now: str) -> BuildReport:
        """Make the parts the graph."""
        folder = StoreFolder(self.out / "store")
        last = folder.current() or Generation("")
        for name in self.failed:  # what a file said before it became unreadable is not lost
            graph = Iris(self.settings.base).graph(name)
            old = read_part(self.settings.parts, last.graphs.get(graph, "-"))
            if old is not None:
                self.parts.setdefault(graph, old)
        if not self.parts:
            raise NothingBuiltError(self.problems)
        parts = sorted(self.parts.values(), key=lambda part: part.file)
        self.progress("merge", len(parts), "")
        core = merge_core(part.core_lines() for part in parts)
        run = list(run_lines(self.settings.run, pipeline_version(), self.fingerprint, now))
        common = ["".join(lines).encode() for lines in (ontology_lines(), core, run)]
        graphs = {part.graph: part.key for part in parts}
        name = digest(*(p.key for p in parts), *(c.decode() for c in common), size=16)
        outputs = Outputs(self.out, self.settings.base)
        if name != last.name:
            self.progress("store", len(parts), "")
            changed = [part for part in parts if last.graphs.get(part.graph) != part.key]
            gone = [graph for graph, key in last.graphs.items() if graphs.get(graph) != key]
            generation = Generation(name, graphs, {part.graph: part.file for part in parts})
            quads = (chunk for part in changed for chunk in part.quads())
            folder.write(generation, quads, gone, common)
        if name != outputs.published():
            self.progress("write", len(parts), "")
            outputs.prepare(parts, core, run, evidence=self.settings.evidence)
        if name != last.name:
            folder.commit(name)
        if name != outputs.published():
            outputs.publish(name)
        _drop_parts(self.settings.parts, {part.key for part in parts})
        documents, entities, relations = count_core(core, ENTITY_TYPES)
        return BuildReport(
            out=self.out,
            files=len(parts),
            new=self.new,
            unchanged=len(parts) - self.new,
            removed=sum(graph not in graphs for graph in last.graphs),
            documents=documents,
            entities=entities,
            relations=relations,
            triples=sum(p.core + p.evidence for p in parts) + sum(c.count(b"\n") for c in common),
            problems=tuple(self.problems),
        )


def _free_name(source: SourceText, taken: set[str]) -> str:
    """Return a name that no earlier text has: with as many folders before it as it takes."""
    name, folders = source.name, list(PurePath(source.path).parts[:-1])
    while name in taken:
        name = f"{folders.pop()}/{name}" if folders else f"{name}~"
    return name


def _drop_parts(folder: Path, keep: set[str]) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
