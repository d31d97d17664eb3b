"""The files of a build, each with the key of its part: bytes are hashed before any is read as a text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from extract.read import read_bytes
from kg.build.content import content_of_bytes, content_of_text
from kg.build.output_folder import is_output
from kg.build.task import Settings, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.errors import ReadError
    from extract.records import SourceText

__all__ = ["Input", "list_inputs", "make_tasks"]


@dataclass(frozen=True, slots=True)
class Input:
    """A file of a build.

    Attributes:
        name: Its name, unique in the build.
        path: Its path as the user gave it.
        key: Key of the part that it gives.
        archive: The archive that it is in, or empty.
        data: Its bytes, where they cannot be read a second time.
        source: Its text, where it was read elsewhere.
    """

    name: str
    path: str
    key: str
    archive: str = ""
    data: bytes | None = None
    source: SourceText | None = None


def list_inputs(
    paths: Iterable[str | Path],
    sources: Iterable[SourceText] | None,
    settings: Settings,
    on_problem: Callable[[ReadError], None],
) -> Iterator[Input]:
    """List the files of a build; of their contents only hashes stay in memory.

    Args:
        paths: Files, folders and archives.
        sources: Texts that were read elsewhere, instead of ``paths``.
        settings: What is the same for all files.
        on_problem: Called for everything that cannot be opened.
    """
    names: set[str] = set()
    if sources is not None:
        for source in sources:
            name = _free_name(source.name, source.path, names)
            source = replace(source, name=name, metadata=dict(source.metadata))  # proxies cannot be pickled
            yield Input(name, source.path, settings.key(name, content_of_text(source)), source=source)
        return
    for file in read_bytes(paths, skip=is_output, on_problem=on_problem):
        name = _free_name(file.name, file.path, names)
        key = settings.key(name, content_of_bytes(file.data, settings.encoding, settings.ocr))
        yield Input(name, file.path, key, file.archive, file.data if file.path == "-" else None)


def make_tasks(inputs: Iterable[Input], settings: Settings) -> Iterator[Task]:
    """Yield a task for each file; archives are opened once more, one after another."""
    packed: dict[str, dict[str, list[Input]]] = defaultdict(lambda: defaultdict(list))
    for one in inputs:
        if one.archive:
            packed[one.archive][one.path].append(one)
        elif one.source is not None or one.data is not None:
            yield Task(one.name, one.path, one.key, settings, data=one.data, source=one.source)
        else:
            yield Task(one.name, one.path, one.key, settings, place=str(Path(one.path).absolute()))
    for archive, wanted in packed.items():
        for file in read_bytes([archive], on_problem=lambda error: None):
            content = content_of_bytes(file.data, settings.encoding, settings.ocr)
            for one in wanted.get(file.path, ()):
                if settings.key(one.name, content) == one.key:
                    yield Task(one.name, one.path, one.key, settings, data=file.data)


def _free_name(name: str, path: str, taken: set[str]) -> str:
    """Return a name that no earlier file has, with as many folders before it as it takes, and take it."""
    folders = list(PurePath(path).parts[:-1])
    while name in taken:
        name = f"{folders.pop()}/{name}" if folders else f"{name}~"
    taken.add(name)
    return name
