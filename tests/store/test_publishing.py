"""Publishing: in batches, resumed where it broke off, never half of a graph for a reader."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from kg.errors import StoreError
from kg.store.builds import staged_build
from kg.store.engines import Server, engines, find_server
from kg.store.publishing import STATES, publish
from kg.store.remote import RemoteStore
from kg.store.transport import Login, Patience
from kg.web.settings import Settings
from tests.store.conftest import answers, free_port, running
from tests.web.serving import serving

TOKEN = "a token for these tests"
LOGIN = Login(token=TOKEN)
AT_ONCE = Patience(attempts=3, pause=0.0, timeout=20)
LIVE = "https://example.org/live"
ONTOLOGY = """_:a <https://e.org/on> _:b .
_:b <https://e.org/of> "甲"@zh .
<https://e.org/c> <https://e.org/is> _:a .
"""


def build(data: Path, things: int) -> None:
    """A graph of so many statements, and an ontology of three that share blank nodes."""
    with staged_build(data) as staging:
        lines = [f'<https://e.org/{n:03}> <https://e.org/named> "第{n}"@zh .\n' for n in range(things)]
        (staging / "graph.nt").write_text("".join(lines), encoding="utf-8")
        (staging / "ontology.nt").write_text(ONTOLOGY, encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A build of twenty-three statements."""
    build(tmp_path / "data", 20)
    return tmp_path / "data"


@pytest.fixture
def target(tmp_path: Path) -> Iterator[httpx.Client]:
    """Our own server, started for writing."""
    folder = tmp_path / "server"
    folder.mkdir()
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    with serving(Settings(folder, writable=True, token_sha256=digest)) as client:
        yield client


# What Virtuoso answers, with status 500, to a transaction that it undid.
DEADLOCK = b"Virtuoso 40001 Error SR172: Transaction deadlocked"


class Broken(ThreadingHTTPServer):
    """Stands before a server and, for each write, does the next thing of `plan`; then lets all pass."""

    def __init__(self, behind: str, plan: list[str]) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.behind = behind
        self.plan = plan
        self.written: list[str] = []

    @property
    def server(self) -> Server:
        """What a publisher takes for the server."""
        return Server(engines()["kg"], f"http://127.0.0.1:{self.server_address[1]}")


