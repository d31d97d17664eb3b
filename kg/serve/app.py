"""The application: endpoint, entity pages, views, downloads and the query page."""

from __future__ import annotations

import json
import re
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.query.messages import in_language
from kg.questions.catalogue import load_questions
from kg.questions.terms import entity_types
from kg.serve.jobs import Lookup, Portray, Resource, Search
from kg.serve.negotiate import GRAPH_MEDIA, wants_html
from kg.serve.pages import entity_page, page
from kg.serve.pool import Pool
from kg.serve.protocol import answer_query, respond
from kg.serve.security import Gate
from ontology.document import document_html
from ontology.model import ontology_text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from kg.serve.jobs import Settings

__all__ = ["make_app"]

_SHOWN: Final = 1000
_SUGGESTED: Final = 20
_MOST: Final = 100_000
_DOWNLOADS: Final = {
    "graph.ttl": "text/turtle; charset=utf-8",
    "evidence.ttl": "text/turtle; charset=utf-8",
    "graph.nq": "application/n-quads",
}
_ENCODED: Final = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)


def make_app(settings: Settings) -> Starlette:
    """Return the application for a graph.

    Args:
        settings: What it serves, and to whom.
    """
    pool = Pool(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.stop()

    routes = [
        Route("/", _home),
        Route("/sparql", answer_query, methods=["GET", "POST"]),
        Route("/api/questions", _questions),
        Route("/api/ask", _ask, methods=["GET", "POST"]),
        Route("/api/search", _search),
        Route("/id/{path:path}", _entity),
        Route("/ontology", _ontology),
        Route("/{name:str}", _download),
        Route("/assets/{name:str}", _asset),
    ]
    site = settings.out / "site"
    if site.is_dir():
        routes.append(Mount("/view", StaticFiles(directory=site, html=True)))  # type: ignore[arg-type]
    app = Starlette(routes=routes, middleware=[Middleware(Gate, settings=settings)], lifespan=lifespan)
    app.state.pool, app.state.settings = pool, settings
    return app


async def _home(request: Request) -> Response:
    return page("query.html")


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    media = {"page.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8"}.get(name)
    if media is None:
        return PlainTextResponse("not found\n", 404)
    text = (files("kg.serve") / "assets" / name).read_text(encoding="utf-8")
    return Response(text, headers={"Content-Type": media, "Cache-Control": "no-cache"})


async def _ontology(request: Request) -> Response:
    form = request.query_params.get("format", "")
    if form != "turtle" and wants_html(request.headers.get("accept", "")):
        return HTMLResponse(document_html(), headers={"Vary": "Accept"})
    return Response(ontology_text(), headers={"Content-Type": GRAPH_MEDIA["turtle"], "Vary": "Accept"})


async def _download(request: Request) -> Response:
    name = request.path_params["name"]
    path = request.app.state.settings.out / name
    if name not in _DOWNLOADS or not path.is_file():
        return PlainTextResponse("not found\n", 404)
    return FileResponse(path, headers={"Content-Type": _DOWNLOADS[name]})


async def _questions(request: Request) -> Response:
    return JSONResponse(
        [
            {
                "id": question.id,
                "title": question.title,
                "answers": question.answers,
                "text": question.text,
                "parameters": [
                    {
                        "name": parameter.name,
                        "kind": parameter.kind,
                        "types": entity_types(parameter.kind),
                        "default": parameter.default,
                        "required": parameter.required,
                        "label": parameter.label,
                    }
                    for parameter in question.parameters
                ],
            }
            for question in load_questions().values()
        ]
    )


async def _ask(request: Request) -> Response:
    if request.method == "POST":
        try:
            given = json.loads(await request.body())
            asked = {str(name): str(value) for name, value in given.items()}
        except (ValueError, AttributeError, RecursionError):
            return PlainTextResponse("expected a JSON object\n", 400)
    else:
        asked = dict(request.query_params)
    form = "csv" if asked.get("form") == "csv" else "json"
    job = Lookup(
        question=asked.get("question", ""),
        text=asked.get("query", ""),
        values=tuple((name[2:], value) for name, value in asked.items() if name.startswith("p.") and value),
        language=_language(asked.get("lang", "")),
        form=form,
        rows=_MOST if form == "csv" else _SHOWN,
    )
    reply = await request.app.state.pool.run(job)
    if reply.status != 200:
        message = in_language(reply.body.decode(), job.language)
        return PlainTextResponse(f"{message}\n", reply.status, headers={"Cache-Control": "no-cache"})
    response = respond(reply)
    if form == "csv":
        name = re.sub(r"[^a-z0-9-]", "", job.question) or "answer"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


async def _search(request: Request) -> Response:
    types = tuple(filter(None, request.query_params.get("types", "").split(",")))
    job = Search(request.query_params.get("q", "")[:200], types or entity_types("entity"), _SUGGESTED)
    return respond(await request.app.state.pool.run(job))


async def _entity(request: Request) -> Response:
    raw = request.scope.get("raw_path", b"").partition(b"?")[0].decode("latin-1").removeprefix("/id/")
    try:
        path = _ENCODED.sub(lambda match: unquote(match.group(), errors="strict"), raw)
    except UnicodeDecodeError:
        return PlainTextResponse("not found\n", 404)
    accept, form = request.headers.get("accept", ""), request.query_params.get("format", "")
    pool: Pool = request.app.state.pool
    if not form and wants_html(accept):
        language = _language(
            request.query_params.get("lang", "") or request.headers.get("accept-language", "")
        )
        reply = await pool.run(Portray(path, language))
        if reply.status == 200:
            return entity_page(json.loads(reply.body), language)
    return respond(await pool.run(Resource(path, form or accept)))


def _language(wanted: str) -> str:
    return "zh" if wanted.lower().startswith("zh") else "en"
