"""What every request passes: whom it is addressed to, how long it is, what the answer tells a browser."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.serve.jobs import Limits, Settings

__all__ = ["Gate", "host_name"]

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The views carry a policy of their own that allows their scripts by hash; both hold.
_VIEW_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The ontology's page has its style in it, and no script.
_ONTOLOGY_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
)
_OPEN_PATHS: Final = ("/sparql", "/id/", "/ontology")
_HOST: Final = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\s:/?#@\[\]<>\"\\]+)(?::[0-9]*)?", re.IGNORECASE)


class _RefusedError(Exception):
    """A request that is too long, or too long on its way."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


def host_name(header: str) -> str:
    """Return the host of a Host header without its port, in lower case; empty where it is none.

    Example:
        >>> host_name("LocalHost:8000"), host_name("[::1]:8000"), host_name("localhost:80@evil.example")
        ('localhost', '[::1]', '')
    """
    match = _HOST.fullmatch(header)
    return match["name"].lower() if match else ""


class Gate:
    """ASGI middleware: refuses requests to foreign hosts, long and slow bodies; adds headers to all answers.

    The check of the host stops a page elsewhere from reaching the server under a name of its own
    that it lets point to the loopback.

    Args:
        app: What answers.
        settings: Names that requests may be addressed to, limits, and the origin for CORS.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        own = {host_name(f"[{host}]" if host.count(":") > 1 else host) for host in settings.hosts}
        self._hosts = (_LOOPBACK | own) - {""}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host = host_name(headers.get(b"host", b"").decode("latin-1"))
        length = headers.get(b"content-length", b"0")
        wrap = self._with_headers(scope["path"], send)
        limits = self._settings.limits
        if host not in self._hosts:
            await _refuse(wrap, 421, "this server does not answer under that name; see --allow-host")
        elif not length.isdigit() or int(length) > limits.request:
            await _refuse(wrap, 413, _too_long(limits))
        elif scope["method"] == "OPTIONS" and scope["path"].startswith(_OPEN_PATHS):
            await _refuse(wrap, 204, "")
        else:
            try:
                await self._app(scope, _watched(receive, limits), wrap)
            except _RefusedError as error:
                await _refuse(wrap, error.status, str(error))

    def _with_headers(self, path: str, send: Send) -> Send:
        added = dict(_HEADERS)
        added["Content-Security-Policy"] = _policy(path)
        if self._settings.cors and path.startswith(_OPEN_PATHS):
            added["Access-Control-Allow-Origin"] = self._settings.cors
            added["Access-Control-Allow-Methods"] = "GET, POST, HEAD, OPTIONS"
            added["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            if self._settings.cors != "*":
                added["Vary"] = "Origin"
        else:
            added["Cross-Origin-Resource-Policy"] = "same-origin"

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = [(name.lower().encode(), value.encode("latin-1")) for name, value in added.items()]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        return with_headers


def _too_long(limits: Limits) -> str:
    return f"a request may have {limits.request} bytes"


def _watched(receive: Receive, limits: Limits) -> Receive:
    """Receive a body of no more bytes and no more seconds than the limits say."""
    left, whole = limits.request, False
    until = asyncio.get_running_loop().time() + limits.arrival

    async def watched() -> Message:
        nonlocal left, whole
        try:
            async with asyncio.timeout_at(None if whole else until):
                message = await receive()
        except TimeoutError:
            raise _RefusedError(408, f"the request took longer than {limits.arrival:g} seconds") from None
        left -= len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if left < 0:
            raise _RefusedError(413, _too_long(limits))
        return message

    return watched


def _policy(path: str) -> str:
    if path == "/ontology":
        return _ONTOLOGY_POLICY
    return _VIEW_POLICY if path.startswith("/view") else _POLICY


async def _refuse(send: Send, status: int, message: str) -> None:
    body = f"{message}\n".encode() if message else b""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
