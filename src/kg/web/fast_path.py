"""The endpoint's fast path: a program's query by GET is answered where its bytes arrive.

A server, its application and their layers take longer than a look-up itself. Only a request that comes whole
and in the plainest form goes this way; every other one goes the long way to the same answer.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from kg.web.access import EVERY_HEADER, Admission
from kg.web.endpoint import Answer, Endpoint
from kg.web.errors import HttpError, problem_response
from kg.web.frames import COPIED
from kg.web.holding import HoldingProtocol
from kg.web.negotiation import prefers_html

REQUEST = re.compile(
    rb"""GET\ /sparql/?\?(?P<query>query=[!-"$-~]*)\ HTTP/1\.1\r\n
    (?P<fields>(?:[!#$%&'*+.^_`|~\w-]+:[\t -~]*\r\n){1,40})\r\n""",
    re.VERBOSE,
)
FIELD = re.compile(rb"([^:]+):[\t ]*(.*?)[\t ]*\r\n")
# What makes a request more than plain: it has a body, wants the connection changed, or came by a proxy.
NOT_PLAIN = (
    b"content-length",
    b"transfer-encoding",
    b"connection",
    b"upgrade",
    b"expect",
    b"forwarded",
    b"x-forwarded-for",
    b"x-forwarded-proto",
)
# Bytes of header fields that are remembered with what they say: a client sends the same ones again.
LONGEST_FIELDS = 2_000


@dataclass(frozen=True, slots=True)
class Plain:
    """What the header fields of a plain request say that matters."""

    accept: bytes | None


@lru_cache(maxsize=1024)
def plain_fields(fields: bytes) -> Plain | None:
    """The header fields of a program's plain request; None where there is more in them."""
    pairs = [(name.lower(), value) for name, value in FIELD.findall(fields)]
    for name, value in pairs:
        if name in NOT_PLAIN and (name, value.lower()) != (b"connection", b"keep-alive"):
            return None
    accepts = [value for name, value in pairs if name == b"accept"]
    accept = b",".join(accepts) if accepts else None
    return None if prefers_html(accept.decode() if accept else None) else Plain(accept)


def _lines(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    return b"".join([b"%b: %b\r\n" % pair for pair in headers])


EVERY_LINE = _lines(EVERY_HEADER)


class FastPathProtocol(HoldingProtocol):
    """One connection; `protocol_of` gives it the application's parts."""

    endpoint: Endpoint
    admission: Admission

    # A request that arrives otherwise; an answer waited for, whether it is the last; when the last went.
    _arriving = False
    _waiting: asyncio.Task[Any] | None = None
    _is_last = False
    _answered_at = 0.0

    def take(self, data: bytes) -> None:
        """Answers a plain request that came whole, or hands the bytes on."""
        found = REQUEST.fullmatch(data) if self._is_free() else None
        fields = found["fields"] if found else b""
        plain = plain_fields(fields) if 0 < len(fields) <= LONGEST_FIELDS else None
        if found is None or plain is None:
            super().take(data)
            return
        self._stop_waiting()
        self._begin(found["query"], plain.accept)

    def on_message_begin(self) -> None:
        """A request arrives that is not answered here."""
        self._arriving = True
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """It is there, and its answer is under way."""
        self._arriving = False
        super().on_message_complete()

    def is_under_way(self) -> bool:
        """Whether an answer is waited for, here or the long way."""
        return self._waiting is not None or super().is_under_way()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody waits for an answer any more: its query is stopped."""
        super().connection_lost(exc)
        if self._waiting is not None:
            # What has been begun takes its first step before, and so knows of its end.
            self.loop.call_soon(self._waiting.cancel)

    def shutdown(self) -> None:
        """Closes the connection, after the answer that is waited for."""
        if self._waiting is None:
            super().shutdown()
        self._is_last = True

    def timeout_keep_alive_handler(self) -> None:
        """Closes the connection, unless there were answers since: to look once costs less than each time."""
        left = self._answered_at + self.timeout_keep_alive - self.loop.time()
        if self._waiting is not None or left > 0:
            self._keep_alive_for(max(left, 1.0))
        else:
            super().timeout_keep_alive_handler()

    def _keep_alive_for(self, seconds: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)

    def _is_free(self) -> bool:
        """Whether nothing is under way, and what was answered is being read."""
        answered = self.cycle is None or self.cycle.response_complete
        return answered and not (self._arriving or self._waiting or self.flow.write_paused)

    def _begin(self, query: bytes, accept: bytes | None) -> None:
        problem = self.admission.refusal(self.client[0] if self.client else "")
        if problem is not None:
            self._refuse(problem)
            return
        kept = self.endpoint.kept(query, accept)
        if kept is not None:
            self._send(200, kept.headers, kept.body)
            return
        # What is asked meanwhile is held, and answered after this.
        self._waiting = self.loop.create_task(self._asked(query, accept))
        self.tasks.add(self._waiting)
        self._waiting.add_done_callback(self._finish)
        self._waiting.add_done_callback(self.tasks.discard)

    async def _asked(self, query: bytes, accept: bytes | None) -> Answer:
        """What the endpoint answers; a fault of whatever kind is then the task's, and told where it ends."""
        begun = self.endpoint.begin(query, accept)
        return begun if isinstance(begun, Answer) else await begun

    def _finish(self, waited: asyncio.Task[Answer]) -> None:
        """Sends what was waited for, or tells that a fault of whatever kind came of it."""
        self._waiting = None
        if waited.cancelled():
            return
        self.take_held()
        error = waited.exception()
        if error is None:
            answer = waited.result()
            self._send(200, answer.headers, answer.body)
        else:
            self._refuse(error)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, HttpError):
            self.logger.error("a fault on the fast path", exc_info=error)
            error = HttpError(500, "a fault of this server", mend="tell its keeper what was asked")
        response = problem_response(error)
        self._send(response.status_code, response.raw_headers, bytes(response.body))

    def _send(self, status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes | memoryview) -> None:
        if self.transport.is_closing():
            return
        dated = _lines(self.server_state.default_headers)
        close = b"connection: close\r\n" if self._is_last else b""
        head = b"".join((STATUS_LINE[status], dated, _lines(headers), EVERY_LINE, close, b"\r\n"))
        if len(body) < COPIED:
            self.transport.write(head + body)
        else:
            self.transport.writelines((head, body))
        self.server_state.total_requests += 1
        self._answered_at = self.loop.time()
        if self._is_last:
            self.transport.close()
        elif self.timeout_keep_alive_task is None:
            self._keep_alive_for(self.timeout_keep_alive)


def protocol_of(app: Starlette) -> type[FastPathProtocol]:
    """The protocol of an application's connections."""
    parts = {"endpoint": app.state.endpoint, "admission": app.state.admission}
    return type("FastPathProtocol", (FastPathProtocol,), parts)
