"""Keeps Python's cyclic garbage collector from searching records again and again while they grow."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["collection_paused"]


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pause the collector, and let it go on as before afterwards.

    What a text says is tuples and records without cycles; each of the collector's searches through
    all of them finds nothing and costs more the longer the text. Memory is still freed by reference count.
    Threads that work at the same time only make the pause shorter or longer.

    Example:
        >>> with collection_paused():
        ...     gc.isenabled()
        False
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()  # together: what the pause has made counts as old, unsearched
        gc.enable()
