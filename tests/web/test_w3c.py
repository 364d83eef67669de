"""The endpoint passes W3C's own tests of the protocol, the service description and the graph store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.web.app import GRAPHS
from kg.web.settings import Limits, Settings
from tests.web import w3c
from tests.web.serving import serving

TOKEN = "a token of this test"
AUTHORITY = {"Authorization": f"Bearer {TOKEN}"}
RESULT_TYPES = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}
# What the manifest's text expects contradicts what its earlier requests wrote.
BODIES_AT_ODDS = {
    "get_of_post__existing_graph": "leaves out the foaf:name just posted",
}


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server started for writing, with a store of its own."""
    data: Path = tmp_path_factory.mktemp("w3c")
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    settings = Settings(data, writable=True, token_sha256=digest, limits=Limits(workers=1))
    with serving(settings) as client:
        client.headers.update(AUTHORITY)
        yield client


# The manifests are data to run, not to keep here; where they are absent the run says so.
with_manifests = pytest.mark.skipif(
    not w3c.are_here(),
    reason="W3C's manifests are not here; set KG_W3C_TESTS to the folder that holds them",
)


def test_a_folder_that_is_named_must_hold_the_manifests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistyped folder ends the run instead of skipping what it should have run."""
    monkeypatch.setenv("KG_W3C_TESTS", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="KG_W3C_TESTS"):
        w3c.are_here()


@with_manifests
@pytest.mark.parametrize("case", w3c.protocol_cases(), ids=lambda case: case.name)
def test_protocol(writable: httpx.Client, case: w3c.Case) -> None:
    """Each request of the protocol's manifest gets the status, the format and the truth it expects."""
    cleared = writable.post("/sparql", data={"update": "DROP ALL"})
    assert cleared.is_success
    for name, body in case.graphs:
        headers = {"Content-Type": "application/n-triples"}
        assert writable.put(GRAPHS, params={"graph": name}, content=body, headers=headers).is_success
    assert case.exchanges
    for exchange in case.exchanges:
        response = writable.request(
            exchange.method, exchange.path, headers=dict(exchange.headers), content=exchange.body
        )
        assert f"{response.status_code // 100}xx" in exchange.statuses, response.text
        if exchange.format:
            assert response.headers["content-type"].split(";")[0] in RESULT_TYPES[exchange.format]
        if exchange.boolean:
            assert response.json()["boolean"] is (exchange.boolean == "true")


def _canonical(turtle: str, base: str) -> ox.Dataset:
    dataset = ox.Dataset(ox.parse(turtle.encode(), ox.RdfFormat.TURTLE, base_iri=base))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


@with_manifests
def test_graph_store(writable: httpx.Client) -> None:
    """The graph store's tests, in the manifest's order, each building on the one before."""
    assert writable.post("/sparql", data={"update": "DROP ALL"}).is_success
    authority = f"{writable.base_url.host}:{writable.base_url.port}"
    exchanges = w3c.graph_store_exchanges(authority, GRAPHS)
    assert len(exchanges) == 18
    # The manifest deletes this graph without having made it.
    assert writable.put(f"{GRAPHS}/person/2.ttl", content=b"<> a <> .").status_code == 201
    new_path, odds = "", []
    for name, exchange in exchanges:
        path = exchange.path.replace("$NEWPATH$", new_path)
        headers = dict(exchange.headers)
        response = writable.request(exchange.method, path, headers=headers, content=exchange.body)
        assert str(response.status_code) in exchange.statuses, f"{name}: {response.text}"
        new_path = response.headers.get("location", new_path)
        if exchange.method == "GET" and exchange.expected_body:
            base = str(response.request.url)
            if _canonical(response.text, base) != _canonical(exchange.expected_body, base):
                odds.append(name)
        if exchange.method == "HEAD":
            assert not response.content
    assert odds == list(BODIES_AT_ODDS)


def test_service_description(writable: httpx.Client) -> None:
    """A bare GET returns RDF, with an sd:endpoint of that very address, of the vocabulary's own shape."""
    response = writable.get("/sparql", headers={"Accept": "application/n-triples"})
    store = ox.Store()
    store.load(response.content, ox.RdfFormat.N_TRIPLES)
    sd = "http://www.w3.org/ns/sparql-service-description#"
    shape = f"""ASK {{ ?s a <{sd}Service> ; <{sd}endpoint> <{writable.base_url}/sparql> ;
        <{sd}supportedLanguage> <{sd}SPARQL11Query>, <{sd}SPARQL11Update> ; <{sd}resultFormat> ?f ;
        <{sd}defaultDataset> ?d . ?d a <{sd}Dataset> ; <{sd}defaultGraph> ?g . ?g a <{sd}Graph> }}"""
    assert bool(store.query(shape))
