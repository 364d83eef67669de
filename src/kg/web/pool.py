"""The query processes behind the endpoint: a bounded set, each killed and replaced when past its time."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Coroutine

from kg.web.errors import HttpError
from kg.web.forking import Forker
from kg.web.frames import Head, encoded
from kg.web.query_process import Child, QueryProcess, Reply
from kg.web.settings import Settings

START_SECONDS = 60.0
TRIES = 3
AGAIN_SECONDS = 60.0
REPLY_BUFFER = 1 << 20


def _others() -> int:
    """A descriptor that can be read when anyone else wants the event loop; -1 where the loop has none."""
    told = getattr(asyncio.get_running_loop(), "_get_backend_id", None)
    return int(told()) if told is not None else -1


class QueryPool:
    """Runs requests on a bounded set of processes; starts each when it is first wanted."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.size = 1 if settings.writable else settings.limits.workers
        self._idle: deque[QueryProcess] = deque()
        self._all: set[QueryProcess] = set()
        self._slots = asyncio.Semaphore(self.size)
        self._running = 0
        self._waiting = 0
        self._generation = 0
        self._held: tuple[int, str] | None = None
        self._forker: Forker | None = None
        self._ending: set[asyncio.Future[None]] = set()

    async def run(self, head: Head, body: bytes = b"") -> Reply:
        """The reply to one request; raises HttpError when it is stopped or there is no room."""
        begun = self.begin(encoded(head), body)
        return begun if isinstance(begun, Reply) else await begun

    def begin(self, head: bytes, body: bytes) -> Reply | Coroutine[None, None, Reply]:
        """The reply where it comes in a moment, else what waits for it.

        Others are not kept waiting: only who is alone is served while the event loop stands still.
        """
        # Who waited for a slot and has it, but not yet come to run, is not overtaken.
        alone = not (self._running or self._waiting or self._slots.locked())
        process = self._ready() if alone else None
        if process is None:
            return self._in_turn(head, body)
        process.ask(head, body)
        reply = process.reply_at_once(_others())
        if reply is not None:
            self._idle.append(process)
            return reply
        # There is a slot, and to take it waits for nothing.
        with contextlib.suppress(StopIteration):
            self._slots.acquire().send(None)
        self._running += 1
        return self._finished(process)

    async def _in_turn(self, head: bytes, body: bytes) -> Reply:
        if self._slots.locked():
            await self._wait_for_a_slot()
        else:
            await self._slots.acquire()
        self._running += 1
        try:
            process = await self._taken()
        except BaseException:
            self._leave()
            raise
        process.ask(head, body)
        return await self._finished(process)

    def _leave(self) -> None:
        self._running -= 1
        self._slots.release()

    async def _wait_for_a_slot(self) -> None:
        limits = self.settings.limits
        if self._waiting >= limits.waiting:
            raise self._busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(limits.seconds * 2):
                await self._slots.acquire()
        except TimeoutError:
            raise self._busy() from None
        finally:
            self._waiting -= 1

    def renew(self) -> None:
        """Lets every process end after its present request, so that the next one opens the graph anew."""
        self._generation += 1

    async def close(self) -> None:
        """Ends every process."""
        for process in list(self._all):
            await self._discard(process)
        if self._forker is not None:
            await self._drop(self._forker)

    async def warm(self) -> None:
        """Starts the first process, so that the first client need not wait for it."""
        self._idle.append(await self._started())

    async def _finished(self, process: QueryProcess) -> Reply:
        """The reply of a process that was asked, and its slot for others."""
        try:
            async with asyncio.timeout(self.settings.limits.seconds):
                reply = await process.reply()
            self._idle.append(process)
            return reply
        except TimeoutError:
            await self._discard(process)
            raise self._too_slow() from None
        except ConnectionError:
            await self._discard(process)
            raise self._too_heavy() from None
        except BaseException:
            await asyncio.shield(self._discard(process))
            raise
        finally:
            self._leave()

    def _ready(self) -> QueryProcess | None:
        """A process that can be asked at once, if there is one."""
        if self._idle and self._idle[-1].kind == self._kind() and self._idle[-1].alive:
            return self._idle.pop()
        return None

    async def _taken(self) -> QueryProcess:
        """A process to ask; who goes while it starts leaves it to the next, for half started it is lost."""
        taking = asyncio.ensure_future(self._take())
        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            with contextlib.suppress(HttpError):
                self._idle.append(await taking)
            raise

    async def _take(self) -> QueryProcess:
        kind = self._kind()
        while self._idle:
            process = self._idle.pop()
            if process.kind == kind and process.alive:
                return process
            await self._discard(process)
        return await self._started()

    def _kind(self) -> tuple[int, str]:
        """Which processes may answer: those that have the present graph, in RAM as soon as it is there."""
        if self._held is None or self._held[0] != self._generation:
            self._held = self._generation, self._holding()
        mode = self._held[1]
        if mode == "large":
            mode = "memory" if self.is_loaded() else "read"
        return self._generation, mode

    def _holding(self) -> str:
        settings = self.settings
        if settings.endpoint or settings.writable:
            return "forward" if settings.endpoint else "write"
        return settings.holding(settings.build)

    def is_loaded(self) -> bool:
        """Whether a large graph is in RAM; begins to load it where nobody has."""
        return self._forker_of_now().ready

    def _forker_of_now(self) -> Forker:
        if self._forker is None or self._forker.generation != self._generation:
            if self._forker is not None:
                self._ending.add(asyncio.ensure_future(self._forker.end()))
            settings = self.settings
            command = [sys.executable, "-m", "kg.web.forking", str(settings.build)]
            command += [str(settings.limits.memory_bytes), "network" if settings.services else "none"]
            self._forker = Forker(command, self._generation)
            self._ending.add(asyncio.ensure_future(self._load(self._forker)))
        return self._forker

    async def _load(self, forker: Forker) -> None:
        try:
            await forker.load()
        except OSError:
            # The disk answers, and where there is room later another one is tried.
            await asyncio.sleep(AGAIN_SECONDS)
            await self._drop(forker)

    async def _started(self) -> QueryProcess:
        """A new process. Where one ended meanwhile, as by a system short of memory, there is another try."""
        for _ in range(TRIES):
            with contextlib.suppress(TimeoutError, ConnectionError):
                return await self._start(self._kind())
        raise HttpError(503, "the graph cannot be opened", mend="build it with `kg build`", retry_after=30)

    async def _start(self, kind: tuple[int, str]) -> QueryProcess:
        ours, theirs = socket.socketpair()
        # A reply of a common length is written before it is read; the system may allow less.
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, REPLY_BUFFER)
        process: QueryProcess | None = None
        try:
            async with asyncio.timeout(START_SECONDS):
                with theirs:
                    child = await self._child(kind[1], theirs)
                process = QueryProcess(ours, child, kind)
                self._all.add(process)
                await process.reply()
        except (TimeoutError, ConnectionError, asyncio.CancelledError):
            ours.close()
            if process is not None:
                await self._discard(process)
            raise
        return process

    async def _child(self, mode: str, theirs: socket.socket) -> Child:
        settings = self.settings
        if mode == "memory":
            forker = self._forker_of_now()
            try:
                await forker.load()
                return await forker.fork(theirs)
            except ConnectionError:
                await self._drop(forker)
                raise
        memory = str(settings.limits.memory_bytes)
        if mode == "forward":
            command = ["kg.web.forwarding", settings.endpoint, memory]
        else:
            network = "network" if settings.services else "none"
            command = ["kg.web.worker", mode, str(settings.build / "store"), memory, network]
        ends = theirs.fileno()
        return subprocess.Popen([sys.executable, "-m", *command], stdin=ends, stdout=ends)

    async def _drop(self, forker: Forker) -> None:
        if self._forker is forker:
            self._forker = None
        await forker.end()

    async def _discard(self, process: QueryProcess) -> None:
        self._all.discard(process)
        await process.end()

    def _busy(self) -> HttpError:
        return HttpError(
            503, "all query processes are busy", mend="try again shortly", limit="concurrency", retry_after=2
        )

    def _too_slow(self) -> HttpError:
        seconds = f"{self.settings.limits.seconds:g}"
        return HttpError(
            408,
            f"the query was stopped after {seconds} s; no part of its result is given",
            mend="make a pattern more selective, or add a LIMIT",
            limit=f"seconds={seconds}",
        )

    def _too_heavy(self) -> HttpError:
        return HttpError(
            413,
            "the query ended its process: it needs more memory or deeper nesting than is allowed",
            mend="make it smaller or more selective",
            limit=f"memory={self.settings.limits.memory_bytes}",
        )
