"""A report added, replaced or taken out: the same bytes as building all anew, and only its part made."""

from __future__ import annotations

import importlib
import shutil
import sqlite3
from pathlib import Path
from typing import TypeGuard

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg.document.model import Document
from kg.errors import ReadError, StoreError
from kg.facts.extractor import extract
from kg.facts.model import Facts
from kg.pipeline import add, build, remove
from kg.pipeline.catalog import current_catalog
from kg.pipeline.link_base import FILE as LINKS_FILE
from kg.pipeline.shelf import PARTS
from kg.store.builds import (
    COMPARED,
    CONTRADICTIONS,
    COVERAGE,
    ENTITIES,
    FACTS,
    GRAPH,
    INFERRED,
    LEDGER,
    LINKED,
    ONTOLOGY,
    OUTLINE,
    PARTS_USED,
    STATISTICS,
    VIOLATIONS,
    built_file,
    current_build,
)
from kg.store.embedded import open_embedded
from kg.store.literals import INDEX, open_literals
from tests.assessment.factories import EVERY, SEQUENCE
from tests.factories import TEXT
from tests.store.factories import Content, content

# The package gives the verb under the module's name.
BUILDING, STANDING, READING, WORKING = (
    importlib.import_module(f"kg.pipeline.{name}") for name in ("build", "standing", "reading", "workers")
)
FILES = (
    *(GRAPH, OUTLINE, INFERRED, ONTOLOGY, FACTS, COVERAGE, COMPARED, LINKED, ENTITIES),
    *(LEDGER, CONTRADICTIONS, VIOLATIONS, STATISTICS),
)
# Reports of two districts that tell on each other, and of two more that share industries and words with them.
TEXTS = {
    **{name: (SEQUENCE / f"{name}.txt").read_text(encoding="utf-8") for name in EVERY},
    "hai-2021h1": TEXT,
    "hai-2021": TEXT.replace("2021年上半年", "2021年").replace("开工建设", "竣工"),
    "shan-2021h1": TEXT.replace("青川", "远山").replace("云岭", "远山"),
}
REPLACED = {
    "2021": TEXTS["2021"].replace("星湖", "月湖"),
    "hai-2021": TEXTS["hai-2021"].replace("伺服电机", "减速器"),
    "shan-2021h1": TEXTS["shan-2021h1"].replace("机器人", "无人机"),
}


