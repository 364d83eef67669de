"""The embedded store and a remote one give the same answers, and say plainly what is wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat

from kg.errors import QueryError, StoreError
from kg.namespaces import iri
from kg.store import filling
from kg.store.builds import current_build, staged_build
from kg.store.embedded import EmbeddedStore, in_memory, open_embedded
from kg.store.filling import write_store
from kg.store.interface import Store
from kg.store.opening import open_store
from kg.store.remote import RemoteStore
from kg.store.results import GRAPH_FORMATS, RESULT_FORMATS, Graph, Solutions, boolean_bytes
from kg.store.sparql import query_form, with_prefixes
from kg.store.statistics import Statistics, count_statements, read_statistics, statistics_to_json
from tests.rdf.graphs import turtle

DATA = """
ex:a a dp:Project ; rdfs:label '甲 "引"'@zh ; dp:status dp:Started .
ex:b a dp:Park ; rdfs:label '乙'@zh .
"""


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL endpoint on loopback, as small as the protocol allows."""

    engine = pyoxigraph.Store()

    def do_GET(self) -> None:
        """A query in the address."""
        self.answer(parse_qs(urlsplit(self.path).query)["query"][0])

    def do_POST(self) -> None:
        """A query in a form."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(parse_qs(body.decode())["query"][0])

    def answer(self, sparql: str) -> None:
        """Runs it, or fails as told."""
        try:
            found = self.engine.query(sparql)
        except SyntaxError as error:
            self.send(400, "text/plain", str(error).encode())
            return
        if "# broken" in sparql:
            self.send(200, "application/sparql-results+json", b"<html>")
        elif isinstance(found, QuerySolutions | QueryBoolean):
            body = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
            self.send(200, "application/sparql-results+json", body)
        else:
            body = found.serialize(format=RdfFormat.N_TRIPLES) or b""
            self.send(200, "application/n-triples", body)

    def send(self, status: int, kind: str, body: bytes) -> None:
        """One response."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps quiet."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The address of an endpoint that holds DATA."""
    Endpoint.engine = in_memory(turtle(DATA)).engine
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose build holds DATA."""
    data = tmp_path_factory.mktemp("kg")
    with staged_build(data) as staging:
        lines = "".join(f"{triple} .\n" for triple in turtle(DATA))
        (staging / "graph.nt").write_text(lines, encoding="utf-8")
        write_store(staging / "store", [staging / "graph.nt"])
        counted = statistics_to_json(count_statements(turtle(DATA)), 1)
        (staging / "statistics.json").write_text(counted, encoding="utf-8")
    return data


@pytest.fixture(params=["embedded", "remote"])
def store(request: pytest.FixtureRequest, endpoint: str, on_disk: Path) -> Store:
    """Both kinds of store, over the same data."""
    return open_store(on_disk, endpoint if request.param == "remote" else None)


def test_rows_are_the_same(store: Store) -> None:
    """Terms in the order asked for, None where a variable is unbound."""
    found = store.select(
        """SELECT ?x ?label ?status WHERE {
          ?x rdfs:label ?label OPTIONAL { ?x dp:status ?status } } ORDER BY ?x"""
    )

    example = "https://example.org/"
    assert found == Solutions(
        ("x", "label", "status"),
        (
            (NamedNode(f"{example}a"), Literal('甲 "引"', language="zh"), NamedNode(iri("dp:Started"))),
            (NamedNode(f"{example}b"), Literal("乙", language="zh"), None),
        ),
    )
    assert list(found.records())[1].keys() == {"x", "label"}


def test_yes_and_no_are_the_same(store: Store) -> None:
    """An ASK is a bool."""
    assert store.ask("ASK { ?x a dp:Project }") is True
    assert store.ask("ASK { ?x a dp:Event }") is False


def test_triples_are_the_same(store: Store) -> None:
    """Sorted and each once."""
    found = store.construct("CONSTRUCT { ?x a ?c } WHERE { ?x a ?c }")

    assert found == Graph(tuple(sorted(turtle("ex:a a dp:Project . ex:b a dp:Park ."), key=str)))


def test_a_long_query_arrives_whole(store: Store) -> None:
    """Beyond what fits in an address it goes as a form."""
    words = "甲" * 4000

    assert store.ask(f"ASK {{ FILTER(STRLEN('{words}') = 4000) }}") is True


