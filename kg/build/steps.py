"""One build, step by step: list the files, read what is new, make the parts the graph."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from kg.build.fingerprint import pipeline_version, program_fingerprint
from kg.build.inputs import Input, list_inputs, make_tasks
from kg.build.loading import Loading
from kg.build.merge import CoreMerge
from kg.build.outputs import LARGE, Outputs, default_graph, ontology_lines
from kg.build.parts import Part, read_part
from kg.build.report import BuildReport
from kg.build.task import Settings, Task, do_task, prepare
from kg.build.workers import Failed, Limits, run_tasks
from kg.errors import BuildError, NothingBuiltError, Problem
from kg.graph.evidence import run_lines
from kg.rdf.iri import Iris, digest
from kg.store import Generation, StoreFolder

if TYPE_CHECKING:
    from extract.errors import ReadError
    from extract.records import SourceText

__all__ = ["Build", "Wanted"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a build is to leave.

    Attributes:
        store: Whether to fill the store.
        packed: Whether N-Quads are packed, and Turtle of the evidence left out; None decides by size.
        now: ISO 8601 instant of the run, or empty.
    """

    store: bool = True
    packed: bool | None = None
    now: str = ""


class Build:
    """One build while it runs.

    Args:
        out: The output folder.
        settings: What is the same for all files.
        wanted: What the build is to leave.
        progress: Told what is going on.

    Attributes:
        shown: After ``finish``, what the files in the output folder show.
    """

    def __init__(
        self, out: Path, settings: Settings, wanted: Wanted, progress: Callable[[str, int, str], None]
    ) -> None:
        self._out, self._settings, self._wanted, self.progress = out, settings, wanted, progress
        self._folder = StoreFolder(out / "store")
        self._last = self._folder.current() or Generation("")
        self._outputs = Outputs(out, settings.base)
        self._merge = CoreMerge(out / ".merge")
        self._merged: set[str] = set()
        self._loading: Loading | None = None
        self._replaced: frozenset[str] | None = None
        self._parts: dict[str, Part] = {}
        self._waiting: list[Input] = []
        self._problems: list[Problem] = []
        self._failed: list[str] = []
        self._new = 0
        self.shown = ""

    def scan(self, paths: Iterable[str | Path], sources: Iterable[SourceText] | None) -> None:
        """Find out which files have a part from an earlier build, and which have to be read."""
        for one in list_inputs(paths, sources, self._settings, self._unreadable):
            part = read_part(self._settings.parts, one.key)
            if part is None:
                self._waiting.append(one)
            else:
                self._parts[part.graph] = part
                self.progress("read", len(self._parts), one.name)

    def _unreadable(self, error: ReadError) -> None:
        self._problems.append(Problem(error.path, f"{error.problem}; {error.remedy}"))
        self._failed.append(PurePath(error.path).name)

    def read(self, jobs: int, limits: Limits, dask: str) -> None:
        """Get a part for every file that has none, and load what is new as it comes.

        Raises:
            OSError: If a part cannot be written.
            BuildError: If there is nobody fit to read.
        """
        beside = jobs > 1 or bool(dask)
        if self._waiting and self._wanted.store:
            self._begin(beside=beside)
        for task, result in self._results(jobs, limits, dask):
            if isinstance(result, Failed):
                if result.fault == "room":
                    raise OSError(result.problem)
                if result.fault == "worker":
                    raise BuildError(f"{result.problem}; what was read is kept")
                self._problems.append(Problem(task.path, result.problem))
                self._failed.append(task.name)
            else:
                self._new += 1
                self._parts[result.graph] = result
                self._take(result)
            self.progress("read", len(self._parts) + len(self._problems), task.name)

    def _results(self, jobs: int, limits: Limits, dask: str) -> Iterator[tuple[Task, Part | Failed]]:
        tasks = make_tasks(self._waiting, self._settings)
        if dask and self._waiting:
            from kg.build.cluster import run_on_cluster

            return run_on_cluster(do_task, tasks, dask)
        ready = partial(prepare, self._settings.extract)
        return run_tasks(do_task, tasks, jobs=jobs, limits=limits, prepare=ready)

    def finish(self) -> BuildReport:
        """Make the parts the graph, unless that has been done already.

        Raises:
            NothingBuiltError: If there is no part.
            OSError: If there is no room, or a part is damaged.
        """
        iris = Iris(self._settings.base)
        for name in self._failed:  # what a file said before it became unreadable is not lost
            old = read_part(self._settings.parts, self._last.graphs.get(iris.graph(name), "-"))
            if old is not None and old.graph not in self._parts:
                self._parts[old.graph] = old
                self._take(old)
        if not self._parts:
            raise NothingBuiltError(self._problems)
        parts = sorted(self._parts.values(), key=lambda part: part.file)
        run = list(
            run_lines(self._settings.run, pipeline_version(), self._settings.fingerprint, self._wanted.now)
        )
        name = digest(program_fingerprint(), *run, *(part.key for part in parts), size=16)
        packed = self._wanted.packed
        if packed is None:
            packed = sum(part.core + part.evidence for part in parts) >= LARGE
        self.shown = f"{name} {'packed' if packed else 'plain'}"
        load = self._wanted.store and not self._folder.holds(name)
        write = self._outputs.published() != self.shown
        counts = self._last.counts
        if load or write:
            counts = self._make(name, parts, run, load=load, write=write, packed=packed)
        if name != self._last.name:
            graphs, files = ({p.graph: value(p) for p in parts} for value in (_key, _file))
            self._folder.commit(Generation(name, graphs, files, counts))
        if write:
            self._outputs.publish(self.shown, parts)
        _drop_parts(self._settings.parts, {part.key for part in parts})
        removed = sum(graph not in self._parts for graph in self._last.graphs)
        return BuildReport(
            out=self._out,
            files=len(parts),
            new=self._new,
            unchanged=len(parts) - self._new,
            removed=removed,
            problems=tuple(self._problems),
            **counts,
        )

    def close(self) -> None:
        """Remove what is only of use while the build runs."""
        if self._loading is not None:
            self._loading.abandon()
        self._merge.close()
        self._outputs.discard()

    def _make(
        self, name: str, parts: list[Part], run: list[str], *, load: bool, write: bool, packed: bool
    ) -> dict[str, Any]:
        if load:
            if self._loading is None:
                self._begin(beside=False)
            assert self._loading is not None
            self._loading.hand_over()  # in a thread of its own, this goes on beside what follows
        self.progress("merge", len(parts), "")
        for part in parts:
            if part.graph not in self._merged:
                self._merge.add(part.core_lines())
        core, counted = self._outputs.core(self._merge.merged())
        if write:
            self.progress("write", len(parts), "")
            self._outputs.rest(parts, core, run, evidence=self._settings.evidence, packed=packed)
        if load and self._loading is not None:
            self.progress("store", len(parts), "")
            self._loading.finish(name, default_graph(core, run))
        said = sum(part.core + part.evidence for part in parts)
        return {
            "documents": counted.documents,
            "entities": counted.entities,
            "relations": counted.relations,
            "triples": said + counted.lines + len(ontology_lines()) + len(run),
        }

    def _begin(self, *, beside: bool) -> None:
        """Begin to fill the store: from the last generation where most of it stays, else from nothing."""
        keys = {part.graph: part.key for part in self._parts.values()}
        gone = frozenset(graph for graph, key in self._last.graphs.items() if keys.get(graph) != key)
        fresh = not self._folder.holds(self._last.name) or 2 * len(gone) > len(self._last.graphs)
        self._replaced = None if fresh else gone
        self._loading = Loading(
            self._folder, None if fresh else self._last, () if fresh else gone, beside=beside
        )
        for part in self._parts.values():
            self._load(part)

    def _take(self, part: Part) -> None:
        """Merge a part and load it, if the store is being filled."""
        self._merge.add(part.core_lines())
        self._merged.add(part.graph)
        self._load(part)

    def _load(self, part: Part) -> None:
        stays = self._replaced is not None and part.graph not in self._replaced
        if self._loading is not None and not (stays and part.graph in self._last.graphs):
            self._loading.add(part)


def _key(part: Part) -> str:
    return part.key


def _file(part: Part) -> str:
    return part.file


def _drop_parts(folder: Path, keep: set[str]) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
