"""One query process as the server sees it: a socket to write a request to and read its reply from."""

from __future__ import annotations

import asyncio
import contextlib
import json
import select
import socket
from dataclasses import dataclass
from typing import Protocol

from kg.web.worker import LENGTHS, Head

BUFFER = 1 << 20
# A look-up answers sooner than an event loop comes round: so long a reply is waited for where one stands.
AT_ONCE_MILLISECONDS = 1


@dataclass(frozen=True, slots=True)
class Reply:
    """What a query process answered."""

    head: Head
    body: bytes


class Child(Protocol):
    """What can be ended: a process that was started, or one that was forked."""

    def kill(self) -> None:
        """Ends it at once."""
        ...

    def wait(self) -> object:
        """Returns when it is gone, where that can be told."""
        ...


class QueryProcess:
    """A process that answers one request at a time; what it must not go on with ends with it."""

    def __init__(self, connection: socket.socket, process: Child, kind: tuple[int, str]) -> None:
        self.kind = kind
        self._socket = connection
        self._process = process
        self._socket.setblocking(False)
        self._unsent = b""
        self._held = bytearray()
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)

    @property
    def alive(self) -> bool:
        """Whether it still runs; one that is idle says nothing until its end."""
        return not self._poll.poll(0)

    def ask(self, head: Head, body: bytes) -> None:
        """Sends a request, or as much of it as goes at once; the rest goes when its reply is waited for."""
        encoded = json.dumps(head).encode()
        self._unsent = LENGTHS.pack(len(encoded), len(body)) + encoded + body
        self._held = bytearray()
        with contextlib.suppress(BlockingIOError):
            self._unsent = self._unsent[self._socket.send(self._unsent) :]

    def reply_at_once(self) -> Reply | None:
        """The reply if it comes in a moment, the event loop standing still; ConnectionError as below."""
        if self._unsent or not self._poll.poll(AT_ONCE_MILLISECONDS):
            return None
        self._hold(self._socket.recv(BUFFER))
        return self._whole()

    async def reply(self) -> Reply:
        """The reply to the request; ConnectionError where the process ended instead."""
        loop = asyncio.get_running_loop()
        if self._unsent:
            await loop.sock_sendall(self._socket, self._unsent)
        while (reply := self._whole()) is None:
            self._hold(await loop.sock_recv(self._socket, BUFFER))
        return reply

    def _hold(self, part: bytes) -> None:
        if not part:
            raise ConnectionError
        self._held += part

    def _whole(self) -> Reply | None:
        held = self._held
        if len(held) < LENGTHS.size:
            return None
        head_size, body_size = LENGTHS.unpack_from(held)
        start = LENGTHS.size + head_size
        if len(held) < start + body_size:
            return None
        head: Head = json.loads(held[LENGTHS.size : start])
        return Reply(head, bytes(memoryview(held)[start:]))

    async def end(self) -> None:
        """Kills it and waits until it is gone."""
        self._process.kill()
        self._socket.close()
        await asyncio.to_thread(self._process.wait)