@pytest.mark.parametrize("wrong", ["SELECT ?x WHERE { ?x ?p }", "ASK { ?x a nope:Thing }"])
def test_a_broken_query_is_the_users_error(store: Store, wrong: str) -> None:
    """Whichever store finds it."""
    with pytest.raises(QueryError):
        store.query(wrong)


def test_the_wrong_form_is_the_users_error(store: Store) -> None:
    """Rows from an ASK, a bool from a SELECT, triples from neither."""
    with pytest.raises(QueryError, match="gives no rows"):
        store.select("ASK {}")
    with pytest.raises(QueryError, match="does not answer yes or no"):
        store.ask("SELECT * {}")
    with pytest.raises(QueryError, match="gives no triples"):
        store.construct("SELECT * {}")


def test_an_update_is_refused(store: Store) -> None:
    """Stores answer; only a build writes."""
    with pytest.raises(QueryError):
        store.query("DELETE WHERE { ?s ?p ?o }")
    assert store.ask("ASK { ?x a dp:Project }")


def test_an_endpoint_that_is_not_there_is_named() -> None:
    """One line with the address."""
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9/sparql: cannot reach the endpoint"):
        RemoteStore("http://127.0.0.1:9/sparql", timeout=2).ask("ASK {}")


def test_an_answer_that_is_none_is_named(endpoint: str) -> None:
    """A page of some other server is not taken for an answer."""
    with pytest.raises(StoreError, match="not a SPARQL answer"):
        RemoteStore(endpoint).ask("ASK {} # broken")


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    """Neither file: nor words."""
    with pytest.raises(StoreError, match="not an address"):
        open_store(tmp_path, "file:///etc/passwd")


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    """A build whose store lost its files says so and how to mend it."""
    with staged_build(tmp_path) as staging:
        (staging / "store").mkdir()

    with pytest.raises(StoreError, match=r"the graph cannot be opened.*run `kg build` again"):
        open_embedded(tmp_path)


@pytest.mark.parametrize("one_go", [0, filling.ONE_GO])
def test_a_store_is_filled_in_one_go_or_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_go: int
) -> None:
    """With every triple of the files, whatever their number, and those of no file twice."""
    monkeypatch.setattr(filling, "ONE_GO", one_go)
    texts = [
        "",
        "<x:a> <x:p> <x:b> .\n",
        "".join(f'<x:{each % 5}> <x:p> "{each}字" .\n' for each in range(9)),
    ]
    files = [tmp_path / f"{number}.nt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")

    filling.load_triples(tmp_path / "store", files)

    held = sorted(f"{quad.triple} .\n" for quad in pyoxigraph.Store.read_only(str(tmp_path / "store")))
    assert held == sorted("".join(texts).splitlines(keepends=True))


@pytest.mark.parametrize("one_go", [0, filling.ONE_GO])
@pytest.mark.parametrize("line", [1, 2, 5, 6])
def test_a_broken_file_is_refused_by_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_go: int, line: int
) -> None:
    """Its name, the line, and what mends it; in whichever half the line stands."""
    monkeypatch.setattr(filling, "ONE_GO", one_go)
    lines = [f"<x:{number}> <x:p> <x:b> .\n" for number in range(6)]
    lines[line - 1] = "<x:a> <x:p> !\n"
    (tmp_path / "graph.nt").write_text("".join(lines), encoding="utf-8")

    with pytest.raises(StoreError, match=rf"graph\.nt:{line}: .*; run this again"):
        filling.load_triples(tmp_path / "store", [tmp_path / "graph.nt"])


def test_readers_keep_the_build_they_opened(tmp_path: Path) -> None:
    """A store opened before a switch answers from the old graph, one opened after from the new."""

    def build(text: str) -> None:
        with staged_build(tmp_path) as staging:
            (staging / "graph.nt").write_text(text, encoding="utf-8")
            write_store(staging / "store", [staging / "graph.nt"])

    build("<https://e.org/a> <https://e.org/p> <https://e.org/b> .\n")
    old = open_embedded(tmp_path)
    for _ in range(3):
        build("")
    new = open_embedded(tmp_path)

    assert old.ask("ASK { <https://e.org/a> ?p ?o }")
    assert not new.ask("ASK { <https://e.org/a> ?p ?o }")


