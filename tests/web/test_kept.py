"""What is kept for who asks the same stays within its room and is of the present graph."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from pathlib import Path

import pytest

from kg.web.endpoint import LONGEST_ADDRESS, Answer, Endpoint
from kg.web.kept import ENTRY, ResponseCache
from kg.web.pool import QueryPool
from kg.web.query_process import Reply
from kg.web.settings import Settings


def reply(size: int) -> Reply:
    """An answer of so many bytes."""
    return Reply({"outcome": "ok"}, b"x" * size)


def test_what_is_asked_takes_room_too() -> None:
    """Long queries with short answers push each other out, and none may take an eighth of the room."""
    cache = ResponseCache(100_000)
    for number in range(100):
        cache.put((b"%02d" % number + b"q" * 5_000,), reply(2))
    assert len(cache.entries) == 100_000 // (5_000 + 2 + 2 + ENTRY)
    assert cache.size <= cache.limit

    cache.clear()
    cache.put((b"q" * 20_000,), reply(2))
    assert not cache.entries


class Slow(QueryPool):
    """Processes that answer when asked to."""

    def begin(self, head: bytes, body: bytes) -> Coroutine[None, None, Reply]:
        """What waits for the answer."""
        return self._answer()

    async def _answer(self) -> Reply:
        return Reply({"outcome": "ok", "media_type": "text/csv"}, b"old")


@pytest.mark.parametrize("newer_came", [False, True])
def test_an_answer_from_a_graph_that_was_replaced_meanwhile_is_not_kept(
    tmp_path: Path, *, newer_came: bool
) -> None:
    """Else whoever asks the same would have it until the next build."""
    graph = tmp_path / "graph.nt"
    graph.write_text("", encoding="utf-8")
    settings = Settings(tmp_path, watch_seconds=0)
    endpoint = Endpoint(settings, Slow(settings), ResponseCache(1_000_000))
    begun = endpoint.begin(b"query=ASK+%7B%7D", None)
    assert not isinstance(begun, Answer)
    if newer_came:
        os.utime(graph, ns=(1, 1))
        endpoint.watch()
    assert asyncio.run(begun).body == b"old"
    assert bool(endpoint.cache.entries) != newer_came


def test_a_long_address_is_not_remembered(tmp_path: Path) -> None:
    """Its answer is, under what it asks."""
    settings = Settings(tmp_path, watch_seconds=0)
    endpoint = Endpoint(settings, Slow(settings), ResponseCache(1_000_000))
    for length in (10, LONGEST_ADDRESS):
        begun = endpoint.begin(b"query=ASK%7B%7D%23" + b"x" * length, None)
        assert not isinstance(begun, Answer)
        asyncio.run(begun)
    assert len(endpoint.cache.entries) == 2
    assert [len(query) < LONGEST_ADDRESS for query, _ in endpoint._addresses] == [True]
