"""A build takes the place of another in one rename, or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import builds
from kg.store.builds import STAGING, built_file, current_build, share, staged_build


def build(data: Path, content: str) -> Path:
    """A build that holds one file."""
    with staged_build(data) as staging:
        (staging / "graph.nt").write_text(content, encoding="utf-8")
    return current_build(data)


def fail_half_way(data: Path) -> None:
    """A build that breaks after its first file."""
    with staged_build(data) as staging:
        (staging / "graph.nt").write_text("half", encoding="utf-8")
        (staging / "nowhere" / "facts.jsonl").write_text("", encoding="utf-8")


def test_a_build_becomes_the_current_one(tmp_path: Path) -> None:
    """Its files stand at the top of the folder too."""
    folder = build(tmp_path / "kg", "one")

    assert folder.parent == tmp_path / "kg" / "builds"
    assert (tmp_path / "kg" / "graph.nt").read_text(encoding="utf-8") == "one"
    assert built_file(tmp_path / "kg", "graph.nt") == b"one"


def test_what_failed_leaves_the_old_build(tmp_path: Path) -> None:
    """An error in the block throws the new build away, its traces too."""
    before = build(tmp_path, "one")

    with pytest.raises(FileNotFoundError):
        fail_half_way(tmp_path)

    assert current_build(tmp_path) == before
    assert [folder.name for folder in (tmp_path / "builds").iterdir()] == [before.name]


@pytest.mark.parametrize("found", [False, True], ids=["no folder", "an empty folder"])
def test_a_first_build_that_fails_leaves_nothing(found: bool, tmp_path: Path) -> None:
    """The folder is as it was found, or not there."""
    if found:
        (tmp_path / "kg").mkdir()

    with pytest.raises(FileNotFoundError):
        fail_half_way(tmp_path / "kg")

    assert list(tmp_path.rglob("*")) == ([tmp_path / "kg"] if found else [])


@pytest.mark.parametrize("relative", [False, True], ids=["whole path", "from where we stand"])
def test_the_build_before_is_kept_and_older_ones_are_not(
    relative: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who still reads the last one may go on; two builds are the most that lie there."""
    monkeypatch.chdir(tmp_path)
    data = Path("kg") if relative else tmp_path / "kg"
    builds = [build(data, content) for content in ("one", "two", "three")]

    assert not builds[0].exists()
    assert builds[1].exists()
    assert current_build(data) == builds[2]


def test_the_same_content_may_be_built_again(tmp_path: Path) -> None:
    """A damaged build is replaced by building anew."""
    first = build(tmp_path, "one")
    (first / "graph.nt").write_text("damaged", encoding="utf-8")

    second = build(tmp_path, "one")

    assert second != first
    assert built_file(tmp_path, "graph.nt") == b"one"


def test_no_graph_is_an_error_with_its_mend(tmp_path: Path) -> None:
    """Whoever asks before building is told to build."""
    with pytest.raises(StoreError, match="no graph built here; run `kg build`"):
        current_build(tmp_path)


def test_one_build_at_a_time(tmp_path: Path) -> None:
    """The second is refused and the first goes on."""
    with staged_build(tmp_path) as staging:
        (staging / "graph.nt").write_text("one", encoding="utf-8")
        with pytest.raises(StoreError, match="another build is writing here"), staged_build(tmp_path):
            pass

    assert built_file(tmp_path, "graph.nt") == b"one"


def test_all_that_was_written_is_on_disk_before_the_switch_and_nothing_else_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what is shared with the build before, nor what was taken over from an older one."""
    synced: list[str] = []

    def noted(path: Path) -> None:
        synced.append(str(path.relative_to(tmp_path)))

    monkeypatch.setattr(builds, "sync", noted)
    for number in range(3):
        before = current_build(tmp_path) if number else None
        synced.clear()
        with staged_build(tmp_path) as staging:
            (staging / "graph.nt").write_text(str(number), encoding="utf-8")
            texts = staging / "texts"
            for old in builds.superseded_builds(tmp_path) if before else ():
                (old / "texts").rename(texts)
            (texts / str(number)).mkdir(parents=True)
            (texts / str(number) / "report.txt").write_text("text", encoding="utf-8")
            if before is not None:
                (staging / "shared").hardlink_to(before / "graph.nt")

    within = {each.removeprefix("builds/.staging") for each in synced if each.startswith("builds/.staging")}
    assert within == {"", "/graph.nt", "/texts", "/texts/2", "/texts/2/report.txt"}
    assert (tmp_path / "current" / "texts" / "0" / "report.txt").is_file()
    # The folders in which something was renamed, afterwards.
    assert synced[-2:] == ["builds", "."]


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """A file in the way is named."""
    (tmp_path / "kg").write_text("a file", encoding="utf-8")

    with pytest.raises(StoreError, match="cannot write here: File exists"), staged_build(tmp_path / "kg"):
        pass


def test_a_folder_in_the_way_is_an_error(tmp_path: Path) -> None:
    """Something of the user's that stands where the pointer goes is not removed."""
    (tmp_path / "current").mkdir()
    (tmp_path / "current" / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(StoreError, match="a folder stands in the way"):
        build(tmp_path, "one")

    assert (tmp_path / "current" / "notes.txt").read_text(encoding="utf-8") == "mine"


KILLED = """
import sys, time
from pathlib import Path
from kg.store.builds import staged_build
with staged_build(Path(sys.argv[1])) as staging:
    (staging / "graph.nt").write_text("half")
    print("writing", flush=True)
    time.sleep(60)
"""


def test_a_killed_build_leaves_the_old_one_and_no_lock(tmp_path: Path) -> None:
    """SIGKILL half-way: the old graph is there, and the next build sweeps up and succeeds."""
    before = build(tmp_path, "one")
    with subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        os.kill(process.pid, signal.SIGKILL)
    assert current_build(tmp_path) == before
    assert (tmp_path / "builds" / STAGING).exists()

    build(tmp_path, "two")

    assert built_file(tmp_path, "graph.nt") == b"two"
    assert not (tmp_path / "builds" / STAGING).exists()


SWITCHING = """
import sys
from pathlib import Path
from kg.store.builds import staged_build
data = Path(sys.argv[1])
for number in range(10_000):
    with staged_build(data) as staging:
        (staging / "graph.nt").write_text(str(number) * 1000)
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.003, 0.007, 0.013, 0.021, 0.034])
def test_killed_at_any_moment_the_graph_is_whole(tmp_path: Path, after: float) -> None:
    """Builds one after the other, killed at odd moments: what answers is one whole build."""
    with subprocess.Popen(
        [sys.executable, "-c", SWITCHING, str(tmp_path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)

    text = built_file(tmp_path, "graph.nt").decode()

    assert text == text[: len(text) // 1000] * 1000
    assert (tmp_path / "graph.nt").read_text(encoding="utf-8") == text


def test_a_file_is_shared_or_copied(tmp_path: Path) -> None:
    """A link where the file system can; over to another one, which cannot, a copy."""
    file = tmp_path / "one"
    file.write_bytes("文".encode())
    elsewhere = Path("/dev/shm") if Path("/dev/shm").is_dir() else tmp_path
    places = [tmp_path / "two", elsewhere / f"kg-test-{os.getpid()}"]
    try:
        for place in places:
            share(file, place)
            assert place.read_bytes() == file.read_bytes()
        assert places[0].samefile(file)
    finally:
        places[1].unlink(missing_ok=True)
