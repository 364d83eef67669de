"""The lists of holders (`kg.store.holders`) after a few changes: those alone that are touched are written.

What is told are pairs: a holder and its text, a thing and its label, a holder and what is mentioned there.
Others follow over a holder: a thing and a text where it is mentioned, its label and that text, a holder and
the label. Of those that may have come or gone each is looked at.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial

from pyoxigraph import NamedNode, Triple

from kg.store import crossed, holders, postings
from kg.store.changing import Lists, Names, Pairs, places_in
from kg.store.postings import Postings
from kg.store.written import place_of

# With more triples than these, or more lists beside the written ones, all are written anew.
MANY_TRIPLES = 20_000
MANY_CHANGES = 100_000


def revise_holders(
    database: sqlite3.Connection,
    removed: Collection[Triple],
    added: Collection[Triple],
    numbers: Mapping[str, int],
) -> None:
    """Takes some triples out and puts others in; `numbers` are of the literals before and after."""
    if len(removed) + len(added) > MANY_TRIPLES or postings.changes(database) > MANY_CHANGES:
        holders.rewrite_holders(database, removed, added, numbers)
        return
    revision = _Revision(database, numbers)
    for some, is_there in ((removed, False), (added, True)):
        for each in some:
            if each.predicate in holders.TOLD_OF and isinstance(each.subject, NamedNode):
                revision.take(each, each.subject.value, is_there=is_there)
    revision.write()


@dataclass(slots=True)
class _Following:
    """Pairs that may have come or gone with others."""

    said: set[tuple[int, int]] = field(default_factory=set)
    label_said: set[tuple[int, int]] = field(default_factory=set)
    names: set[tuple[int, int]] = field(default_factory=set)


class _Revision:
    """The lists while triples are taken out and put in."""

    def __init__(self, database: sqlite3.Connection, numbers: Mapping[str, int]) -> None:
        self._database = database
        self._numbers = numbers
        self._holders_of = Lists(database, crossed.HOLDERS_OF)
        self._things_of = Lists(database, crossed.THINGS_OF)
        self._holders = Names(database, "holder", self._holders_of.of(crossed.ALL_HOLDERS))
        self._things = Names(database, "thing", self._things_of.of(0))
        self._texts = Pairs(database, crossed.TEXTS, crossed.HELD)
        self._there = Pairs(database, crossed.THINGS, crossed.MENTIONS)
        self._labels = Pairs(database, crossed.LABELS, crossed.NAMED)
        self._kinds = array("I", postings.read(database, crossed.KINDS).numbers)
        self._passages = array("I", postings.read(database, crossed.PASSAGES).numbers)
        # What changes of texts, mentions and labels, until all is known.
        self._changes: list[tuple[Pairs, int, int, bool]] = []

    def take(self, triple: Triple, name: str, *, is_there: bool) -> None:
        """A triple that comes or goes."""
        value = triple.object.value if isinstance(triple.object, NamedNode) else ""
        if triple.predicate == holders.TYPE:
            if triple.object == holders.PASSAGE:
                _set(self._passages, self._holders.number(name), 1, is_there=is_there)
            elif bit := crossed.BITS.get(value, 0):
                _set(self._kinds, self._things.number(name), bit, is_there=is_there)
        elif triple.predicate == holders.MENTIONED:
            holder, thing = self._holders.number(value), self._things.number(name)
            self._changes.append((self._there, holder, thing, is_there))
        elif (literal := self._numbers.get(str(triple.object))) is not None:
            if triple.predicate == holders.TEXT:
                self._changes.append((self._texts, self._holders.number(name), literal, is_there))
            else:
                self._changes.append((self._labels, self._things.number(name), literal, is_there))

    def write(self) -> None:
        """Writes all that changes."""
        following = _Following()
        self._follow(following)
        labels = self._touched_labels()
        for pairs, one, other, is_there in self._changes:
            pairs.tell(one, other, is_there=is_there)
        self._follow(following)
        self._write_pairs(following)
        self._write_orders(labels | self._touched_labels())

    def _touched_labels(self) -> set[int]:
        """All that stand for another literal, or for things that are told of."""
        of_things = {label for thing in self._things.touched for label in self._labels.of(thing)}
        return of_things | {*self._numbers.values()}

    def _follow(self, following: _Following) -> None:
        """Adds what follows now from the holders and the labels that change."""
        for holder in {one for pairs, one, _, _ in self._changes if pairs is not self._labels}:
            texts = self._texts.of(holder)
            for thing in self._there.of(holder):
                labels = self._labels.of(thing)
                following.said.update((thing, text) for text in texts)
                following.names.update((holder, label) for label in labels)
                following.label_said.update((label, text) for label in labels for text in texts)
        for thing, label in {(one, other) for pairs, one, other, _ in self._changes if pairs is self._labels}:
            for holder in self._there.to(thing):
                following.names.add((holder, label))
                following.label_said.update((label, text) for text in self._texts.of(holder))

    def _write_pairs(self, following: _Following) -> None:
        for each in (self._texts, self._there, self._labels):
            each.write()
        for name, turned, some, is_there in (
            (crossed.SAID, crossed.TOLD, following.said, self._is_said),
            (crossed.LABEL_SAID, crossed.LABELS_TOLD, following.label_said, self._is_label_said),
            (crossed.NAMES, crossed.NAMED_IN, following.names, self._is_named),
        ):
            pairs = Pairs(self._database, name, turned)
            for one, other in some:
                pairs.tell(one, other, is_there=is_there(one, other))
            pairs.write()

    def _is_said(self, thing: int, text: int) -> bool:
        return any(self._there.has(holder, thing) for holder in self._texts.to(text))

    def _is_label_said(self, label: int, text: int) -> bool:
        return any(self._is_named(holder, label) for holder in self._texts.to(text))

    def _is_named(self, holder: int, label: int) -> bool:
        return any(self._labels.has(thing, label) for thing in self._there.of(holder))

    def _is_of(self, bit: int, thing: int) -> bool:
        return self._kinds[thing] & bit == bit

    def _is_label_of(self, bit: int, label: int) -> bool:
        return any(self._is_of(bit, thing) for thing in self._labels.to(label))

    def _write_orders(self, labels: set[int]) -> None:
        """Writes what there is of each kind, in order."""
        self._write_holders()
        touched = self._things.touched
        places, literal_places = self._things.write(crossed.THING_PLACES), self._write_literals()
        _extend(self._kinds, len(places))
        postings.put(self._database, crossed.KINDS, Postings((), self._kinds))
        labels_of = Lists(self._database, crossed.LABELS_OF)
        for at, bit in enumerate((0, *crossed.BITS.values())):
            self._things_of.sift(at, touched, places, partial(self._is_of, bit))
            labels_of.sift(at, labels, literal_places, partial(self._is_label_of, bit))
        self._things_of.write()
        labels_of.write()

    def _write_holders(self) -> None:
        some, touched = self._holders_of, self._holders.touched
        places = self._holders.write(crossed.HOLDER_PLACES)
        _extend(self._passages, len(places))
        postings.put(self._database, crossed.PASSAGES, Postings((), self._passages))
        ways: dict[int, Callable[[int], bool]] = {
            crossed.MENTIONING: lambda each: bool(self._there.of(each)),
            crossed.ARE_PASSAGES: lambda each: bool(self._passages[each]),
        }
        for at, belongs in ways.items():
            some.sift(at, touched, places, belongs)
        some.put(crossed.ALL_HOLDERS, self._holders.in_order)
        some.write()

    def _write_literals(self) -> array[int]:
        """Writes the order of all literals, whichever were told of come, go or stay; gives their places."""
        lists, touched = Lists(self._database, crossed.LITERALS), {*self._numbers.values()}
        kept = [each for each in lists.of(0) if each not in touched]
        found: dict[int, tuple[str, bool, str]] = {}

        def place(number: int) -> tuple[str, bool, str]:
            if number not in found:
                query = "SELECT term FROM literal WHERE id = ?"
                found[number] = place_of(self._database.execute(query, (number,)).fetchone()[0])
            return found[number]

        wanted = ",".join(map(str, touched))
        rows = self._database.execute(f"SELECT id FROM literal WHERE id IN ({wanted})")  # noqa: S608 - numbers.
        for (number,) in rows.fetchall():
            kept.insert(bisect_left(kept, place(number), key=place), number)
        lists.put(0, kept)
        lists.write()
        places = places_in(kept)
        postings.put(self._database, crossed.PLACES, Postings((), places))
        return places


def _set(bits: array[int], number: int, bit: int, *, is_there: bool) -> None:
    _extend(bits, number + 1)
    bits[number] = bits[number] | bit if is_there else bits[number] & ~bit


def _extend(bits: array[int], count: int) -> None:
    bits.extend([0] * (count - len(bits)))
