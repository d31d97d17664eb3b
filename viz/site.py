"""Render a graph as one folder of HTML pages that open from disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from viz.blocks import core_block, edges_block, evidence_blocks, measures_block, to_json
from viz.dated import dated_rows
from viz.errors import ViewError
from viz.model import Corpus
from viz.network import build_network, vis_script
from viz.pages import PAGES, Page, compose_page
from viz.reader import text_block
from viz.select import select_corpus
from viz.site_folder import check_site_folder
from viz.source import Ask, ask_of
from viz.texts import page_name, read_texts

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Download", "SiteReport", "render_site"]

_INLINE_BYTES: Final = 3_000_000
"""A block larger than this lies in a file of its own instead of in every page that uses it."""

_READER = next(page for page in PAGES if page.name == "reader")


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered on the home page.

    Attributes:
        path: Relative path from the site's folder, e.g. ``../graph.ttl``.
        label: What it is, e.g. ``Turtle``.
        notes: A few words more, in Chinese and in English.
    """

    path: str
    label: str
    notes: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was written.

    Attributes:
        pages: Paths of the HTML pages, the home page first.
        entities: Number of entities shown.
        edges: Number of relations shown.
        evidence: Number of passages shown.
        size: Bytes of the whole folder's written files.
    """

    pages: tuple[Path, ...]
    entities: int
    edges: int
    evidence: int
    size: int


def render_site(
    graph: Graph | Ask,
    out_dir: str | Path,
    *,
    texts_dir: str | Path | None = None,
    downloads: Sequence[Download] = (),
    title: str = "",
) -> SiteReport:
    """Write the views of a graph into a folder.

    Args:
        graph: An rdflib Graph or Dataset, or a function that answers SELECT queries (see ``viz.source.Ask``).
        out_dir: Folder to write; made where missing.  An earlier site in it is replaced.
        texts_dir: Folder of ``<file>.json`` with the three forms of each text; without it there are no
            reader pages.
        downloads: Files that the home page offers.
        title: Title of the site in both languages; the words of the interface where none is given.

    Returns:
        What was written.

    Raises:
        ViewError: If the graph holds no entity, a text is broken, a download leaves the disk, or the folder
            cannot be written or holds somebody else's files under the names of the pages.

    Example:
        >>> from rdflib import Graph
        >>> render_site(Graph().parse("out/graph.ttl"), "out/site")  # doctest: +SKIP
    """
    for download in downloads:
        if ":" in download.path.split("/")[0] or download.path.startswith(("/", "\\")):
            raise ViewError(
                f"{download.path}: a download must be a relative path; give it from the site's folder"
            )
    check_site_folder(Path(out_dir))
    corpus = select_corpus(ask_of(graph))
    out = _Folder(Path(out_dir), title)
    pages = _write_readers(out, corpus, texts_dir)
    evidence = list(evidence_blocks(corpus))
    out.add("core", core_block(corpus, pages))
    out.add("edges", edges_block(corpus))
    out.add("measures", measures_block(corpus))
    out.add("network", build_network(corpus))
    out.add("dated", dated_rows(corpus))
    out.add("home", _home_block(out.path, downloads))
    for number, block in enumerate(evidence):
        out.add(f"evidence-{number}", block, group="evidence")
    for page in PAGES:
        if page is not _READER:
            out.write_page(page, "index.html" if page.name == "home" else f"{page.name}.html")
    order = sorted(out.written, key=lambda path: (path.name != "index.html", str(path)))
    return SiteReport(tuple(order), len(corpus.entities), len(corpus.edges), len(corpus.evidence), out.size)


def _write_readers(out: _Folder, corpus: Corpus, texts_dir: str | Path | None) -> tuple[str, ...]:
    """Write the reader pages of the files that the graph knows; give each file's page or an empty name."""
    numbers = {file.name: number for number, file in enumerate(corpus.files)}
    pages = [""] * len(corpus.files)
    for text in read_texts(Path(texts_dir)) if texts_dir is not None else ():
        if text.file in numbers:
            number = numbers[text.file]
            pages[number] = f"read/{page_name(text.file)}"
            titles = [corpus.entities[place].label for place in corpus.files[number].documents]
            title = " · ".join(titles[:1]) or text.file
            out.write_reader(pages[number], title, text_block(corpus, number, text))
    return tuple(pages)


def _home_block(out: Path, downloads: Iterable[Download]) -> dict[str, Any]:
    """Downloads with their sizes in bytes; 0 where a file is not there yet."""
    rows = []
    for download in downloads:
        path = out / download.path
        size = path.stat().st_size if path.is_file() else 0
        rows.append([download.path, download.label, download.notes, size])
    return {"downloads": rows}


class _Folder:
    """The folder being written, and the data blocks that its pages share."""

    def __init__(self, path: Path, title: str) -> None:
        self.path = path
        self.title = title
        self.size = 0
        self.written: list[Path] = []
        self._blocks: dict[str, dict[str, str]] = {}

    def add(self, name: str, value: object, *, group: str = "") -> None:
        """Keep a block for the pages that ask for it by ``group`` (its own name where none is given)."""
        self._blocks.setdefault(group or name, {})[name] = to_json(value)

    def write_page(self, page: Page, name: str) -> None:
        """Write a page with its small blocks inline and its large ones as files."""
        inline: dict[str, str] = {}
        loads = False
        for group in page.blocks:
            blocks = self._blocks.get(group, {})
            if sum(len(text) for text in blocks.values()) * 2 <= _INLINE_BYTES:
                inline.update(blocks)
                continue
            loads = True
            for block, text in blocks.items():
                self._write(Path("data") / f"{block}.js", f'policyBlock("{block}",{text});\n')
        library = vis_script() if page.name == "network" else ""
        text = compose_page(page, title="", inline=inline, site=self.title, library=library, loads=loads)
        self.written.append(self._write(Path(name), text))

    def write_reader(self, name: str, title: str, block: dict[str, Any]) -> None:
        """Write the reader page of one text."""
        inline = {"text": to_json(block)}
        text = compose_page(_READER, title=title, inline=inline, site=self.title, root="../")
        self.written.append(self._write(Path(name), text))

    def _write(self, name: Path, text: str) -> Path:
        path = self.path / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            data = text.encode("utf-8", errors="replace")
            path.write_bytes(data)
        except OSError as error:
            raise ViewError(f"{path}: cannot be written ({error.strerror}); choose another folder") from error
        self.size += len(data)
        return path
