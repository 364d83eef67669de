"""Who hangs up leaves nothing behind: its query is stopped, its place is free."""

from __future__ import annotations

import os
import socket
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote_plus

import httpx
import pytest

from kg.web.settings import Limits, Settings
from tests.web.serving import serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GET = b"GET /sparql?query=%b HTTP/1.1\r\nHost: x\r\n" % quote_plus(ENDLESS).encode()
POST = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n"
POST += b"Content-Type: application/sparql-query\r\n\r\n"
QUERY = ENDLESS.encode()
MORE = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n"
WORKERS = 2
# Each asks for what never ends, and so it is asked.
ASKED = [
    ([GET + b"\r\n"], "by GET"),
    ([GET + b"X-Forwarded-For: 127.0.0.1\r\n\r\n"], "by GET, the long way"),
    ([GET.replace(b"?query", b"?format=csv&query") + b"\r\n"], "by GET, for a format"),
    ([GET[:40], GET[40:] + b"\r\n"], "by GET, in two pieces"),
    ([POST % len(QUERY) + QUERY], "by POST"),
    ([POST % len(QUERY), QUERY], "by POST, the body by itself"),
    ([GET + b"\r\n", MORE], "with more behind it"),
    ([GET + b"\r\n" + MORE * 3], "with more behind it in one piece"),
    ([POST % len(QUERY) + QUERY, MORE], "by POST, with more behind it"),
    ([GET + b"\r\n", b"#" * 100_000], "with nonsense behind it"),
]


@pytest.mark.parametrize(("parts", "reason"), ASKED, ids=[reason for _, reason in ASKED])
def test_who_hangs_up_leaves_its_place(parts: list[bytes], reason: str, report_data: Path) -> None:
    """As many slow queries as may run, and as many that wait; then a good one is answered in a second."""
    limits = Limits(seconds=25.0, workers=WORKERS)
    with serving(Settings(report_data, limits=limits)) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        with ExitStack() as stack:
            for connection in [stack.enter_context(_connected(client)) for _ in range(2 * WORKERS)]:
                for part in parts:
                    connection.sendall(part)
                    time.sleep(0.05)
            working = _working()
            assert len(working) == WORKERS, reason
        started = time.monotonic()

        answer = client.get("/sparql", params={"query": "SELECT (1 AS ?one) {}"})

        assert answer.status_code == 200
        assert time.monotonic() - started < 1, reason
        while (left := working & _used().keys()) and time.monotonic() < started + 2:
            time.sleep(0.05)
        assert not left, reason


def _connected(client: httpx.Client) -> socket.socket:
    return socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=20)


def _working() -> set[int]:
    """The processes below this one that work on a query, as soon as there are as many as may be."""
    start, deadline = _used(), time.monotonic() + 20
    working: set[int] = set()
    while len(working) < WORKERS and time.monotonic() < deadline:
        time.sleep(0.1)
        now = _used()
        working = {pid for pid, used in now.items() if used > start.setdefault(pid, used) + 0.1}
    return working & now.keys()


def _used() -> dict[int, float]:
    """The seconds of processor of each forked process."""
    found: dict[int, float] = {}
    waiting = [os.getpid()]
    while waiting:
        for file in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            below = [int(each) for each in file.read_text().split()]
            waiting += below
            for pid in below:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                found[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


ORDER = [
    (GET.replace(quote_plus(ENDLESS).encode(), b"ASK%7B%7D") + b"\r\n", "on the short way"),
    (POST % 6 + b"ASK {}", "by POST"),
]


@pytest.mark.parametrize(("first", "reason"), ORDER, ids=[reason for _, reason in ORDER])
def test_what_is_asked_meanwhile_is_answered_after(first: bytes, reason: str, report_data: Path) -> None:
    """Each in its turn, in however many pieces they come."""
    several = [first, MORE, POST % 6 + b"ASK {}", MORE.replace(b"ASK%7B%7D", b"SELECT+(2+AS+%3Fx)%7B%7D")]
    with serving(Settings(report_data)) as client:
        for pieces in (several, [b"".join(several)], [b"".join(several)[:150], b"".join(several)[150:]]):
            with _connected(client) as connection:
                for piece in pieces:
                    connection.sendall(piece)
                answers = b""
                while answers.count(b"HTTP/1.1 200 OK") < len(several) or not answers.endswith(b"}"):
                    part = connection.recv(1 << 16)
                    assert part, (reason, answers)
                    answers += part
        assert answers.count(b"true") == len(several) - 1
        assert answers.index(b'"2"') > answers.rindex(b"true")


TOO_LONG = b"/" + b"a" * 70_000
UNFIT = [
    (b"NONSENSE\r\n\r\n", b"400", "no HTTP"),
    (MORE.replace(b"/sparql", TOO_LONG), b"414", "too long an address"),
    (POST.replace(b"/sparql", TOO_LONG) % 6 + b"ASK {}", b"414", "too long an address, with a body"),
]


@pytest.mark.parametrize(("unfit", "status", "reason"), UNFIT, ids=[reason for *_, reason in UNFIT])
def test_what_is_unfit_is_told_after_what_was_asked_before_it(
    unfit: bytes, status: bytes, reason: str, report_data: Path
) -> None:
    """In one piece: the answers to what is well asked come first, and none to what stands behind."""
    with serving(Settings(report_data)) as client, _connected(client) as connection:
        connection.sendall(MORE + POST % 6 + b"ASK {}" + unfit + MORE * 2)
        answers = b""
        while part := connection.recv(1 << 16):
            answers += part

    told = [each[:3] for each in answers.split(b"HTTP/1.1 ")[1:]]
    assert told == [b"200", b"200", status], reason
