"""What questions are matched against, kept beside a build: the same taken up again, or made anew."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from kg.answering.clauses import cut
from kg.answering.index import build_index
from kg.answering.kept import FILE, keep, kept_contents, pieces_of
from kg.answering.recorded import contents_of
from kg.cli.commands import cli
from kg.pipeline import add, build, remove
from kg.store.builds import current_build
from kg.store.columns import INDEX
from kg.store.embedded import EmbeddedStore, in_memory, open_embedded
from kg.store.subject_changes import FILE as CHANGES
from kg.store.subject_changes import PIECES
from kg.store.subjects import open_subjects, write_subjects
from tests.factories import TEXT
from tests.store.factories import named, triple, write_build

KEPT = importlib.import_module("kg.answering.kept")
WORLD = Path(__file__).parent.parent / "queries" / "world.ttl"
TRIPLES = frozenset(quad.triple for quad in parse(path=str(WORLD), format=RdfFormat.TURTLE))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EmbeddedStore:
    """A build of a district that has something of everything, however small."""
    monkeypatch.setattr(KEPT, "WORTH_KEEPING", 0)
    write_build(tmp_path, TRIPLES, [])
    write_subjects(tmp_path)
    return EmbeddedStore(in_memory(TRIPLES).engine, build=tmp_path)


def test_the_next_to_ask_takes_up_what_the_first_read(store: EmbeddedStore, tmp_path: Path) -> None:
    """To the last number, and without reading the lines again."""
    assert kept_contents(tmp_path) is None
    first = build_index(store).contents

    assert kept_contents(tmp_path) == first
    assert build_index(store).contents == first
    assert all((first.things, first.steps, first.figures, first.awards, first.pledges, first.links))


def test_the_clauses_are_kept_too(store: EmbeddedStore, tmp_path: Path) -> None:
    """When one of them was looked for."""
    first = build_index(store)
    assert not (tmp_path / INDEX / PIECES).exists()
    pieces = first.text.pieces

    assert pieces == list(cut(first.contents.passages))
    assert (tmp_path / INDEX / PIECES).exists()
    assert build_index(store).text.pieces == pieces
    assert [clause.words for clause in build_index(store).text.clauses] == [each.words for each in pieces]


def test_what_takes_no_time_is_not_kept(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a few reports."""
    monkeypatch.undo()
    build_index(store)

    assert not (tmp_path / INDEX / FILE).exists()


def cut_off(build: Path, _: pytest.MonkeyPatch) -> None:
    """Half of it."""
    file = build / INDEX / FILE
    file.write_bytes(file.read_bytes()[:-9])


def spoilt(build: Path, _: pytest.MonkeyPatch) -> None:
    """A letter is another."""
    file = build / INDEX / FILE
    file.write_bytes(file.read_bytes()[:-1] + b"?")


def of_other_lines(build: Path, _: pytest.MonkeyPatch) -> None:
    """It came from another build."""
    write_build(build, TRIPLES | {triple("甲", "rdf:type", "dp:Park")}, [])
    write_subjects(build)