def test_the_counts_are_read_back(on_disk: Path) -> None:
    """By class and property, without a scan."""
    expected = count_statements(turtle(DATA))

    assert read_statistics(on_disk) == Statistics(
        expected.triples, expected.classes, expected.predicates, inferred=1
    )
    assert expected.triples == 5
    assert expected.classes == {iri("dp:Park"): 1, iri("dp:Project"): 1}


def test_counts_that_are_lost_are_named(tmp_path: Path) -> None:
    """The file and the mend."""
    with staged_build(tmp_path) as staging:
        (staging / "statistics.json").write_text("{}", encoding="utf-8")

    with pytest.raises(StoreError, match="cannot read the counts; run `kg build` again"):
        read_statistics(tmp_path)
    assert current_build(tmp_path).exists()


SERIALISED = Solutions(
    ("x", "y"),
    (
        (NamedNode("https://e.org/a"), Literal('a,"b"\n丙', language="zh")),
        (None, Literal("1.5", datatype=NamedNode(iri("xsd:decimal")))),
    ),
)


@pytest.mark.parametrize("name", [name for name in RESULT_FORMATS if name != "csv"])
def test_rows_survive_every_standard_form(name: str) -> None:
    """What another program reads is what was found (CSV keeps only the words)."""
    body = SERIALISED.serialize(RESULT_FORMATS[name])

    parsed = pyoxigraph.parse_query_results(body, RESULT_FORMATS[name])
    assert isinstance(parsed, QuerySolutions)
    assert [tuple(row) for row in parsed] == list(SERIALISED.rows)


@pytest.mark.parametrize("name", list(GRAPH_FORMATS))
def test_triples_survive_every_standard_form(name: str) -> None:
    """Whatever the syntax."""
    triples = tuple(turtle("ex:a a dp:Project ; rdfs:label '甲 \"引\"'@zh ."))

    body = Graph(triples).serialize(GRAPH_FORMATS[name])

    assert {quad.triple for quad in pyoxigraph.parse(body, GRAPH_FORMATS[name])} == set(triples)


def test_yes_is_said_in_the_standard_forms() -> None:
    """Two of the four forms have a grammar for it."""
    assert b"true" in boolean_bytes(True, RESULT_FORMATS["json"])
    assert b"false" in boolean_bytes(False, RESULT_FORMATS["xml"])


FORMS = [
    ("SELECT * {}", "select", "bare"),
    ("# SELECT\nPREFIX a: <b#c>\nBASE <x>\n ask {}", "ask", "after a comment and a prologue"),
    ("construct where {}", "construct", "in lower case"),
    ("DESCRIBE <x>", "describe", "of one thing"),
    ("INSERT DATA {}", None, "an update"),
    ("# only a comment", None, "nothing"),
]


@pytest.mark.parametrize(("sparql", "form", "reason"), FORMS)
def test_the_form_of_a_query_is_known(sparql: str, form: str | None, reason: str) -> None:
    """So that the right kind of answer is asked for."""
    assert query_form(sparql) == form, reason


PREFIXED = [
    ("SELECT * { ?x a dp:Project }", ["dp"], "used"),
    ("PREFIX dp: <urn:other> SELECT * { ?x a dp:Project }", [], "declared already"),
    ("SELECT * { ?x ?p 'dp:Project' }", [], "in a string"),
    ("SELECT * { ?x ?p <dp:Project> }", [], "in an IRI"),
    ("SELECT * {} # dp:Project", [], "in a comment"),
    ("SELECT * { ?x skos:broader/rdfs:label ?y }", ["rdfs", "skos"], "in a path"),
]


@pytest.mark.parametrize(("sparql", "added", "reason"), PREFIXED)
def test_prefixes_that_are_used_are_declared(sparql: str, added: list[str], reason: str) -> None:
    """Only those, and in a fixed order."""
    lines = with_prefixes(sparql).splitlines()

    assert [line.split()[1].rstrip(":") for line in lines[:-1]] == added, reason


def test_a_store_in_memory_matches_patterns() -> None:
    """None stands for anything."""
    store: EmbeddedStore = in_memory(turtle(DATA))

    assert len(list(store.match())) == 5
    assert len(list(store.match(NamedNode("https://example.org/a")))) == 3
