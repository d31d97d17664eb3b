"""The SPARQL 1.1 Protocol: from requests to jobs, and the description of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse, Response

from kg.query.results import rdf_format
from kg.serve.jobs import Ask, Reply
from kg.serve.negotiate import GRAPH_MEDIA, TABLE_MEDIA, choose, wants_html
from ontology import ONTOLOGY_IRI

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.serve.pool import Pool

__all__ = ["answer_query", "respond"]

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_MOST_FIELDS: Final = 100


class _BadRequestError(Exception):
    """A request that is none of the Protocol's."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


async def answer_query(request: Request) -> Response:
    """Answer a request to the endpoint."""
    if request.method in ("GET", "HEAD") and "query" not in request.query_params:
        return _describe(request)
    try:
        job = await _job(request)
    except _BadRequestError as error:
        return Response(f"{error}\n", error.status, media_type="text/plain; charset=utf-8")
    pool: Pool = request.app.state.pool
    return respond(await pool.run(job))


def respond(reply: Reply) -> Response:
    """Return a worker's reply as a response."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if reply.status == 503:
        headers["Retry-After"] = "5"
    return Response(reply.body, reply.status, headers=headers | {"Content-Type": reply.media})


async def _job(request: Request) -> Ask:
    pairs = list(request.query_params.multi_items())
    texts: list[str] = []
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        if kind == _QUERY:
            texts.append(body)
        elif kind == _FORM:
            pairs += _fields(body)
        elif kind == _UPDATE:
            raise _BadRequestError(403, "this endpoint is only read; updates are refused")
        else:
            raise _BadRequestError(415, f"expected {_FORM} or {_QUERY}")
    if any(name == "update" for name, _ in pairs):
        raise _BadRequestError(403, "this endpoint is only read; updates are refused")
    texts += [value for name, value in pairs if name == "query"]
    if len(texts) != 1:
        raise _BadRequestError(400, f"expected one query, found {len(texts)}")
    form = next((value for name, value in pairs if name == "format"), "")
    return Ask(
        text=texts[0],
        accept=form if form in TABLE_MEDIA | GRAPH_MEDIA else request.headers.get("accept", ""),
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
    )


def _fields(body: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise _BadRequestError(400, f"expected at most {_MOST_FIELDS} fields") from None


async def _body(request: Request) -> str:
    try:
        return (await request.body()).decode("utf-8")
    except UnicodeDecodeError:
        raise _BadRequestError(400, "expected UTF-8") from None


def _describe(request: Request) -> Response:
    accept = request.headers.get("accept", "")
    if wants_html(accept):
        return RedirectResponse("/", 303)
    form = choose(accept, GRAPH_MEDIA) or "turtle"
    import pyoxigraph

    triples = pyoxigraph.parse(
        _description(str(request.url.replace(query="", fragment=""))), format=pyoxigraph.RdfFormat.TURTLE
    )
    body = pyoxigraph.serialize((quad.triple for quad in triples), format=rdf_format(form))
    return Response(body, headers={"Content-Type": GRAPH_MEDIA[form], "Vary": "Accept"})


def _description(url: str) -> str:
    results = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
    formats = ", ".join(
        f"<http://www.w3.org/ns/formats/{name}>" for name in (*results, "Turtle", "N-Triples", "JSON-LD")
    )
    return f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<{url}> a sd:Service ;
  sd:endpoint <{url}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat {formats} ;
  sd:defaultDataset <{url}#dataset> .
<{url}#dataset> a sd:Dataset ; sd:defaultGraph <{url}#default> .
<{url}#default> a sd:Graph ; <http://purl.org/dc/terms/conformsTo> <{ONTOLOGY_IRI}> .
"""
