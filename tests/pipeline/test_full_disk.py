"""A disk that fills while a report is added: what answered answers on, and one line says what mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.factories import TEXT

# A file system of its own, in which nobody else writes: a user may mount one in a name space of theirs.
ALONE = ("unshare", "--user", "--map-root-user", "--mount")
SIZE = 96 << 20
# As much room as is left: none at all, and less than each next step takes.
ROOM = (0, 100_000, 300_000, 600_000, 1_000_000, 1_600_000, 2_500_000, 4_000_000)
# As long as a file may be.
LENGTHS = (0, 500, 4_000, 20_000, 60_000, 200_000)
ADDED = """
import hashlib, json, os, resource, subprocess, sys
from contextlib import contextmanager
from pathlib import Path
from kg.errors import KgError
from kg.pipeline import add, build, standing
from kg.store.embedded import open_embedded

how, disk, first, second, *rooms = sys.argv[1:]
if how == "disk":
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size={size}", "tmpfs", disk], check=True)
data = Path(disk, "kg")
# As where many stay: their files are copied, lines put in and taken out.
standing.REVISED_AT_MOST = 100
build([Path(first)], data)


def state():
    triples = len(list(open_embedded(data).match()))
    files = [path for path in sorted(data.rglob("*")) if path.is_file() and "parts" not in path.parts]
    return [triples, hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()]


@contextmanager
def left(room):
    # Only so much of the disk is free, or no file may be longer.
    filler = Path(disk, "filler")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    if how == "disk":
        free = os.statvfs(disk)
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - room)
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    filler.unlink(missing_ok=True)


before = state()
for room in map(int, rooms):
    told = ""
    with left(room):
        try:
            add([Path(second)], data)
        except KgError as error:
            told = str(error)
    if not told:
        break
    print(json.dumps([told, state() == before, len(list(data.joinpath("builds").iterdir()))]))
else:
    add([Path(second)], data)
print(json.dumps(["", state() == before, 2]))
"""


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A folder for a file system to be mounted on."""
    try:
        subprocess.run(
            [*ALONE, "mount", "-t", "tmpfs", "tmpfs", str(tmp_path)], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nobody may mount a file system here")
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def _added(command: Sequence[str], how: str, disk: Path, rooms: Sequence[int]) -> list[list[object]]:
    """What adding a report came to with each room, smallest first, and at last with enough."""
    texts = [disk.parent / "hai-2021h1.txt", disk.parent / "shan-2021h1.txt"]
    texts[0].write_text(TEXT, encoding="utf-8")
    texts[1].write_text(TEXT.replace("青川", "远山").replace("云岭", "远山"), encoding="utf-8")
    script = ADDED.replace("{size}", str(SIZE))
    arguments = [how, *map(str, (disk, *texts, *rooms))]
    done = subprocess.run(
        [*command, sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def _left_the_last_good_graph(came_to: list[list[object]], at_least: int) -> None:
    *failed, added = came_to
    assert len(failed) >= at_least
    for told, unchanged, builds in failed:
        assert "\n" not in str(told)
        assert "room" in str(told)
        assert unchanged
        assert builds == 1
    assert added[:2] == ["", False]


def test_a_disk_that_fills_leaves_the_last_good_graph(disk: Path) -> None:
    """Wherever it fills; with room again the report is added."""
    _left_the_last_good_graph(_added(ALONE, "disk", disk, ROOM), at_least=4)


def test_files_that_may_not_grow_leave_the_last_good_graph(tmp_path: Path) -> None:
    """As under a quota, where a write fails half-way too; this needs nobody's leave to mount anything."""
    (tmp_path / "disk").mkdir()
    _left_the_last_good_graph(_added((), "limit", tmp_path / "disk", LENGTHS), at_least=4)
