"""The fingerprint of the pipeline: equal fingerprints give equal graphs from equal files."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from extract.lexicon import own_lexicons

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["pipeline_fingerprint", "pipeline_version", "program_fingerprint"]

_WRITERS: Final = ("build/parts.py", "graph", "rdf")
_LIBRARIES: Final = ("charset-normalizer", "opencc", "pypdfium2", "python-docx", "trafilatura")


def pipeline_version() -> str:
    """Return the version of the installed program."""
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return "0"


@cache
def pipeline_fingerprint() -> str:
    """Return a hash over program, lexicons (one's own too) and the libraries that read and convert texts."""
    state = blake2b(pipeline_version().encode(), digest_size=12)
    extract, own = files("extract"), files("kg")
    sources = [*_walk(extract, "")]
    for name in _WRITERS:
        child = own / name
        sources += _walk(child, f"{name}/") if child.is_dir() else [(name, child)]
    sources += [(f"own/{path.name}", path) for path in own_lexicons()]
    for name, source in sorted(sources, key=lambda pair: pair[0]):
        data = source.read_bytes()
        state.update(f"{name}\0{len(data)}\0".encode())
        state.update(data)
    for library in _LIBRARIES:
        try:
            state.update(f"{library}={version(library)}\0".encode())
        except PackageNotFoundError:
            continue
    return state.hexdigest()


@cache
def program_fingerprint() -> str:
    """Return a hash over everything that makes a graph of parts, and pages of a graph."""
    state = blake2b(pipeline_version().encode(), digest_size=12)
    for package in ("kg", "ontology", "viz"):
        for name, source in sorted(_walk(files(package), f"{package}/"), key=lambda pair: pair[0]):
            data = source.read_bytes()
            state.update(f"{name}\0{len(data)}\0".encode())
            state.update(data)
    return state.hexdigest()


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for child in folder.iterdir():
        name = f"{prefix}{child.name}"
        if child.is_dir():
            if child.name != "__pycache__":
                yield from _walk(child, f"{name}/")
        elif not child.name.endswith((".pyc", "~")):
            yield name, child
