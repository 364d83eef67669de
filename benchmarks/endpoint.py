"""How fast /sparql answers, beside `oxigraph serve`, rdflib and Virtuoso on the same data in the same run.

    python benchmarks/endpoint.py [BUILT] [--reports 1] [--seconds 3] [--rdflib] [--here]
    [--virtuoso URL] [--query q01 …] [--disk-only]

BUILT is a folder that `kg build` wrote; --reports copies its report under other names to make more. Servers
run on one core, the client on another, one request after another over one connection each, all servers by
turns, so that other work on the machine falls on all; what answers in this process is asked in a row.
Ours is asked twice: with another comment each time,
so that the query is worked out anew, and with the same text, so that the kept answer serves. rdflib runs in
this process. A Virtuoso that is running is filled by `kg publish` ($KG_PUBLISH_USER, $KG_PUBLISH_PASSWORD),
unless URL has a `?default-graph-uri=` and so names a graph that is there; $VIRTUOSO_PID is its process. Times
are milliseconds, the first quartile of all requests: by the clock, and of processor in the server's
processes, which decides how many a second one core answers; what a server has not answered after 10 s, or
cannot answer, is shown as that. Aims: 0.35 of Oxigraph's rate below 1 ms, 0.85 of it from 3 ms.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from math import inf
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

import rdflib

from kg.catalogue.binding import substitute
from kg.store.builds import GRAPH, ONTOLOGY, STORE, current_build, staged_build
from kg.store.columns import open_columns
from kg.store.embedded import EmbeddedStore, open_embedded
from kg.store.engines import find_server
from kg.store.filling import write_store
from kg.store.interface import Store
from kg.store.literals import open_literals
from kg.store.publishing import publish
from kg.store.sparql import query_form, with_prefixes
from kg.store.transport import Login
from kg.web.settings import Settings
from kg.web.worker import open_store

sys.path.insert(0, str(Path(__file__).parent))
from processor import processor_seconds, tasks_of

from answering import copy_of

QUERIES = Path(__file__).with_suffix(".toml")
MOST_REQUESTS, FEWEST_REQUESTS = 300, 3
# Seconds after which one request is enough, and after which none is waited for.
LONG = 3.0
LIMIT = 10
# What servers say that take too long, or have too few threads.
GIVEN_UP = frozenset({408, 500, 503, 504})
# Seconds that a server over a thousand reports may take to start beside other work.
STARTING = 300
# A server that uses less of a second than this has loaded its graph.
IDLE = 0.02
GRAPH_NAME = "urn:kg:benchmark"
MOST_NAMED = """SELECT ?thing (COUNT(?passage) AS ?n) WHERE { ?thing dp:mentionedIn ?passage }
GROUP BY ?thing ORDER BY DESC(?n) ?thing LIMIT 1"""
Ask = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask; `fresh` gives each request a text of its own, `pid` is the server's, 0 if here."""

    name: str
    ask: Ask
    fresh: bool = False
    port: int = 0
    pid: int = 0

    def tasks(self) -> list[Path]:
        """Where its processor time is counted; nowhere if it answers here."""
        return tasks_of(self.pid) if self.pid else []


