"""The fast path: plain requests take it, others do not, and whichever way gives the same answer."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from http.client import parse_headers
from pathlib import Path
from urllib.parse import parse_qsl, quote

import httpx
import pytest

from kg.web import fast_path
from kg.web.endpoint import Endpoint
from kg.web.fast_path import REQUEST, plain_fields
from kg.web.requests import operation_of_get
from kg.web.settings import Limits, Settings
from tests.web.serving import serving

LINE = b"GET /sparql?query=ASK+%7B%7D HTTP/1.1\r\n"
HOST = b"Host: x\r\n"
JSON = b"Accept: application/sparql-results+json\r\n"
PLAIN = [
    (LINE + HOST + b"\r\n", "no more than a host"),
    (LINE + HOST + JSON + b"\r\n", "a format"),
    (LINE + HOST + b"Connection: keep-alive\r\nUser-Agent: curl/8\r\nCookie: lang=zh\r\n\r\n", "a library's"),
    (LINE.replace(b"sparql", b"sparql/") + HOST + b"\r\n", "the other path"),
    (LINE.replace(b" HTTP", b"&format=csv HTTP") + HOST + b"\r\n", "one field more"),
]
NOT_PLAIN = [
    (LINE + HOST, "not whole"),
    (LINE + HOST + b"\r\n" + LINE + HOST + b"\r\n", "two at once"),
    (LINE + HOST + b"Content-Length: 3\r\n\r\nabc", "a body"),
    (LINE + HOST + b"Content-Length: 0\r\n\r\n", "an empty body"),
    (LINE + HOST + b"transfer-encoding: chunked\r\n\r\n", "a body in chunks"),
    (LINE + HOST + b"Connection: close\r\n\r\n", "wants the end"),
    (LINE + HOST + b"Connection: upgrade\r\nUpgrade: h2c\r\n\r\n", "another protocol"),
    (LINE + HOST + b"Expect: 100-continue\r\n\r\n", "waits for a word"),
    (LINE + HOST + b"X-Forwarded-For: 10.0.0.1\r\n\r\n", "came by a proxy"),
    (LINE + HOST + b"Accept: text/html,*/*;q=0.8\r\n\r\n", "a person's"),
    (LINE + HOST + b" folded\r\n\r\n", "a folded line"),
    (LINE + b"Host : x\r\n\r\n", "a blank before the colon"),
    (LINE + b"Host: x\n\r\n", "a bare line feed"),
    (LINE + b"Host: \xff\r\n\r\n", "no ASCII"),
    (LINE + HOST + b"Cookie: " + b"x" * 3_000 + b"\r\n\r\n", "longer than is remembered"),
    (LINE.replace(b"1.1", b"1.0") + HOST + b"\r\n", "an older protocol"),
    (LINE.replace(b"GET", b"HEAD") + HOST + b"\r\n", "another method"),
    (LINE.replace(b"/sparql", b"/sparqls") + HOST + b"\r\n", "another path"),
    (LINE.replace(b"ASK", b"ASK#") + HOST + b"\r\n", "a fragment"),
    (LINE.replace(b"query", b"text") + HOST + b"\r\n", "no query"),
]


def is_plain(data: bytes) -> bool:
    """Whether the fast path takes it."""
    found = REQUEST.fullmatch(data)
    fields = found["fields"] if found else b""
    return 0 < len(fields) <= fast_path.LONGEST_FIELDS and plain_fields(fields) is not None


@pytest.mark.parametrize(("data", "reason"), PLAIN, ids=[reason for _, reason in PLAIN])
def test_a_plain_request_is_taken(data: bytes, reason: str) -> None:
    """Whatever library wrote it."""
    assert is_plain(data), reason


@pytest.mark.parametrize(("data", "reason"), NOT_PLAIN, ids=[reason for _, reason in NOT_PLAIN])
def test_every_other_goes_the_long_way(data: bytes, reason: str) -> None:
    """Which knows all that HTTP allows."""
    assert not is_plain(data), reason


QUERIES = [
    "ASK {}",
    "ASK { ?s ?p '1+1=2 & 100%' }",
    "ASK\t{ ?s ?p '氢能' }\n# %41",
    "%",
    "=",
    "ASK {} #é\u0000",
]


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.parametrize("safe", ["", "/:?{}"])
def test_a_query_in_an_address_is_read_as_forms_are(text: str, safe: str) -> None:
    """As the library for it reads it, whose loop is passed by."""
    for raw in (quote(text, safe=safe), quote(text, safe=safe + " ").replace(" ", "+")):
        assert operation_of_get(b"query=" + raw.encode()).text == text
        assert parse_qsl(f"query={raw}") == [("query", text)]


@pytest.mark.parametrize("raw", ["%zz", "%", "a%4", "%%41", "%=41", "=%3", "%e6%b0%a2%2"])
def test_a_percent_that_codes_nothing_stays(raw: str) -> None:
    """As in the library."""
    assert operation_of_get(f"query={raw}".encode()).text == parse_qsl(f"query={raw}")[0][1]


@pytest.fixture(scope="module")
def server(report_data: Path) -> Iterator[httpx.Client]:
    """A server that stops a query after a second."""
    with serving(Settings(report_data, limits=Limits(seconds=1.0, workers=2))) as client:
        yield client


@pytest.fixture
def line(server: httpx.Client) -> Iterator[socket.socket]:
    """A connection to it."""
    address = server.base_url.host, server.base_url.port or 0
    with socket.create_connection(address, timeout=20) as connection:
        yield connection


def asked(query: str, fields: bytes = JSON) -> bytes:
    """A request for it."""
    return b"GET /sparql?query=" + quote(query, safe="").encode() + b" HTTP/1.1\r\n" + HOST + fields + b"\r\n"


def answer(connection: socket.socket) -> tuple[int, dict[str, str], bytes]:
    """The next answer: status, headers, body. Nothing of the one after it is read."""
    with connection.makefile("rb", buffering=0) as file:
        status = int(file.readline().split()[1])
        headers = {name.lower(): value for name, value in parse_headers(file).items()}
    body = connection.recv(int(headers["content-length"]), socket.MSG_WAITALL)
    return status, headers, body


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SAME = [
    ("SELECT ?o { ?s dp:status ?o } ORDER BY ?o LIMIT 3", JSON, 200),
    ("CONSTRUCT WHERE { ?s dp:status ?o } LIMIT 3", b"Accept: text/turtle\r\n", 200),
    (ENDLESS, JSON, 408),
    ("SELEC", JSON, 400),
    ("ASK {}", b"Accept: image/png\r\n", 406),
    ("ASK { SERVICE <http://x.example/> {} }", JSON, 403),
]


@pytest.mark.parametrize(("query", "fields", "status"), SAME, ids=[str(status) for *_, status in SAME])
def test_both_ways_give_the_same_answer(line: socket.socket, query: str, fields: bytes, status: int) -> None:
    """The headers too; what differs is how long it took and when."""
    found = []
    for number, more in enumerate((b"", b"X-Forwarded-Proto: http\r\n")):
        line.sendall(asked(f"{query}\n# {number}", fields + more))
        code, headers, body = answer(line)
        found.append((code, headers | {"server-timing": "", "date": ""}, body.replace(b"# 1", b"# 0")))
    assert found[0][0] == status
    assert found[0] == found[1]
    assert found[0][1]["content-security-policy"]


def test_answers_come_in_the_order_of_requests(line: socket.socket) -> None:
    """Also where the first one takes long, and whichever way each goes."""
    slow = "SELECT (COUNT(*) AS ?n) { ?a a dp:Passage . ?b a dp:Passage . FILTER(STR(?a) < STR(?b)) }"
    wanted = [slow, "SELECT (2 AS ?n) {}", slow + "# again", "SELECT (4 AS ?n) {}"]
    for number, query in enumerate(wanted):
        line.sendall(asked(query, JSON if number < 3 else JSON + b"X-Forwarded-Proto: http\r\n"))
        time.sleep(0.05)
    bodies = [answer(line) for _ in wanted]
    assert [status for status, *_ in bodies][1::2] == [200, 200]
    assert b'"2"' in bodies[1][2]
    assert b'"4"' in bodies[3][2]
    assert bodies[0][0] == bodies[2][0]


def test_a_request_in_pieces_is_answered(line: socket.socket) -> None:
    """And the next one, which comes whole."""
    request = asked("ASK {}")
    for part in (request[:30], request[30:]):
        line.sendall(part)
        time.sleep(0.1)
    assert answer(line)[0] == 200
    line.sendall(asked("ASK { ?s ?p ?o }"))
    assert answer(line)[0] == 200


def fault(*_: object) -> None:
    """What no one foresaw."""
    raise ZeroDivisionError


async def fault_later(*_: object) -> None:
    """What no one foresaw, once the request was taken."""
    fault()


@pytest.mark.parametrize("begin", [fault, fault_later])
def test_a_fault_is_told(
    line: socket.socket, monkeypatch: pytest.MonkeyPatch, begin: Callable[..., object]
) -> None:
    """As one of the server, and the connection stays."""
    with monkeypatch.context() as patched:
        patched.setattr(Endpoint, "begin", begin)
        line.sendall(asked("ASK { ?of_which a ?fault }"))
        status, _, body = answer(line)
    assert status == 500
    assert b"a fault of this server" in body
    line.sendall(asked("ASK {}"))
    assert answer(line)[0] == 200


def test_a_connection_at_rest_is_closed(line: socket.socket) -> None:
    """Five seconds after its last answer, not after its first."""
    for number in range(2):
        line.sendall(asked(f"ASK {{}} # {number}"))
        assert answer(line)[0] == 200
        time.sleep(3)
    started = time.monotonic()
    assert line.recv(1) == b""
    assert 1 < time.monotonic() - started < 15


def test_a_server_that_ends_answers_first(report_data: Path) -> None:
    """Who waits for an answer still gets it, and is told that it is the last."""
    with serving(Settings(report_data, limits=Limits(seconds=1.5))) as client:
        address = client.base_url.host, client.base_url.port or 0
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        connection = socket.create_connection(address, timeout=20)
        connection.sendall(asked(ENDLESS))
        time.sleep(0.1)
    with connection:
        status, headers, _ = answer(connection)
    assert status == 408
    assert headers["connection"] == "close"
