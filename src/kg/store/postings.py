"""Postings: of each number of one kind the numbers of another that belong to it, one list after another."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise

SCHEMA = """
-- Lists of numbers by name, and where each begins; both in four bytes a number.
CREATE TABLE posting (name TEXT PRIMARY KEY, starts BLOB NOT NULL, numbers BLOB NOT NULL);
-- Lists that stand in place of some of those, by their number.
CREATE TABLE posting_change (
  name TEXT NOT NULL, number INTEGER NOT NULL, numbers BLOB NOT NULL, PRIMARY KEY (name, number)
) WITHOUT ROWID;
"""
Numbers = Sequence[int]


@dataclass(frozen=True, slots=True)
class Postings:
    """The lists, and where each begins; one more start than lists.

    Some have since become others, by number; there may be new ones among them.
    """

    starts: Numbers
    numbers: Numbers
    changed: Mapping[int, Numbers] = field(default_factory=dict)

    def of(self, number: int) -> Numbers:
        """The list of a number; none where it has none."""
        if number in self.changed:
            return self.changed[number]
        if not 0 <= number < len(self.starts) - 1:
            return ()
        return self.numbers[self.starts[number] : self.starts[number + 1]]

    def lists(self) -> Iterator[Numbers]:
        """All lists as they were written, one after another."""
        numbers = self.numbers
        return (numbers[start:end] for start, end in pairwise(self.starts))

    def turned(self, count: int) -> Postings:
        """To which of these each of so many other numbers belongs, in order."""
        turned: list[list[int]] = [[] for _ in range(count)]
        for number, some in enumerate(self.lists()):
            for other in some:
                turned[other].append(number)
        return postings_of(turned)

    def beyond(self, other: Postings) -> Postings:
        """To what each number leads over others, each once."""
        led = [*other.lists()]
        return postings_of(
            # Most lead over one, which has its own in order.
            led[some[0]] if len(some) == 1 else sorted(set(chain.from_iterable(led[each] for each in some)))
            for some in self.lists()
        )


def postings_of(lists: Iterable[Numbers]) -> Postings:
    """Postings of these lists, by their place."""
    kept = list(lists)
    starts = array("I", accumulate(map(len, kept), initial=0))
    return Postings(starts, array("I", chain.from_iterable(kept)))


def put(database: sqlite3.Connection, name: str, postings: Postings) -> None:
    """Writes some under a name, in place of those that had it."""
    row = name, array("I", postings.starts).tobytes(), array("I", postings.numbers).tobytes()
    database.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", row)
    database.execute("DELETE FROM posting_change WHERE name = ?", (name,))


def put_changed(database: sqlite3.Connection, name: str, changed: Mapping[int, Numbers]) -> None:
    """Writes some lists in place of those of their number."""
    rows = ((name, number, array("I", some).tobytes()) for number, some in changed.items())
    database.executemany("INSERT OR REPLACE INTO posting_change VALUES (?, ?, ?)", rows)


def changes(database: sqlite3.Connection) -> int:
    """How many lists stand in place of others."""
    return int(database.execute("SELECT count(*) FROM posting_change").fetchone()[0])


def read(database: sqlite3.Connection, name: str) -> Postings:
    """Those under a name; KeyError where there are none."""
    row = database.execute("SELECT starts, numbers FROM posting WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise KeyError(name)
    changed = database.execute("SELECT number, numbers FROM posting_change WHERE name = ?", (name,))
    return Postings(
        array("I", row[0]), array("I", row[1]), {number: array("I", some) for number, some in changed}
    )
