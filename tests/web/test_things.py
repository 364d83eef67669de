"""A thing's page holds all that the graph says of it; its list's filters leave what the graph says fits."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from kg.namespaces import PREFIXES, iri
from kg.web.wording import messages

BROWSER = {"Accept": "text/html"}
KINDS = ("Industry", "Park", "Enterprise", "Project", "Place", "Platform")
SYNTAXES = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
DP = PREFIXES["dp"]


def _rows(client: httpx.Client, query: str) -> list[list[str]]:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    return list(csv.reader(io.StringIO(answer.text)))[1:]


def _foremost(client: httpx.Client, kind: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = client.get("/api/graph/foremost", params={"kind": kind}).json()["nodes"]
    assert found, kind
    return found[:3]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_tells_all_that_is_known(report: httpx.Client, kind: str) -> None:
    """Every alias, step, sentence and related thing, both ways, and the way into the graph."""
    for node in _foremost(report, kind):
        thing = f"<{node['id']}>"
        page = unescape(report.get(node["href"], headers=BROWSER).text)
        for (alias,) in _rows(report, f"SELECT ?a {{ {thing} skos:altLabel ?a }}"):
            assert alias in page
        for (text,) in _rows(report, f"SELECT ?t {{ {thing} dp:mentionedIn/dp:text ?t }}"):
            assert text in page
        steps = _rows(report, f"SELECT ?s {{ {thing} dp:hasMilestone ?s }}")
        told = page.partition('class="timeline"')[2].partition("</ol>")[0]
        assert told.count("<li") == len(steps)
        both_ways = f"{{ {thing} ?p ?o }} UNION {{ ?o ?p {thing} }}"
        some = "FILTER(?p IN (dp:servesIndustry, dp:locatedIn, dp:undertakenBy))"
        related = f"SELECT DISTINCT ?l {{ {both_ways} ?o rdfs:label ?l . {some} }} LIMIT 20"
        for (label,) in _rows(report, related):
            assert label in page
        assert f"/graph?focus={quote(node['id'])}" in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_rdf_of_a_page_is_one_graph_in_four_syntaxes(report: httpx.Client, kind: str) -> None:
    """Turtle, N-Triples, RDF/XML and JSON-LD say the same, and the thing's label among it."""
    node = _foremost(report, kind)[0]
    address = node["href"].removesuffix(".html")
    graphs = []
    for extension, syntax in SYNTAXES.items():
        answer = report.get(f"{address}.{extension}")
        graphs.append({str(quad.triple) for quad in parse(answer.content, syntax)})
    assert all(graph == graphs[0] for graph in graphs)
    assert any(f"<{iri('rdfs:label')}>" in triple and node["id"] in triple for triple in graphs[0])


FILTERS = [
    ("Project", {"status": "Started"}, "?x dp:status dp:Started"),
    ("Project", {"status": "none"}, "FILTER NOT EXISTS { ?x dp:status ?any }"),
    ("Project", {"modality": "Planned"}, "?x dp:hasMilestone/dp:modality dp:Planned"),
    ("Project", {"step": "Started"}, "?x dp:hasMilestone/dp:milestoneType dp:Started"),
    ("Project", {"industry": "?i"}, "?x dp:servesIndustry ?i"),
    ("Enterprise", {"place": "?p"}, "?x dp:locatedIn ?p"),
    ("Commitment", {"deadline": "2021"}, '?x dp:deadline "2021"'),
    ("Project", {"q": "基地"}, "?x rdfs:label|skos:altLabel ?l FILTER(CONTAINS(?l, '基地'))"),
]


@pytest.mark.parametrize(("kind", "fields", "pattern"), FILTERS)
def test_a_filter_leaves_what_fits(
    report: httpx.Client, kind: str, fields: dict[str, str], pattern: str
) -> None:
    """The file holds as many things as the graph has; the address bears the filter."""
    for name, value in fields.items():
        if value.startswith("?"):
            found = _rows(report, f"SELECT {value} {{ ?x a dp:{kind} . {pattern} }} LIMIT 1")[0][0]
            fields, pattern = {name: found}, pattern.replace(value, f"<{found}>")
    query = f"SELECT DISTINCT ?x {{ ?x a dp:{kind} . {pattern} }}"
    wanted = {row[0] for row in _rows(report, query)}
    answer = report.get(f"/list/{kind}.csv", params=fields)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]
    assert {row[-1] for row in rows} == wanted
    assert rows
    page = report.get(f"/list/{kind}", params=fields, headers=BROWSER).text
    assert re.search(rf"共 {len(rows)} 项", page)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", ["start-try-1", "start-try-2", "start-try-3"])
def test_a_question_offered_on_the_start_page_is_answered(
    report: httpx.Client, key: str, language: str
) -> None:
    """With a list and its sentences."""
    question = messages()[key][language]
    assert question in unescape(report.get(f"/?lang={language}").text)
    told = report.get("/api/ask", params={"q": question}).json()
    assert told["answers"]
    assert told["evidence"]
