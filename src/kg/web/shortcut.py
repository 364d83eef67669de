"""The short way to the endpoint: a query by GET passes no router, and a kept answer not even the parser.

Most requests are queries, and most of what a look-up takes is spent on the way to it.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.web.endpoint import Endpoint
from kg.web.errors import HttpError, problem_response
from kg.web.negotiation import prefers_html

PATHS = frozenset({"/sparql", "/sparql/"})


class Shortcut:
    """Stands before the router and lets everything pass that is not a program's query by GET."""

    def __init__(self, app: ASGIApp, endpoint: Endpoint) -> None:
        self.app = app
        self.endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a query, or passes the request on."""
        query: bytes = scope.get("query_string", b"")
        short = scope["type"] == "http" and scope["method"] == "GET" and scope["path"] in PATHS
        if not short or b"query=" not in query:
            await self.app(scope, receive, send)
            return
        accepts = [value for name, value in scope["headers"] if name == b"accept"]
        accept = b",".join(accepts) if accepts else None
        kept = self.endpoint.kept(query, accept)
        if kept is not None:
            await send({"type": "http.response.start", "status": 200, "headers": [*kept.headers]})
            await send({"type": "http.response.body", "body": kept.body})
            return
        if prefers_html(accept.decode("latin-1") if accept else None):
            # A person's errors are pages, which the router makes.
            await self.app(scope, receive, send)
            return
        try:
            response = await self.endpoint.answer(Request(scope, receive))
        except HttpError as problem:
            response = problem_response(problem)
        await response(scope, receive, send)
