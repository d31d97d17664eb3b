"""Tasks on the workers of a Dask cluster, in place of processes on this machine.

Workers must see the files and the folder of parts under the same paths.  A part is put in
place by one rename, so a task that is done twice, because its worker died, gives one part.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from kg.build.workers import Failed
from kg.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["run_on_cluster"]

_PATIENCE: Final = 10
"""Seconds to wait for the scheduler."""
_AHEAD: Final = 4
"""Tasks for each thread of the cluster that are handed out before earlier ones are done."""


def run_on_cluster(
    work: Callable[[Any], Any], tasks: Iterable[Any], address: str
) -> Iterator[tuple[Any, Any]]:
    """Do each task on some worker of a cluster and yield ``(task, result)`` as they come.

    A task whose workers die again and again, because it takes too much memory, is given up and named.

    Args:
        work: Called with one task on a worker, which must be able to import it.
        tasks: Picklable tasks; taken from only as the cluster becomes free.
        address: Address of the scheduler, such as ``tcp://host:8786``.

    Yields:
        The task and what ``work`` returned, or ``Failed``.

    Raises:
        BuildError: If Dask is not installed, or the scheduler cannot be reached.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise BuildError("--dask needs Dask; install it with pip install 'policy-kg[dask]'") from None
    try:
        client = Client(address, set_as_default=False, timeout=_PATIENCE)
    except (OSError, ValueError, TypeError) as error:
        reason = " ".join(str(error).split())
        raise BuildError(f"{address}: cannot be reached ({reason}); check the address") from None
    with client:
        waiting = iter(tasks)
        threads = sum(client.nthreads().values()) or 1
        futures = {client.submit(work, task, pure=False): task for task in islice(waiting, _AHEAD * threads)}
        done = as_completed(futures, loop=client.loop)
        for future in done:
            task = futures.pop(future)
            problem = future.exception()
            yield task, future.result() if problem is None else Failed(_say(problem))
            for following in islice(waiting, 1):
                new = client.submit(work, following, pure=False)
                futures[new] = following
                done.add(new)


def _say(error: BaseException) -> str:
    name = type(error).__name__
    if name == "KilledWorker":
        return "the workers that read it died, perhaps for want of memory"
    return f"{name}: {error}"
