"""A server over a graph that is held elsewhere: pages and queries go on to its SPARQL endpoint."""

from __future__ import annotations

import sys
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import KgError
from kg.store.remote import RemoteStore
from kg.store.results import Graph, Solutions, boolean_bytes
from kg.web.frames import Head
from kg.web.graph import GraphReader
from kg.web.serialization import TooLargeError, graph_bytes
from kg.web.settings import Settings
from kg.web.worker import confine, serve


def remote_reader(settings: Settings) -> GraphReader:
    """The graph at the endpoint as the pages read it."""
    return GraphReader(RemoteStore(settings.endpoint), settings.generation())


def forward(endpoint: str, head: Head, body: bytes) -> tuple[Head, bytes]:
    """The endpoint's answer to a worker's request; only reading is passed on."""
    try:
        if head["op"] == "query":
            return _query(endpoint, head, body.decode())
        if head["op"] == "graph-get":
            return _read_graph(endpoint, head)
    except TooLargeError:
        return {"outcome": "too-large"}, b""
    except KgError as error:
        return {"outcome": "failed", "problem": error.problem}, b""
    return {"outcome": "failed", "problem": "this server only reads"}, b""


def _query(endpoint: str, head: Head, text: str) -> tuple[Head, bytes]:
    found = _at(endpoint, head).query(text)
    media_type = head.get("graph", "") if isinstance(found, Graph) else head.get("results", "")
    if not media_type:
        return {
            "outcome": "not-acceptable",
            "problem": "graph" if isinstance(found, Graph) else "results",
        }, b""
    if isinstance(found, Graph):
        body = graph_bytes(found.triples, media_type, limit=head["limit"])
    else:
        body = _table_bytes(found, media_type)
    if len(body) > head["limit"]:
        raise TooLargeError
    return {"outcome": "ok", "media_type": media_type}, body


def _table_bytes(found: Solutions | bool, media_type: str) -> bytes:
    form = ox.QueryResultsFormat.from_media_type(media_type)
    if form is None:
        raise ValueError(f"{media_type} is no format of results that is known here")
    return boolean_bytes(found, form) if isinstance(found, bool) else found.serialize(form)


def _read_graph(endpoint: str, head: Head) -> tuple[Head, bytes]:
    graph = f"GRAPH {ox.NamedNode(head['name'])} {{ ?s ?p ?o }}" if head["name"] else "?s ?p ?o"
    found = RemoteStore(endpoint).construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {graph} }}")
    if head["name"] and not found.triples:
        return {"outcome": "not-found", "problem": "there is no such graph"}, b""
    body = graph_bytes(found.triples, head["graph"], limit=head["limit"])
    return {"outcome": "ok", "media_type": head["graph"]}, body


def _at(endpoint: str, head: Head) -> RemoteStore:
    """The endpoint, with the dataset that the request chose in place of the address's own."""
    if not head.get("dataset"):
        return RemoteStore(endpoint)
    chosen = [("default-graph-uri", name) for name in head.get("default", []) if name]
    chosen += [("named-graph-uri", name) for name in head.get("named", [])]
    return RemoteStore(f"{endpoint.partition('?')[0]}?{urlencode(chosen)}")


def main(arguments: list[str]) -> None:
    """One process that passes queries on, until its input ends: ENDPOINT MEMORY-BYTES."""
    endpoint, memory = arguments
    confine(int(memory), network=True)
    serve(lambda: lambda head, body: forward(endpoint, head, body))


if __name__ == "__main__":
    main(sys.argv[1:])
