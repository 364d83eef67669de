"""The SPARQL endpoint: SPARQL 1.1 Protocol over the query processes."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from kg.web import description, negotiation
from kg.web.access import require_writer
from kg.web.errors import HttpError
from kg.web.negotiation import GRAPH_FORMATS, RESULT_FORMATS, MediaFormat
from kg.web.pool import QueryPool
from kg.web.query_process import Reply
from kg.web.requests import Operation, operation_of
from kg.web.settings import Settings
from kg.web.sparql_text import DEFAULT_GRAPH, from_default, refuse_outside, with_using
from kg.web.worker import Head


@dataclass
class ResponseCache:
    """Whole answers by request, the least lately used dropped first; emptied when the graph changes."""

    limit: int
    size: int = 0
    entries: OrderedDict[tuple[object, ...], Reply] = field(default_factory=OrderedDict)

    def get(self, key: tuple[object, ...]) -> Reply | None:
        """The kept answer."""
        reply = self.entries.get(key)
        if reply is not None:
            self.entries.move_to_end(key)
        return reply

    def put(self, key: tuple[object, ...], reply: Reply) -> None:
        """Keeps an answer, unless it alone would take more than an eighth of the room."""
        if len(reply.body) > self.limit // 8 or key in self.entries:
            return
        self.entries[key] = reply
        self.size += len(reply.body)
        while self.size > self.limit:
            self.size -= len(self.entries.popitem(last=False)[1].body)

    def clear(self) -> None:
        """Forgets everything."""
        self.entries.clear()
        self.size = 0


MOST_ADDRESSES = 10_000


@dataclass(slots=True)
class _Address:
    """What a GET asked; its headers are written when it is asked again, which most are not."""

    key: tuple[object, ...]
    content_type: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it goes out."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes | memoryview


@dataclass
class Endpoint:
    """The endpoint's parts, one of each a server."""

    settings: Settings
    pool: QueryPool
    cache: ResponseCache
    _seen: tuple[str, int] = ("", 0)
    _looked: float = 0.0
    # What a GET asked, as it came in → the key of the kept answer and the headers it goes out with.
    _addresses: dict[tuple[bytes, bytes | None], _Address] = field(default_factory=dict)

    def watch(self) -> None:
        """Forgets kept answers and opens the graph anew where a newer build stands in the folder."""
        now = time.monotonic()
        if self.settings.writable or now - self._looked < self.settings.watch_seconds:
            return
        self._looked, seen = now, self.settings.generation()
        if seen != self._seen:
            self._seen = seen
            self.cache.clear()
            self.pool.renew()

    def kept(self, query: bytes, accept: bytes | None) -> KeptAnswer | None:
        """The kept answer to a GET with that query string and Accept header."""
        self.watch()
        address = self._addresses.get((query, accept))
        reply = self.cache.get(address.key) if address is not None else None
        if address is None or reply is None:
            return None
        if not address.headers:
            address.headers = _kept_headers(address.content_type, len(reply.body))
        return KeptAnswer(address.headers, reply.body)

    def _remember(self, request: Request, key: tuple[object, ...], content_type: str) -> None:
        if request.method != "GET" or key not in self.cache.entries:
            return
        if len(self._addresses) >= MOST_ADDRESSES:
            self._addresses.clear()
        accepts = [value for name, value in request.scope["headers"] if name == b"accept"]
        if len(accepts) <= 1:
            address = request.scope["query_string"], accepts[0] if accepts else None
            self._addresses[address] = _Address(key, content_type)

    async def answer(self, request: Request) -> Response:
        """The answer to one protocol request."""
        self.watch()
        limits = self.settings.limits
        upload = limits.upload_bytes if self.settings.writable else limits.body_bytes
        operation = await operation_of(request, limit=limits.body_bytes, upload=upload)
        if not operation.kind:
            return self._describe(request)
        if operation.kind == "update":
            return await self._update(request, operation)
        return await self._query(request, operation)

    def _describe(self, request: Request) -> Response:
        offer = negotiation.choose(request.headers.get("accept"), GRAPH_FORMATS)
        if offer is None:
            raise not_acceptable(GRAPH_FORMATS)
        address = str(request.url.replace(query="", fragment=""))
        triples = description.service(
            address, writable=self.settings.writable, federated=bool(self.settings.services)
        )
        return Response(description.serialize(triples, offer), media_type=offer.content_type)

    async def _query(self, request: Request, operation: Operation) -> Response:
        limits = self.settings.limits
        if len(operation.text.encode()) > limits.query_bytes:
            raise HttpError(
                413,
                f"the query is longer than {limits.query_bytes} bytes",
                place="query",
                mend="shorten it",
                limit=f"query={limits.query_bytes}",
            )
        refuse_outside(operation.text, self.settings.services)
        if DEFAULT_GRAPH in operation.text and not operation.default and not operation.named:
            # The protocol's choice goes before the query's own.
            text, default, named = from_default(operation.text)
            operation = replace(operation, text=text, default=default, named=named)
        results, graph = _formats(request.headers.get("accept"), operation.format)
        key = (operation.text, operation.default, operation.named, results, graph)
        started = time.perf_counter()
        reply = self.cache.get(key)
        kept = reply is not None
        if reply is None:
            reply = await self.pool.run(self._head(operation, results, graph))
            raise_failure(reply)
            if not self.settings.services:
                self.cache.put(key, reply)
        elapsed = (time.perf_counter() - started) * 1000
        timing = f"{'cache' if kept else 'query'};dur={elapsed:.1f}"
        offer = negotiation.by_name(reply.head["media_type"], (*RESULT_FORMATS, *GRAPH_FORMATS))
        content_type = offer.content_type if offer else reply.head["media_type"]
        self._remember(request, key, content_type)
        return Response(
            reply.body, headers={"Content-Type": content_type, "Server-Timing": timing, "Vary": "Accept"}
        )

    def _head(self, operation: Operation, results: str, graph: str) -> Head:
        default = ["" if name == DEFAULT_GRAPH else name for name in operation.default]
        return {
            "op": "query",
            "query": operation.text,
            "base": self.settings.base,
            "default": default,
            "named": list(operation.named),
            "dataset": bool(operation.default or operation.named),
            "results": results,
            "graph": graph,
            "limit": self.settings.limits.result_bytes,
        }

    async def _update(self, request: Request, operation: Operation) -> Response:
        require_writer(request, self.settings)
        refuse_outside(operation.text, self.settings.services)
        text = with_using(operation.text, operation.default, operation.named)
        base = str(request.url.replace(query="", fragment=""))
        reply = await self.pool.run({"op": "update", "query": text, "base": base})
        self.cache.clear()
        raise_failure(reply)
        return Response(status_code=204)


