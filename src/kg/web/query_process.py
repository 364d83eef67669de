"""One query process as the server sees it: a socket to write a request to and read its reply from."""

from __future__ import annotations

import asyncio
import contextlib
import select
import socket
from dataclasses import dataclass
from typing import Protocol

from kg.web.frames import LENGTHS, Head, decoded

# A look-up's reply comes in one part; a longer one is read straight to where it stays. So much is allocated
# without asking the system for pages.
BUFFER = 1 << 16
# A look-up answers sooner than an event loop comes round: so long a reply is waited for where one stands; and
# so long while nobody else wants anything.
AT_ONCE_MILLISECONDS = 1
UNDISTURBED_MILLISECONDS = 20
# What a process has written comes as fast as it is read: so many bytes are read where one stands.
MOST_AT_ONCE = 4 << 20


@dataclass(frozen=True, slots=True)
class Reply:
    """What a query process answered; a long body is a part of what was read, which is not copied."""

    head: Head
    body: bytes | memoryview


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
        self._held: bytes | memoryview = b""
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)

    @property
    def alive(self) -> bool:
        """Whether it still runs; one that is idle says nothing until its end."""
        return not self._poll.poll(0)

    def ask(self, head: bytes, body: bytes) -> None:
        """Sends a request, or as much of it as goes at once; the rest goes when its reply is waited for.

        So does word of a process that has ended.
        """
        self._unsent = LENGTHS.pack(len(head), len(body)) + head + body
        self._held = b""
        with contextlib.suppress(BlockingIOError, ConnectionError):
            self._unsent = self._unsent[self._socket.send(self._unsent) :]

    def reply_at_once(self, others: int = -1) -> Reply | None:
        """The reply if it comes whole in a moment, the event loop standing still.

        `others` is a descriptor that can be read as soon as anyone else wants the event loop.
        """
        if self._unsent or not (self._poll.poll(AT_ONCE_MILLISECONDS) or self._comes_undisturbed(others)):
            return None
        with contextlib.suppress(ConnectionError):
            self._hold(self._socket.recv(BUFFER))
            self._read_on()
        size = self._size()
        return None if size is None or len(self._held) < size else self._read()

    def _comes_undisturbed(self, others: int) -> bool:
        if others < 0:
            return False
        both = select.poll()
        both.register(self._socket, select.POLLIN)
        both.register(others, select.POLLIN)
        return any(file == self._socket.fileno() for file, _ in both.poll(UNDISTURBED_MILLISECONDS))

    def _read_on(self) -> None:
        """Reads the rest of a long reply, as far as it comes without a pause."""
        size = self._size()
        if size is None or not len(self._held) < size <= MOST_AT_ONCE:
            return
        whole, at = self._room(size), len(self._held)
        while at < size and self._poll.poll(AT_ONCE_MILLISECONDS):
            got = self._socket.recv_into(whole[at:])
            if not got:
                break
            at += got
        self._held = whole[:at]

    async def reply(self) -> Reply:
        """The reply to the request; ConnectionError where the process ended instead."""
        loop = asyncio.get_running_loop()
        if self._unsent:
            await loop.sock_sendall(self._socket, self._unsent)
        while (size := self._size()) is None:
            self._hold(await loop.sock_recv(self._socket, BUFFER))
        if len(self._held) < size:
            whole, at = self._room(size), len(self._held)
            while at < size:
                got = await loop.sock_recv_into(self._socket, whole[at:])
                if not got:
                    raise ConnectionError
                at += got
            self._held = whole
        return self._read()

    def _room(self, size: int) -> memoryview:
        """Room for the whole reply, with what is there of it."""
        whole = memoryview(bytearray(size))
        whole[: len(self._held)] = self._held
        return whole

    def _hold(self, part: bytes) -> None:
        if not part:
            raise ConnectionError
        self._held = bytes(self._held) + part if self._held else part

    def _size(self) -> int | None:
        """How long the reply is, once its lengths are there."""
        if len(self._held) < LENGTHS.size:
            return None
        head_size, body_size = LENGTHS.unpack_from(self._held)
        return int(LENGTHS.size + head_size + body_size)

    def _read(self) -> Reply:
        head_size, _ = LENGTHS.unpack_from(self._held)
        start = LENGTHS.size + head_size
        head = decoded(bytes(self._held[LENGTHS.size : start]))
        body, self._held = self._held[start:], b""
        return Reply(head, body)

    async def end(self) -> None:
        """Kills it and waits until it is gone."""
        self._process.kill()
        self._socket.close()
        await asyncio.to_thread(self._process.wait)
