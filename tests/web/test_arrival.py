"""Who sends a request by drops is let go; who sends it slowly but steadily is answered."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from kg.web import arrival
from kg.web.settings import Settings
from tests.web.serving import serving

HEAD = b"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n"
QUERY = b"ASK {}"
BODY = HEAD + b"Content-Length: %d\r\n\r\n"
CASES = [
    ([], b"", "says nothing"),
    ([b"GET / HT"], b"", "begins a line"),
    ([b"GET / HTTP/1.1\r\n", *[b"X: y\r\n"] * 20], b"", "sends headers for ever"),
    (
        [b"GET / HTTP/1.1\r\nX: ", *[b"y" * 400_000] * 3],
        b"431 Request Header Fields Too Large",
        "sends a header without end",
    ),
    ([BODY % 100, *[b"#"] * 2], b"408 Request Timeout", "sends a body by drops"),
    ([HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n"], b"408 Request Timeout", "promises a chunk"),
    ([BODY % len(QUERY), QUERY[:3], QUERY[3:]], b"200 OK", "takes two steps"),
    ([HEAD[:30], HEAD[30:] + b"Content-Length: %d\r\n\r\n" % len(QUERY), QUERY], b"200 OK", "takes three"),
]


@pytest.mark.parametrize(("parts", "status", "reason"), CASES, ids=[reason for *_, reason in CASES])
def test_what_does_not_arrive_is_given_up(
    parts: list[bytes], status: bytes, reason: str, report_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection is closed, a body refused, after so many seconds."""
    monkeypatch.setattr(arrival, "PATIENCE", 1.0)
    with serving(Settings(report_data)) as client:
        address = client.base_url.host, client.base_url.port or 0
        with socket.create_connection(address, timeout=20) as connection:
            answer = _sent(connection, parts)

    assert answer.partition(b"\r\n")[0].removeprefix(b"HTTP/1.1 ") == status, reason


def _sent(connection: socket.socket, parts: list[bytes]) -> bytes:
    """The parts a fifth of a second apart, then what comes back until the end."""
    answer = b""
    try:
        for part in parts:
            connection.sendall(part)
            time.sleep(0.2)
        while received := connection.recv(4096):
            answer += received
    except ConnectionError:
        # Closed while it still sent.
        pass
    return answer


MUCH = b"GET /sparql?query=SELECT+*+%7B+?s+?p+?o+.+?a+a+dp:Project+%7D+LIMIT+60000 HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize("more", [b"", b"X-Forwarded-Proto: http\r\n"], ids=["fast path", "long way"])
@pytest.mark.parametrize(("patience", "is_whole"), [(1.0, False), (300.0, True)])
def test_who_does_not_read_is_let_go(
    more: bytes, patience: float, report_data: Path, monkeypatch: pytest.MonkeyPatch, *, is_whole: bool
) -> None:
    """After so many seconds; who pauses for less has the whole answer."""
    monkeypatch.setattr(arrival, "UNREAD", patience)
    with serving(Settings(report_data)) as client, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        connection.settimeout(20)
        connection.connect((client.base_url.host, client.base_url.port or 0))
        connection.sendall(MUCH + more + b"\r\n")
        head = connection.recv(1500)
        length = int(head.lower().partition(b"content-length: ")[2].split()[0])
        left = length - len(head.partition(b"\r\n\r\n")[2])
        time.sleep(3.0)
        try:
            while left and (part := connection.recv(1 << 16)):
                left -= len(part)
        except ConnectionError:
            pass
    assert length > 10_000_000
    assert (left == 0) == is_whole


# So long an address is beyond what the parser of HTTP takes apart.
LONG = "SELECT (1 AS ?one) {} #" + "a" * 150_000
FORMS = [(b"", None), (b"X-Forwarded-Proto: http\r\n", None), (b"", 1_000)]
LENGTHS = [
    (b"GET /sparql?query=" + quote_plus(LONG).encode(), b"200 OK", b'"value":"1"'),
    (b"GET http://x/sparql?query=" + quote_plus(LONG).encode(), b"200 OK", b'"value":"1"'),
    (b"GET /sparql?query=" + quote_plus(LONG).encode() + b"#fragment", b"200 OK", b'"value":"1"'),
    (
        b"GET /sparql?query=" + quote_plus(LONG * 2).encode(),
        b"413 Request Entity Too Large",
        b"the query is longer than 200000 bytes",
    ),
    (b"GET /" + b"a" * 70_000, b"414 Request-URI Too Long", b"the address is longer than 65535 bytes"),
    (b"NONSENSE", b"400 Bad Request", b"Invalid HTTP"),
]


@pytest.mark.parametrize("form", FORMS, ids=["whole", "by a proxy", "in pieces"])
@pytest.mark.parametrize(("line", "status", "says"), LENGTHS, ids=[repr(each[0][:24]) for each in LENGTHS])
def test_a_long_address_is_answered_or_told_why_not(
    line: bytes, status: bytes, says: bytes, form: tuple[bytes, int | None], report_data: Path
) -> None:
    """However it comes, the same: within the limit of a query an answer, beyond it the limit is named."""
    more, cut = form
    request = line + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + more + b"\r\n"
    with serving(Settings(report_data)) as client:
        address = client.base_url.host, client.base_url.port or 0
        with socket.create_connection(address, timeout=20) as connection:
            answer = _sent(connection, [request[:cut], request[cut:]] if cut else [request])

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 " + status)
    assert says in body
    assert status == b"200 OK" or b'"error"' in body
