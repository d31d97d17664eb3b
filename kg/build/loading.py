"""Loads parts into a new generation of the store, in batches that bound memory.

With several jobs the loading goes on in a thread beside the workers: the engine lets go of
Python's lock.  One batch at a time: the engine's bulk loader is not made for more.  As loading takes as long
as reading, it begins with small batches, so that it never waits for long; workers give way to it.
"""

from __future__ import annotations

import io
import queue
import shutil
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph
    from typing_extensions import Buffer

    from kg.build.parts import Part
    from kg.store import Generation, StoreFolder

__all__ = ["Loading"]

_BATCH: Final = 48_000_000
"""Bytes of N-Quads in one batch: about 200,000 statements, for which the engine takes some 350 MB."""
_STATEMENTS: Final = 200_000
_EARLY: Final = 100_000
"""So many statements are loaded at once where a thread that loads would have nothing to do."""
_SCATTERED: Final = 4
"""After more batches than this the store is put in order, which takes a sixth of the loading again."""
_ASIDE: Final = ".loading"


class Loading:
    """A generation of the store while it is filled.

    Args:
        folder: Where the generations are.
        last: The generation to start from, or None to start from nothing.
        gone: IRIs of its named graphs that must not stay as they are.
        beside: Whether to load in a thread of its own.
    """

    def __init__(
        self, folder: StoreFolder, last: Generation | None, gone: Iterable[str], *, beside: bool
    ) -> None:
        import pyoxigraph

        self._folder, self._aside = folder, folder.folder / _ASIDE
        shutil.rmtree(self._aside, ignore_errors=True)
        folder.folder.mkdir(parents=True, exist_ok=True)
        self._fresh = last is None
        self._store: pyoxigraph.Store | None = None
        try:
            if last is not None:
                folder.open().backup(str(self._aside))
            self._store = pyoxigraph.Store(str(self._aside))
            for graph in gone if last is not None else ():
                self._store.remove_graph(pyoxigraph.NamedNode(graph))
            if last is not None:
                self._store.clear_graph(pyoxigraph.DefaultGraph())
        except OSError:
            self._store = None
            shutil.rmtree(self._aside, ignore_errors=True)
            raise
        self._batches = 0
        self._waiting: list[Part] = []
        self._size = 0
        self._queue: queue.SimpleQueue[list[Part] | None] = queue.SimpleQueue()
        self._idle = Event()
        self._error: BaseException | None = None
        self._thread = Thread(target=self._work, name="store") if beside else None
        if self._thread is not None:
            self._thread.start()

    def add(self, part: Part) -> None:
        """Load a part, now or together with others."""
        self._waiting.append(part)
        self._size += part.core + part.evidence
        if self._size >= (_EARLY if self._idle.is_set() else _STATEMENTS):
            self.hand_over()

    def finish(self, name: str, default: Iterable[bytes]) -> None:
        """Load what is left and the default graph, and put the generation ``name`` in place, not yet in use.

        Raises:
            OSError: If there is no room, or a part is damaged.
        """
        self.hand_over()
        self._join()
        if self._error is not None:
            raise self._error
        assert self._store is not None
        self._load(default)
        if self._fresh and self._batches > _SCATTERED:
            self._store.optimize()
        self._store.flush()
        self._store = None  # closes it
        target = self._folder.folder / name
        shutil.rmtree(target, ignore_errors=True)
        self._aside.rename(target)

    def abandon(self) -> None:
        """Stop and leave nothing behind; harmless after ``finish``."""
        self._error = self._error or InterruptedError("the build was stopped")
        self._join()
        self._store = None
        shutil.rmtree(self._aside, ignore_errors=True)

    def hand_over(self) -> None:
        """Load what waits for more."""
        parts, self._waiting, self._size = self._waiting, [], 0
        if self._error is not None:
            raise self._error
        if self._thread is not None:
            self._queue.put(parts)
        else:
            self._load(chunk for part in parts for chunk in part.quads())

    def _join(self) -> None:
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        self._idle.set()
        while (parts := self._queue.get()) is not None:
            self._idle.clear()
            if self._error is None:
                try:
                    self._load(chunk for part in parts for chunk in part.quads())
                except BaseException as error:  # told to whoever waits for the end
                    self._error = error
            if self._queue.empty():
                self._idle.set()

    def _load(self, quads: Iterable[bytes]) -> None:
        import pyoxigraph

        store = self._store
        assert store is not None
        for batch in _batches(quads):
            self._batches += 1
            stream = io.BufferedReader(_ByteStream(batch), 1 << 20)
            store.bulk_load(stream, format=pyoxigraph.RdfFormat.N_QUADS)


def _batches(chunks: Iterable[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for chunk in chunks:
        batch.append(chunk)
        size += len(chunk)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _ByteStream(io.RawIOBase):
    """Byte strings one after another as a binary file, so that only one is in memory."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks: Iterator[bytes] = iter(chunks)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill ``buffer`` as far as the present chunk goes; return 0 at the end."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        view = memoryview(buffer)
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
