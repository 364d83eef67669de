"""One query process: opens the graph, answers requests over its pipes, can be killed at any time.

pyoxigraph cannot stop a query it has begun; ending the process that runs it can.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import resource
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.store.beside import may_be_beside, rows_beside
from kg.store.builds import GRAPH, ONTOLOGY
from kg.store.columns import Columns, from_columns, open_columns
from kg.store.literals import LiteralIndex, open_literals
from kg.store.narrowing import narrowed
from kg.web import stored_graphs
from kg.web.frames import Head, read_frame, write_frame
from kg.web.serialization import BoundedBytes, TooLargeError, graph_bytes

JSON_RESULTS = "application/sparql-results+json"
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


Answerer = Callable[[Head, bytes], tuple[Head, bytes]]


def open_store(mode: str, path: Path) -> ox.Store:
    """The graph: of a build's folder in RAM (`memory`), or a store's folder (`read`, `write`)."""
    if mode == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(path))
    if mode == "read":
        return ox.Store.read_only(str(path))
    store = ox.Store()
    for file in (path / GRAPH, path / ONTOLOGY):
        if file.is_file():
            store.bulk_load(path=str(file), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return store


def _graphs(names: Iterable[str]) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    return [ox.NamedNode(name) if name else ox.DefaultGraph() for name in names]


def _result(
    store: ox.Store, head: Head, text: str, narrow: str
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    # To give all prefixes takes as long as a look-up: they are given where a query does not do without, or
    # has a list in it that would be read twice.
    for prefixes in (None, PREFIXES) if narrow == text else (PREFIXES,):
        with contextlib.suppress(SyntaxError):
            return _evaluated(store, head, narrow, prefixes)
    # An error must speak of the query as it was asked.
    return _evaluated(store, head, text, PREFIXES)


def _evaluated(
    store: ox.Store, head: Head, text: str, prefixes: Mapping[str, str] | None
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    chosen = head.get("dataset", False)
    return store.query(
        text,
        base_iri=head.get("base") or None,
        prefixes=dict(prefixes) if prefixes else None,
        default_graph=_graphs(head.get("default", [])) if chosen else None,
        named_graphs=[ox.NamedNode(name) for name in head.get("named", [])] if chosen else None,
    )


def _query(store: ox.Store, head: Head, text: str, narrow: str) -> tuple[Head, bytes]:
    result = _result(store, head, text, narrow)
    is_graph = isinstance(result, ox.QueryTriples)
    media_type = head.get("graph", "") if is_graph else head.get("results", "")
    if not media_type:
        return {"outcome": "not-acceptable", "problem": "graph" if is_graph else "results"}, b""
    done: Head = {"outcome": "ok", "media_type": media_type}
    if isinstance(result, ox.QueryTriples):
        return done, graph_bytes(result, media_type, limit=head["limit"])
    out = BoundedBytes(head["limit"])
    result.serialize(out, _results_format(media_type))
    return done, out.getvalue()


@lru_cache(maxsize=16)
def _results_format(media_type: str) -> ox.QueryResultsFormat | None:
    return ox.QueryResultsFormat.from_media_type(media_type)


def _update(store: ox.Store, head: Head, text: str) -> tuple[Head, bytes]:
    store.update(text, base_iri=head.get("base") or None, prefixes=PREFIXES)
    return {"outcome": "ok"}, b""


def _read_graph(store: ox.Store, head: Head) -> tuple[Head, bytes]:
    triples = stored_graphs.read(store, head["name"])
    if triples is None:
        return {"outcome": "not-found", "problem": "there is no such graph"}, b""
    media_type = head["graph"]
    return {"outcome": "ok", "media_type": media_type}, graph_bytes(triples, media_type, limit=head["limit"])


def _write_graph(store: ox.Store, head: Head, body: bytes) -> tuple[Head, bytes]:
    if head["op"] == "graph-delete":
        existed = stored_graphs.delete(store, head["name"])
        missing: Head = {"outcome": "not-found", "problem": "there is no such graph"}
        return ({"outcome": "ok", "existed": True} if existed else missing), b""
    quads = stored_graphs.parse(body, head["content_type"], head["name"], head.get("base", ""))
    existed = stored_graphs.write(store, head["name"], quads, replace=head["op"] == "graph-put")
    return {"outcome": "ok", "existed": existed}, b""


def _answer(store: ox.Store, head: Head, body: bytes, narrow: str = "") -> tuple[Head, bytes]:
    try:
        if head["op"] == "query":
            text = body.decode()
            return _query(store, head, text, narrow or text)
        if head["op"] == "update":
            return _update(store, head, body.decode())
        if head["op"] == "graph-get":
            return _read_graph(store, head)
        return _write_graph(store, head, body)
    except SyntaxError as error:
        return {"outcome": "syntax", "problem": str(error)}, b""
    except TooLargeError:
        return {"outcome": "too-large"}, b""
    except (ValueError, OSError, RuntimeError) as error:
        return {"outcome": "failed", "problem": str(error)}, b""


def confine(memory: int, *, network: bool) -> None:
    """Bounds memory, writes no core, and where the system allows takes the network away."""
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not network and sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if libc.unshare(_NEW_NETWORK) != 0:
            libc.unshare(_NEW_USER | _NEW_NETWORK)


def _narrowed(head: Head, text: str, literals: LiteralIndex | None, columns: Columns | None) -> str:
    # Who chooses graphs may choose none of those that were counted.
    if columns is not None and not head.get("dataset", False):
        text = from_columns(text, columns)
    return narrowed(text, literals) if literals is not None else text


def _beside(
    head: Head, text: str, literals: LiteralIndex | None, columns: Columns | None
) -> tuple[Head, bytes] | None:
    """The reply where the files beside the store give it whole; None where the engine is to be asked."""
    media_type = head.get("results", "")
    if head.get("dataset", False) or media_type != JSON_RESULTS:
        return None
    rows = rows_beside(text, literals, columns)
    if rows is None:
        return None
    body = rows.json()
    if len(body) > head["limit"]:
        return {"outcome": "too-large"}, b""
    return {"outcome": "ok", "media_type": media_type}, body


def main(arguments: list[str]) -> None:
    """Serves requests from standard input until it ends: MODE PATH MEMORY-BYTES NETWORK."""
    mode, path, memory, network = arguments
    confine(int(memory), network=network == "network")

    serve(lambda: answerer_of(mode, Path(path), open_store(mode, Path(path))))


def answerer_of(mode: str, path: Path, store: ox.Store) -> Answerer:
    """What answers from a store, with the indexes that its build has."""
    build = path if mode == "memory" else path.parent
    if mode == "write":
        return lambda head, body: _answer(store, head, body)
    literals, columns = open_literals(build), open_columns(build)

    def answer(head: Head, body: bytes) -> tuple[Head, bytes]:
        text = body.decode() if head["op"] == "query" else ""
        if not may_be_beside(text):
            return _answer(store, head, body)
        beside = _beside(head, text, literals, columns)
        return beside or _answer(store, head, body, _narrowed(head, text, literals, columns))

    return answer


def settle_garbage() -> None:
    """What is there stays, and Python looks for circles more seldom: a tenth of the time of a look-up."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def serve(opened: Callable[[], Answerer]) -> None:
    """Answers frames until they end; nothing but frames may reach standard output."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    answer = opened()
    settle_garbage()
    write_frame(replies, {"outcome": "ready"})
    while frame := read_frame(requests):
        write_frame(replies, *answer(*frame))


if __name__ == "__main__":
    main(sys.argv[1:])
