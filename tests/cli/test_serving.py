"""What the options of `kg serve` open and bound, asked of the server that they start."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kg.cli.serving import BOUNDS, LIMITS, limits_of, serve

PATIENCE = 30.0
ENDLESS = (
    "SELECT (COUNT(*) AS ?n) WHERE { "
    + " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(40)))} }}" for i in range(8))
    + " }"
)
OPTIONS = ("--limit-seconds", "1", "--result-bytes", "2000", "--allow-service", "127.0.0.1")


@pytest.fixture(scope="module")
def bounded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that the command started with bounds of the test's."""
    folder = tmp_path_factory.mktemp("bounded")
    (folder / "current").mkdir()
    (folder / "current" / "graph.nt").write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "serve", "-o", str(folder)]
    port = 18_000 + int(folder.stat().st_ino) % 10_000
    server = subprocess.Popen([*command, "--port", str(port), *OPTIONS], stdout=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            _await(client, server)
            yield client
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _await(client: httpx.Client, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            client.get("/sparql", params={"query": "ASK {}"})
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


def test_a_query_is_stopped_after_the_seconds_given(bounded: httpx.Client) -> None:
    """The client learns of the limit that was set, and the server answers on."""
    answer = bounded.get("/sparql", params={"query": ENDLESS})
    assert (answer.status_code, answer.headers["kg-limit"]) == (408, "seconds=1")
    assert bounded.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_result_may_have_the_bytes_given(bounded: httpx.Client) -> None:
    """A small result comes whole, a larger one is refused."""
    many = "SELECT * WHERE { VALUES ?v { " + " ".join(map(str, range(500))) + " } }"
    assert bounded.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"}).status_code == 200
    answer = bounded.get("/sparql", params={"query": many})
    assert (answer.status_code, answer.headers["kg-limit"]) == (413, "result-size")


def test_service_reaches_the_hosts_allowed_alone(bounded: httpx.Client) -> None:
    """The server may ask itself, which was allowed, and no other."""
    here = f"SELECT * {{ SERVICE <{bounded.base_url}/sparql> {{ ?s ?p ?o }} }}"
    answer = bounded.get("/sparql", params={"query": here, "format": "json"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["results"]["bindings"][0]["s"]["value"] == "urn:a"
    elsewhere = "SELECT * { SERVICE <http://other.invalid/sparql> { ?s ?p ?o } }"
    assert bounded.get("/sparql", params={"query": elsewhere}).status_code == 403


REFUSED = [
    (("--allow-service", "http://other.invalid/"), "no host", "an address is not a host"),
    (("--allow-service", ""), "no host", "an empty name"),
    (("--allow-service", "other.invalid:80"), "no host", "a host is allowed on all its ports"),
    (("--limit-seconds", "0"), "--limit-seconds", "no time at all"),
    (("--result-bytes", "-1"), "--result-bytes", "less than nothing"),
    (("--workers", "0"), "--workers", "nobody to answer"),
]


@pytest.mark.parametrize(("options", "said", "reason"), REFUSED)
def test_options_that_make_no_sense(tmp_path: Path, options: tuple[str, ...], said: str, reason: str) -> None:
    """They are refused before anything starts, by name."""
    result = CliRunner().invoke(serve, ["-o", str(tmp_path), *options])
    assert result.exit_code == 2, reason
    assert said in result.output


def test_without_options_the_limits_are_the_servers_own() -> None:
    """Each option's default is the field it stands for."""
    assert limits_of({field: getattr(LIMITS, field) for _, field, _, _ in BOUNDS}) == LIMITS


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    """With what mends it, and without the address that nobody can open."""
    (tmp_path / "current").mkdir()
    (tmp_path / "current" / "graph.nt").write_text("", encoding="utf-8")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "kg", "serve", "-o", str(tmp_path), "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "--port" in done.stderr
