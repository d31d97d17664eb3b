"""Takes from a worker what it does not need: network, memory without end, life after its parent."""

from __future__ import annotations

import ctypes
import signal
import sys
from typing import Final

__all__ = ["die_with_parent", "leave_network", "limit_memory", "stop_after"]

_NEW_USER: Final = 0x10000000
_NEW_NETWORK: Final = 0x40000000
_PARENT_DEATH_SIGNAL: Final = 1


def leave_network() -> bool:
    """Move this process, which must have one thread, where there is no network; False if that cannot be."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK) == 0)
    except (OSError, AttributeError):
        return False


def limit_memory(size: int) -> None:
    """Let this process allocate at most ``size`` bytes more than a small process needs; where that can be."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    except (ImportError, ValueError, OSError):
        return


def die_with_parent() -> None:
    """Have this process killed when its parent dies, where that can be; keep Ctrl-C for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        try:
            ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        except (OSError, AttributeError):
            return


def stop_after(seconds: float) -> None:
    """Have this process killed after some seconds, whatever it does then; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