@pytest.fixture(autouse=True)
def _always_revise(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of so small a graph changes."""
    monkeypatch.setattr(STANDING, "REVISED_AT_MOST", 100)


def write(folder: Path, name: str, text: str) -> Path:
    """A report as a file."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def files(data: Path) -> dict[str, bytes]:
    """What a build wrote."""
    return {name: built_file(data, name) for name in FILES}


def stored(data: Path) -> set[str]:
    """What the store holds, but for blank nodes, which it gives names of its own."""
    return {line for triple in open_embedded(data).match() if "_:" not in (line := str(triple))}


def listed(data: Path) -> set[str]:
    """What the store is to hold."""
    lines = (built_file(data, GRAPH) + built_file(data, ONTOLOGY)).decode().splitlines()
    return {line.removesuffix(" .") for line in lines if "_:" not in line}


def assert_same(data: Path, anew: Path) -> None:
    """Bytes alike, the indexes of texts and of names too, and the store in keeping with them."""
    assert files(data) == files(anew)
    assert indexed(data) == indexed(anew)
    assert columns(data) == columns(anew)
    assert mentioned(data) == mentioned(anew)
    assert compared(data) == compared(anew)
    assert stored(data) == listed(data)


def indexed(data: Path) -> dict[str, list[str] | None]:
    """The texts that the index finds, by pairs of characters that they hold."""
    index = open_literals(current_build(data))
    assert index is not None
    texts = sorted({each.object.value for each in open_embedded(data).match() if is_text(each.object)})
    wanted = {text[at : at + 2] for text in texts for at in (0, len(text) // 2)}
    return {pair: index.containing(pair, 10_000) for pair in sorted(wanted) if len(pair) == 2}


def mentioned(data: Path) -> list[tuple[str, str, list[tuple[str, tuple[str, ...], int]]]]:
    """What the index of texts says of passages of a common word: what is mentioned there, and its classes."""
    index = open_literals(current_build(data))
    assert index is not None
    crossed = index.crossed
    found = []
    for text in index.numbers("项目") or ():
        for holder in crossed.held.of(text):
            (name,) = crossed.written("holder", [holder]).values()
            (said,) = crossed.written("literal", [text]).values()
            named = []
            for thing in crossed.things.of(holder):
                (iri,) = crossed.written("thing", [thing]).values()
                labels = crossed.written("literal", crossed.labels.of(thing)).values()
                named.append((iri, tuple(sorted(labels)), crossed.kinds[thing]))
            found.append((name, said, sorted(named)))
    return sorted(found)


def columns(data: Path) -> Content:
    """What the columns say, whatever the numbers of their terms."""
    found = content(current_build(data))
    assert all(found)
    return found


def held(data: Path) -> dict[str, str]:
    """The texts that a build holds, by report."""
    homes = (current_build(data) / "texts").iterdir()
    return {home.name: (home / "report.txt").read_text(encoding="utf-8") for home in homes}


def is_text(term: object) -> TypeGuard[Literal]:
    """Whether a term is a text of some length."""
    return isinstance(term, Literal) and len(term.value) > 1


def compared(data: Path) -> list[list[tuple[object, ...]]]:
    """All rows of the tables of names, in the order of their keys."""
    database = sqlite3.connect(current_build(data) / INDEX / LINKS_FILE)
    tables = ("SELECT key, until, report FROM seen", "SELECT * FROM called", "SELECT * FROM link")
    found = [sorted(database.execute(table).fetchall()) for table in tables]
    database.close()
    return found


def build_from_the_beginning(reports: list[Path], data: Path) -> None:
    """A build that finds neither parts nor a catalog of them, but the names that were given so far."""
    (current_build(data) / PARTS_USED).unlink()
    shutil.rmtree(data / PARTS)
    build(reports, data)


def texts_of(folder: Path, names: list[str], **changed: str) -> list[Path]:
    """Some of the reports as files."""
    return [write(folder, name, changed.get(name, TEXTS[name])) for name in names]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_report_added_gives_the_graph_of_all(name: str, tmp_path: Path) -> None:
    """Whichever comes last: one that renames, one that answers pledges, one of a district of its own."""
    others = [each for each in sorted(TEXTS) if each != name]
    for data in ("kg", "anew"):
        build(texts_of(tmp_path / "in", others), tmp_path / data)

    add(texts_of(tmp_path / "in", [name]), tmp_path / "kg")
    build_from_the_beginning(texts_of(tmp_path / "in", sorted(TEXTS)), tmp_path / "anew")

    assert_same(tmp_path / "kg", tmp_path / "anew")


@pytest.mark.parametrize("name", sorted(REPLACED))
def test_a_report_replaced_leaves_nothing_of_its_own(name: str, tmp_path: Path) -> None:
    """The graph is that of the reports as they now are."""
    for data in ("kg", "anew"):
        build(texts_of(tmp_path / "in", sorted(TEXTS)), tmp_path / data)
    changed = texts_of(tmp_path / "in", sorted(TEXTS), **{name: REPLACED[name]})

    add([path for path in changed if path.stem == name], tmp_path / "kg")
    build_from_the_beginning(changed, tmp_path / "anew")

    assert_same(tmp_path / "kg", tmp_path / "anew")


@given(steps=st.lists(st.sampled_from(sorted(TEXTS)), min_size=3, max_size=5), data=st.data())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_path_leads_to_the_same_graph(
    steps: list[str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Reports come, change and go in any order; each time the graph is that of those that are there."""
    home = tmp_path_factory.mktemp("path")
    now: dict[str, str] = {}
    for at, name in enumerate(steps):
        change = data.draw(st.sampled_from(["take out", "replace"])) if name in now else "add"
        if change == "take out" and len(now) > 1:
            del now[name]
            build([write(home / "in", each, text) for each, text in now.items()], home / "kg")
        else:
            now[name] = REPLACED.get(name, TEXTS[name]) if change == "replace" else TEXTS[name]
            given_now = [write(home / "in", name, now[name])]
            if at == 0:
                build(given_now, home / "kg")
            else:
                add(given_now, home / "kg")
        assert stored(home / "kg") == listed(home / "kg")
        assert held(home / "kg") == now
    before = files(home / "kg")

    build_from_the_beginning([write(home / "in", each, text) for each, text in now.items()], home / "kg")

    assert before == files(home / "kg")


def test_the_texts_go_from_build_to_build(tmp_path: Path) -> None:
    """Folders are taken over from the build that goes, but for reports that came, changed or went."""
    names = ["2021", "2021h1", "hai-2021h1", "shan-2021h1"]
    now = {name: TEXTS[name] for name in names}
    build(texts_of(tmp_path / "in", names), tmp_path / "kg")
    kept = current_build(tmp_path / "kg") / "texts" / "2021h1"
    there = kept.stat().st_ino

    for name, text in (
        ("shan-2021h1", REPLACED["shan-2021h1"]),
        ("2021", REPLACED["2021"]),
        ("chengxi-2021", TEXTS["chengxi-2021"]),
    ):
        now[name] = text
        add([write(tmp_path / "in", name, text)], tmp_path / "kg")
        assert held(tmp_path / "kg") == now
    remove(["hai-2021h1"], tmp_path / "kg")

    assert held(tmp_path / "kg") == {name: now[name] for name in now if name != "hai-2021h1"}
    assert (current_build(tmp_path / "kg") / "texts" / "2021h1").stat().st_ino == there


def test_only_what_changed_is_made_anew(tmp_path: Path) -> None:
    """A report that is added brings two parts: its own and its region's."""
    build(texts_of(tmp_path / "in", ["hai-2021h1", "shan-2021h1"]), tmp_path / "kg")
    before = {path.name for path in (tmp_path / "kg" / PARTS).iterdir()}

    add(texts_of(tmp_path / "in", ["chengxi-2021"]), tmp_path / "kg")
    catalog = current_catalog(tmp_path / "kg")

    assert catalog is not None
    assert len({f"{key}.zip" for key in catalog.keys} - before) == 2


def test_the_order_of_reports_and_the_number_of_workers_make_no_difference(tmp_path: Path) -> None:
    """Nor does what lies on the shelf."""
    reports = texts_of(tmp_path / "in", sorted(TEXTS))
    build(reports, tmp_path / "one", workers=1)
    build([*reversed(reports)], tmp_path / "two", workers=2)

    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert built_file(tmp_path / "one", "entities.csv") == built_file(tmp_path / "two", "entities.csv")


def test_a_bad_report_is_set_aside_and_stops_no_other(tmp_path: Path) -> None:
    """With its reason; the graph is that of the others, and of its last good state where it had one."""
    good = texts_of(tmp_path / "in", ["hai-2021h1", "shan-2021h1"])
    bad = write(tmp_path / "in", "bad", "")

    built = build([*good, bad], tmp_path / "kg")
    build(good, tmp_path / "anew")

    assert [each.report_id for each in built.set_aside] == ["bad"]
    assert "holds no text" in built.set_aside[0].reason
    assert files(tmp_path / "kg") == files(tmp_path / "anew")
    with pytest.raises(ReadError, match="holds no text"):
        add([bad], tmp_path / "kg")
    good[0].write_bytes(b"\x00\x01" * 50)
    added = add([good[0], *texts_of(tmp_path / "in", ["chengxi-2021"])], tmp_path / "kg")
    assert [each.report_id for each in added.set_aside] == ["hai-2021h1"]
    assert [each.report_id for each in added.reports] == ["chengxi-2021", "hai-2021h1", "shan-2021h1"]


def test_a_report_that_the_program_fails_on_is_set_aside_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named with the failure, for whoever mends the program."""
    reports = texts_of(tmp_path / "in", ["hai-2021h1", "shan-2021h1"])

    def failing(document: Document) -> Facts:
        if document.metadata.report_id == "hai-2021h1":
            raise ZeroDivisionError("by nothing")
        return extract(document)

    monkeypatch.setattr(READING, "extract", failing)
    built = build(reports, tmp_path / "kg")

    assert "ZeroDivisionError: by nothing" in built.set_aside[0].reason
    assert [each.report_id for each in built.reports] == ["shan-2021h1"]


def test_a_build_goes_on_where_another_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is not read again, and meanwhile the old graph answers."""
    first, *others = texts_of(tmp_path / "in", ["hai-2021h1", "shan-2021h1", "chengxi-2021"])
    build([first], tmp_path / "kg")
    old = current_build(tmp_path / "kg")

    def stop(*_: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(BUILDING, "begin_regions", stop)
        with pytest.raises(StoreError):
            build([first, *others], tmp_path / "kg")
    assert current_build(tmp_path / "kg") == old
    read: list[str] = []
    monkeypatch.setattr(READING, "read", lambda path: read.append(path.stem))
    built = build([first, *others], tmp_path / "kg")

    assert read == []
    assert len(built.reports) == 3


def test_a_part_that_is_spoilt_is_made_anew(tmp_path: Path) -> None:
    """As a machine that loses power may leave it."""
    reports = texts_of(tmp_path / "in", ["hai-2021h1", "shan-2021h1"])
    build(reports, tmp_path / "kg")
    before = files(tmp_path / "kg")
    for part in (tmp_path / "kg" / PARTS).iterdir():
        part.write_bytes(b"")

    build(reports, tmp_path / "kg")

    assert files(tmp_path / "kg") == before


def test_beside_many_reports_another_is_read_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that adds needs nothing of what reads reports; the bytes are the same."""
    first, second, third = texts_of(tmp_path / "in", ["hai-2021h1", "shan-2021h1", "chengxi-2021"])
    build([first, second, third], tmp_path / "anew")
    build([first, second], tmp_path / "kg")
    monkeypatch.setattr(BUILDING, "MANY", 2)
    monkeypatch.setattr(WORKING, "WORTH_A_WORKER", 1)
    monkeypatch.setattr(READING, "extract", None)

    add([third], tmp_path / "kg", workers=2)

    assert_same(tmp_path / "kg", tmp_path / "anew")
