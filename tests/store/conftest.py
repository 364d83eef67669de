"""Servers of other makers, each started on loopback in a folder of its own and ended with the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.pipeline.build import build
from kg.resources import CHECKOUT

START_SECONDS = 60.0
DEBIAN = "virtuoso-opensource-7-bin virtuoso-opensource-7-common"
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
MaxSortedTopRows = 1000000
DefaultIsolation = 8
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 1000000
"""


@pytest.fixture(scope="session")
def main_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main report, built as `kg build` builds it."""
    folder: Path = tmp_path_factory.mktemp("main")
    build([CHECKOUT / "data" / "reports" / "jiading-2021h1"], folder)
    return folder


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """The address of an `oxigraph serve` that holds nothing yet."""
    port = free_port()
    binary = Path(sysconfig.get_path("scripts"), "oxigraph")
    if not binary.exists():
        pytest.fail("oxigraph is not installed: pip install oxigraph")
    address = f"http://127.0.0.1:{port}"
    with running([str(binary), "serve", "--bind", f"127.0.0.1:{port}"], Path.cwd(), answers(address + "/")):
        yield address


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso that holds nothing of ours yet; its writer is dba, with password dba."""
    binary = _virtuoso_binary()
    folder: Path = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql, http=http))
    address = f"http://127.0.0.1:{http}"
    command = [binary, "+foreground", "+configfile", "virtuoso.ini"]
    with running(command, folder, answers(f"{address}/sparql?query=ASK%7B%7D")):
        yield address


def _virtuoso_binary() -> str:
    found = shutil.which("virtuoso-t")
    if found is None:
        pytest.fail(f"Virtuoso is not installed: apt-get install {DEBIAN}", pytrace=False)
    return found


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], folder: Path, ready: Callable[[], bool]) -> Iterator[None]:
    """A server's process for as long as the block lasts."""
    with (
        Path(os.devnull).open("wb") as nowhere,
        subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere) as process,
    ):
        try:
            deadline = time.monotonic() + START_SECONDS
            while not ready():
                if process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"{Path(command[0]).name} did not start in {START_SECONDS:g} s")
                time.sleep(0.1)
            yield
        finally:
            process.kill()


def answers(address: str) -> Callable[[], bool]:
    """Whether something answers at that address."""

    def ready() -> bool:
        try:
            return httpx.get(address, timeout=5).status_code < 500
        except httpx.TransportError:
            return False

    return ready
