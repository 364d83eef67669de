"""The columns of a build that has some lines more and some fewer than the one before.

To read them from the files anew takes two seconds for a thousand reports, however few of them changed.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from array import array
from collections.abc import Collection, Iterable
from itertools import compress
from pathlib import Path

from kg.store.builds import ONTOLOGY
from kg.store.columns import FILE, INDEX, PROPERTIES, Pairs, has_these_tables, name_of_term
from kg.store.outline import CLASSES, TYPE

_QUIET = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"


def revise_columns(before: Path, build: Path, removed: Collection[bytes], added: Collection[bytes]) -> bool:
    """Writes the columns of a build from those of the one before and the lines that graph.nt lost and got.

    They say what `write_columns` would; their terms are numbered as they came. False where that cannot be:
    then they are to be written anew.
    """
    change = _change(before, build, removed, added)
    return change is not None and _is_revised(before / INDEX / FILE, build / INDEX, *change)


def _change(
    before: Path, build: Path, removed: Collection[bytes], added: Collection[bytes]
) -> tuple[Pairs, Pairs] | None:
    """The pairs that go and those that come; None where more changes than that."""
    ontology = (build / ONTOLOGY).read_bytes()
    said = frozenset(ontology.splitlines(keepends=True))
    if not (said.isdisjoint(removed) and said.isdisjoint(added)):
        return None
    if not (before / ONTOLOGY).is_file() or (before / ONTOLOGY).read_bytes() != ontology:
        return None
    gone, come = Pairs(), Pairs()
    # One numbering for both.
    come.numbers = gone.numbers
    gone.take(removed)
    come.take(sorted(added))
    return None if gone.others or come.others else (gone, come)


def _is_revised(before: Path, folder: Path, gone: Pairs, come: Pairs) -> bool:
    """Whether the columns before could be revised: they are there, whole and of this version."""
    if not before.is_file():
        return False
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(before, folder / FILE)
    database = sqlite3.connect(folder / FILE)
    try:
        database.executescript(_QUIET)
        if not has_these_tables(database) or not _is_complete(database):
            return False
        with database:
            _Revision(database, gone, come).write()
        return True
    except sqlite3.Error:
        return False
    finally:
        database.close()


def _is_complete(database: sqlite3.Connection) -> bool:
    """Whether each property and class has its column, as where each value is of its kind."""
    properties = {name for (name,) in database.execute("SELECT iri FROM property")}
    return properties == set(PROPERTIES) and set(CLASSES) == {
        name for (name,) in database.execute("SELECT iri FROM class")
    }


class _Revision:
    """The pairs that go and come, in the numbers of the columns before."""

    def __init__(self, database: sqlite3.Connection, gone: Pairs, come: Pairs) -> None:
        self._database = database
        self._gone, self._come = gone, come
        self._names = [name_of_term(term) for term in come.numbers]
        query = "SELECT iri, id FROM term WHERE iri IN (SELECT value FROM json_each(?))"
        known: dict[str, int] = dict(database.execute(query, (json.dumps(self._names),)))
        first = int(database.execute("SELECT ifnull(max(id), -1) + 1 FROM term").fetchone()[0])
        fresh = [name for name in self._names if name not in known]
        self._fresh = {name: number for number, name in enumerate(fresh, first)}
        self._numbers = [known.get(name, self._fresh.get(name, -1)) for name in self._names]

    def write(self) -> None:
        """Brings terms, properties and classes up to date."""
        rows = ((number, name) for name, number in self._fresh.items())
        self._database.executemany("INSERT INTO term VALUES (?, ?)", rows)
        for name in PROPERTIES:
            self._write_property(name)
        for name in CLASSES:
            self._write_class(name)

    def _pairs(self, of: Pairs, name: str) -> Iterable[tuple[int, int]]:
        subjects, objects = of.columns[name]
        number = self._numbers.__getitem__
        return zip(map(number, subjects), map(number, objects), strict=True)

    def _write_property(self, name: str) -> None:
        gone, come = set(self._pairs(self._gone, name)), list(self._pairs(self._come, name))
        if not gone and not come:
            return
        query = "SELECT subjects, objects FROM property WHERE iri = ?"
        subjects, objects = (array("I", blob) for blob in self._database.execute(query, (name,)).fetchone())
        if gone:
            stays = [pair not in gone for pair in zip(subjects, objects, strict=True)]
            subjects, objects = (array("I", compress(side, stays)) for side in (subjects, objects))
        subjects.extend(subject for subject, _ in come)
        objects.extend(value for _, value in come)
        self._database.execute(
            "UPDATE property SET subjects = ?, objects = ? WHERE iri = ?",
            (subjects.tobytes(), objects.tobytes(), name),
        )

    def _write_class(self, name: str) -> None:
        query = "SELECT members FROM class WHERE iri = ?"
        members = bytearray(self._database.execute(query, (name,)).fetchone()[0])
        members.extend(bytes(len(self._fresh)))
        for of, is_member in ((self._gone, 0), (self._come, 1)):
            things, kinds = of.columns[TYPE]
            for thing, kind in zip(things, kinds, strict=True):
                if self._names[kind] == name:
                    members[self._numbers[thing]] = is_member
        self._database.execute("UPDATE class SET members = ? WHERE iri = ?", (bytes(members), name))