class Passing(BaseHTTPRequestHandler):
    """Passes a request on, refuses it, or does it and loses the answer."""

    server: Broken

    def do_POST(self) -> None:
        """A batch, an update, or a query that counts."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        writes = not body.startswith(b"query=")
        step = self.server.plan.pop(0) if writes and self.server.plan else "pass"
        if step.isdigit():
            said = DEADLOCK if step == "40001" else b""
            self.send_response(500 if said else int(step))
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)
            return
        headers = {name: self.headers[name] for name in ("Content-Type", "Accept", "Authorization")}
        found = httpx.request(
            self.command, self.server.behind + self.path, content=body, headers=headers, timeout=20
        )
        if writes:
            self.server.written.append(f"{self.command} {found.status_code}")
        if step == "lose":
            self.close_connection = True
            return
        self.send_response(found.status_code)
        self.send_header("Content-Length", str(len(found.content)))
        self.end_headers()
        self.wfile.write(found.content)

    do_PUT = do_POST  # noqa: N815 - the name that http.server calls

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def broken(target: httpx.Client) -> Iterator[Broken]:
    """That server behind another one that fails as told."""
    with Broken(str(target.base_url).rstrip("/"), []) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def names(target: httpx.Client, graph: str = "") -> int:
    """How many things readers see."""
    pattern = "?s <https://e.org/named> ?o"
    where = f"GRAPH <{graph}> {{ {pattern} }}" if graph else pattern
    return len(RemoteStore(f"{target.base_url}/sparql").select(f"SELECT ?s WHERE {{ {where} }}").rows)


def graphs(target: httpx.Client) -> int:
    """How many named graphs the server holds."""
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    return len(RemoteStore(f"{target.base_url}/sparql").select(query).rows)


def staged(target: httpx.Client) -> int:
    """How many triples stand beside the graph that readers see."""
    query = "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
    return len(RemoteStore(f"{target.base_url}/sparql").select(query).rows)


def server_of(target: httpx.Client) -> Server:
    """Our own server as a target."""
    return find_server(f"{target.base_url}/sparql")


@pytest.mark.parametrize("graph", ["", LIVE])
@pytest.mark.parametrize("batch", [1, 7, 1000])
def test_a_graph_arrives_whole(graph: str, batch: int, data: Path, target: httpx.Client) -> None:
    """In the default graph or a named one, in however many batches; nothing is left aside."""
    done = publish(data, server_of(target), graph=graph, login=LOGIN, batch=batch, patience=AT_ONCE)

    assert done.triples == 23
    assert names(target, graph) == 20
    assert graphs(target) == (1 if graph else 0)
    assert not list((data / STATES).iterdir())
    shared = "?a <https://e.org/on> ?b . ?b <https://e.org/of> '甲'@zh . ?c <https://e.org/is> ?a"
    assert RemoteStore(done.endpoint).ask(f"ASK {{ {shared} }}"), "blank nodes are shared over batches"


def test_a_later_build_takes_the_place_of_the_first(data: Path, target: httpx.Client) -> None:
    """Nothing of the old graph stays."""
    publish(data, server_of(target), login=LOGIN, patience=AT_ONCE)
    build(data, 5)

    publish(data, server_of(target), login=LOGIN, patience=AT_ONCE)

    assert names(target) == 5


def test_readers_see_the_old_graph_until_the_new_is_whole(data: Path, target: httpx.Client) -> None:
    """Looked at after each batch."""
    publish(data, server_of(target), login=LOGIN, patience=AT_ONCE)
    build(data, 9)
    seen = []

    publish(
        data,
        server_of(target),
        login=LOGIN,
        batch=3,
        patience=AT_ONCE,
        progress=lambda step, done, total: seen.append(names(target)),
    )

    assert seen == [20] * 4
    assert names(target) == 9


def test_a_publish_that_broke_off_goes_on(data: Path, broken: Broken, target: httpx.Client) -> None:
    """The batches that arrived are not sent again."""
    broken.plan = ["pass", "pass", "503", "503", "503"]
    with pytest.raises(StoreError, match=r"batch 3 of 5: the server answered 503; publish again later"):
        publish(data, broken.server, login=LOGIN, batch=5, patience=AT_ONCE)
    assert names(target) == 0
    broken.written.clear()

    done = publish(data, broken.server, login=LOGIN, batch=5, patience=AT_ONCE)

    assert (done.batches, done.resumed) == (5, 2)
    assert broken.written == ["POST 200"] * 3 + ["POST 204"], "three batches and the move"
    assert names(target) == 20


PLANS = [
    (["503", "pass", "429", "408"], "passing faults are tried again"),
    (["lose", "pass", "lose"], "a batch whose answer was lost is sent again and counts once"),
    (["pass"] * 5 + ["lose"], "a move whose answer was lost is not made again"),
    (["pass"] * 5 + ["502", "503"], "a move that was refused is"),
    (["40001"] * 20 + ["pass"] * 5 + ["40001"] * 20, "what was rolled back uses up no try"),
]


@pytest.mark.parametrize(("plan", "reason"), PLANS)
def test_faults_that_pass_are_survived(
    plan: list[str], reason: str, data: Path, broken: Broken, target: httpx.Client
) -> None:
    """Up to the bound, and without doing anything twice that must be done once."""
    broken.plan = list(plan)

    publish(data, broken.server, login=LOGIN, batch=5, patience=AT_ONCE)

    assert names(target) == 20, reason
    assert not broken.plan
    assert graphs(target) == 0


def test_pauses_grow_and_end(data: Path, broken: Broken) -> None:
    """Each is twice the one before."""
    broken.plan = ["500"] * 4
    pauses: list[float] = []

    with pytest.raises(StoreError, match="batch 1 of 1: the server answered 500"):
        publish(data, broken.server, login=LOGIN, patience=Patience(attempts=4, pause=1, sleep=pauses.append))

    assert pauses == [1, 2, 4]


def test_what_is_rolled_back_for_ever_ends(data: Path, broken: Broken) -> None:
    """Within a bound on the whole time, with uneven pauses, and told as something that may pass."""
    broken.plan = ["pass"] + ["40001"] * 1000
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        time.sleep(0.01)

    with pytest.raises(StoreError, match="Transaction deadlocked; publish again later"):
        publish(data, broken.server, login=LOGIN, patience=Patience(pause=0.5, rolled_back=0.5, sleep=sleep))

    assert len(pauses) > 6
    assert len({round(pause, 6) for pause in pauses}) == len(pauses)
    assert max(pauses) <= 2


def test_another_build_starts_anew(data: Path, broken: Broken, target: httpx.Client) -> None:
    """What was sent of an older build is of no use."""
    broken.plan = ["pass", "pass", "503", "503", "503"]
    with pytest.raises(StoreError):
        publish(data, broken.server, login=LOGIN, batch=5, patience=AT_ONCE)
    build(data, 8)

    done = publish(data, broken.server, login=LOGIN, batch=5, patience=AT_ONCE)

    assert done.resumed == 0
    assert names(target) == 8


def test_a_server_that_lost_the_graph_aside_gets_all(
    data: Path, broken: Broken, target: httpx.Client
) -> None:
    """Such as one in memory that was started anew."""
    broken.plan = ["pass", "pass", "503", "503", "503"]
    with pytest.raises(StoreError):
        publish(data, broken.server, login=LOGIN, batch=5, patience=AT_ONCE)
    dropped = target.post(
        "/sparql", data={"update": "DROP ALL"}, headers={"Authorization": f"Bearer {TOKEN}"}
    )
    assert dropped.status_code == 204

    assert publish(data, broken.server, login=LOGIN, batch=5, patience=AT_ONCE).resumed == 0
    assert names(target) == 20


def test_a_killed_publish_leaves_the_old_graph(data: Path, target: httpx.Client) -> None:
    """Whenever the process ends, readers have the old graph whole; the next publish brings the new one."""
    publish(data, server_of(target), login=LOGIN, patience=AT_ONCE)
    build(data, 400)
    command = [
        sys.executable,
        "-m",
        "kg",
        "publish",
        server_of(target).store,
        "-o",
        str(data),
        "--batch",
        "2",
    ]
    with subprocess.Popen(command, env={"KG_PUBLISH_TOKEN": TOKEN}) as process:
        # More than the first batch, which blank nodes make longer: it was noted before the next was sent.
        while staged(target) <= 5:
            assert process.poll() is None
        process.kill()

    assert names(target) == 20
    done = publish(data, server_of(target), login=LOGIN, batch=2, patience=AT_ONCE)
    assert done.resumed > 0
    assert names(target) == 400


def test_kg_serve_takes_what_kg_publish_sends(data: Path, tmp_path: Path) -> None:
    """As two people run them: the one who serves knows the token's hash alone."""
    port = free_port()
    kg, url = [sys.executable, "-m", "kg"], f"http://127.0.0.1:{port}/sparql"
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    serve = [*kg, "serve", "-o", str(tmp_path / "held"), "--port", str(port), "--write-token", digest]
    with running(serve, tmp_path, answers(url)):
        publish_it = [*kg, "publish", url, "-o", str(data), "--token", TOKEN]
        done = subprocess.run(publish_it, capture_output=True, text=True, check=True)
        count = [
            *kg,
            "query",
            "-e",
            "SELECT (COUNT(*) AS ?n) {?s ?p ?o}",
            "--endpoint",
            url,
            "--format",
            "csv",
        ]
        found = subprocess.run([*count, "--endpoint", url], capture_output=True, text=True, check=True)

    assert done.stdout == f"23 triples in 1 batch\nkg query … --endpoint '{url}'\n"
    assert found.stdout.split() == ["n", "23"]


