"""Requests must arrive: who opens a connection and sends a head or body by drops keeps it for so long only.
So does who never reads what was asked for.

Every connection is a file of the server's, and it has so many; the server in front, where there is one, need
not know.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from kg.web.errors import HttpError, problem_response

# Seconds for a head, and for a body beside those that its size takes at the least rate, in bytes a second.
PATIENCE = 20.0
LEAST_RATE = 10_000
# Bytes of a head: the longest query takes three for each of its own.
MOST_HEAD = 1_000_000
# Of a longer address the parser takes another part for the query (MagicStack/httptools, issue 43).
LONGEST_PARSED = 65_535
# Seconds in which who has an answer to read must read some of it; what the system holds of it comes in lumps.
UNREAD = 300.0


class ArrivingProtocol(HttpToolsProtocol):
    """Uvicorn's protocol, with an end to waiting: for a head, for its end, for an answer to be read."""

    _deadline: asyncio.TimerHandle | None = None
    _head = 0
    # What is amiss with a head, where that is known.
    _unfit: HttpError | None = None
    # When it is next seen whether an answer is being read.
    _look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait for the first head."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Reads on, unless a head has become too long."""
        self._head += len(data)
        if self._deadline is not None and self._head > MOST_HEAD:
            self.refuse(_too_long(431, "head", MOST_HEAD, f"head={MOST_HEAD}"))
        else:
            super().data_received(data)

    def on_message_begin(self) -> None:
        """Begins to wait for the rest of a head."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._stop_waiting()
        path, _, query = self.url.partition(b"?")
        if len(self.url) <= LONGEST_PARSED:
            super().on_headers_complete()
        elif len(path) <= LONGEST_PARSED:
            self.url = path
            super().on_headers_complete()
            # Whoever answers begins later, and so reads this.
            self.scope["query_string"] = query.partition(b"#")[0]
        else:
            # The parser ends here: a body that it read on would be taken for that of the request before.
            self._unfit = _too_long(414, "address", LONGEST_PARSED, f"path={LONGEST_PARSED}")
            raise self._unfit

    def send_400_response(self, msg: str) -> None:
        """Uvicorn's word for what its parser does not take, as every other error is told."""
        mend = "send a request of HTTP/1.1, with what an address holds percent-encoded"
        self.refuse(self._unfit or HttpError(400, msg, place="request", mend=mend))

    def refuse(self, problem: HttpError) -> None:
        """Tells what is amiss before there is a request, and closes the connection."""
        if self.transport.is_closing():
            return
        response = problem_response(problem)
        lines = [STATUS_LINE[problem.status]]
        for name, value in (*self.server_state.default_headers, *response.raw_headers):
            lines.append(b"%b: %b\r\n" % (name, value))
        self.transport.write(b"".join((*lines, b"connection: close\r\n\r\n", bytes(response.body))))
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody waits any more."""
        self._stop_waiting()
        self._stop_looking()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Begins to see whether the answer is being read: it takes room as long as it is not."""
        super().pause_writing()
        self._look_again()

    def resume_writing(self) -> None:
        """It was."""
        self._stop_looking()
        super().resume_writing()

    def _look_again(self) -> None:
        left = self.transport.get_write_buffer_size()
        self._look = self.loop.call_later(UNREAD, self._see, left)

    def _see(self, left: int) -> None:
        if self.transport.get_write_buffer_size() < left:
            self._look_again()
        else:
            self.transport.abort()

    def _stop_looking(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _wait(self) -> None:
        self._stop_waiting()
        self._head = 0
        self._deadline = self.loop.call_later(PATIENCE, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def _too_long(status: int, what: str, most: int, limit: str) -> HttpError:
    problem = f"the {what} is longer than {most} bytes"
    return HttpError(status, problem, place="request", mend="send a query by POST", limit=limit)


async def arriving(request: Request) -> AsyncIterator[bytes]:
    """The parts of a request's body; HttpError 408 where they come too slowly."""
    loop = asyncio.get_running_loop()
    allowed, parts = loop.time() + PATIENCE, request.stream()
    while True:
        try:
            async with asyncio.timeout_at(allowed):
                part = await anext(parts)
        except StopAsyncIteration:
            return
        except ClientDisconnect:
            # Nobody reads this any more.
            raise HttpError(400, "the request broke off", mend="send it again") from None
        except TimeoutError:
            mend = "send it whole, and faster"
            raise HttpError(408, "the request's body did not arrive", mend=mend, limit="arrival") from None
        allowed += len(part) / LEAST_RATE
        yield part
