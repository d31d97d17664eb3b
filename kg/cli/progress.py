"""Progress of long work, on standard error and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.cli.language import translate

__all__ = ["count_files", "progress_bar"]

_STAGES = {
    "read": "reading texts",
    "merge": "merging",
    "store": "filling the store",
    "write": "writing Turtle and N-Quads",
    "views": "drawing views",
}


def count_files(paths: tuple[str, ...]) -> int | None:
    """Return how many files lie at the paths, None where only reading tells (archives, standard input)."""
    from extract.read.paths import find_files
    from kg.build.output_folder import is_output

    found = [file.path for file in find_files(paths, lambda _: None, is_output)]
    if any(path == "-" or path.endswith(".zip") for path in found):
        return None
    return len(found)


@contextmanager
def progress_bar(total: int | None) -> Iterator[Callable[[str, int, str], None] | None]:
    """Give a function that takes stage, files done and file name, or None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(translate(_STAGES["read"]), total=total, name="")

        def tell(stage: str, done: int, name: str) -> None:
            bars.update(
                task, description=translate(_STAGES.get(stage, stage)), completed=done, name=name[:40]
            )

        yield tell
