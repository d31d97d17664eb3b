"""Worker processes that each read one text at a time.

A worker that dies or takes too long costs one text, which is named; the others go on.
"""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

__all__ = ["Failed", "run_tasks"]


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that gave no result: what happened, in words."""

    problem: str


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    task: Any = None
    since: float = 0.0


def run_tasks(
    work: Callable[[Any], Any], tasks: Iterable[Any], *, jobs: int, timeout: float = 0.0
) -> Iterator[tuple[Any, Any]]:
    """Do each task in one of ``jobs`` processes and yield ``(task, result)`` as they come.

    Args:
        work: A function that a fresh process can import; called with one task.
        tasks: Picklable tasks, none of them None; taken from only as workers become free.
        jobs: Number of processes; with 1 the work is done in this process and nothing is timed.
        timeout: Seconds that one task may take; 0 for any.

    Yields:
        The task and what ``work`` returned, or ``Failed``.
    """
    if jobs <= 1:
        for task in tasks:
            yield task, _attempt(work, task)
        return
    waiting = iter(tasks)
    workers: list[_Worker] = []
    try:
        while True:
            _hand_out(work, waiting, workers, jobs)
            busy = [worker for worker in workers if worker.task is not None]
            if not busy:
                return
            wait([worker.pipe for worker in busy], timeout=1.0 if timeout else None)
            for worker in busy:
                result = _outcome(worker, timeout)
                if result is None:
                    continue
                task, worker.task = worker.task, None
                if isinstance(result, Failed) and not worker.process.is_alive():
                    workers.remove(worker)
                    worker.pipe.close()
                yield task, result
    finally:
        for worker in workers:
            _stop(worker)


def _attempt(work: Callable[[Any], Any], task: Any) -> Any:
    try:
        return work(task)
    except Exception as error:  # one text that cannot be read must not stop the others
        return Failed(f"{type(error).__name__}: {error}")


def _serve(work: Callable[[Any], Any], pipe: Connection) -> None:
    while (task := pipe.recv()) is not None:
        pipe.send(_attempt(work, task))


def _start(work: Callable[[Any], Any]) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _hand_out(work: Callable[[Any], Any], waiting: Iterator[Any], workers: list[_Worker], jobs: int) -> None:
    """Give every free worker a task, as long as there are any."""
    free = [worker for worker in workers if worker.task is None]
    while free or len(workers) < jobs:
        task = next(waiting, None)
        if task is None:
            return
        if not free:
            free.append(_start(work))
            workers.append(free[-1])
        worker = free.pop()
        worker.task, worker.since = task, time.monotonic()
        try:
            worker.pipe.send(task)
        except OSError:
            continue  # it has died; its pipe tells so to whoever asks for the outcome


def _outcome(worker: _Worker, timeout: float) -> Any:
    """Return what a busy worker has to say, or None if it is still at work."""
    try:
        if worker.pipe.poll():
            return worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        return Failed(f"the worker process died (exit code {worker.process.exitcode})")
    if timeout and time.monotonic() - worker.since > timeout:
        worker.process.kill()
        worker.process.join()
        return Failed(f"took longer than {timeout:g} s")
    return None


def _stop(worker: _Worker) -> None:
    if worker.task is not None:
        worker.process.kill()
    else:
        try:
            worker.pipe.send(None)
        except OSError:
            worker.process.kill()
    worker.process.join()
    worker.pipe.close()
