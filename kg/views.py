"""The HTML views of a built graph: the store asked by the views' own queries, and the files they offer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.store import open_store

if TYPE_CHECKING:
    import pyoxigraph

    from viz import Download, SiteReport

__all__ = ["render_views"]

_BUILT: Final = (
    ("graph.ttl", "Turtle", ("本体、实体与关系", "ontology, entities, relations")),
    ("evidence.ttl", "Turtle", ("提及与断言，含原文", "mentions and statements with their quotes")),
    ("graph.nq", "N-Quads", ("全部内容，按文件分图", "everything, by source file")),
    ("graph.nq.gz", "N-Quads, gzip", ("全部内容，按文件分图", "everything, by source file")),
)
"""Files that a build leaves in its folder: name, label, notes in Chinese and English."""

_MADE: Final = (
    ("graph.jsonld", "JSON-LD", ("实体与关系", "entities and relations"), "jsonld"),
    ("graph.gexf", "GEXF", ("网络，供 Gephi 使用", "network, for Gephi"), "gexf"),
    ("tables.zip", "CSV", ("表格压缩包", "tables, in one archive"), "csv"),
)
"""Files that the views add in ``downloads/``; the last column is a format of ``kg.export.write``."""


def render_views(out: Path, site: Path | None = None) -> SiteReport:
    """Render the views of the graph in an output folder, with files to download.

    Args:
        out: Folder that a build has written.
        site: Folder for the pages; ``out/site`` by default.  Elsewhere the pages come with copies of the
            files of the build, so that the folder can be moved or published by itself.

    Returns:
        What was written; ``downloads/`` is not counted.

    Raises:
        StoreError: If there is no graph in ``out``.
        ExportError: If a file to download cannot be written.
        ViewError: If the graph holds nothing to show, or the pages cannot be written without replacing
            somebody else's files.
    """
    from viz import check_site_folder, render_site

    store = open_store(out)
    folder = site or out / "site"
    check_site_folder(folder)
    return render_site(
        _ask(store),
        folder,
        texts_dir=out / "texts" if (out / "texts").is_dir() else None,
        downloads=[*_built_files(out, folder, copied=site is not None), *_made_files(out, folder)],
    )


def _built_files(out: Path, site: Path, *, copied: bool) -> Iterator[Download]:
    from viz import Download

    for name, label, notes in _BUILT:
        if (out / name).is_file():
            if copied:
                shutil.copyfile(out / name, _downloads(site) / name)
            yield Download(f"downloads/{name}" if copied else f"../{name}", label, notes)


def _made_files(out: Path, site: Path) -> Iterator[Download]:
    from kg.export.write import export_graph
    from viz import Download

    for name, label, notes, format_ in _MADE:
        path = _downloads(site) / name
        if path.suffix == ".zip":
            with TemporaryDirectory() as tables:
                export_graph(out, tables, format=format_)
                _pack(Path(tables), path)
        else:
            export_graph(out, path, format=format_)
        yield Download(f"downloads/{name}", label, notes)


def _downloads(site: Path) -> Path:
    from viz import ViewError

    folder = site / "downloads"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ViewError(f"{folder}: cannot be written ({error.strerror}); choose another folder") from error
    return folder


def _pack(folder: Path, archive: Path) -> None:
    """Pack the files of a folder; same files, same bytes: no dates."""
    with ZipFile(archive, "w") as packed:
        for path in sorted(folder.iterdir()):
            entry = ZipInfo(path.name)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as source, packed.open(entry, "w") as target:
                shutil.copyfileobj(source, target)


def _ask(store: pyoxigraph.Store) -> Callable[[str], Iterator[Mapping[str, str]]]:
    from pyoxigraph import QuerySolutions

    def ask(text: str) -> Iterator[Mapping[str, str]]:
        solutions = store.query(text, use_default_graph_as_union=True)
        assert isinstance(solutions, QuerySolutions), "the views only select"
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: value.value for name in names if (value := solution[name]) is not None}

    return ask
