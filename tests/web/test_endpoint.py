"""The SPARQL endpoint: formats, bounds, and what it will not do."""

from __future__ import annotations

import gzip
import hashlib
import html
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg.web.settings import Limits, Settings
from tests.web.serving import serving

LABELS = "SELECT ?s ?label WHERE { ?s rdfs:label ?label } ORDER BY ?label"
GRAPH = "CONSTRUCT { ?s rdfs:label ?label } WHERE { ?s rdfs:label ?label }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(9)) + " }"
HUGE = "SELECT * { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(3)) + " }"

ACCEPTED = [
    (LABELS, "application/sparql-results+json", b'{"head"'),
    (LABELS, "application/sparql-results+xml", b"<?xml"),
    (LABELS, "text/csv", b"s,label"),
    (LABELS, "text/tab-separated-values", b"?s\t?label"),
    (GRAPH, "text/turtle", b"@prefix"),
    (GRAPH, "application/n-triples", b"<http"),
    (GRAPH, "application/rdf+xml", b"<?xml"),
    (GRAPH, "application/ld+json", b"["),
    (GRAPH, "application/trig", b"@prefix"),
    (GRAPH, "application/n-quads", b"<http"),
]


@pytest.mark.parametrize(("query", "accept", "beginning"), ACCEPTED)
def test_formats(client: httpx.Client, query: str, accept: str, beginning: bytes) -> None:
    """Every format is given to who asks for it, under its own name."""
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].split(";")[0] == accept
    assert response.content.startswith(beginning)


def test_project_prefixes_need_no_declaration(client: httpx.Client) -> None:
    """The project's prefixes are known; a graph names only those it uses."""
    response = client.get("/sparql", params={"query": GRAPH, "format": "ttl"})
    assert [line for line in response.text.splitlines() if line.startswith("@prefix")] == [
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
    ]


def test_a_coded_body_is_refused(client: httpx.Client) -> None:
    """What is compressed is not read as if it were not."""
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    response = client.post("/sparql", content=gzip.compress(b"ASK {}"), headers=headers)
    assert (response.status_code, response.json()["error"]["place"]) == (415, "Content-Encoding")


FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
LINKS = [
    ({}, FIREFOX, True, "a browser that follows a link"),
    ({}, "text/html", True, "who takes nothing but pages"),
    ({"lang": "en"}, FIREFOX, True, "a page in another language"),
    ({"format": "csv"}, FIREFOX, False, "a link to a file"),
    ({"default-graph-uri": "urn:x-arq:DefaultGraph"}, FIREFOX, False, "a dataset, which the page has not"),
    ({}, "text/html, application/sparql-results+json;q=0.9", False, "a program that takes pages too"),
    ({}, "*/*", False, "a program"),
]


@pytest.mark.parametrize(("more", "accept", "page", "reason"), LINKS)
def test_a_link_with_a_query_opens_in_a_browser(
    client: httpx.Client, more: dict[str, str], accept: str, page: bool, reason: str
) -> None:
    """A person sees the query page with the query of the link in it; a program gets the rows."""
    asked = 'SELECT ?s { ?s rdfs:label "联影 & 医疗+"@zh } #'
    response = client.get("/sparql", params={"query": asked, **more}, headers={"Accept": accept})
    if not page:
        assert response.status_code == 200, reason
        assert "html" not in response.headers["content-type"]
        return
    assert (response.status_code, response.headers["vary"]) == (303, "Accept"), reason
    shown = client.get(response.headers["location"], headers={"Accept": accept})
    assert html.escape(asked, quote=False).replace('"', "&#34;") in shown.text
    assert shown.headers["content-language"] == {"en": "en"}.get(more.get("lang", ""), "zh-CN"), reason


REFUSALS = [
    ("GET", {"query": "SELEC"}, 400, "", "not SPARQL"),
    ("GET", {"query": LABELS, "default-graph-uri": "not an iri"}, 400, "", "a graph that is no IRI"),
    ("GET", {"query": "SELECT * { SERVICE <http://x.example/> {} }"}, 403, "", "another host"),
    ("GET", {"query": HUGE}, 413, "result-size", "a result past the limit"),
    ("GET", {"query": ENDLESS}, 408, "seconds=1.5", "a query past its time"),
    ("GET", {"query": "SELECT * {}" + " " * 30_000}, 413, "query=20000", "a query past the limit"),
    ("POST", {"update": "INSERT DATA { <a:a> <a:a> <a:a> }"}, 403, "", "writing where only reading is on"),
    ("POST", {"query": LABELS + " " * 60_000}, 413, "body=50000", "a body past the limit"),
    ("PUT", {}, 405, "", "a method that is none of the protocol's"),
]


