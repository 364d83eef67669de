"""The SPARQL endpoint: SPARQL 1.1 Protocol over the query processes."""

from __future__ import annotations

import time
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from kg.web import description, negotiation
from kg.web.access import require_writer
from kg.web.errors import HttpError
from kg.web.frames import encoded
from kg.web.holding import unless_gone
from kg.web.kept import Key, ResponseCache
from kg.web.negotiation import GRAPH_FORMATS, MAX_ACCEPT, RESULT_FORMATS, MediaFormat
from kg.web.pool import QueryPool
from kg.web.query_process import Reply
from kg.web.requests import Operation, operation_of, operation_of_get
from kg.web.settings import Settings
from kg.web.sparql_text import DEFAULT_GRAPH, from_default, refuse_outside, with_using

MOST_ADDRESSES = 10_000
# Of more bytes one is not remembered.
LONGEST_ADDRESS = 4_000
# A query string and an Accept header, as they came in.
Address = tuple[bytes, bytes | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request asks of a query process, and of which graph."""

    head: bytes
    text: bytes
    graph: tuple[str, int]

    @property
    def key(self) -> Key:
        """What tells its answer from others."""
        return self.text, self.head


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it goes out."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes | memoryview


@dataclass
class Endpoint:
    """The endpoint's parts, one of each a server."""

    settings: Settings
    pool: QueryPool
    cache: ResponseCache
    # The graph that was last seen in the folder.
    seen: tuple[str, int] = ("", 0)
    _looked: float = 0.0
    # What a GET asked, as it came in → the key of the kept answer.
    _addresses: dict[Address, Key] = field(default_factory=dict)

    def watch(self) -> None:
        """Forgets kept answers and opens the graph anew where a newer build stands in the folder."""
        now = time.monotonic()
        if self.settings.writable or now - self._looked < self.settings.watch_seconds:
            return
        self._looked, seen = now, self.settings.generation()
        if seen != self.seen:
            self.seen = seen
            self.cache.clear()
            self.pool.renew()

    def keep(self, key: Key, reply: Reply, graph: tuple[str, int]) -> None:
        """Keeps an answer, unless a newer graph has come since it was asked for."""
        if graph == self.seen:
            self.cache.put(key, reply)

    def kept(self, query: bytes, accept: bytes | None) -> Answer | None:
        """The answer that was kept of a program's GET with a query, if there is one."""
        self.watch()
        kept = self.cache.get(self._addresses.get((query, accept), ()))
        return None if kept is None else _told(kept, b"cache;dur=0.0")

    def begin(self, query: bytes, accept: bytes | None) -> Answer | Coroutine[None, None, Answer]:
        """The answer to a program's GET with a query, or what waits for it; HttpError where there is none."""
        kept = self.kept(query, accept)
        if kept is not None:
            return kept
        wanted = self._wanted(operation_of_get(query), accept.decode("latin-1") if accept else None)
        return self._asked(wanted, (query, accept))

    def _asked(
        self, wanted: Wanted, address: Address | None = None
    ) -> Answer | Coroutine[None, None, Answer]:
        started = time.perf_counter()
        kept = self.cache.get(wanted.key)
        if kept is not None:
            self._remember(address, wanted)
            return _told(kept, b"cache;dur=0.0")
        begun = self.pool.begin(wanted.head, wanted.text)
        if isinstance(begun, Reply):
            return self._done(wanted, address, begun, started)
        return self._done_later(wanted, address, begun, started)

    async def _done_later(
        self,
        wanted: Wanted,
        address: Address | None,
        begun: Coroutine[None, None, Reply],
        started: float,
    ) -> Answer:
        return self._done(wanted, address, await begun, started)

    def _done(self, wanted: Wanted, address: Address | None, reply: Reply, started: float) -> Answer:
        raise_failure(reply)
        if not self.settings.services:
            self.keep(wanted.key, reply, wanted.graph)
            self._remember(address, wanted)
        return _told(reply, b"query;dur=%.1f" % ((time.perf_counter() - started) * 1000))

    def _remember(self, address: Address | None, wanted: Wanted) -> None:
        if address is None or len(address[0]) + len(address[1] or b"") > LONGEST_ADDRESS:
            return
        if wanted.key in self.cache.entries:
            if len(self._addresses) >= MOST_ADDRESSES:
                self._addresses.clear()
            self._addresses[address] = wanted.key

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
        asked = self._asked(self._wanted(operation, request.headers.get("accept")))
        answer = asked if isinstance(asked, Answer) else await unless_gone(request.receive, asked)
        response = Response(answer.body)
        response.raw_headers = [*answer.headers]
        return response

    def _wanted(self, operation: Operation, accept: str | None) -> Wanted:
        """What a process is to be asked; raises HttpError where the endpoint does not take it."""
        limits = self.settings.limits
        text = operation.text.encode()
        if len(text) > limits.query_bytes:
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
            query, default, named = from_default(operation.text)
            operation, text = replace(operation, text=query, default=default, named=named), query.encode()
        results, graph = _formats(accept[:MAX_ACCEPT] if accept else None, operation.format)
        # Who chooses graphs may name many.
        made = _head.__wrapped__ if operation.default or operation.named else _head
        head = made(
            operation.default, operation.named, results, graph, self.settings.base, limits.result_bytes
        )
        return Wanted(head, text, self.seen)

    async def _update(self, request: Request, operation: Operation) -> Response:
        require_writer(request, self.settings)
        refuse_outside(operation.text, self.settings.services)
        text = with_using(operation.text, operation.default, operation.named)
        base = str(request.url.replace(query="", fragment=""))
        reply = await self.pool.run({"op": "update", "base": base}, text.encode())
        self.cache.clear()
        raise_failure(reply)
        return Response(status_code=204)


@lru_cache(maxsize=1024)
def _head(
    default: tuple[str, ...], named: tuple[str, ...], results: str, graph: str, base: str, limit: int
) -> bytes:
    """What a process is told beside the query, which is the same for most."""
    return encoded(
        {
            "op": "query",
            "base": base,
            "default": ["" if name == DEFAULT_GRAPH else name for name in default],
            "named": list(named),
            "dataset": bool(default or named),
            "results": results,
            "graph": graph,
            "limit": limit,
        }
    )


def _told(reply: Reply, timing: bytes) -> Answer:
    headers = (
        (b"content-type", _content_type(reply.head["media_type"])),
        (b"content-length", b"%d" % len(reply.body)),
        (b"server-timing", timing),
        (b"vary", b"Accept"),
    )
    return Answer(headers, reply.body)


@lru_cache(maxsize=64)
def _content_type(media_type: str) -> bytes:
    offer = negotiation.by_name(media_type, (*RESULT_FORMATS, *GRAPH_FORMATS))
    return (offer.content_type if offer else media_type).encode()


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
