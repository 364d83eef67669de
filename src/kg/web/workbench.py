"""The query page for people, and the small services behind it."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.namespaces import PREFIXES
from kg.web import negotiation
from kg.web.endpoint import Endpoint
from kg.web.errors import HttpError
from kg.web.negotiation import GRAPH_FORMATS, RESULT_FORMATS
from kg.web.pages.querying import FIRST_QUERY, catalogue, fault_of, filled, patterns_of
from kg.web.pages.terms import ontology_terms
from kg.web.requests import FORM_TYPE, body_of, fields_of, media_type, query_fields, text_of
from kg.web.site import Site, language_of

# Characters of a query in an address; an address beyond that no browser takes.
LONGEST_TEXT = 20_000


async def sparql(request: Request) -> Response:
    """The endpoint; a person who opens it in a browser gets the query page, with a link's query in it."""
    person = request.method in ("GET", "HEAD") and negotiation.prefers_html(request.headers.get("accept"))
    if person and "query" not in request.query_params and "update" not in request.query_params:
        return await run_in_threadpool(page, request)
    if person and (text := _linked(request)):
        said = {name: value for name, value in query_fields(request) if name == "lang"}
        address = f"/sparql?{urlencode({'text': text, **said})}#run"
        return RedirectResponse(address, 303, headers={"Vary": "Accept"})
    endpoint: Endpoint = request.app.state.endpoint
    return await endpoint.answer(request)


def _linked(request: Request) -> str:
    """The query of a link that says nothing else; a format or a dataset is for the endpoint to heed."""
    if negotiation.names_one_of(request.headers.get("accept"), RESULT_FORMATS):
        return ""
    fields = query_fields(request)
    if [name for name, _ in fields if name != "lang"] != ["query"]:
        return ""
    text = dict(fields)["query"]
    return text if len(text) <= LONGEST_TEXT else ""


def page(request: Request) -> Response:
    """The query page, with ?text= already in it."""
    site: Site = request.app.state.site
    return site.page(
        request,
        "sparql.html",
        catalogue=catalogue(),
        formats=(*RESULT_FORMATS, *GRAPH_FORMATS),
        prefixes=PREFIXES,
        text=request.query_params.get("text", FIRST_QUERY)[:LONGEST_TEXT],
    )


def fill(request: Request) -> Response:
    """A catalogue query with the address's values in place."""
    site: Site = request.app.state.site
    values = {name: value for name, value in request.query_params.items() if name != "lang"}
    text = filled(site.view.reader.store, request.path_params["name"], values)
    return JSONResponse({"sparql": text})


async def what_is_wrong(request: Request) -> Response:
    """Why a query's text cannot be read, in the reader's language; an empty object where it can."""
    endpoint: Endpoint = request.app.state.endpoint
    if media_type(request) != FORM_TYPE:
        raise HttpError(415, "a form is wanted", place="Content-Type", mend=f"use {FORM_TYPE}")
    body = await body_of(request, endpoint.settings.limits.query_bytes)
    text = dict(fields_of(text_of(body, "body"), "body")).get("query", "")
    return JSONResponse(await run_in_threadpool(fault_of, text, language_of(request)))


async def why_empty(request: Request) -> Response:
    """Which triple patterns of a query match nothing by themselves."""
    endpoint: Endpoint = request.app.state.endpoint
    limits = endpoint.settings.limits
    if media_type(request) != FORM_TYPE:
        raise HttpError(415, "a form is wanted", place="Content-Type", mend=f"use {FORM_TYPE}")
    fields = dict(fields_of(text_of(await body_of(request, limits.query_bytes), "body"), "body"))
    patterns = await run_in_threadpool(patterns_of, fields.get("query", ""))
    found = []
    for pattern in patterns:
        reply = await endpoint.pool.run(
            {"op": "query", "base": endpoint.settings.base, "results": "text/csv", "limit": 100},
            pattern.ask.encode(),
        )
        found.append({"pattern": pattern.text, "matches": bytes(reply.body).strip() == b"true"})
    return JSONResponse({"patterns": found})


def terms(_: Request) -> Response:
    """The ontology's terms, for the editor to complete."""
    own = ontology_terms()
    found = [
        {
            "curie": term.curie,
            "zh": term.labels.get("zh", ""),
            "en": term.labels.get("en", ""),
            "kind": term.kind.value,
            "definition": term.definitions.get("zh", ""),
        }
        for term in (*own.classes, *own.properties, *own.concepts)
    ]
    return JSONResponse({"terms": found}, headers={"Cache-Control": "max-age=3600"})


ROUTES = [
    *(Route(path, sparql, methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")),
    Route("/api/terms", terms),
    Route("/api/catalogue/{name}", fill),
    Route("/api/why-empty", why_empty, methods=["POST"]),
    Route("/api/what-is-wrong", what_is_wrong, methods=["POST"]),
]
