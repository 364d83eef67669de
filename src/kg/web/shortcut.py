"""The short way to the endpoint: a program's query by GET passes no router.

What comes in one piece goes by a shorter way still (`kg.web.fast_path`).
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from kg.web.endpoint import Answer, Endpoint
from kg.web.errors import HttpError, problem_response
from kg.web.holding import unless_gone
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
        if not short or not (query.startswith(b"query=") or b"&query=" in query):
            await self.app(scope, receive, send)
            return
        accepts = [value for name, value in scope["headers"] if name == b"accept"]
        accept = b",".join(accepts) if accepts else None
        if prefers_html(accept.decode("latin-1") if accept else None):
            # A person's errors are pages, which the router makes.
            await self.app(scope, receive, send)
            return
        try:
            begun = self.endpoint.begin(query, accept)
            answer = begun if isinstance(begun, Answer) else await unless_gone(receive, begun)
        except HttpError as problem:
            await problem_response(problem)(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": [*answer.headers]})
        await send({"type": "http.response.body", "body": answer.body})
