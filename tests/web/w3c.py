"""W3C's manifests as requests to send and answers to expect."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.resources import CHECKOUT

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")


def folder() -> Path:
    """Where the manifests are: `$KG_W3C_TESTS`, else beside the checkout."""
    return Path(os.environ.get("KG_W3C_TESTS") or CHECKOUT.parent / "shared" / "w3c")


def are_here() -> bool:
    """Whether there are manifests to run; a folder that is named must hold them."""
    manifest = folder() / "protocol" / "manifest.ttl"
    if os.environ.get("KG_W3C_TESTS") and not manifest.is_file():
        raise FileNotFoundError(f"KG_W3C_TESTS names a folder without W3C's manifests: {manifest}")
    return manifest.is_file()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what is expected of its answer; an empty expectation is none."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statuses: tuple[str, ...]
    boolean: str = ""
    format: str = ""
    expected_body: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A test of a manifest: graphs to load, and its exchanges in order."""

    name: str
    graphs: tuple[tuple[str, bytes], ...]
    exchanges: tuple[Exchange, ...]


def _text(graph: Graph, subject: Node, predicate: URIRef) -> str:
    return str(graph.value(subject, predicate) or "")


def _headers(graph: Graph, request: Node) -> tuple[tuple[str, str], ...]:
    node = graph.value(request, HT.headers)
    items = list(Collection(graph, node)) if node is not None else []
    return tuple((_text(graph, item, HT.fieldName), _text(graph, item, HT.fieldValue)) for item in items)


def _body(graph: Graph, request: Node) -> bytes:
    node = graph.value(request, HT.body)
    if node is None:
        return b""
    encoding = _text(graph, node, CNT.characterEncoding) or "utf-8"
    return _text(graph, node, CNT.chars).encode(encoding)


def _exchange(graph: Graph, request: Node) -> Exchange:
    response = graph.value(request, HT.resp)
    assert response is not None
    statuses = tuple(
        str(item).rpartition("StatusCode")[2] for item in graph.objects(response, MF.expectedStatus)
    )
    return Exchange(
        _text(graph, request, HT.methodName),
        _text(graph, request, HT.absolutePath),
        _headers(graph, request),
        _body(graph, request),
        statuses,
        _text(graph, response, MF.expectedBoolean),
        _text(graph, response, MF.expectedFormat),
    )


def protocol_cases() -> list[Case]:
    """The protocol's tests; none where the manifests are absent."""
    if not are_here():
        return []
    manifest = folder() / "protocol" / "manifest.ttl"
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    root = next(graph.objects(None, MF.entries))
    cases = []
    for entry in Collection(graph, root):
        data = [
            (
                _text(graph, item, RDFS.label),
                Path(str(graph.value(item, UT.graph)).removeprefix("file://")).read_bytes(),
            )
            for item in graph.objects(entry, UT.graphData)
        ]
        action = graph.value(entry, MF.action)
        requests = graph.value(action, HT.requests)
        exchanges = tuple(_exchange(graph, item) for item in Collection(graph, requests)) if requests else ()
        cases.append(Case(str(entry).rpartition("#")[2], tuple(sorted(data)), exchanges))
    return cases


_REQUEST = re.compile(r"#### Request\s+(.*?)\s*#### Response\s+(.*)", re.DOTALL)


def _message(text: str) -> tuple[str, list[str], str]:
    """First line, header lines and body of an indented message."""
    lines = [line.removeprefix("    ").rstrip() for line in text.strip("\n").splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    split = lines.index("") if "" in lines else len(lines)
    return lines[0].strip(), lines[1:split], "\n".join(lines[split + 1 :]).strip()


def graph_store_exchanges(authority: str, root: str) -> list[tuple[str, Exchange]]:
    """The Graph Store Protocol's tests, which are written as text in the manifest's comments, in their order.

    `$NEWPATH$` stays in the path: only the answer before tells it.
    """
    manifest = folder() / "http-rdf-update" / "manifest.ttl"
    if not manifest.is_file():
        return []
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    found = []
    for entry in Collection(graph, next(graph.objects(None, MF.entries))):
        comment = next(
            str(item) for item in graph.objects(entry, RDFS.comment) if "#### Request" in str(item)
        )
        for mark, value in (("/$GRAPHSTORE$", root), ("$GRAPHSTORE$", root), ("$HOST$", authority)):
            comment = comment.replace(mark, value)
        match = _REQUEST.search(comment)
        assert match is not None
        found.append((str(entry).rpartition("#")[2], _text_exchange(*match.groups())))
    return found


def _dotted(body: str) -> str:
    """The body with the full stops that three of the manifest's bodies lack after their last triple."""
    return re.sub(r'(foaf:\w+ "[^"]*")$', r"\1 .", body, flags=re.MULTILINE)


def _text_exchange(request: str, response: str) -> Exchange:
    line, headers, body = _message(request)
    status, _, expected = _message(response)
    method, path, _ = line.split(" ")
    pairs = [header.split(": ", 1) for header in headers]
    named = tuple((name, value) for name, value in pairs if name not in ("Host", "Content-Length"))
    data = _dotted(body)
    if "multipart" in dict(named).get("Content-Type", ""):
        data = data.replace("\n", "\r\n") + "\r\n"
    return Exchange(method, path, named, data.encode(), (status.split(" ")[0],), expected_body=expected)
