"""Sends a graph to another SPARQL server: each named graph, and the core as its default graph.

By the Graph Store Protocol (PUT replaces a graph whole), or by SPARQL Update where a
server has only that.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from kg.query.errors import EndpointError
from kg.store import StoreFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx
    import pyoxigraph

__all__ = ["Pushed", "push_graph"]

_BATCH: Final = 2000
_TIMEOUT: Final = 300.0


@dataclass(frozen=True, slots=True)
class Pushed:
    """One graph that was sent.

    Attributes:
        graph: Its IRI on the server; empty for the default graph.
        triples: Number of triples in it.
    """

    graph: str
    triples: int


def push_graph(
    out: Path,
    url: str,
    *,
    update: bool = False,
    default: str = "",
    user: str = "",
    password: str = "",
    client: httpx.Client | None = None,
    on_graph: Callable[[Pushed], object] | None = None,
) -> list[Pushed]:
    """Send every graph of an output folder to a server; what the server had under their names goes.

    Args:
        out: Folder that a build has written.
        url: Address of the server's Graph Store, or of its update endpoint.
        update: Whether to use SPARQL Update in place of the Graph Store Protocol.
        default: IRI of a named graph for the core, for servers without a default graph that can be written.
        user: Name to log in with, Basic or Digest as the server asks.
        password: Its password.
        client: For tests and proxies; a new one by default.
        on_graph: Told after each graph.

    Returns:
        What was sent, the core first.

    Raises:
        StoreError: If there is no graph in ``out``.
        EndpointError: If the server refuses or cannot be reached.
    """
    import httpx
    import pyoxigraph

    if not url.startswith(("http://", "https://")):
        raise EndpointError(url, "expected an address that begins with http:// or https://")
    folder = StoreFolder(out / "store")
    store, generation = folder.open(), folder.current()
    names = ["", *sorted(generation.graphs if generation else ())]
    sent: list[Pushed] = []
    own = client is None
    session = client or httpx.Client(timeout=_TIMEOUT)
    send = _update if update else _put
    try:
        for name in names:
            source = pyoxigraph.NamedNode(name) if name else pyoxigraph.DefaultGraph()
            triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, source))
            target = name or default
            count = send(_Server(session, url, user, password), target, triples)
            sent.append(Pushed(target, count))
            if on_graph is not None:
                on_graph(sent[-1])
    finally:
        if own:
            session.close()
    return sent


@dataclass(frozen=True, slots=True)
class _Server:
    """Where requests go; logs in the way that the server asks for."""

    client: httpx.Client
    url: str
    user: str
    password: str

    def request(self, method: str, *, params: dict[str, str], content: bytes, media: str) -> None:
        """Send one request.

        Raises:
            EndpointError: If the server refuses or cannot be reached.
        """
        import httpx

        headers = {"Content-Type": media}
        try:
            reply = self.client.request(
                method, self.url, params=params, content=content, headers=headers, auth=self._auth(None)
            )
            if reply.status_code == 401 and self.user:
                auth = self._auth(reply.headers.get("www-authenticate", ""))
                reply = self.client.request(
                    method, self.url, params=params, content=content, headers=headers, auth=auth
                )
        except httpx.HTTPError as error:
            raise EndpointError(self.url, f"cannot be reached ({error}); check the address") from None
        if reply.status_code not in (200, 201, 204):
            said = " ".join(reply.text[:200].split())
            remedy = "; give --user and --password" if reply.status_code in (401, 403) else ""
            raise EndpointError(self.url, f"refused with status {reply.status_code}: {said}{remedy}")

    def _auth(self, asked: str | None) -> httpx.Auth | None:
        import httpx

        if not self.user or asked is None:
            return None
        digest = asked.lower().startswith("digest")
        return (httpx.DigestAuth if digest else httpx.BasicAuth)(self.user, self.password)


def _put(server: _Server, graph: str, triples: Iterator[pyoxigraph.Triple]) -> int:
    lines = [f"{triple} .\n" for triple in triples]
    params = {"graph": graph} if graph else {"default": ""}
    content = "".join(lines).encode("utf-8")
    server.request("PUT", params=params, content=content, media="application/n-triples")
    return len(lines)


def _update(server: _Server, graph: str, triples: Iterator[pyoxigraph.Triple]) -> int:
    media = "application/sparql-update; charset=utf-8"
    clear = f"CLEAR SILENT GRAPH <{graph}>" if graph else "CLEAR SILENT DEFAULT"
    server.request("POST", params={}, content=clear.encode("utf-8"), media=media)
    count = 0
    while batch := [f"{triple} .\n" for triple in islice(triples, _BATCH)]:
        data = "".join(batch)
        insert = f"INSERT DATA {{ GRAPH <{graph}> {{\n{data}}} }}" if graph else f"INSERT DATA {{\n{data}}}"
        server.request("POST", params={}, content=insert.encode("utf-8"), media=media)
        count += len(batch)
    return count
