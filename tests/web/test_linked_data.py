"""Every IRI under the base answers, as people and as programs ask for it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.namespaces import DEFAULT_BASE, iri
from kg.rdf.minting import encode_name
from kg.web.links import Links
from kg.web.negotiation import GRAPH_FORMATS, MediaFormat

LINKS = Links(DEFAULT_BASE)
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SUBJECTS = "SELECT DISTINCT ?s { ?s a ?c . FILTER(STRSTARTS(STR(?s), STR(<%s>)) && !CONTAINS(STR(?s), '#')) }"


@pytest.fixture(scope="module")
def subjects(report: httpx.Client) -> list[str]:
    """Every IRI of the real graph that stands under the base and names no part of a document."""
    answer = report.get("/sparql", params={"query": SUBJECTS % DEFAULT_BASE, "format": "json"}).json()
    return sorted(row["s"]["value"] for row in answer["results"]["bindings"])


def _path(name: str) -> str:
    return urlsplit(name).path


def test_every_iri_leads_a_person_to_a_page(report: httpx.Client, subjects: list[str]) -> None:
    """A sample over all of them: 303 to a page that shows the IRI; a report shows itself."""
    assert len(subjects) > 500
    for subject in subjects[:: len(subjects) // 60]:
        answer = report.get(quote(_path(subject), safe="/%"), headers=BROWSER)
        if "/report/" in subject:
            assert answer.status_code == 200
            continue
        assert answer.status_code == 303, subject
        page = report.get(answer.headers["location"], headers=BROWSER)
        assert page.status_code == 200, subject
        assert page.headers["content-type"].startswith("text/html")
        assert "Accept" in page.headers["vary"]


@pytest.mark.parametrize("offer", GRAPH_FORMATS, ids=lambda offer: offer.extension)
def test_every_syntax_says_the_same(report: httpx.Client, subjects: list[str], offer: MediaFormat) -> None:
    """By Accept header and by extension, each syntax gives the triples about the thing."""
    subject = next(name for name in subjects if "/industry/" in name)
    asked = report.get(_path(subject), headers={"Accept": offer.media_type})
    assert asked.status_code == 303
    assert asked.headers["location"].endswith(f".{offer.extension}")
    found = report.get(asked.headers["location"])
    assert found.headers["content-type"] == offer.content_type
    assert 'rel="alternate"; type="text/turtle"' in found.headers["link"]
    triples = {
        quad.triple for quad in ox.parse(found.content, ox.RdfFormat.from_media_type(offer.media_type))
    }
    plain = report.get(asked.headers["location"].removesuffix(offer.extension) + "nt")
    assert triples == {quad.triple for quad in ox.parse(plain.content, ox.RdfFormat.N_TRIPLES)}
    assert any(
        triple.subject.value == subject for triple in triples if isinstance(triple.subject, ox.NamedNode)
    )


def test_percent_encoded_or_not(report: httpx.Client, subjects: list[str]) -> None:
    """In capitals or small letters, letters and marks encoded that need not be: all are one address."""
    subject = next(name for name in subjects if "/industry/" in name and "%" not in name)
    path = _path(subject)
    encoded = quote(path)
    everything = "/".join("".join(f"%{byte:02x}" for byte in step.encode()) for step in path.split("/")[3:])
    forms = (encoded, encoded.lower(), f"{LINKS.root}{everything}")
    answers = {report.send(_raw(report, form)).headers.get("location") for form in forms}
    assert answers == {f"{encoded}.ttl"}


def _raw(client: httpx.Client, path: str) -> httpx.Request:
    """A request whose path goes over the wire just as it is written."""
    request = client.build_request("GET", "/")
    request.url = request.url.copy_with(raw_path=path.encode())
    return request


NOWHERE = [
    ("industry/没有这个产业", "no such thing"),
    ("../../../etc/passwd", "a way out of the folder"),
    ("%2e%2e/%2e%2e/etc/passwd", "the same, encoded"),
    ("%ff%fe", "not UTF-8"),
    ("industry/<script>alert(1)</script>", "a script as a name"),
    ("a" * 5_000, "a very long name"),
    ("%00", "a nought"),
    ("%E2%80%AE", "a mark that turns the direction of writing"),
]


@pytest.mark.parametrize(("name", "reason"), NOWHERE, ids=[reason for _, reason in NOWHERE])
def test_what_is_not_there_is_404(report: httpx.Client, name: str, reason: str) -> None:
    """Whatever a path holds, there is nothing at it, said in the asker's way; and no script comes back."""
    raw = _raw(report, LINKS.root + quote(name, safe="/.%"))
    answer = report.send(raw)
    assert answer.status_code == 404, reason
    assert answer.json()["error"]["status"] == 404
    page = _raw(report, LINKS.root + quote(name, safe="/.%"))
    page.headers.update(BROWSER)
    shown = report.send(page)
    assert shown.status_code == 404
    assert shown.headers["content-type"].startswith("text/html")
    assert "<script>alert" not in shown.text


