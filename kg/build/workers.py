"""Worker processes that each do one task at a time.

A worker that dies, takes too long or needs too much memory costs one task, which is named; the others go on.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

__all__ = ["Failed", "Limits", "run_tasks"]

_STARTED: Final = "started"


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that gave no result.

    Attributes:
        problem: What happened, in words.
        fault: Whether the task is to blame (``task``), or no other would fare better: its result
            could not be written (``room``), or who does it is not fit for it (``worker``).
    """

    problem: str
    fault: Literal["task", "room", "worker"] = "task"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may take; 0 for any.

    Attributes:
        seconds: Wall-clock time.
        megabytes: Memory of the process that does it, the program itself included.
    """

    seconds: float = 0.0
    megabytes: int = 0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    task: Any = None
    since: float = 0.0
    ready: bool = False


def run_tasks(
    work: Callable[[Any], Any],
    tasks: Iterable[Any],
    *,
    jobs: int,
    limits: Limits | None = None,
    prepare: Callable[[], object] | None = None,
) -> Iterator[tuple[Any, Any]]:
    """Do each task in one of ``jobs`` processes and yield ``(task, result)`` as they come.

    Args:
        work: A function that a fresh process can import; called with one task.
        tasks: Picklable tasks, none of them None; taken from only as workers become free.
        jobs: Number of processes; with 1 and no limits the work is done in this process.
        limits: What one task may take.
        prepare: Called once in each process before its first task, outside of the time for it.

    Yields:
        The task and what ``work`` returned, or ``Failed``.
    """
    limits = limits or Limits()
    if jobs <= 1 and limits == Limits():
        for task in tasks:
            try:
                yield task, _attempt(work, task)
            except MemoryError:
                yield task, Failed("needs more memory than there is")
        return
    waiting = iter(tasks)
    workers: list[_Worker] = []
    try:
        while True:
            _hand_out(waiting, workers, jobs, lambda: _start(work, limits, prepare))
            busy = [worker for worker in workers if worker.task is not None]
            if not busy:
                return
            wait([worker.pipe for worker in busy], timeout=min(1.0, limits.seconds or 1.0))
            for worker in busy:
                result = _outcome(worker, limits)
                if result is None:
                    continue
                task, worker.task = worker.task, None
                if isinstance(result, _Last):
                    workers.remove(worker)
                    _stop(worker)
                    result = result.failed
                yield task, result
    finally:
        for worker in workers:
            _stop(worker)


@dataclass(frozen=True, slots=True)
class _Last:
    """The last word of a worker."""

    failed: Failed


def _attempt(work: Callable[[Any], Any], task: Any) -> Any:
    try:
        return work(task)
    except MemoryError:
        raise
    except Exception as error:  # one text that cannot be read must not stop the others
        return Failed(f"{type(error).__name__}: {error}")


def _serve(
    work: Callable[[Any], Any], pipe: Connection, limits: Limits, prepare: Callable[[], object] | None
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us decides when to stop
    if limits.megabytes:
        _limit_memory(limits.megabytes)
    too_little = f"more than {limits.megabytes} MB of memory"
    try:
        try:
            if prepare is not None:
                prepare()
        except MemoryError:
            pipe.send(_Last(Failed(f"a worker process needs {too_little} to start", "worker")))
            return
        pipe.send(_STARTED)
        while True:
            try:
                task = pipe.recv()
                if task is None:
                    return
                result = _attempt(work, task)
            except MemoryError:
                pipe.send(_Last(Failed(f"needs {too_little}")))
                return
            pipe.send(result)
    except (EOFError, OSError):  # nobody waits for an answer any more
        return


if sys.platform == "win32":

    def _limit_memory(megabytes: int) -> None:
        """Windows has no such limit."""

else:
    import resource

    def _limit_memory(megabytes: int) -> None:
        most = megabytes << 20
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _start(work: Callable[[Any], Any], limits: Limits, prepare: Callable[[], object] | None) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs, limits, prepare), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _hand_out(
    waiting: Iterator[Any], workers: list[_Worker], jobs: int, start: Callable[[], _Worker]
) -> None:
    """Give every free worker a task, as long as there are any."""
    free = [worker for worker in workers if worker.task is None]
    while free or len(workers) < jobs:
        task = next(waiting, None)
        if task is None:
            return
        if not free:
            free.append(start())
            workers.append(free[-1])
        worker = free.pop()
        worker.task, worker.since = task, time.monotonic()
        try:
            worker.pipe.send(task)
        except OSError:
            continue  # it has died; its pipe tells so to whoever asks for the outcome


def _outcome(worker: _Worker, limits: Limits) -> Any:
    """Return what a busy worker has to say, or None if it is still at work."""
    try:
        if worker.pipe.poll():
            said = worker.pipe.recv()
            if said != _STARTED:
                return said
            worker.ready, worker.since = True, time.monotonic()
            return None
    except (EOFError, OSError):
        worker.process.join()
        code = worker.process.exitcode
        if not worker.ready:
            return _Last(Failed(f"a worker process cannot be started (exit code {code})", "worker"))
        return _Last(Failed(f"the worker process died (exit code {code})"))
    if limits.seconds and worker.ready and time.monotonic() - worker.since > limits.seconds:
        worker.process.kill()
        worker.process.join()
        return _Last(Failed(f"took longer than {limits.seconds:g} s"))
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
