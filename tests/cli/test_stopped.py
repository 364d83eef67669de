"""`kg add` stopped where the report is read in a process of its own: one line, and nothing is left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kg.pipeline import build, built_reports
from tests.cli.running import kg
from tests.factories import TEXT

PLACES = ("青川", "海宁", "临江", "滨江", "东山", "西山", "南湖", "北湖", "云城")
# As where many reports stand: one that is added is read elsewhere, and the graph revised.
ADD = """
import importlib
importlib.import_module("kg.pipeline.build").MANY = 8
importlib.import_module("kg.pipeline.standing").REVISED_AT_MOST = 100
from kg.cli import main
main()
"""
STANDS = "the graph that stood before stands"
MEND = "see that memory suffices, or take fewer --workers"
DIED = f"kg: a worker died; {MEND}; {STANDS}, and what is done is kept"
STOPPED = f"kg: stopped; {STANDS}, and reports already read are kept for the next run"
Stop = Callable[[int, int], None]
STOPS: dict[str, tuple[Stop, str]] = {
    "who reads it is killed": (lambda _, reader: os.kill(reader, signal.SIGKILL), DIED),
    "who reads it is ended": (lambda _, reader: os.kill(reader, signal.SIGTERM), DIED),
    "the command is ended": (lambda command, _: os.kill(command, signal.SIGTERM), STOPPED),
    "ctrl-c at a terminal, which tells all": (lambda command, _: os.killpg(command, signal.SIGINT), STOPPED),
}


def report(folder: Path, place: str) -> Path:
    """A report of a district of its own."""
    path = folder / f"{PLACES.index(place)}.txt"
    path.write_text(TEXT.replace("青川", place).replace("云岭", place), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of all districts but the last, and that one's report beside it."""
    home = tmp_path_factory.mktemp("many")
    build([report(home, place) for place in PLACES[:-1]], home / ".kg")
    report(home, PLACES[-1])
    return home


def processes(command: int) -> dict[int, str]:
    """The processes of a command that run still, by number, with what was called."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
            called = stat.with_name("cmdline").read_text()
        except OSError:
            continue
        if int(group) == command and state != "Z":
            found[int(stat.parent.name)] = called
    return found


def reader_of(command: subprocess.Popen[str]) -> int:
    """The process that reads the report, once it is there."""
    while command.poll() is None:
        for number, called in processes(command.pid).items():
            if "spawn_main" in called:
                return number
        time.sleep(0.005)
    raise AssertionError("no process of its own was begun")


@pytest.mark.parametrize("after", [0.0, 0.3, 0.7])
@pytest.mark.parametrize("stop", STOPS)
def test_who_is_stopped_says_so_and_leaves_nothing(
    built: Path, tmp_path: Path, stop: str, after: float
) -> None:
    """The graph as it was or with the report, in one line by exit code 1, and no process or file besides."""
    end, told = STOPS[stop]
    home = tmp_path / "home"
    shutil.copytree(built, home, symlinks=True)
    adding = subprocess.Popen(
        [sys.executable, "-c", ADD, "add", "8.txt", "--workers", "2"],
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    reader = reader_of(adding)
    time.sleep(after)
    # Where it was done before, what follows says what it has left.
    with suppress(ProcessLookupError):
        end(adding.pid, reader)
    _, said = adding.communicate(timeout=60)

    if adding.returncode:
        assert adding.returncode == 1
        assert said.strip() == told
    deadline = time.monotonic() + 10
    while processes(adding.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert processes(adding.pid) == {}
    assert not [path for folder in ("builds", "parts") for path in (home / ".kg" / folder).glob(".*")]
    assert len(built_reports(home / ".kg")) == len(PLACES) - bool(adding.returncode)
    assert kg(home, "query", "-e", "ASK { ?x rdfs:label '海宁机器人产业园'@zh }").stdout == "yes\n"
