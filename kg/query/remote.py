"""Asks another SPARQL 1.1 endpoint by its Protocol, as if it were the store on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.query.errors import EndpointError, QuerySyntaxError
from kg.query.sparql import Table, Triples, Truth
from kg.rdf.ntriples import PREFIXES

if TYPE_CHECKING:
    import httpx
    import pyoxigraph

    from kg.query.sparql import Answer, Row

__all__ = ["RemoteGraph"]

_TIMEOUT: Final = 60.0
_ACCEPT: Final = (
    "application/sparql-results+json, application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
)


class RemoteGraph:
    """An endpoint somewhere.

    Args:
        url: Address of the endpoint, ``http`` or ``https``; a name and password in it are used to log in.
        client: For tests and proxies; by default a new one for each query.
        timeout: Seconds to wait for an answer.

    Raises:
        EndpointError: If the address is no http address.
    """

    def __init__(self, url: str, *, client: httpx.Client | None = None, timeout: float = _TIMEOUT) -> None:
        if not url.startswith(("http://", "https://")):
            raise EndpointError(url, "expected an address that begins with http:// or https://")
        self._url = url
        self._client, self._timeout = client, timeout

    def ask(self, text: str) -> Answer:
        """Answer a query, with the prefixes of the project put before it.

        Raises:
            QuerySyntaxError: If the server says that the text is no query.
            EndpointError: If the server cannot be reached or answers something else.
        """
        import httpx

        known = "".join(
            f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items() if f"{prefix}:" in text
        )
        try:
            reply = self._post(known + text)
        except httpx.HTTPError as error:
            raise EndpointError(self._url, f"cannot be reached ({error}); check the address") from None
        said = " ".join(reply.text[:300].split())
        if reply.status_code == 400:
            raise QuerySyntaxError(f"{self._url}: {said}")
        if reply.status_code != 200:
            raise EndpointError(self._url, f"answered with status {reply.status_code}: {said}")
        return self._read(reply)

    def _post(self, text: str) -> httpx.Response:
        import httpx

        form, headers = {"query": text}, {"Accept": _ACCEPT}
        if self._client is not None:
            return self._client.post(self._url, data=form, headers=headers)
        with httpx.Client(timeout=self._timeout, follow_redirects=True) as client:
            return client.post(self._url, data=form, headers=headers)

    def _read(self, reply: httpx.Response) -> Answer:
        import pyoxigraph

        media = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            form = pyoxigraph.QueryResultsFormat.from_media_type(media)
            if form is not None:
                return _answer(pyoxigraph.parse_query_results(reply.content, format=form))
            rdf = pyoxigraph.RdfFormat.from_media_type(media)
            if rdf is not None:
                quads = list(pyoxigraph.parse(reply.content, format=rdf))
                return Triples([pyoxigraph.Triple(q.subject, q.predicate, q.object) for q in quads])
        except (SyntaxError, ValueError) as error:
            raise EndpointError(self._url, f"answered with broken {media} ({error})") from None
        raise EndpointError(self._url, f"answered with {media or 'no type'}, expected SPARQL results or RDF")


def _answer(results: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean) -> Answer:
    import pyoxigraph

    if isinstance(results, pyoxigraph.QueryBoolean):
        return Truth(bool(results))
    rows: list[Row] = [tuple(row) for row in results]
    return Table(tuple(variable.value for variable in results.variables), rows)
