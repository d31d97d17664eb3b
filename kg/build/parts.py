"""Parts: what one source file gives, kept on disk so that an unchanged file is not read twice.

A part is a folder named by the hash of all that it depends on.  It is written
aside and renamed, so a part that exists is complete:

``core.nt``          entities and direct triples
``evidence.nt.gz``   everything else; missing where evidence is left out
``text.json``        the forms of the text
``part.json``        name of the source file and numbers of lines
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import shutil
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from kg.graph.evidence import evidence_chunks
from kg.graph.facts import core_lines
from kg.graph.texts import text_json
from kg.rdf.iri import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from extract.records import Extraction, SourceText
    from kg.graph.facts import Naming

__all__ = ["Part", "part_key", "read_part", "write_part"]


_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A part on disk.

    Attributes:
        key: Hash of all that the part depends on; the name of its folder.
        file: Name of the source file.
        graph: IRI of the file's named graph.
        core: Number of core lines.
        evidence: Number of evidence lines.
        folder: Where the part lies.
    """

    key: str
    file: str
    graph: str
    core: int
    evidence: int
    folder: Path

    def core_lines(self) -> Iterator[str]:
        """Yield the lines of entities and direct triples."""
        with (self.folder / "core.nt").open(encoding="utf-8", newline="\n") as lines:
            yield from lines

    def evidence_lines(self) -> Iterator[str]:
        """Yield the lines of sections, mentions and assertions."""
        path = self.folder / "evidence.nt.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
                yield from lines

    def quads(self) -> Iterator[bytes]:
        """Yield all lines as N-Quads in the file's named graph, UTF-8, about a megabyte at a time."""
        graph = f" <{self.graph}> .\n".encode()
        for name, opener in (("core.nt", open), ("evidence.nt.gz", gzip.open)):
            path = self.folder / name
            if path.exists():
                with opener(path, "rb") as handle:
                    while lines := handle.readlines(_CHUNK):
                        yield b"".join(lines).replace(b" .\n", graph)


def part_key(source: SourceText, fingerprint: str, base: str, *, evidence: bool) -> str:
    """Return the hash of all that a source's part depends on.

    The text counts beside the bytes: the same bytes read with another encoding are another text.
    """
    kind = "evidence" if evidence else "core"
    return digest(source.name, source.sha256, source.text, fingerprint, base, kind, size=16)


def write_part(
    parts: Path, key: str, extraction: Extraction, naming: Naming, *, run: str, evidence: bool = True
) -> Part:
    """Write a part; one with this key that can be read stays, one that is damaged is replaced.

    Args:
        parts: Folder of all parts.
        key: As ``part_key`` gives it.
        extraction: What the file says.
        naming: How entities get their IRIs.
        run: IRI of the run that made the extraction.
        evidence: Whether to write more than entities and direct triples.
    """
    aside = parts / f".{key}.{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    core = _write_lines(aside / "core.nt", core_lines(extraction, naming))
    chunks = evidence_chunks(extraction, naming, run) if evidence else ()
    lines = _write_lines(aside / "evidence.nt.gz", chunks)
    (aside / "text.json").write_text(text_json(extraction, naming), encoding="utf-8", newline="\n")
    graph = naming.iris.graph(extraction.source.name)
    told = {"file": extraction.source.name, "graph": graph, "core": core, "evidence": lines}
    (aside / "part.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    folder = parts / key
    if read_part(parts, key) is not None:
        shutil.rmtree(aside)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    return Part(key, extraction.source.name, graph, core, lines, folder)


def read_part(parts: Path, key: str) -> Part | None:
    """Return the part with this key, or nothing if it has not been written."""
    folder = parts / key
    try:
        told = json.loads((folder / "part.json").read_text(encoding="utf-8"))
        return Part(key, told["file"], told["graph"], told["core"], told["evidence"], folder)
    except (OSError, ValueError, KeyError):
        return None


def _write_lines(path: Path, chunks: Iterable[str]) -> int:
    """Write whole lines, packed if the name says so, without a time stamp; return their number."""
    count = 0
    with path.open("wb") as raw, contextlib.ExitStack() as stack:
        packed = path.suffix == ".gz"
        out = stack.enter_context(gzip.GzipFile("", "wb", 1, raw, mtime=0)) if packed else raw
        waiting = iter(chunks)
        while text := "".join(islice(waiting, 1000)):
            count += text.count("\n")
            out.write(text.encode("utf-8"))
    return count
