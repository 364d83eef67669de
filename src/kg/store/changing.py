"""Postings and numbered names while a few of them change: what is touched is held, the rest is read."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable

from kg.store import postings
from kg.store.postings import Numbers, Postings


class Lists:
    """Lists by name of which some change."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self._database = database
        self._name = name
        self._before = postings.read(database, name)
        self._changed: dict[int, array[int]] = {}

    def of(self, number: int) -> Numbers:
        """One as it is now."""
        found = self._changed.get(number)
        return self._before.of(number) if found is None else found

    def tell(self, number: int, other: int, *, is_there: bool) -> None:
        """Has one, which is in the order of numbers, hold another number, or not."""
        kept = self.of(number)
        place = bisect_left(kept, other)
        if (place < len(kept) and kept[place] == other) == is_there:
            return
        changed = self._changed.setdefault(number, array("I", kept))
        if is_there:
            changed.insert(place, other)
        else:
            del changed[place]

    def put(self, number: int, some: Iterable[int]) -> None:
        """Has one be another."""
        put = array("I", some)
        if put != self.of(number):
            self._changed[number] = put

    def sift(
        self, number: int, touched: Collection[int], places: Numbers, belongs: Callable[[int], bool]
    ) -> None:
        """Has one, which is in the order of these places, hold those touched that belong to it, no others."""
        kept = [each for each in self.of(number) if each not in touched]
        for each in filter(belongs, touched):
            insort(kept, each, key=places.__getitem__)
        self.put(number, kept)

    def write(self) -> None:
        """Writes those that have changed."""
        postings.put_changed(self._database, self._name, self._changed)


class Pairs:
    """Which numbers of one kind go with which of another, from both sides."""

    def __init__(self, database: sqlite3.Connection, name: str, turned: str) -> None:
        self._lists, self._turned = Lists(database, name), Lists(database, turned)
        self.of, self.to = self._lists.of, self._turned.of

    def has(self, one: int, other: int) -> bool:
        """Whether two go together."""
        some = self.of(one)
        place = bisect_left(some, other)
        return place < len(some) and some[place] == other

    def tell(self, one: int, other: int, *, is_there: bool) -> None:
        """Has two go together, or not."""
        self._lists.tell(one, other, is_there=is_there)
        self._turned.tell(other, one, is_there=is_there)

    def write(self) -> None:
        """Writes what has changed."""
        self._lists.write()
        self._turned.write()


class Names:
    """The IRIs of a table, numbered from nought, and their order; new ones come after all others."""

    def __init__(self, database: sqlite3.Connection, table: str, in_order: Numbers) -> None:
        self._database = database
        self._table = table
        self.in_order = array("I", in_order)
        self._count = len(in_order)
        self._fresh: dict[int, str] = {}
        self._known: dict[str, int] = {}

    def number(self, name: str) -> int:
        """The number of one, a new one where it has none."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    @property
    def touched(self) -> set[int]:
        """Those that were asked for."""
        return {*self._known.values()}

    def _found(self, name: str) -> int:
        place = bisect_left(self.in_order, name, key=self._name)
        if place < len(self.in_order) and self._name(self.in_order[place]) == name:
            return self.in_order[place]
        number = len(self.in_order)
        self._fresh[number] = name
        self.in_order.insert(place, number)
        return number

    def _name(self, number: int) -> str:
        if number >= self._count:
            return self._fresh[number]
        query = f"SELECT iri FROM {self._table} WHERE id = ?"  # noqa: S608 - a name of the schema.
        return str(self._database.execute(query, (number,)).fetchone()[0])

    def write(self, name: str) -> array[int]:
        """Writes the new ones, and under a name where each comes among all; gives these places."""
        places = places_in(self.in_order)
        if self._fresh:
            query = f"INSERT INTO {self._table} VALUES (?, ?)"  # noqa: S608 - a name of the schema.
            self._database.executemany(query, self._fresh.items())
            postings.put(self._database, name, Postings((), places))
        return places


def places_in(in_order: Numbers) -> array[int]:
    """Of each number where it comes among these."""
    places = array("I", bytes(4 * (1 + max(in_order, default=-1))))
    for place, number in enumerate(in_order):
        places[number] = place
    return places
