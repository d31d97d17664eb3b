"""Worker processes behind an async face: each does one job at a time and is killed when it takes too long."""

from __future__ import annotations

import asyncio
import multiprocessing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.serve.jobs import Reply
from kg.serve.worker import work

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from kg.serve.jobs import Job, Settings

__all__ = ["Pool"]

_START: Final = 10.0
_LONGEST_START: Final = 60.0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection[Job, Reply]


class Pool:
    """A fixed number of workers.

    Args:
        settings: What they serve, how many there are, and how long a job may take.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._context = multiprocessing.get_context("spawn")
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: list[_Worker] = []
        self._tasks: set[asyncio.Future[None]] = set()
        self._stopped = False

    async def start(self) -> None:
        """Start the workers; a job waits until one is ready."""
        for _ in range(self._settings.workers):
            self._later(self._add())

    async def stop(self) -> None:
        """Stop the workers, busy or not."""
        self._stopped = True
        for worker in list(self._all):
            await asyncio.to_thread(self._kill, worker)
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def run(self, job: Job) -> Reply:
        """Do a job: with the next free worker, for as long as a job may take."""
        seconds = self._settings.limits.seconds
        try:
            worker = await asyncio.wait_for(self._idle.get(), seconds + _START)
        except TimeoutError:
            return _sorry("the server is busy; try again")
        try:
            reply = await asyncio.to_thread(_exchange, worker, job, seconds)
        except asyncio.CancelledError:
            self._later(self._replace(worker))
            raise
        if reply is not None:
            self._idle.put_nowait(worker)
            return reply
        alive = worker.process.is_alive()
        self._later(self._replace(worker))
        if alive:
            return _sorry(f"the query took longer than {seconds:g} seconds and was stopped; ask for less")
        return _sorry("the query needed too much memory or could not be run, and was stopped; ask for less")

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: _Worker) -> None:
        await asyncio.to_thread(self._kill, worker)
        await self._add()

    async def _add(self) -> None:
        """Start a worker and put it among the idle ones when it is ready; try again if it dies first."""
        while not self._stopped:
            worker = await asyncio.to_thread(self._spawn)
            if await asyncio.to_thread(_ready, worker):
                self._idle.put_nowait(worker)
                return
            if worker in self._all:
                await asyncio.to_thread(self._kill, worker)
            await asyncio.sleep(1)

    def _spawn(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=work, args=(theirs, str(self._settings.out), self._settings.limits), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._all.append(worker)
        return worker

    def _kill(self, worker: _Worker) -> None:
        self._all.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.connection.close()


def _ready(worker: _Worker) -> bool:
    try:
        return worker.connection.poll(_LONGEST_START) and worker.connection.recv().status == 200
    except (EOFError, OSError):
        return False


def _exchange(worker: _Worker, job: Job, seconds: float) -> Reply | None:
    """Return the reply to a job, or nothing if it does not come in time or the worker is gone."""
    try:
        worker.connection.send(job)
        return worker.connection.recv() if worker.connection.poll(seconds) else None
    except (EOFError, OSError):
        worker.process.join(1)
        return None


def _sorry(message: str) -> Reply:
    return Reply(503, "text/plain; charset=utf-8", f"{message}\n".encode())
