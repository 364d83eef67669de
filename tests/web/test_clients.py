"""The clients that other agencies use can ask, fetch and write; a writer that is killed harms nothing."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import shutil
import subprocess
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
import pyoxigraph as ox
from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from kg.web.errors import HttpError
from kg.web.pool import QueryPool
from kg.web.settings import Limits, Settings
from tests.web.serving import serving

LABELS = "PREFIX dp: <https://w3id.org/devplan/ontology#> SELECT ?s WHERE { ?s a dp:Industry } ORDER BY ?s"


def _fetched(wrapper: SPARQLWrapper, form: str, query: str) -> tuple[str, str]:
    """The media type and the text of the answer, in the form asked for."""
    wrapper.setQuery(query)
    wrapper.setReturnFormat(form)
    answer = wrapper.query().response
    return answer.headers["Content-Type"].partition(";")[0], answer.read().decode()


def test_sparqlwrapper(report: httpx.Client) -> None:
    """It reads rows in three formats by GET and POST, and graphs, each in the format it asked for."""
    wrapper = SPARQLWrapper(f"{report.base_url}/sparql")
    kind, text = _fetched(wrapper, JSON, LABELS)
    rows = json.loads(text)["results"]["bindings"]
    assert (kind, len(rows) > 5) == ("application/sparql-results+json", True)
    wrapper.setMethod(POST)
    kind, text = _fetched(wrapper, XML, LABELS)
    assert (kind, text.count("<result>")) == ("application/sparql-results+xml", len(rows))
    kind, text = _fetched(wrapper, CSV, LABELS)
    assert (kind, len(text.splitlines())) == ("text/csv", len(rows) + 1)
    every = "CONSTRUCT WHERE { ?s a <https://w3id.org/devplan/ontology#Industry> }"
    kind, text = _fetched(wrapper, TURTLE, every)
    assert (kind, len(Graph().parse(data=text, format="turtle"))) == ("text/turtle", len(rows))


def test_rdflib_sparqlstore(report: httpx.Client) -> None:
    """Rdflib walks the graph as if it were its own."""
    graph = Graph(store=SPARQLStore(f"{report.base_url}/sparql"))
    project = URIRef("https://w3id.org/devplan/ontology#Project")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found = list(graph.subjects(RDF.type, project))
        assert len(found) > 20
        assert graph.value(found[0], RDFS.label)


def test_rdflib_follows_a_thing(report: httpx.Client) -> None:
    """Given the address of a thing, rdflib follows the 303 to the RDF about it."""
    iri = report.get("/api/graph/foremost", params={"kind": "Industry"}).json()["nodes"][0]["id"]
    here = str(report.base_url).rstrip("/") + "/devplan/id/"
    graph = Graph().parse(iri.replace("https://w3id.org/devplan/id/", here))
    assert graph.value(URIRef(iri), RDFS.label)


def test_curl(report: httpx.Client) -> None:
    """The one-liner of the docs works."""
    curl = shutil.which("curl")
    assert curl, "curl is missing: install Debian's with `apt-get install curl`"
    command = [curl, "-sS", f"{report.base_url}/sparql", "--data-urlencode", f"query={LABELS}"]
    done = subprocess.run([*command, "-H", "Accept: application/json"], check=True, capture_output=True)
    assert len(json.loads(done.stdout)["results"]["bindings"]) > 5


def test_a_writer_killed_in_the_middle_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Whenever its process is killed, a large update is there whole or not at all, and the store opens."""
    digest = hashlib.sha256(b"t").hexdigest()
    rows = 4_000
    for number, seconds in enumerate((0.02, 0.05, 0.1, 0.2, 0.4)):
        data = tmp_path / str(number)
        data.mkdir()
        settings = Settings(data, writable=True, token_sha256=digest, limits=Limits(seconds=seconds))
        asyncio.run(_write_until_killed(settings, rows))
        held = sum(1 for _ in ox.Store(str(data / "store")).quads_for_pattern(None, None, None))
        assert held in (0, rows)


async def _write_until_killed(settings: Settings, rows: int) -> None:
    pool = QueryPool(settings)
    lines = "".join(f'<urn:s:{row}> <urn:p> "{row}" .\n' for row in range(rows))
    with contextlib.suppress(HttpError):
        await pool.run({"op": "update"}, f"INSERT DATA {{ {lines} }}".encode())
    await pool.close()


def test_one_who_writes_does_not_lose_a_reader(tmp_path: Path) -> None:
    """While graphs are put one after another, another who reads gets one of them whole, never a half."""
    digest = hashlib.sha256(b"t").hexdigest()
    query = "SELECT ?v (COUNT(*) AS ?n) { GRAPH <urn:g> { ?s ?p ?v } } GROUP BY ?v"
    with (
        serving(Settings(tmp_path, writable=True, token_sha256=digest)) as client,
        ThreadPoolExecutor(1) as pool,
    ):
        writing = Event()

        def read() -> list[list[str]]:
            with httpx.Client(base_url=client.base_url) as reader:
                found = []
                while not writing.is_set():
                    answer = reader.get("/sparql", params={"query": query, "format": "csv"})
                    found.append(answer.text.split())
            return found

        reading = pool.submit(read)
        client.headers["Authorization"] = "Bearer t"
        for version in range(5):
            body = "".join(f'<urn:s:{row}> <urn:p> "{version}" .\n' for row in range(200))
            put = client.put(
                "/rdf-graph-store?graph=urn:g",
                content=body,
                headers={"Content-Type": "application/n-triples"},
            )
            assert put.is_success
            rows = client.get("/sparql", params={"query": query, "format": "csv"}).text.split()
            assert rows == ["v,n", f"{version},200"]
        writing.set()
        found = reading.result()

    whole = [["v,n"], *(["v,n", f"{version},200"] for version in range(5))]
    assert found
    assert [rows for rows in found if rows not in whole] == []
