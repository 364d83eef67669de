"""Bytes that come while an answer is under way are held, and the connection read on, so that its end is seen.

Who reads no further does not learn that the client is gone, and goes on with a query that nobody waits for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from starlette.types import Receive
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from kg.web.arrival import ArrivingProtocol
from kg.web.errors import HttpError

# Who sends more than this before an answer is there waits for it with the rest.
MOST_HELD = 1 << 18
Found = TypeVar("Found")


class HoldingProtocol(ArrivingProtocol):
    """A connection that reads one request at a time, and on while it is answered."""

    _held = b""
    # The request that is being answered, where it goes the long way.
    _answered: RequestResponseCycle | None = None
    _refusal: HttpError | None = None

    def data_received(self, data: bytes) -> None:
        """Takes what comes, or keeps it until the answer before it is out."""
        if not self._held and not self.is_under_way():
            self.take(data)
            return
        self._held += data
        if len(self._held) > MOST_HELD:
            self.flow.pause_reading()

    def take(self, data: bytes) -> None:
        """Reads requests; several that came in one piece wait for each other."""
        super().data_received(data)
        if self.pipeline and not self.transport.is_closing():
            self.flow.resume_reading()

    def is_under_way(self) -> bool:
        """Whether a request is there whole and its answer is not out."""
        cycle = self.cycle
        return bool(self.pipeline) or not (cycle is None or cycle.response_complete or cycle.more_body)

    def on_headers_complete(self) -> None:
        """A request that follows none is answered at once."""
        super().on_headers_complete()
        if not self.pipeline:
            self._answered = self.cycle

    def on_response_complete(self) -> None:
        """The next one's turn."""
        if self.pipeline:
            self._answered, _ = self.pipeline[-1]
        super().on_response_complete()
        if self._refusal is not None and not self.is_under_way():
            self.refuse(self._refusal)
        self.take_held()

    def refuse(self, problem: HttpError) -> None:
        """Tells what is amiss with what came last, after the answers to what came before it."""
        self._refusal = problem
        if not self.is_under_way():
            super().refuse(problem)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tells whoever works on an answer, which need not be to the last request; those behind it lapse."""
        self.pipeline.clear()
        if self._answered is not None:
            self._answered.disconnected = True
            self._answered.message_event.set()
        super().connection_lost(exc)

    def take_held(self) -> None:
        """Takes what was held, as soon as whoever has answered is done."""
        if self._held:
            self.loop.call_soon(self._take_held)

    def _take_held(self) -> None:
        if not self._held or self.is_under_way() or self.transport.is_closing():
            return
        data, self._held = self._held, b""
        self.flow.resume_reading()
        self.take(data)


async def unless_gone(receive: Receive, work: Coroutine[None, None, Found]) -> Found:
    """What comes of some work, which is cancelled as soon as the client is gone; its body is read before."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_left(receive))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
    finally:
        leaving.cancel()
        working.cancel()
        # Its process is gone before anyone is told.
        await asyncio.wait((working,))
    raise HttpError(400, "the request broke off", mend="send it again")


async def _left(receive: Receive) -> None:
    """Returns when the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