def test_a_wrong_token_is_told(data: Path, target: httpx.Client) -> None:
    """In one line with the address, the place and the mend; nothing was sent."""
    with pytest.raises(StoreError, match=r"batch 1 of 1: the server answered 401.*give --token"):
        publish(data, server_of(target), login=Login(token="another"), patience=AT_ONCE)
    assert graphs(target) == 0


def test_a_user_where_a_token_is_wanted_is_told(data: Path, target: httpx.Client) -> None:
    """Our own server knows no users."""
    with pytest.raises(StoreError, match="takes no user and password; give --token"):
        publish(data, server_of(target), login=Login(user="dba", password="dba"), patience=AT_ONCE)


def test_a_server_that_is_not_there_is_told(data: Path) -> None:
    """Before anything is sent."""
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9/sparql:counting: cannot reach the server"):
        publish(data, find_server("http://127.0.0.1:9/sparql"), patience=AT_ONCE)


def test_a_graph_that_is_no_iri_is_told(data: Path, target: httpx.Client) -> None:
    """An update must not be written by it."""
    with pytest.raises(StoreError, match="is no IRI"):
        publish(data, server_of(target), graph="x> ; DROP ALL ; <y", login=LOGIN)


def test_an_engine_without_a_default_graph_wants_one_named(data: Path) -> None:
    """Virtuoso's is the union of all."""
    with pytest.raises(StoreError, match="name one with --graph IRI"):
        publish(data, find_server("http://127.0.0.1:9", "virtuoso"))


def test_statements_of_the_ontology_are_sent_once(tmp_path: Path, target: httpx.Client) -> None:
    """Where the graph has them too."""
    with staged_build(tmp_path / "twice") as staging:
        both = "<https://e.org/a> <https://e.org/named> <https://e.org/b> .\n"
        (staging / "graph.nt").write_text(both)
        (staging / "ontology.nt").write_text(both)

    done = publish(tmp_path / "twice", server_of(target), login=LOGIN, batch=1, patience=AT_ONCE)

    assert (done.triples, done.batches) == (1, 1)
    assert names(target) == 1
