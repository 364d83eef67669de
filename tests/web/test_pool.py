"""Query processes: forked from one that holds the graph, on disk until it does, replaced when killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
import time
from pathlib import Path

import pytest
import uvloop
from pyoxigraph import Store

from kg.web import forking
from kg.web.errors import HttpError
from kg.web.frames import Head
from kg.web.pool import QueryPool
from kg.web.settings import Limits, Settings
from kg.web.worker import open_store

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PATIENCE = 60.0


def asked(query: str, limit: int = 100_000) -> tuple[Head, bytes]:
    """A request for rows as CSV."""
    return {"op": "query", "results": "text/csv", "graph": "", "limit": limit}, query.encode()


async def rows(pool: QueryPool, query: str) -> list[str]:
    """The lines of the answer."""
    reply = await pool.run(*asked(query))
    assert reply.head["outcome"] == "ok", reply.head
    return bytes(reply.body).decode().split()


def test_a_large_graph_is_read_from_disk_until_it_is_in_ram(report_data: Path) -> None:
    """Nobody waits for it to be loaded, and the answers are the same."""

    async def story() -> None:
        pool = QueryPool(Settings(report_data, memory_graph_bytes=0))
        before = await rows(pool, COUNT)
        deadline = time.monotonic() + PATIENCE
        while not pool.is_loaded() and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        assert pool.is_loaded()
        assert await rows(pool, COUNT) == before
        assert int(before[1]) > 10_000
        await pool.close()

    asyncio.run(story())


@pytest.mark.parametrize("limit", [10, 1_000, 10_000])
def test_a_reply_of_any_length_comes_whole(report_data: Path, limit: int) -> None:
    """In one part or in many, to who is alone and to several at once."""
    asking = asked(f"SELECT ?s ?p ?o {{ ?s ?p ?o }} ORDER BY ?s ?p ?o LIMIT {limit}", 10_000_000)

    async def story() -> None:
        pool = QueryPool(Settings(report_data, limits=Limits(workers=2)))
        alone = await pool.run(*asking)
        together = await asyncio.gather(*(pool.run(*asking) for _ in range(4)))
        assert bytes(alone.body).count(b"\r\n") >= limit + 1
        assert {bytes(each.body) for each in together} == {bytes(alone.body)}
        await pool.close()

    asyncio.run(story())


def test_who_is_killed_is_replaced(report_data: Path) -> None:
    """Each is told; between and after, others are answered."""

    async def story() -> None:
        pool = QueryPool(Settings(report_data, limits=Limits(seconds=1.0, workers=2)))
        for _ in range(3):
            endless = [asyncio.create_task(pool.run(*asked(ENDLESS))) for _ in range(2)]
            for task in endless:
                with pytest.raises(HttpError) as caught:
                    await task
                assert caught.value.status == 408
            assert await rows(pool, "SELECT (1 AS ?x) {}") == ["x", "1"]
        await pool.close()

    asyncio.run(story())


def test_who_holds_the_graph_is_replaced_when_killed(report_data: Path) -> None:
    """As a system short of memory does: the next question is answered, by another."""

    async def story() -> None:
        pool = QueryPool(Settings(report_data, limits=Limits(workers=2)))
        before = await rows(pool, COUNT)
        for _ in range(2):
            for child in _children():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            # Whose end is not yet told would be asked.
            await asyncio.sleep(0.5)
            found = await asyncio.gather(*(rows(pool, f"{COUNT} #{each}") for each in range(6)))
            assert found == [before] * 6
        await pool.close()

    asyncio.run(story())


def _children() -> list[int]:
    """The processes below this one that hold or read a graph, whoever has started them."""
    found, waiting = [], [os.getpid()]
    while waiting:
        for file in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            below = [int(each) for each in file.read_text().split()]
            waiting += below
            found += [one for one in below if b"kg.web.forking" in Path(f"/proc/{one}/cmdline").read_bytes()]
    return found


def test_a_pool_that_is_closed_leaves_no_process(built: Path, tmp_path: Path) -> None:
    """Neither the forked ones nor the one that forks."""
    (tmp_path / "graph.nt").write_bytes((built / "graph.nt").read_bytes())

    async def story() -> None:
        pool = QueryPool(Settings(tmp_path))
        await rows(pool, COUNT)
        await pool.close()

    asyncio.run(story())
    deadline = time.monotonic() + PATIENCE
    while (left := _processes_of(tmp_path)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left


def _processes_of(data: Path) -> list[str]:
    """The command lines of query processes of that folder's build, those that ended left out."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if "kg.web.forking" in line and str(data) in line:
            found.append(line)
    return found


def test_the_graph_has_a_heap_of_its_own(report_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is loaded by another thread: no page of it is copied for what a forked process allocates."""
    threads = []

    def opened(mode: str, path: Path) -> Store:
        threads.append(threading.current_thread())
        return open_store(mode, path)

    monkeypatch.setattr(forking, "open_store", opened)

    assert len(forking.loaded(report_data / "current")) > 10_000
    assert threads != [threading.current_thread()]


def test_a_graph_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """With what mends it, and without waiting for ever."""
    (tmp_path / "graph.nt").write_text("this is no triple", encoding="utf-8")

    async def story() -> None:
        pool = QueryPool(Settings(tmp_path))
        with pytest.raises(HttpError, match="the graph cannot be opened"):
            await pool.run(*asked(COUNT))
        await pool.close()

    asyncio.run(story())


def test_who_goes_while_nothing_can_be_opened_is_gone(tmp_path: Path) -> None:
    """As who goes while a process starts: there is nobody to tell of a fault."""
    (tmp_path / "graph.nt").write_text("this is no triple", encoding="utf-8")

    async def story() -> None:
        pool = QueryPool(Settings(tmp_path))
        asking = asyncio.create_task(pool.run(*asked(COUNT)))
        await asyncio.sleep(0.1)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await pool.close()

    asyncio.run(story())


def test_who_waits_for_a_long_reply_does_not_keep_others_waiting(report_data: Path) -> None:
    """Alone, one waits where the event loop stands; as soon as another comes, both are served."""

    async def story() -> None:
        pool = QueryPool(Settings(report_data, limits=Limits(workers=2, seconds=3.0)))
        # Both processes are there.
        await asyncio.gather(*(rows(pool, f"{COUNT} #{each}") for each in range(2)))
        endless = asyncio.create_task(pool.run(*asked(ENDLESS)))
        await asyncio.sleep(0)
        started = time.monotonic()
        assert await rows(pool, "SELECT (1 AS ?x) {}") == ["x", "1"]
        assert time.monotonic() - started < 1
        with pytest.raises(HttpError):
            await endless
        await pool.close()

    uvloop.run(story())
