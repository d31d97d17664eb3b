"""Runs the application on uvicorn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import GraphError
from kg.serve.app import make_app
from kg.store import StoreFolder

if TYPE_CHECKING:
    from kg.serve.jobs import Settings

__all__ = ["ServeError", "serve"]


class ServeError(GraphError):
    """The server cannot be started."""


def serve(settings: Settings, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve a graph until it is interrupted.

    Args:
        settings: What to serve, and to whom.
        host: Address to bind; the loopback by default.
        port: Port to bind.

    Raises:
        StoreError: If there is no graph.
        ServeError: If the port is taken.
    """
    import socket

    import uvicorn

    from kg.serve.connection import timely

    StoreFolder(settings.out / "store").open()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise ServeError(f"{host}:{port}: {error.strerror or error}; choose another --port") from None
        config = uvicorn.Config(
            make_app(settings),
            http=timely(settings.limits.arrival),
            ws="none",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=15,
            limit_concurrency=64,
            h11_max_incomplete_event_size=256 * 1024,
        )
        uvicorn.Server(config).run(sockets=[listening])
