"""Parts: what one source file gives, kept on disk so that an unchanged file is not read twice.

A part is a folder named by the hash of all that it depends on.  It is written
aside and renamed, so a part that exists is complete:

``core.nq.gz``       entities and direct triples, in the file's named graph
``evidence.nq.gz``   everything else, in the same graph; missing where evidence is left out
``evidence.ttl.gz``  the same as ``evidence.nq.gz`` as Turtle, without prefixes and graph
``text.json``        the forms of the text
``part.json``        name of the source file, numbers of statements, and the size of each file

Each file can be read on its own: any engine that reads N-Quads can load a folder of parts.
"""

from __future__ import annotations

import json
import shutil
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from kg.graph.evidence import evidence_chunks
from kg.graph.facts import core_lines
from kg.graph.texts import text_json
from kg.rdf.iri import digest
from kg.rdf.template import join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.records import Extraction
    from kg.graph.facts import Naming
    from kg.rdf.template import Pair

__all__ = ["QUADS", "TEXT", "TURTLE", "DamagedPartError", "Part", "part_key", "read_part", "write_part"]

QUADS: Final = ("core.nq.gz", "evidence.nq.gz")
TURTLE: Final = "evidence.ttl.gz"
TEXT: Final = "text.json"
_GZIP: Final = 31
_READ: Final = 1 << 18
_TOGETHER: Final = 400


@dataclass(frozen=True, slots=True)
class Part:
    """A part on disk.

    Attributes:
        key: Hash of all that the part depends on; the name of its folder.
        file: Name of the source file.
        graph: IRI of the file's named graph.
        core: Number of core statements.
        evidence: Number of evidence statements.
        folder: Where the part lies.
    """

    key: str
    file: str
    graph: str
    core: int
    evidence: int
    folder: Path

    def core_lines(self) -> Iterator[str]:
        """Yield the N-Triples lines of entities and direct triples.

        Raises:
            DamagedPartError: If they cannot be unpacked.
        """
        cut = -len(f" <{self.graph}> .")
        for chunk in self.unpacked(QUADS[0]):
            for line in chunk.decode("utf-8").split("\n")[:-1]:
                yield f"{line[:cut]} .\n"

    def quads(self) -> Iterator[bytes]:
        """Yield all statements as N-Quads in the file's named graph, whole lines, a few megabytes at a time.

        Raises:
            DamagedPartError: If they cannot be unpacked.
        """
        for name in QUADS:
            yield from self.unpacked(name)

    def unpacked(self, name: str) -> Iterator[bytes]:
        """Yield what is in one of the packed files, whole lines; nothing if there is no such file.

        Raises:
            DamagedPartError: If it cannot be unpacked.
        """
        try:
            yield from _unpack(self.folder / name)
        except FileNotFoundError:
            return
        except (zlib.error, EOFError) as error:
            raise DamagedPartError(self, str(error)) from None


def _unpack(path: Path) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(_GZIP)
    with path.open("rb") as packed:
        rest = b""
        while data := packed.read(_READ):
            rest += unpacker.decompress(data)
            whole = rest.rfind(b"\n") + 1
            if whole:
                yield rest[:whole]
                rest = rest[whole:]
    if not unpacker.eof or rest:
        raise EOFError("it ends too early")


class DamagedPartError(OSError):
    """A file of a part has other bytes than were written.

    Args:
        part: The part.
        problem: What is wrong.
    """

    def __init__(self, part: Part, problem: str) -> None:
        self.part = part
        super().__init__(f"{part.folder} is damaged ({problem})")


def part_key(name: str, content: str, fingerprint: str, base: str, *, evidence: bool) -> str:
    """Return the hash of all that a file's part depends on.

    Args:
        name: Name of the file.
        content: What stands for its characters: a hash of its bytes and how they are to be read.
        fingerprint: Of the pipeline and the judgements.
        base: Base of the IRIs.
        evidence: Whether the part holds more than entities and direct triples.
    """
    return digest(name, content, fingerprint, base, "evidence" if evidence else "core", size=16)


def write_part(
    parts: Path, key: str, extraction: Extraction, naming: Naming, *, run: str, evidence: bool = True
) -> Part:
    """Write a part; one with this key that can be read stays, one that is damaged is replaced.

    Any number of processes may write the same part at once: one of them puts it in place.

    Args:
        parts: Folder of all parts.
        key: As ``part_key`` gives it.
        extraction: What the file says.
        naming: How entities get their IRIs.
        run: IRI of the run that made the extraction.
        evidence: Whether to write more than entities and direct triples.

    Raises:
        OSError: If it cannot be written; nothing is left behind.
    """
    parts.mkdir(parents=True, exist_ok=True)
    graph = naming.iris.graph(extraction.source.name)
    aside = Path(mkdtemp(prefix=f".{key}.", dir=parts))
    try:
        aside.chmod(0o755)
        core = _write(aside / QUADS[0], core_lines(extraction, naming), graph)
        lines = 0
        if evidence:
            pairs = evidence_chunks(extraction, naming, run)
            lines = _write_both(aside / QUADS[1], aside / TURTLE, pairs, graph)
        (aside / TEXT).write_text(text_json(extraction, naming), encoding="utf-8", newline="\n")
        sizes = {path.name: path.stat().st_size for path in sorted(aside.iterdir())}
        told = {
            "file": extraction.source.name,
            "graph": graph,
            "core": core,
            "evidence": lines,
            "sizes": sizes,
        }
        (aside / "part.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        return _put_in_place(parts, key, aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put_in_place(parts: Path, key: str, aside: Path) -> Part:
    for _ in range(3):
        part = read_part(parts, key)
        if part is not None:
            return part
        shutil.rmtree(parts / key, ignore_errors=True)
        with suppress(OSError):  # another process has put the same part in place meanwhile
            aside.rename(parts / key)
    raise OSError(f"{parts / key} cannot be put in place")


def read_part(parts: Path, key: str) -> Part | None:
    """Return the part with this key, or nothing if any of its files is missing or cut off."""
    folder = parts / key
    try:
        told = json.loads((folder / "part.json").read_bytes())
        if any((folder / name).stat().st_size != size for name, size in told["sizes"].items()):
            return None
        return Part(key, told["file"], told["graph"], told["core"], told["evidence"], folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


class _Packed:
    """A gzip file without a time stamp, so that the same text gives the same bytes."""

    def __init__(self, path: Path) -> None:
        self._out = path.open("wb")
        self._packer = zlib.compressobj(1, zlib.DEFLATED, _GZIP)

    def write(self, data: bytes) -> None:
        self._out.write(self._packer.compress(data))

    def close(self) -> None:
        with self._out:
            self._out.write(self._packer.flush())


def _write(path: Path, chunks: Iterable[str], graph: str) -> int:
    """Write N-Triples lines as statements of a graph; return their number."""
    count, waiting = 0, iter(chunks)
    tail = f" <{graph}> .\n".encode()
    with closing(_Packed(path)) as out:
        while lines := "".join(islice(waiting, _TOGETHER)):
            count += lines.count("\n")
            out.write(lines.encode("utf-8").replace(b" .\n", tail))
    return count


def _write_both(quads: Path, turtle: Path, pairs: Iterable[Pair], graph: str) -> int:
    """Write statements in both syntaxes; return their number."""
    with closing(_Packed(turtle)) as out:

        def lines() -> Iterator[str]:
            waiting = iter(pairs)
            while some := list(islice(waiting, _TOGETHER)):
                triples, shown = join(*some)
                out.write(shown.encode("utf-8"))
                yield triples

        return _write(quads, lines(), graph)