def main() -> None:
    """Prints one line a query, one column a way."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("built", nargs="?", type=Path, default=Path(".kg"))
    parser.add_argument("--reports", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3.0, help="for each query, all ways together")
    parser.add_argument("--disk-only", action="store_true", help="leave out Oxigraph in RAM, slow to fill")
    parser.add_argument("--rdflib", action="store_true", help="also ask rdflib, in this process")
    parser.add_argument("--here", action="store_true", help="also ask our stores in this process")
    parser.add_argument("--virtuoso", metavar="URL")
    parser.add_argument("--query", action="append", metavar="ID", help="only this one; may be given again")
    options = parser.parse_args()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        data = options.built if options.reports == 1 else stock(options.built, home / "data", options.reports)
        asked = [each for each in queries(open_embedded(data)) if each[0] in (options.query or [each[0]])]
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        ways = [
            *stack.enter_context(ours(data)),
            *stack.enter_context(oxigraph(data, disk_only=options.disk_only)),
            *([virtuoso(data, options.virtuoso)] if options.virtuoso else []),
            *([in_rdflib(data)] if options.rdflib else []),
            *(in_process(data) if options.here else []),
        ]
        settings = Settings(data)
        peer = 3 if settings.holding(settings.build) == "read" and not options.disk_only else 2
        report(ways, asked, options.seconds, peer)


def stock(built: Path, data: Path, reports: int) -> Path:
    """A build of so many copies of a graph."""
    build = current_build(built)
    graph = (build / GRAPH).read_text(encoding="utf-8")
    with staged_build(data) as staging:
        lines = {
            line for number in range(reports) for line in copy_of(graph, number).splitlines(keepends=True)
        }
        (staging / GRAPH).write_text("".join(sorted(lines)), encoding="utf-8")
        (staging / ONTOLOGY).write_bytes((build / ONTOLOGY).read_bytes())
        write_store(staging / STORE, [staging / GRAPH, staging / ONTOLOGY])
    return data


@contextmanager
def ours(data: Path, options: Sequence[str] = (), seconds: float = LIMIT + LONG) -> Iterator[list[Way]]:
    """`kg serve`."""
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "-o", str(data), "--port", str(port), *options]
    with running(command, port) as pid:
        ask = client(f"http://127.0.0.1:{port}/sparql", seconds)
        settings = Settings(data)
        if settings.holding(settings.build) == "large":
            # Its first question has a large graph loaded into RAM; until then the disk answers.
            ask("ASK {}")
            settle(pid)
        yield [Way("kg, anew", ask, fresh=True, port=port, pid=pid), Way("kg, kept", ask, port=port, pid=pid)]


@contextmanager
def oxigraph(data: Path, *, disk_only: bool = False) -> Iterator[list[Way]]:
    """`oxigraph serve` over the same statements, in memory and on disk, where it reads our store."""
    binary = str(Path(sysconfig.get_path("scripts"), "oxigraph"))
    disk = ["--location", str(current_build(data) / STORE)]
    limit = ["--timeout-s", str(LIMIT)]
    with ExitStack() as stack:
        ways = []
        if not disk_only:
            port = free_port()
            command = [binary, "serve", *limit, "--bind", f"127.0.0.1:{port}"]
            pid = stack.enter_context(running(command, port))
            publish(data, find_server(f"http://127.0.0.1:{port}/store"), batch=100_000)
            ways.append(Way("oxigraph RAM", client(f"http://127.0.0.1:{port}/query", LIMIT + LONG), pid=pid))
        port = free_port()
        command = [binary, "serve-read-only", *disk, *limit, "--bind", f"127.0.0.1:{port}"]
        pid = stack.enter_context(running(command, port))
        ways.append(Way("oxigraph disk", client(f"http://127.0.0.1:{port}/query", LIMIT + LONG), pid=pid))
        yield ways


def virtuoso(data: Path, address: str, seconds: float = LIMIT + LONG) -> Way:
    """A Virtuoso that is running already."""
    pid = int(os.environ.get("VIRTUOSO_PID", "0"))
    if "default-graph-uri=" in address:
        return Way("Virtuoso", client(address, seconds), pid=pid)
    login = Login(
        user=os.environ.get("KG_PUBLISH_USER", "dba"), password=os.environ.get("KG_PUBLISH_PASSWORD", "dba")
    )
    done = publish(data, find_server(address, "virtuoso"), graph=GRAPH_NAME, login=login, batch=50_000)
    return Way("Virtuoso", client(done.endpoint, seconds), pid=pid)


def in_rdflib(data: Path) -> Way:
    """The store and engine of rdflib, with no server between."""
    graph = rdflib.Graph()
    for name in (GRAPH, ONTOLOGY):
        graph.parse(current_build(data) / name, format="nt")
    return Way("rdflib", lambda text: list(graph.query(text)))


def in_process(data: Path) -> list[Way]:
    """Our stores with no server between, the whole answer read, as rdflib's is."""
    build = current_build(data)
    held = EmbeddedStore(open_store("memory", build), str(data), open_literals(build), open_columns(build))
    return [
        Way("here, RAM", held.query, fresh=True),
        Way("here, disk", open_embedded(data).query, fresh=True),
    ]


