"""A lock on an output folder that the operating system releases when its holder dies."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kg.errors import BuildBusyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["output_lock"]


@contextmanager
def output_lock(out: Path) -> Iterator[None]:
    """Hold the output folder ``out``; make it if missing, and leave no empty one behind.

    Raises:
        BuildBusyError: If another process holds it.
    """
    made = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    handle = os.open(out / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _try_lock(handle):
            raise BuildBusyError(
                f"{out}: another build is writing here; wait for it or choose another folder"
            )
        try:
            yield
        finally:
            _remove_empty(out, made)
    finally:
        os.close(handle)


def _remove_empty(out: Path, made: bool) -> None:
    with suppress(OSError):
        if [path.name for path in out.iterdir()] == [".lock"]:
            (out / ".lock").unlink()
            if made:
                out.rmdir()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