@pytest.mark.parametrize(("method", "fields", "status", "limit", "reason"), REFUSALS)
def test_refusals(
    client: httpx.Client, method: str, fields: dict[str, str], status: int, limit: str, reason: str
) -> None:
    """Each refusal has its status, the one JSON shape, and a marker where a limit was reached."""
    sent = {"params": fields} if method == "GET" else {"data": fields}
    response = client.request(method, "/sparql", **sent)  # type: ignore[arg-type]
    assert response.status_code == status, reason
    error = response.json()["error"]
    assert set(error) == {"status", "problem", "place", "mend"}
    assert error["status"] == status
    assert response.headers.get("KG-Limit", "") == limit


def test_a_query_that_breaks_its_process_harms_no_other(client: httpx.Client) -> None:
    """Nesting that overflows the parser's stack ends one process; the next question is answered."""
    nested = "SELECT * { " + "{ " * 4_000 + "} " * 4_000 + "}"
    assert client.get("/sparql", params={"query": nested}).status_code in (400, 413)
    assert client.get("/sparql", params={"query": LABELS}).status_code == 200


def test_others_are_answered_while_one_runs_long(client: httpx.Client) -> None:
    """While an endless query runs to its limit, small ones by others come back at once."""
    with ThreadPoolExecutor(1) as threads:
        endless = threads.submit(client.get, "/sparql", params={"query": ENDLESS + " #2"})
        time.sleep(0.2)
        started = time.monotonic()
        for number in range(10):
            response = client.get("/sparql", params={"query": f"ASK {{}} # {number}"})
            assert response.json()["boolean"] is True
        assert time.monotonic() - started < 1.0
        assert endless.result().status_code == 408


def test_a_queue_that_is_full_says_when_to_come_back(built: Path) -> None:
    """Where every process is busy and the queue is full, a client is told so and when to try again."""
    limits = Limits(seconds=1.0, workers=1, waiting=1)
    with serving(Settings(built, limits=limits)) as client, ThreadPoolExecutor(4) as threads:
        answers = threads.map(
            lambda number: client.get("/sparql", params={"query": f"{ENDLESS} # {number}"}), range(4)
        )
        statuses = sorted(answer.status_code for answer in answers)
    assert statuses[-1] == 503
    assert set(statuses) == {408, 503}


def test_a_repeated_question_is_kept_until_the_graph_changes(tmp_path: Path) -> None:
    """The second answer comes from the cache; a new graph in the folder is seen without a restart."""
    graph = tmp_path / "graph.nt"
    graph.write_text('<a:a> <a:p> "1" .\n', encoding="utf-8")
    question = {"query": "SELECT ?o { ?s ?p ?o }", "format": "csv"}
    with serving(Settings(tmp_path, watch_seconds=0.0)) as client:
        first, second = (client.get("/sparql", params=question) for _ in range(2))
        assert "query" in first.headers["Server-Timing"]
        assert "cache" in second.headers["Server-Timing"]
        assert first.content == second.content == b"o\r\n1\r\n"
        newer = tmp_path / "newer.nt"
        newer.write_text('<a:a> <a:p> "2" .\n', encoding="utf-8")
        newer.replace(graph)
        assert client.get("/sparql", params=question).content == b"o\r\n2\r\n"


@pytest.mark.parametrize("query", [LABELS, GRAPH, "ASK {}"])
def test_a_kept_answer_is_the_answer(client: httpx.Client, query: str) -> None:
    """Byte for byte and with every header but its timing; in whatever order formats are asked for."""
    accepts = ["application/sparql-results+xml, text/turtle", "text/csv;q=0.5, application/n-triples", "*/*"]

    def asked(accept: str) -> httpx.Response:
        return client.get("/sparql", params={"query": f"{query} # kept"}, headers={"Accept": accept})

    fresh = [asked(accept) for accept in accepts if "xml" not in accept or query != "ASK {}"]
    kept = [asked(each.request.headers["Accept"]) for each in reversed(fresh)]

    for first, second in zip(fresh, reversed(kept), strict=True):
        assert "cache" in second.headers["Server-Timing"]
        assert second.content == first.content
        changing = {"server-timing", "date"}
        assert {name: value for name, value in second.headers.items() if name not in changing} == {
            name: value for name, value in first.headers.items() if name not in changing
        }


