"""The overview of an industry, place or firm: what it and its parts have and lack, how its projects stand."""

from __future__ import annotations

import re

import httpx
import pyoxigraph as ox
import pytest

from kg.store.embedded import in_memory
from kg.web.graph import GraphReader
from kg.web.pages.network import network_of
from kg.web.pages.overviews import Count, stages_of
from kg.web.pages.surveys import KINDS, Survey, shares, survey_of
from kg.web.view import View
from tests.web.conftest import WORLD

BROWSER = {"Accept": "text/html"}
BROADER = "SELECT DISTINCT ?i { ?f a dp:Industry ; skos:broader ?i . ?i a dp:Industry } ORDER BY ?i"


@pytest.fixture(scope="module")
def reader() -> GraphReader:
    """A reader of a made-up district's graph."""
    return GraphReader(in_memory([quad.triple for quad in ox.parse(path=str(WORLD))]))


def _survey(reader: GraphReader, kind: str, thing: str) -> Survey:
    found = survey_of(reader, network_of(View(reader)), stages_of(reader), kind, thing)
    assert found is not None
    return found


def _named(reader: GraphReader, label: str) -> str:
    return reader.select(f'SELECT ?i {{ ?i a dp:Industry ; rdfs:label "{label}"@zh }}')[0]["i"]


def test_an_industry_and_its_narrower_field(reader: GraphReader) -> None:
    """Each has its own counts; the projects by stage add up; what is lacking is named."""
    industry = reader.select("SELECT ?i ?label { ?f skos:broader ?i . ?i rdfs:label ?label }")[0]
    whole, hydrogen = _survey(reader, "Industry", industry["i"]).parts
    assert (whole.iri, hydrogen.iri) == (industry["i"], _named(reader, "氢能产业"))
    assert whole.counts["Enterprise"] == whole.counts["Park"] == whole.counts["Event"] == 1
    assert hydrogen.counts == {"Project": 1}
    assert [count.iri.rpartition("#")[2] for count in hydrogen.stages] == ["InProduction"]
    assert sum(count.n for count in whole.stages) == whole.counts["Project"]
    assert hydrogen.lacks == [kind for kind in KINDS if kind != "Project"]


def test_a_field_with_nothing_is_told(reader: GraphReader) -> None:
    """An industry that nothing serves lacks everything, and is still there."""
    alone = reader.select(
        "SELECT ?i { ?i a dp:Industry FILTER NOT EXISTS { ?x dp:servesIndustry ?i }"
        " FILTER NOT EXISTS { ?f skos:broader ?i } }"
    )
    for row in alone:
        found = _survey(reader, "Industry", row["i"])
        assert (found.whole.counts, found.whole.lacks, found.projects) == ({}, list(KINDS), [])
        assert found.empty
    assert survey_of(reader, network_of(View(reader)), {}, "Industry", "urn:none") is None


def test_a_place_tells_its_projects_and_industries(reader: GraphReader) -> None:
    """Every project that lies there is listed with its steps, planned ones apart from those done."""
    row = reader.select(
        "SELECT ?place ?label (COUNT(DISTINCT ?p) AS ?n) { ?p a dp:Project ; dp:locatedIn ?place ."
        " ?place rdfs:label ?label } GROUP BY ?place ?label ORDER BY DESC(?n) ?label LIMIT 1"
    )[0]
    found = _survey(reader, "Place", row["place"])
    assert len(found.projects) == found.whole.counts["Project"] == int(row["n"]) > 0
    steps = "dp:hasMilestone [ dp:modality dp:Planned ]"
    planned = reader.select(
        f"SELECT DISTINCT ?p {{ ?p a dp:Project ; dp:locatedIn <{row['place']}> ; {steps} }}"
    )
    assert {one.iri for one in found.projects if one.planned} == {each["p"] for each in planned}
    assert found.industries


def test_a_class_without_an_overview(reader: GraphReader) -> None:
    """An event has none."""
    assert survey_of(reader, network_of(View(reader)), {}, "Event", "urn:x") is None


def test_a_stage_bar_is_filled() -> None:
    """The shares of the stages make up the whole."""
    found = shares([Count("a", 1), Count("b", 2), Count("", 3)])
    assert sum(share for _, share in found) == pytest.approx(100, abs=0.1)


def test_a_firm_is_listed_once(report: httpx.Client) -> None:
    """Enterprises are organisations by inference, but not in the list of organisations."""
    query = "SELECT (COUNT(*) AS ?n) { ?s a dp:Organization FILTER NOT EXISTS { ?s a dp:Enterprise } }"
    answer = report.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    assert f"共 {answer[0]['n']['value']} 项" in report.get("/list/Organization", headers=BROWSER).text


def test_the_page_counts_what_its_lists_hold(report: httpx.Client) -> None:
    """On the real report, each number of the table leads to a list of that length, and 无 is told."""
    answer = report.get("/sparql", params={"query": BROADER, "format": "json"}).json()["results"]["bindings"]
    path = answer[0]["i"]["value"].removeprefix("https://w3id.org")
    page = report.get(f"{path}.html", headers=BROWSER)
    assert page.status_code == 200, path
    table = page.text.partition('class="list matrix"')[2].partition("</table>")[0]
    found = re.findall(r'<a href="(/list/\w+\?industry=[^"&]+)">(\d+)</a>', table)
    assert found
    assert ">无<" in table
    for path, n in found:
        assert f"共 {n} 项" in report.get(path, headers=BROWSER).text, path