def client(endpoint: str, seconds: float = 600) -> Ask:
    """Asks over one connection that stays open; TimeoutError where the server fails or is too slow."""
    parts = urlsplit(endpoint)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=seconds)
    fields = f"{parts.query}&" if parts.query else ""

    def ask(text: str) -> bytes:
        graph = query_form(text) == "construct"
        accept = "application/n-triples" if graph else "application/sparql-results+json"
        path = f"{parts.path}?{fields}{urlencode({'query': text})}"
        try:
            try:
                connection.request("GET", path, headers={"Accept": accept})
                response = connection.getresponse()
            except ConnectionError:
                # Servers close a connection that was idle while the others were asked.
                connection.close()
                connection.request("GET", path, headers={"Accept": accept})
                response = connection.getresponse()
            body = response.read()
        except TimeoutError:
            connection.close()
            raise
        if response.status in GIVEN_UP:
            raise TimeoutError(endpoint)
        if response.status != 200:
            raise SystemExit(f"{endpoint}: {response.status} {body[:200]!r}")
        return body

    return ask


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request took, in seconds."""

    clock: float
    processor: float


def by_turns(ways: list[Way], text: str, seconds: float) -> list[Cost]:
    """The first quartile of each way's costs; its first request is thrown away."""
    costs: list[list[Cost]] = [[] for _ in ways]
    first = [cost(way, text, way.tasks()) for way in ways]
    tasks = [way.tasks() for way in ways]
    turns = list(zip(ways, tasks, costs, first, strict=True))
    # What answers here is asked in a row: by turns each finds the processor's caches full of another's.
    for some in ([turn for turn in turns if turn[0].pid], *([turn] for turn in turns if not turn[0].pid)):
        end = time.perf_counter() + seconds
        for turn in range(MOST_REQUESTS):
            if turn >= FEWEST_REQUESTS and time.perf_counter() > end:
                break
            for way, files, taken, before in some:
                if before.clock == inf:
                    taken[:] = [before]
                elif before.clock < LONG or not taken:
                    taken.append(cost(way, f"{text}\n# {turn}" if way.fresh else text, files))
    return [
        Cost(quartile([each.clock for each in taken]), quartile([each.processor for each in taken]))
        for taken in costs
    ]


def quartile(values: list[float]) -> float:
    """The first."""
    return quantiles(values)[0] if len(values) > 1 else values[0]


def cost(way: Way, text: str, tasks: list[Path]) -> Cost:
    """Asks once; what is given up costs without end."""
    before, start = used(tasks), time.perf_counter()
    try:
        way.ask(text)
    except TimeoutError:
        return Cost(inf, inf)
    return Cost(time.perf_counter() - start, used(tasks) - before)


def used(tasks: list[Path]) -> float:
    """Seconds of processor of a server so far; this process's where it asks itself."""
    return processor_seconds(tasks) if tasks else time.process_time()


def queries(store: Store) -> list[tuple[str, str, str]]:
    """Each query's name, what it is about and its text, about the thing that is named most often."""
    thing = str(next(store.select(MOST_NAMED).records())["thing"])
    table = tomllib.loads(QUERIES.read_text(encoding="utf-8"))
    return [
        (name, query["about"], with_prefixes(substitute(query["text"], {"thing": thing})))
        for name, query in table.items()
    ]


def report(ways: list[Way], asked: list[tuple[str, str, str]], seconds: float, peer: int) -> None:
    """Two lines a query, with our rate over that of the Oxigraph that holds its graph where ours does."""
    sys.stdout.write(" " * 36 + "".join(f"{way.name:>15}" for way in ways) + f"{'anew/oxigraph':>15}\n")
    for name, about, text in asked:
        found = by_turns(ways, text, seconds)
        for measure in ("clock", "processor"):
            times = [1000 * float(getattr(each, measure)) for each in found]
            cells = "".join(f"{each:15.2f}" if each < inf else f"{'no answer':>15}" for each in times)
            share = f"{times[peer] / times[0]:15.2f}" if max(times[peer], times[0]) < inf else f"{'':>15}"
            sys.stdout.write(f"{name} {about:22}{measure:10}{cells}{share}\n")
        sys.stdout.flush()


def settle(pid: int) -> None:
    """Waits until a server works no more, for five seconds."""
    quiet = 0
    while quiet < 5:
        before = processor_seconds(tasks_of(pid))
        time.sleep(1)
        quiet = quiet + 1 if processor_seconds(tasks_of(pid)) - before < IDLE else 0


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[int]:
    """A server on one core, for as long as the block lasts; its process."""
    core = {min(range(os.cpu_count() or 1))}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        os.sched_setaffinity(process.pid, core)
        try:
            deadline = time.monotonic() + STARTING
            while time.monotonic() < deadline and process.poll() is None:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield process.pid
        finally:
            process.kill()


if __name__ == "__main__":
    main()
