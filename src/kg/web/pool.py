"""The query processes behind the endpoint: a bounded set, each killed and replaced when past its time."""

from __future__ import annotations

import asyncio
import sys
from collections import deque

from kg.web.errors import HttpError
from kg.web.query_process import QueryProcess, Reply
from kg.web.settings import Settings
from kg.web.worker import Head

START_SECONDS = 60.0


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

    async def run(self, head: Head, body: bytes = b"") -> Reply:
        """The reply to one request; raises HttpError when it is stopped or there is no room."""
        if self._slots.locked():
            await self._wait_for_a_slot()
        else:
            await self._slots.acquire()
        self._running += 1
        try:
            return await self._on_a_process(head, body)
        finally:
            self._running -= 1
            self._slots.release()

    async def _wait_for_a_slot(self) -> None:
        limits = self.settings.limits
        if self._waiting >= limits.waiting:
            raise self._busy()
        self._waiting += 1
        try:
            await asyncio.wait_for(self._slots.acquire(), limits.seconds * 2)
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

    async def warm(self) -> None:
        """Starts the first process, so that the first client need not wait for it."""
        self._idle.append(await self._start())

    async def _on_a_process(self, head: Head, body: bytes) -> Reply:
        process = await self._take()
        try:
            process.ask(head, body)
            # Others are not kept waiting: only who is alone is served while the event loop stands still.
            reply = process.reply_at_once() if self._running == 1 else None
            if reply is None:
                async with asyncio.timeout(self.settings.limits.seconds):
                    reply = await process.reply()
        except TimeoutError:
            await self._discard(process)
            raise self._too_slow() from None
        except ConnectionError:
            await self._discard(process)
            raise self._too_heavy() from None
        except BaseException:
            await asyncio.shield(self._discard(process))
            raise
        self._idle.append(process)
        return reply

    async def _take(self) -> QueryProcess:
        while self._idle:
            process = self._idle.pop()
            if process.generation == self._generation and process.alive:
                return process
            await self._discard(process)
        return await self._start()

    async def _start(self) -> QueryProcess:
        settings = self.settings
        build = settings.build
        mode = "write" if settings.writable else "memory" if settings.in_memory(build) else "read"
        path = build if mode == "memory" else build / "store"
        module, place = ("kg.web.worker", [mode, str(path)])
        if settings.endpoint:
            module, place = ("kg.web.forwarding", [settings.endpoint])
        command = [sys.executable, "-m", module, *place, str(settings.limits.memory_bytes)]
        if not settings.endpoint:
            command.append("network" if settings.services else "none")
        process = QueryProcess(command, self._generation)
        self._all.add(process)
        try:
            async with asyncio.timeout(START_SECONDS):
                await process.reply()
        except (TimeoutError, ConnectionError):
            await self._discard(process)
            raise HttpError(
                503,
                "the graph cannot be opened",
                place=str(path.name),
                mend="build it with `kg build`",
                retry_after=30,
            ) from None
        return process

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
