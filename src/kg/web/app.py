"""The server: every route in one tuple, the parts they share, and the command that runs it."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import KgError, StoreError
from kg.web import (
    asking,
    built,
    bundles,
    explorer,
    graph_api,
    graph_store,
    linked_data,
    pairs,
    promises,
    reviewing,
    times,
    understanding,
    workbench,
)
from kg.web.access import Admission, Guard
from kg.web.endpoint import Endpoint
from kg.web.errors import HttpError, problem_response
from kg.web.fast_path import protocol_of
from kg.web.kept import ResponseCache
from kg.web.links import Links
from kg.web.negotiation import prefers_html
from kg.web.pool import QueryPool
from kg.web.settings import Settings
from kg.web.shortcut import Shortcut
from kg.web.site import Site
from kg.web.worker import settle_garbage

GRAPHS = "/rdf-graph-store"
# So long a server that is told to stop waits for who still reads.
GRACE_SECONDS = 30
STATUS_WORDS = {404: "there is nothing at this address", 405: "this address does not take that method"}


def create_app(
    data: Path, settings: Settings | None = None, ready: Callable[[], None] = lambda: None
) -> Starlette:
    """The application over the graph built in the folder `data`; `ready` is called when pages can be had."""
    chosen = settings or Settings(data)
    endpoint = Endpoint(chosen, QueryPool(chosen), ResponseCache(chosen.limits.cache_bytes))
    site = Site(chosen, _prepare)
    admission = Admission(chosen.limits)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        # Nobody is let in before the pages they would wait for stand; a graph elsewhere may be slow, or away.
        if not chosen.endpoint:
            await run_in_threadpool(_prepare_first, site)
        ready()
        threading.Thread(target=site.prepare, daemon=True).start()
        yield
        await endpoint.pool.close()

    app = Starlette(
        routes=_routes(site.links),
        middleware=[Middleware(Guard, admission=admission), Middleware(Shortcut, endpoint=endpoint)],
        exception_handlers={
            HttpError: _problem,
            KgError: _user_error,
            HTTPException: _http_exception,
            500: _unexpected,
        },
        lifespan=lifespan,
    )
    app.state.settings = chosen
    app.state.endpoint = endpoint
    app.state.admission = admission
    app.state.site = site
    return app


def serve(
    host: str,
    port: int,
    data: Path,
    settings: Settings | None = None,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Runs the server until it is told to stop."""

    def stands() -> None:
        settle_garbage()
        gc.enable()
        ready()

    app = create_app(data, settings, stands)
    # Names and relations are many parts that form no circles: to look for some takes a third of the time.
    gc.disable()
    uvicorn.run(
        app,
        host=host,
        port=port,
        http=protocol_of(app),
        log_level="warning",
        server_header=False,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _prepare_first(site: Site) -> None:
    """Reads names and relations; what fails here fails again where it is told."""
    with contextlib.suppress(KgError):
        explorer.prepare(site)


def _prepare(site: Site) -> None:
    """Works out all that takes long before anyone asks for it."""
    _prepare_first(site)
    with contextlib.suppress(KgError):
        explorer.prepare_lists(site)
        graph_api.analysis_of(site)
        times.prepare(site)
        built.ledger(site)
        built.costs(site)
        pairs.pairs(site, reviewing.SHOWN)
        if site.settings.in_memory(site.view.build):
            asking.answers_of(site.view)


async def _graph_store(request: Request) -> Response:
    return await graph_store.answer(request, request.app.state.endpoint, GRAPHS)


def _routes(links: Links) -> list[Route]:
    return [
        # The endpoint comes first: it is asked most often, and routes are tried in order.
        *workbench.ROUTES,
        *explorer.ROUTES,
        *asking.ROUTES,
        *promises.ROUTES,
        *reviewing.ROUTES,
        *times.ROUTES,
        *understanding.ROUTES,
        Route("/assets/{name}", bundles.answer),
        Route(GRAPHS, _graph_store, methods=graph_store.METHODS),
        Route(GRAPHS + "/{path:path}", _graph_store, methods=graph_store.METHODS),
        Route("/.well-known/void", linked_data.void),
        Route(links.ontology, linked_data.ontology),
        Route(links.ontology + ".{extension}", linked_data.ontology),
        Route(links.shapes, linked_data.shapes),
        Route(links.shapes + ".{extension}", linked_data.shapes),
        *(Route(path + "{name:path}", linked_data.term) for path in links.schemes),
        Route(links.root + "{path:path}", linked_data.answer),
        *graph_api.ROUTES,
    ]


async def _problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, HttpError):
        raise error
    return _shown(request, error)


async def _user_error(request: Request, error: Exception) -> Response:
    """An error of another layer that the asker can mend."""
    if not isinstance(error, KgError):
        raise error
    status = 503 if isinstance(error, StoreError) else 400
    return _shown(request, HttpError(status, error.problem, place=error.place, mend=error.mend))


def _shown(request: Request, problem: HttpError) -> Response:
    """The problem as a page for a person, in the one JSON shape for a program."""
    if request.method not in ("GET", "HEAD") or not prefers_html(request.headers.get("accept")):
        return problem_response(problem)
    site: Site = request.app.state.site
    page = site.page(request, "error.html", status=problem.status, problem=problem)
    page.headers.update(problem.headers)
    return page


async def _http_exception(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = STATUS_WORDS.get(status, "the request cannot be answered")
    allow = (error.headers or {}).get("Allow", "") if isinstance(error, HTTPException) else ""
    mend = f"use {allow}" if allow else ""
    return _shown(request, HttpError(status, words, place=request.url.path[:200], mend=mend, allow=allow))


async def _unexpected(request: Request, error: Exception) -> Response:
    return _shown(request, HttpError(500, "a fault of this server", mend="tell its keeper what was asked"))
