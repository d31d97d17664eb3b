"""The store: Oxigraph on disk, one named graph per source file, the merged core in the default graph.

A store is never changed in place.  Each build makes a new generation beside the
last one and then replaces ``CURRENT``, one small file, in a single step: a build
that dies at any moment leaves the last generation as it was, and readers that
have it open are not disturbed.  Generations share unchanged files by hard links.

``store/CURRENT``          name of the generation in use
``store/<generation>/``    database files
``store/<generation>.json``  the parts that it holds
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph
    from rdflib import Dataset

__all__ = ["Generation", "StoreFolder", "open_graph", "open_store"]


@dataclass(frozen=True, slots=True)
class Generation:
    """What one state of the store holds.

    Attributes:
        name: Name of its folder.
        graphs: IRI of each file's named graph to the key of its part.
        files: IRI of each file's named graph to the name of the file.
        counts: What is in it, as the build counted: ``documents``, ``triples``, ``entities``, ``relations``.
    """

    name: str
    graphs: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, Any] = field(default_factory=dict)


class StoreFolder:
    """The folder that holds the generations of a store.

    Args:
        folder: The folder ``store`` of an output folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Generation | None:
        """Return the generation in use, or nothing if there is none."""
        try:
            name = (self.folder / "CURRENT").read_text(encoding="utf-8").strip()
            told = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
            return Generation(name, told["graphs"], told["files"], told["counts"])
        except (OSError, ValueError, KeyError):
            return None

    def open(self) -> pyoxigraph.Store:
        """Open the generation in use for reading.

        Raises:
            StoreError: If there is none, or it cannot be read.
        """
        import pyoxigraph

        generation = self.current()
        if generation is None:
            out = self.folder.parent
            raise StoreError(f"{out}: no graph here; make one with policy-kg build PATHS -o {out}")
        if not self.holds(generation.name):
            raise StoreError(
                f"{self.folder}: cannot be read (it has no database files); build without --no-store"
            )
        try:
            return pyoxigraph.Store.read_only(str(self.folder / generation.name))
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be read ({error}); build the graph anew") from None

    def holds(self, name: str) -> bool:
        """Return whether there are database files of the generation ``name``."""
        return bool(name) and (self.folder / name / "CURRENT").exists()

    def commit(self, new: Generation) -> None:
        """Make a generation the one in use and drop all but it and the one before."""
        last = self.current()
        self.folder.mkdir(parents=True, exist_ok=True)
        told = {"graphs": new.graphs, "files": new.files, "counts": new.counts}
        manifest = self.folder / f"{new.name}.json"
        manifest.write_text(json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True), encoding="utf-8")
        aside = self.folder / "CURRENT.new"
        with aside.open("w", encoding="utf-8") as handle:
            handle.write(new.name)
            handle.flush()
            os.fsync(handle.fileno())
        aside.replace(self.folder / "CURRENT")
        self.drop_unused({new.name, last.name if last else new.name})

    def drop_unused(self, keep: set[str]) -> None:
        """Remove what builds that were killed, or older builds, have left."""
        for path in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if path.name != "CURRENT" and path.name.removesuffix(".json") not in keep:
                self.drop(path.name.removesuffix(".json"))

    def drop(self, name: str) -> None:
        """Remove the generation ``name``."""
        (self.folder / f"{name}.json").unlink(missing_ok=True)
        path = self.folder / name
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def open_store(out: str | Path) -> pyoxigraph.Store:
    """Open the store of an output folder for reading, in the state of its last complete build.

    Raises:
        StoreError: If there is none, or it cannot be read.
    """
    return StoreFolder(Path(out) / "store").open()


def open_graph(out: str | Path) -> Dataset:
    """Open the store of an output folder as an rdflib Dataset, for reading.

    Queries given as text run on Oxigraph's engine; prepared ones would fall back to rdflib's own,
    which is slow, so prepare none.  Language tags come back in lower case: compare with ``langMatches``.

    Raises:
        StoreError: If there is none, or it cannot be read.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    from kg.rdf.ntriples import PREFIXES

    dataset = Dataset(store=OxigraphStore(store=open_store(out)))
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