PROOF = """SELECT ?text { ?fact rdf:object ?industry ; dp:evidence ?p . ?p dp:text ?text }"""
DATASETS = [
    (PROOF, {"default-graph-uri": "urn:g"}, True, "the protocol names the graph"),
    (PROOF.replace("{", "FROM <urn:g> {", 1), {}, True, "the query does"),
    (PROOF.replace("{", "{ GRAPH <urn:g> {", 1) + " }", {"named-graph-uri": "urn:g"}, True, "as a named one"),
    (PROOF, {"default-graph-uri": "urn:other"}, False, "another graph has none of it"),
    (PROOF, {}, False, "nor has the default graph"),
]


DEFAULT = "FROM <urn:x-arq:DefaultGraph>"


@pytest.mark.parametrize(
    ("dataset", "found"),
    [
        (DEFAULT, True),
        (f"FROM <urn:none> {DEFAULT} FROM NAMED <urn:none>", True),
        ("FROM <urn:none>", False),
        ("FROM NAMED <urn:x-arq:DefaultGraph>", False),
    ],
)
def test_the_default_graph_can_be_chosen_in_a_query(client: httpx.Client, dataset: str, found: bool) -> None:
    """As it can by the protocol, under the name that clients know for it; its proofs are there."""
    query = PROOF.replace("{", f"{dataset} {{", 1)
    answer = client.get("/sparql", params={"query": query, "format": "tsv"})

    assert answer.status_code == 200, answer.text
    assert (len(answer.text.splitlines()) > 1) is found


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[httpx.Client]:
    """A server that holds the graph of the made-up district under a name."""
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    folder: Path = tmp_path_factory.mktemp("named")
    with serving(Settings(folder, writable=True, token_sha256=digest)) as opened:
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/n-triples"}
        content = (built / "graph.nt").read_bytes()
        put = opened.put("/rdf-graph-store", params={"graph": "urn:g"}, content=content, headers=headers)
        assert put.is_success
        yield opened


@pytest.mark.parametrize(("query", "dataset", "found", "reason"), DATASETS)
def test_a_dataset_keeps_its_proofs(
    named: httpx.Client, query: str, dataset: dict[str, str], found: bool, reason: str
) -> None:
    """Evidence is plain triples: whoever chooses a graph has the sentences with it."""
    answer = named.get("/sparql", params={"query": query, "format": "tsv", **dataset})

    assert (len(answer.text.splitlines()) > 1) is found, reason


TOKEN = "right"
WRITERS = [
    ({}, 401, "no token"),
    ({"Authorization": "Bearer wrong"}, 401, "another token"),
    ({"Authorization": "Basic right"}, 401, "another scheme"),
    ({"Authorization": "Bearer right"}, 204, "the token"),
]


@pytest.mark.parametrize(("headers", "status", "reason"), WRITERS)
def test_writing_needs_the_token(tmp_path: Path, headers: dict[str, str], status: int, reason: str) -> None:
    """Only who bears the token writes, and what was written can be read."""
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    with serving(Settings(tmp_path, writable=True, token_sha256=digest)) as client:
        update = {"update": "INSERT DATA { <a:a> <a:p> 1 }"}
        assert client.post("/sparql", data=update, headers=headers).status_code == status, reason
        there = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"]
        assert there is (status == 204)


def test_loading_a_file_is_refused_to_writers_too(tmp_path: Path) -> None:
    """LOAD reads no file and no address, token or not."""
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    with serving(Settings(tmp_path, writable=True, token_sha256=digest)) as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        assert client.post("/sparql", data={"update": "LOAD <file:///etc/passwd>"}).status_code == 403


BOMB = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="a:a">
<rdf:value>&d;&x;</rdf:value></rdf:Description></rdf:RDF>"""
REMOTE = b'{"@context": "http://127.0.0.1:9/context.jsonld", "name": "x"}'


@pytest.mark.parametrize(
    ("body", "kind"),
    [(BOMB, "application/rdf+xml"), (REMOTE, "application/ld+json")],
    ids=["entities", "context"],
)
def test_rdf_that_reaches_out_is_refused(tmp_path: Path, body: bytes, kind: str) -> None:
    """External entities and remote contexts are not followed, and nothing of them is stored."""
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    with serving(Settings(tmp_path, writable=True, token_sha256=digest)) as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        answer = client.put("/rdf-graph-store?default", content=body, headers={"Content-Type": kind})
        assert answer.status_code == 400, answer.text
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is False