def test_the_ontology_answers_at_its_own_iri(report: httpx.Client) -> None:
    """RDF for programs, the vocabulary's page for people, an extension for both."""
    turtle = report.get(LINKS.ontology, headers={"Accept": "text/turtle"})
    project = ox.NamedNode(iri("dp:Project"))
    subjects = {quad.subject for quad in ox.parse(turtle.content, ox.RdfFormat.TURTLE)}
    assert project in subjects
    assert report.get(LINKS.ontology, headers=BROWSER).headers["location"] == "/vocabulary"
    assert (
        report.get(f"{LINKS.ontology}.jsonld").headers["content-type"] == "application/ld+json; charset=utf-8"
    )


TERMS = [
    ("/devplan/ontology/agent", "a module"),
    ("/devplan/ontology/schemes/levels", "the module of a scheme"),
    ("/devplan/gbt4754-2017/C", "a class of a national classification"),
]


@pytest.mark.parametrize(("path", "reason"), TERMS)
def test_modules_and_concepts_lead_to_what_describes_them(
    report: httpx.Client, path: str, reason: str
) -> None:
    """303 to the ontology, in which they are; nothing of that name is 404."""
    asked = report.get(path, headers={"Accept": "text/turtle"})
    assert (asked.status_code, asked.headers["location"]) == (303, f"{LINKS.ontology}.ttl"), reason
    told = ox.parse(report.get(asked.headers["location"]).content, ox.RdfFormat.TURTLE)
    assert ox.NamedNode("https://w3id.org" + path) in {quad.subject for quad in told}
    assert report.get(path, headers=BROWSER).headers["location"] == "/vocabulary"
    assert report.get(path, headers={"Accept": "image/png"}).status_code == 406
    assert report.get(path + "-none").status_code == 404


def test_the_shapes_answer_at_their_own_iri(report: httpx.Client) -> None:
    """What a violation names can be looked up; an extension that no document has is 404."""
    shapes = ox.parse(report.get(LINKS.shapes).content, ox.RdfFormat.TURTLE)
    assert ox.NamedNode(iri("dp-shapes:undertakenBy")) in {quad.subject for quad in shapes}
    assert report.get(f"{LINKS.shapes}.nt").status_code == 200
    assert report.get(f"{LINKS.ontology}.zip").status_code == 404


def test_the_base_leads_to_all_that_is_under_it(report: httpx.Client) -> None:
    """The start page for a person, the description of the dataset for a program."""
    assert report.get(LINKS.root, headers=BROWSER).headers["location"] == "/"
    assert report.get(LINKS.root).headers["location"] == "/.well-known/void"


def test_a_sentence_is_described_where_its_iri_leads(report: httpx.Client) -> None:
    """Clients leave out what follows the #, and the report's RDF has the sentence; encoded it leads there."""
    query = "SELECT ?passage ?text { ?passage a dp:Passage ; dp:text ?text } ORDER BY ?passage LIMIT 1"
    row = report.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]
    passage, text = row["passage"]["value"], row["text"]["value"]
    path = _path(passage)
    told = ox.parse(report.get(path).content, ox.RdfFormat.TURTLE)
    said = ox.Triple(ox.NamedNode(passage), ox.NamedNode(iri("dp:text")), ox.Literal(text, language="zh"))
    assert said in {quad.triple for quad in told}
    encoded = report.get(f"{path}%23{urlsplit(passage).fragment}")
    assert (encoded.status_code, encoded.headers["location"]) == (303, f"{path}.ttl")
    page = report.get(f"{path}%23{urlsplit(passage).fragment}", headers=BROWSER)
    assert page.headers["location"] == f"{path}#{urlsplit(passage).fragment}"


def test_void_counts_what_is_there(report: httpx.Client, report_data: Path) -> None:
    """The description at the well-known address names the endpoint and gives the counts of the build."""
    found = [quad.triple for quad in ox.parse(report.get("/.well-known/void").content, ox.RdfFormat.TURTLE)]
    said = {triple.predicate.value: triple.object for triple in found if "#dataset" in str(triple.subject)}
    assert said[iri("void:sparqlEndpoint")] == ox.NamedNode(f"{report.base_url}/sparql")
    counted = int(str(said[iri("void:triples")]).split('"')[1])
    lines = (report_data / "graph.nt").read_text(encoding="utf-8").count("\n")
    assert counted == lines > 5_000


@given(st.text(min_size=1, max_size=30))
def test_any_name_finds_its_way_back(label: str) -> None:
    """Whatever a thing is called, the address of its page leads back to its IRI."""
    subject = f"{DEFAULT_BASE}310114/{encode_name(label)}"
    address = LINKS.document(subject)
    assert (subject, "html") in LINKS.candidates(address.encode())
    assert LINKS.candidates(LINKS.data(subject, "ttl").encode())[-1] == (subject, "ttl")
