"""The server is neither brought down nor tricked: random requests, hostile labels, many clients at once."""

from __future__ import annotations

import http.client
import random
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.web.settings import Limits, Settings
from tests.web.hostile import HOSTILE
from tests.web.serving import serving

REQUESTS = 10_000
THREADS = 4
BASE = "https://w3id.org/devplan/id/"
PATHS = [
    "/",
    "/sparql",
    "/sparql/",
    "/search",
    "/api/search",
    "/list/Project",
    "/list/Project.csv",
    "/list/Project.xlsx",
    "/graph",
    "/api/graph/view",
    "/api/graph/expand",
    "/api/graph/paths",
    "/api/graph/evidence",
    "/indicators",
    "/industries",
    "/api/catalogue/aliases",
    "/api/why-empty",
    "/api/what-is-wrong",
    "/rdf-graph-store",
    "/rdf-graph-store/x",
    "/devplan/id/",
    "/devplan/id/industry/x",
    "/devplan/ontology",
    "/assets/style.css",
    "/.well-known/void",
    "/reports",
]
NAMES = [
    "query",
    "update",
    "q",
    "iri",
    "from",
    "to",
    "s",
    "p",
    "o",
    "lang",
    "page",
    "status",
    "industry",
    "place",
    "kind",
    "default-graph-uri",
    "named-graph-uri",
    "format",
    "graph",
    "default",
    "offset",
    "relation",
    "way",
    "text",
    "focus",
]
VALUES = (
    "",
    "0",
    "-1",
    "99999999999999999999",
    "null",
    "'",
    '"',
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "\u202e\u202d",
    "\ud83d\ude00",
    "𠮷" * 300,
    "a" * 8_000,
    "SELECT * { ?s ?p ?o } LIMIT 5",
    "ASK {}",
    "DESCRIBE <x:y>",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3",
    "SELECT * { SERVICE <http://127.0.0.1:1/> {} }",
    "LOAD <file:///etc/passwd>",
    "DROP ALL",
    "SELECT * {" + "{" * 900,
    "SELECT (" * 400,
    "ASK { FILTER(REGEX('aaaaaaaaaaaaaaaaaaaaaaaa', '(a+)+$b')) }",
    "SELECT ?x { BIND(1/0 AS ?x) }",
    "https://w3id.org/devplan/id/industry/x",
    "http://[::1",
    "urn:x",
    "x" * 300 + ":",
    "\x01\x02",
    "{{7*7}}",
    "${7*7}",
    "'; DROP TABLE x; --",
    "?focus=1&focus=2",
    "#char=1,2",
    "1e400",
    "NaN",
    "Project",
    "Nothing",
    "zh",
    "en",
    "xx",
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"Accept": "text/html"},
    {"Accept": "*/*;q=0"},
    {"Accept": ",;=" * 500},
    {"Content-Type": "application/sparql-query"},
    {"Content-Type": "application/x-www-form-urlencoded"},
    {"Content-Type": "multipart/form-data; boundary=x"},
    {"Content-Type": "text/turtle"},
    {"Cookie": "lang=<script>; lang=zz"},
    {"Authorization": "Bearer " + "x" * 2_000},
    {"Content-Encoding": "gzip"},
    {"Range": "bytes=0-,5-1"},
    {"If-None-Match": '"' * 99},
    {"X-Forwarded-For": "127.0.0.1, ::1"},
    {"Origin": "null"},
)
METHODS = ("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW")


def _request(chance: random.Random) -> tuple[str, str, bytes, dict[str, str]]:
    pairs = [
        f"{chance.choice(NAMES)}={quote(chance.choice(VALUES), safe='', errors='surrogatepass')}"
        for _ in range(chance.randrange(4))
    ]
    fields = "&".join(pairs)
    path = chance.choice(PATHS)
    if chance.random() < 0.2:
        path = "/" + quote(chance.choice(VALUES)[:2_000], safe="/.%<>", errors="surrogatepass")
        path = path.replace("<", "%3C").replace(">", "%3E")
    if chance.random() < 0.1:
        path += "%" + chance.choice(("zz", "ff", "c0%af", "00", "2e%2e", "e2%80%ae"))
    body = chance.choice((b"", fields.encode(), bytes(chance.randrange(256) for _ in range(200))))
    return chance.choice(METHODS), f"{path}?{fields}", body, dict(chance.choice(HEADERS))


def _send(port: int, seed: int, count: int) -> Counter[int]:
    chance = random.Random(seed)
    statuses: Counter[int] = Counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for _ in range(count):
        method, path, body, headers = _request(chance)
        connection.request(method, path, body if method not in ("GET", "HEAD") else None, headers)
        response = connection.getresponse()
        response.read()
        statuses[response.status] += 1
        assert response.status < 500, f"{response.status} for {method} {path[:300]} {headers} {body[:300]!r}"
        if response.will_close:
            connection.close()
    connection.close()
    return statuses


def test_ten_thousand_random_and_hostile_requests(report_data: Path) -> None:
    """None makes the server fault, and it answers as before afterwards."""
    limits = Limits(seconds=2, workers=2)
    with serving(Settings(report_data, limits=limits)) as client, ThreadPoolExecutor(THREADS) as threads:
        port = client.base_url.port or 0
        sent = threads.map(lambda seed: _send(port, seed, REQUESTS // THREADS), range(THREADS))
        statuses = sum(sent, Counter())
        assert statuses.total() == REQUESTS
        assert statuses[200] > REQUESTS // 20
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_label_is_only_text(hostile: httpx.Client, name: str) -> None:
    """No label becomes markup, and no IRI of another scheme becomes a link, on any page that shows it."""
    pages = [
        f"/devplan/id/310114/{name}.html",
        "/list/Project",
        "/list/Place",
        "/",
        "/graph",
        f"/search?q={name}",
    ]
    pages.append(f"/graph?focus={quote(f'{BASE}310114/{name}', safe='')}")
    pages.append(f"/search?q={quote(HOSTILE[name][:150])}")
    for path in pages:
        page = hostile.get(path, headers={"Accept": "text/html"})
        assert page.status_code == 200, path
        assert "<script>window" not in page.text
        assert "<img src=x" not in page.text
        assert 'href="javascript:' not in page.text
        assert "49" not in page.text.split("<main")[1] or name != "template"
    own = hostile.get(pages[0], headers={"Accept": "text/html"}).text
    assert re.sub(r"\s", "", HOSTILE[name]) in re.sub(r"\s", "", unescape(own))


def test_a_hostile_label_is_no_formula(hostile: httpx.Client) -> None:
    """A spreadsheet that opens the CSV runs nothing."""
    data = hostile.get("/list/Project.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in data
    assert not any(line.startswith(("=", "+", "-", "@")) for line in data.splitlines())


def test_many_clients_at_once_are_all_answered(report_data: Path) -> None:
    """64 clients ask for some seconds, all at once, without one error."""
    query = "SELECT ?s ?label {{ ?s a dp:Project ; rdfs:label ?label }} LIMIT {n}"
    until = time.monotonic() + 5

    def ask(number: int) -> Counter[int]:
        found: Counter[int] = Counter()
        with httpx.Client(base_url=base, timeout=30) as one:
            while not found or time.monotonic() < until:
                text = query.format(n=1 + (number * 31 + found.total()) % 97)
                found[one.get("/sparql", params={"query": text}).status_code] += 1
        return found

    with serving(Settings(report_data)) as client, ThreadPoolExecutor(64) as threads:
        base = client.base_url
        statuses = sum(threads.map(ask, range(64)), Counter())
    assert set(statuses) == {200}
    assert statuses.total() >= 64