def by_another_program(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that reads names otherwise has another version."""
    monkeypatch.setattr(KEPT, "_version", lambda: "another")


DAMAGE = {
    "not there": lambda build, _: (build / INDEX / FILE).unlink(),
    "empty": lambda build, _: (build / INDEX / FILE).write_bytes(b""),
    "cut off": cut_off,
    "spoilt": spoilt,
    "of other lines": of_other_lines,
    "by another program": by_another_program,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_does_not_fit_is_made_anew(
    damage: Callable[[Path, pytest.MonkeyPatch], object],
    store: EmbeddedStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And kept in its place."""
    first = build_index(store).contents
    damage(tmp_path, monkeypatch)

    assert kept_contents(tmp_path) is None
    again = build_index(store).contents
    assert kept_contents(tmp_path) == again
    assert again.things.items() >= first.things.items()


def test_a_folder_that_cannot_be_written_costs_only_time(store: EmbeddedStore, tmp_path: Path) -> None:
    """Such as one on a disk that is full or not ours: here a folder stands where the file would."""
    (tmp_path / INDEX / FILE).mkdir()

    assert named("甲").value not in build_index(store).contents.things
    assert [each.name for each in (tmp_path / INDEX).iterdir() if each.name.startswith(".")] == []


def test_kept_before_anybody_asks_it_is_the_same(store: EmbeddedStore, tmp_path: Path) -> None:
    """With the clauses, so that the first waits no longer than the next."""
    keep(tmp_path)
    early = kept_contents(tmp_path)
    (tmp_path / INDEX / FILE).unlink()

    assert early == build_index(store).contents
    assert (tmp_path / INDEX / PIECES).exists()


KEEPING = """
import importlib, sys
from pathlib import Path
kept = importlib.import_module("kg.answering.kept")
kept.WORTH_KEEPING = 0
kept.keep(Path(sys.argv[1]))
"""


def test_what_is_kept_is_the_same_bytes_each_time(store: EmbeddedStore, tmp_path: Path) -> None:
    """Whatever order a process has its sets in."""
    assert store.build == tmp_path
    found = set()
    for seed in ("1", "2", "3"):
        subprocess.run(
            [sys.executable, "-c", KEEPING, str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        found.add(tuple((tmp_path / INDEX / name).read_bytes() for name in (FILE, PIECES)))
        for name in (FILE, PIECES):
            (tmp_path / INDEX / name).unlink()

    assert len(found) == 1


def test_a_build_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the command makes one, where that is worth it."""
    monkeypatch.setattr(KEPT, "WORTH_KEEPING", 0)
    (tmp_path / "青川.txt").write_text(TEXT, encoding="utf-8")

    done = CliRunner().invoke(cli, ["build", str(tmp_path / "青川.txt"), "-o", str(tmp_path / "kg")])

    assert done.exit_code == 0, done.output
    build = current_build(tmp_path / "kg")
    kept = (build / INDEX / FILE).read_bytes()
    assert kept_contents(build) == build_index(open_embedded(tmp_path / "kg")).contents
    assert (build / INDEX / FILE).read_bytes() == kept


def test_reports_that_come_and_go_bring_it_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not made anew, and says what it would say then, with the clauses; over several reports."""
    monkeypatch.setattr(KEPT, "WORTH_KEEPING", 0)
    monkeypatch.setattr(importlib.import_module("kg.pipeline.standing"), "REVISED_AT_MOST", 100)
    data, texts = tmp_path / "kg", {name: TEXT.replace("青川", name) for name in ("青川", "海宁", "临江")}
    texts["海宁二"] = texts["海宁"].replace("2021年上半年", "2021年").replace("开工建设", "竣工")
    paths = {}
    for name, text in texts.items():
        paths[name] = tmp_path / f"{name}.txt"
        paths[name].write_text(text, encoding="utf-8")
    build([paths["青川"]], data, also=keep)
    first = (current_build(data) / INDEX / FILE).read_bytes()

    changes: list[Callable[[], object]] = [
        lambda: add([paths["海宁"]], data),
        lambda: add([paths["临江"], paths["海宁二"]], data),
        lambda: remove(["海宁"], data),
        lambda: add([paths["海宁"]], data),
    ]
    for change in changes:
        change()
        now = current_build(data)
        contents, lines = kept_contents(now), open_subjects(now)
        assert lines is not None
        assert contents == contents_of(lines)
        assert contents.change is not None
        assert pieces_of(contents) == list(cut(contents.passages))
        assert (now / INDEX / FILE).read_bytes() == first


def test_changes_that_are_damaged_have_it_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As do those that are of other lines."""
    monkeypatch.setattr(KEPT, "WORTH_KEEPING", 0)
    monkeypatch.setattr(importlib.import_module("kg.pipeline.standing"), "REVISED_AT_MOST", 100)
    for name in ("青川", "海宁"):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("青川", name), encoding="utf-8")
    build([tmp_path / "青川.txt"], tmp_path / "kg", also=keep)
    add([tmp_path / "海宁.txt"], tmp_path / "kg")
    now = current_build(tmp_path / "kg")
    assert kept_contents(now) is not None
    told = (now / INDEX / CHANGES).read_bytes()

    for damaged in (
        b"",
        told[:-9],
        told[:-2] + b"?\n",
        told.replace(b'"after": {"lines": ', b'"after": {"lines": 1'),
    ):
        (now / INDEX / CHANGES).write_bytes(damaged)
        assert kept_contents(now) is None
