"""Connections that must send their requests in time: uvicorn itself waits for ever, and for only so many."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["timely"]


def timely(seconds: float) -> type[asyncio.Protocol]:
    """Return the protocol of a connection that is closed when the head of a request is that long on its way.

    Args:
        seconds: From the start of the connection, or from the end of the last answer, to the end of the head.
    """

    class Timely(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._late = self.loop.call_later(seconds, self._close_if_idle)

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._late.cancel()
            self._late = self.loop.call_later(seconds, self._close_if_idle)

        def connection_lost(self, exc: Exception | None) -> None:
            self._late.cancel()
            super().connection_lost(exc)

        def _close_if_idle(self) -> None:
            if self.cycle is None or self.cycle.response_complete:
                self.transport.close()

    return Timely
