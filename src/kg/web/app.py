"""The server: every route in one tuple, the parts they share, and the command that runs it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from kg.web import graph_store
from kg.web.access import Guard
from kg.web.endpoint import Endpoint, ResponseCache
from kg.web.errors import HttpError, problem_response
from kg.web.pool import QueryPool
from kg.web.settings import Settings

GRAPHS = "/rdf-graph-store"
STATUS_WORDS = {404: "there is nothing at this address", 405: "this address does not take that method"}


def create_app(data: Path, settings: Settings | None = None) -> Starlette:
    """The application over the graph built in the folder `data`."""
    chosen = settings or Settings(data)
    endpoint = Endpoint(chosen, QueryPool(chosen), ResponseCache(chosen.limits.cache_bytes))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await endpoint.pool.close()

    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, settings=chosen)],
        exception_handlers={HttpError: _problem, HTTPException: _http_exception, 500: _unexpected},
        lifespan=lifespan,
    )
    app.state.settings = chosen
    app.state.endpoint = endpoint
    return app


def serve(host: str, port: int, data: Path, settings: Settings | None = None) -> None:
    """Runs the server until it is told to stop."""
    app = create_app(data, settings)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, access_log=False)


async def _sparql(request: Request) -> Response:
    endpoint: Endpoint = request.app.state.endpoint
    return await endpoint.answer(request)


async def _graph_store(request: Request) -> Response:
    return await graph_store.answer(request, request.app.state.endpoint, GRAPHS)


async def _start(request: Request) -> Response:
    return HTMLResponse(
        "<!doctype html><html lang=zh><title>知识图谱</title><a href=/sparql>SPARQL</a></html>"
    )


def _routes() -> list[Route]:
    return [
        Route("/", _start),
        *(Route(path, _sparql, methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")),
        *(
            Route(path, _graph_store, methods=graph_store.METHODS)
            for path in (GRAPHS, GRAPHS + "/{path:path}")
        ),
    ]


async def _problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, HttpError):
        raise error
    return problem_response(error)


async def _http_exception(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = STATUS_WORDS.get(status, "the request cannot be answered")
    allow = (error.headers or {}).get("Allow", "") if isinstance(error, HTTPException) else ""
    return problem_response(HttpError(status, words, place=request.url.path[:200], allow=allow))


async def _unexpected(request: Request, error: Exception) -> Response:
    return problem_response(HttpError(500, "a fault of this server", mend="tell its keeper what was asked"))
