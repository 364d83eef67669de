"""The built graph put on a server: batch by batch into a graph aside, then moved over the live one.

What was sent is kept in DIR/publishing/, so that a publish that broke off goes on where it stopped. The first
batch replaces the graph aside and carries every statement with a blank node, since two requests cannot share
one; each later batch only adds statements without, and may arrive twice.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.store.builds import GRAPH, ONTOLOGY, current_build
from kg.store.engines import Server
from kg.store.transport import BrokenOffError, Connection, Login, Message, Patience, RolledBackError

BATCH = 10_000
STATES = "publishing"
STAGING = "urn:kg:staging:"
NTRIPLES = "application/n-triples"
FORM = "application/x-www-form-urlencoded"
JSON_RESULTS = "application/sparql-results+json"
BLANK = re.compile(r"_:|<[^>]*> <[^>]*> _:")

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What was put where; `resumed` batches had been sent by an earlier publish that broke off."""

    endpoint: str
    triples: int
    batches: int
    resumed: int


@dataclass(frozen=True, slots=True)
class Content:
    """A build's statements, each once: those with blank nodes, then the files' others as they stand."""

    build: Path
    digest: str
    triples: int
    blank: tuple[str, ...]
    ontology: frozenset[str]

    def batches(self, size: int) -> Iterator[tuple[str, ...]]:
        """The same batches each time; only the first has blank nodes, and may be longer for them."""
        lines = self._lines()
        yield (*self.blank, *islice(lines, max(0, size - len(self.blank))))
        while batch := tuple(islice(lines, size)):
            yield batch

    def count(self, size: int) -> int:
        """How many batches there are."""
        return 1 + -(-max(0, self.triples - max(size, len(self.blank))) // size)

    def _lines(self) -> Iterator[str]:
        yield from sorted(line for line in self.ontology if not BLANK.match(line))
        for line in _read(self.build / GRAPH):
            if line not in self.ontology and not BLANK.match(line):
                yield line


@dataclass(frozen=True, slots=True)
class State:
    """How far a publish came."""

    digest: str
    store: str
    graph: str
    batch: int
    sent: int
    triples: int


def _read(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        yield from (line for line in lines if line.strip())


def read_content(build: Path) -> Content:
    """Looks a build through once, holding only the ontology."""
    try:
        ontology = frozenset(_read(build / ONTOLOGY)) if (build / ONTOLOGY).exists() else frozenset()
        digest, triples = hashlib.sha256("".join(sorted(ontology)).encode()), len(ontology)
        blank = sorted(line for line in ontology if BLANK.match(line))
        for line in _read(build / GRAPH):
            digest.update(line.encode())
            if line not in ontology:
                triples += 1
                if BLANK.match(line):
                    blank.append(line)
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise StoreError(problem, source=str(error.filename), mend="run `kg build` again") from error
    return Content(build, digest.hexdigest()[:16], triples, tuple(blank), ontology)


@dataclass(frozen=True, slots=True)
class _Target:
    """The server, the live graph (empty: the default one) and the graph aside."""

    server: Server
    connection: Connection
    graph: str
    staging: str

    def write(self, method: str, lines: Iterable[str], place: str) -> None:
        url = f"{self.server.store}?{urlencode({'graph': self.staging})}"
        self.connection.send(Message(method, url, "".join(lines).encode(), NTRIPLES, place=place))

    def count(self, graph: str, attempts: int = 0) -> int:
        """How many statements a graph holds; the empty name is the default graph."""
        pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        body = urlencode({"query": f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"}).encode()
        message = Message("POST", self.server.query, body, FORM, JSON_RESULTS, "counting")
        answer = self.connection.send(message, attempts)
        try:
            return int(json.loads(answer)["results"]["bindings"][0]["n"]["value"])
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            mend = "see that the address and --engine are right"
            raise StoreError("not a SPARQL answer", source=self.server.query, mend=mend) from error

    def move(self, triples: int) -> None:
        """Puts the graph aside in the place of the live one; a MOVE whose answer was lost is not repeated."""
        target = f"GRAPH <{self.graph}>" if self.graph else "DEFAULT"
        prologue = self.server.engine.move_prologue
        body = urlencode({"update": f"{prologue}MOVE GRAPH <{self.staging}> TO {target}"}).encode()
        for left in reversed(range(self.connection.patience.attempts)):
            try:
                self.connection.send(
                    Message("POST", self.server.update, body, FORM, place="MOVE"), attempts=1
                )
                break
            except RolledBackError:
                raise
            except BrokenOffError:
                self.connection.patience.sleep(self.connection.patience.pause)
                if self.count(self.staging) == 0:
                    break
                if not left:
                    raise
        held = self.count(self.graph)
        if held < triples:
            problem = f"the graph holds {held} statements after the move, not {triples}"
            raise StoreError(problem, source=self.server.update, mend="publish again")


def publish(
    data: Path,
    server: Server,
    *,
    graph: str = "",
    login: Login | None = None,
    batch: int = BATCH,
    patience: Patience | None = None,
    progress: Progress = lambda step, done, total: None,
) -> Published:
    """Puts the current build on a server; readers see the graph of before until all of the new is there."""
    _check_graph(server, graph)
    content = read_content(current_build(data))
    connection = Connection(server.base, login or Login(), patience or Patience())
    target = _Target(server, connection, graph, STAGING + content.digest)
    file = _state_file(data, server, graph)
    sent = _resumed(file, State(content.digest, server.store, graph, batch, 0, 0), target, content)
    total = content.count(batch)
    triples = 0
    for number, lines in enumerate(content.batches(batch)):
        triples += len(lines)
        if number >= sent:
            target.write("PUT" if number == 0 else "POST", lines, f"batch {number + 1} of {total}")
            _keep(file, State(content.digest, server.store, graph, batch, number + 1, triples))
        progress("publish", number + 1, total)
    held = target.count(target.staging)
    if held != content.triples:
        file.unlink()
        problem = f"{held} statements arrived, not {content.triples}; the live graph is as it was"
        raise StoreError(problem, source=server.store, place=target.staging, mend="publish again")
    target.move(content.triples)
    file.unlink()
    return Published(server.endpoint(graph), content.triples, total, sent)


def _check_graph(server: Server, graph: str) -> None:
    if not graph and not server.engine.default_graph:
        mend = "name one with --graph IRI"
        raise StoreError(f"{server.engine.name} has no default graph to write", source=server.base, mend=mend)
    if graph:
        try:
            NamedNode(graph)
        except ValueError as error:
            raise StoreError(f"{graph!r} is no IRI", source="--graph", mend="give a whole IRI") from error


def _state_file(data: Path, server: Server, graph: str) -> Path:
    key = hashlib.sha256(f"{server.store}\0{graph}".encode()).hexdigest()[:16]
    return data / STATES / f"{key}.json"


def _resumed(file: Path, wanted: State, target: _Target, content: Content) -> int:
    """How many batches an earlier publish of the same build sent that the server still has."""
    try:
        kept = State(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        kept = wanted
    # Asked in any case: a wrong address or server is found out before anything is sent.
    held = target.count(target.staging, attempts=2)
    same = (kept.digest, kept.store, kept.graph, kept.batch) == (
        wanted.digest,
        wanted.store,
        wanted.graph,
        wanted.batch,
    )
    # The batch after the last one noted may have arrived, in part where the server has no transactions.
    return kept.sent if same and kept.triples <= held <= kept.triples + kept.batch else 0


def _keep(file: Path, state: State) -> None:
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(asdict(state), indent=1) + "\n", encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        problem = f"cannot write how far it came: {error.strerror}"
        raise StoreError(problem, source=str(file), mend="make the folder writable") from error
