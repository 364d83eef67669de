"""An industry's page: what it and its narrower fields have and lack."""

from __future__ import annotations

import re

import httpx
import pyoxigraph as ox
import pytest

from kg.store.embedded import in_memory
from kg.web.graph import GraphReader
from kg.web.pages.industries import KINDS, fields_of
from tests.web.conftest import WORLD

BROWSER = {"Accept": "text/html"}
BROADER = "SELECT DISTINCT ?i { ?f a dp:Industry ; skos:broader ?i . ?i a dp:Industry } ORDER BY ?i"


@pytest.fixture(scope="module")
def reader() -> GraphReader:
    """A reader of a made-up district's graph."""
    return GraphReader(in_memory([quad.triple for quad in ox.parse(path=str(WORLD))]))


def _named(reader: GraphReader, label: str) -> str:
    return reader.select(f'SELECT ?i {{ ?i a dp:Industry ; rdfs:label "{label}"@zh }}')[0]["i"]


def test_an_industry_and_its_narrower_field(reader: GraphReader) -> None:
    """Each has its own counts; the projects by stage add up; what is lacking is named."""
    industry = reader.select("SELECT ?i ?label { ?f skos:broader ?i . ?i rdfs:label ?label }")[0]
    whole, hydrogen = fields_of(reader, industry["i"], industry["label"])
    assert (whole.iri, hydrogen.iri) == (industry["i"], _named(reader, "氢能产业"))
    assert whole.counts["Enterprise"] == whole.counts["Park"] == whole.counts["Event"] == 1
    assert hydrogen.counts == {"Project": 1}
    assert [count.iri.rpartition("#")[2] for count in hydrogen.stages] == ["InProduction"]
    assert sum(count.n for count in whole.stages) == whole.counts["Project"]
    assert hydrogen.lacks == [kind for kind in KINDS if kind != "Project"]


def test_a_field_with_nothing_is_told(reader: GraphReader) -> None:
    """An industry that nothing serves lacks everything, and is still there."""
    (alone,) = fields_of(reader, "urn:none", "无名")
    assert (alone.counts, alone.lacks) == ({}, list(KINDS))


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
