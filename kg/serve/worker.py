"""The worker process: does one job after another on a read-only store, and may be killed at any moment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError, StoreError
from kg.query.errors import QuerySyntaxError, RefusedQueryError
from kg.serve.answers import Answers, TooLargeError, UnacceptableError
from kg.serve.isolate import die_with_parent, leave_network, limit_memory, stop_after
from kg.serve.jobs import Reply

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from kg.serve.jobs import Job, Limits

__all__ = ["work"]

_GRACE = 5.0


def work(connection: Connection[Reply, Job], out: str, limits: Limits) -> None:
    """Say that all is ready, then answer jobs from a pipe until it is closed.

    Args:
        connection: Jobs come from it, replies go to it.
        out: Folder that a build has written.
        limits: What one job may use.
    """
    die_with_parent()
    leave_network()
    limit_memory(limits.memory)
    answers = Answers(Path(out), limits)
    answers.warm()
    connection.send(Reply(200, "text/plain; charset=utf-8", b"ready\n"))
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        stop_after(limits.seconds + _GRACE)
        reply = _answer(answers, job)
        stop_after(0)
        connection.send(reply)


def _answer(answers: Answers, job: Job) -> Reply:
    try:
        return answers.answer(job)
    except QuerySyntaxError as error:
        return _problem(400, str(error))
    except RefusedQueryError as error:
        return _problem(403, str(error))
    except UnacceptableError as error:
        return _problem(406, str(error))
    except TooLargeError as error:
        return _problem(422, str(error))
    except StoreError:
        return _problem(503, "there is no graph to ask; build it first")
    except GraphError as error:
        return _problem(400, str(error))
    except UnicodeEncodeError:
        return _problem(400, "the request holds half a character, which no text may hold")
    except MemoryError:
        return _problem(422, "the query needs too much memory; ask for less")
    except Exception:  # whatever went wrong, no detail of this machine leaves it
        return _problem(500, "the query could not be answered")


def _problem(status: int, message: str) -> Reply:
    return Reply(status, "text/plain; charset=utf-8", f"{message}\n".encode())