def _kept_headers(content_type: str, size: int) -> tuple[tuple[bytes, bytes], ...]:
    return (
        (b"content-type", content_type.encode()),
        (b"content-length", str(size).encode()),
        (b"server-timing", b"cache;dur=0.0"),
        (b"vary", b"Accept"),
    )


@lru_cache(maxsize=1024)
def _formats(accept: str | None, named: str) -> tuple[str, str]:
    """The media type for a table and for a graph; empty where the client takes none.

    `?format=` wins over Accept where it names a format of that kind; some clients send both.
    """
    chosen = []
    for formats in (RESULT_FORMATS, GRAPH_FORMATS):
        offer = negotiation.by_name(named, formats) if named else None
        offer = offer or negotiation.choose(accept, formats)
        chosen.append(offer.media_type if offer else "")
    return chosen[0], chosen[1]


def not_acceptable(offers: tuple[MediaFormat, ...]) -> HttpError:
    """Says which formats there are."""
    return HttpError(
        406,
        "none of the wanted formats is on offer",
        place="Accept",
        mend="ask for one of " + ", ".join(offer.media_type for offer in offers),
    )


def raise_failure(reply: Reply) -> None:
    """Raises the problem that a worker reported, if any."""
    outcome, problem = reply.head["outcome"], reply.head.get("problem", "")
    if outcome == "ok":
        return
    if outcome == "not-acceptable":
        raise not_acceptable(GRAPH_FORMATS if problem == "graph" else RESULT_FORMATS)
    if outcome == "too-large":
        raise HttpError(
            413,
            "the result is larger than the limit; no part of it is given",
            mend="add a LIMIT, or ask for fewer columns",
            limit="result-size",
        )
    if outcome == "not-found":
        raise HttpError(404, problem)
    raise HttpError(400, problem or "cannot be evaluated", place="query", mend="correct the SPARQL")
