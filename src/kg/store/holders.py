"""Which passages and pledges hold a text, and what is mentioned there, kept with the index of texts
(`kg.store.literals`).

The index finds the texts that hold a word. To have an engine look up whose they are, they must all be written
into a query; here they lead to their holders at once, and to the things that these name. Holders and things
have numbers in the order of their IRIs, texts and labels are literals of the index.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import iri
from kg.store import postings
from kg.store.crossed import (
    BITS,
    HELD,
    HOLDER_PLACES,
    HOLDERS_OF,
    KINDS,
    LABEL_SAID,
    LABELS,
    LABELS_OF,
    LABELS_TOLD,
    LISTS,
    LITERALS,
    MENTIONS,
    NAMED,
    NAMED_IN,
    NAMES,
    PASSAGES,
    PLACES,
    SAID,
    TEXTS,
    THING_PLACES,
    THINGS,
    THINGS_OF,
    TOLD,
    Crossed,
)
from kg.store.postings import Postings, postings_of
from kg.store.written import place_of

TEXT = NamedNode(iri("dp:text"))
LABEL = NamedNode(iri("rdfs:label"))
MENTIONED = NamedNode(iri("dp:mentionedIn"))
PASSAGE = NamedNode(iri("dp:Passage"))
TYPE = NamedNode(iri("rdf:type"))
SCHEMA = (
    """
-- What has a text or has something mentioned in it; what has a label or is mentioned. By number.
CREATE TABLE holder (id INTEGER PRIMARY KEY, iri TEXT NOT NULL);
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT NOT NULL);
-- The classes of things and of holders, a bit each.
CREATE TABLE kind (iri TEXT PRIMARY KEY, bit INTEGER NOT NULL);
"""
    + postings.SCHEMA
)
TOLD_OF = frozenset((TEXT, LABEL, MENTIONED, TYPE))
One = TypeVar("One")
Term = NamedNode | BlankNode | Literal | Triple


@dataclass(slots=True)
class _Holder:
    """What is known of a holder; things by name."""

    is_passage: bool = False
    texts: Collection[int] = ()
    things: Collection[str] = ()


@dataclass(slots=True)
class _Named:
    """What is known of a thing."""

    kinds: int = 0
    labels: Collection[int] = ()


@dataclass(slots=True)
class _Everything:
    """All holders and things, by name."""

    holders: dict[str, _Holder] = field(default_factory=lambda: defaultdict(_Holder))
    things: dict[str, _Named] = field(default_factory=lambda: defaultdict(_Named))

    def write(self, database: sqlite3.Connection) -> None:
        """Writes them in place of what is there."""
        literals = database.execute("SELECT id, term FROM literal").fetchall()
        count = 1 + max((number for number, _ in literals), default=-1)
        places = [0] * count
        in_order = [number for number, _ in sorted(literals, key=lambda each: place_of(each[1]))]
        for place, number in enumerate(in_order):
            places[number] = place
        holders, things = sorted(self.holders), sorted(self.things)
        numbers = {name: number for number, name in enumerate(things)}
        texts = postings_of(sorted(self.holders[name].texts) for name in holders)
        named = postings_of(sorted(self.things[name].labels) for name in things)
        there = postings_of(sorted(map(numbers.__getitem__, self.holders[name].things)) for name in holders)
        mentions = there.turned(len(things))
        said = mentions.beyond(texts)
        named_there = there.beyond(named)
        of_label = named.turned(count)
        label_said = of_label.beyond(said)
        kinds = [self.things[name].kinds for name in things]
        passages = [int(self.holders[name].is_passage) for name in holders]
        of_kind = [[at for at, told in enumerate(kinds) if told & bit == bit] for bit in (0, *BITS.values())]
        lists = {
            SAID: said,
            TOLD: said.turned(count),
            LABEL_SAID: label_said,
            LABELS_TOLD: label_said.turned(count),
            NAMES: named_there,
            NAMED_IN: named_there.turned(count),
            TEXTS: texts,
            HELD: texts.turned(count),
            LABELS: named,
            NAMED: of_label,
            THINGS: there,
            MENTIONS: mentions,
            KINDS: Postings((), kinds),
            PASSAGES: Postings((), passages),
            PLACES: Postings((), places),
            HOLDER_PLACES: Postings((), ()),
            THING_PLACES: Postings((), ()),
            LITERALS: postings_of([in_order]),
            THINGS_OF: postings_of(of_kind),
            LABELS_OF: postings_of(
                sorted(set(chain.from_iterable(map(named.of, some))), key=places.__getitem__)
                for some in of_kind
            ),
            HOLDERS_OF: postings_of(
                [
                    [at for at in range(len(holders)) if there.of(at)],
                    [at for at, is_passage in enumerate(passages) if is_passage],
                    range(len(holders)),
                ]
            ),
        }
        for name, each in lists.items():
            postings.put(database, name, each)
        for table, names in (("holder", holders), ("thing", things)):
            database.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of the schema.
            database.executemany(f"INSERT INTO {table} VALUES (?, ?)", enumerate(names))  # noqa: S608
        database.executemany("INSERT OR REPLACE INTO kind VALUES (?, ?)", BITS.items())


class HolderLines:
    """The lines of N-Triples that tell of holders, gathered while a file is read for something else."""

    def __init__(self) -> None:
        self._texts: list[tuple[str, str]] = []
        self._labels: list[tuple[str, str]] = []
        self._all = _Everything()
        self._there: dict[str, set[str]] = defaultdict(set)
        # Of what has no IRI it would tell half.
        self._is_whole = True

    def take_text(self, line: str, start: int) -> None:
        """A line whose literal begins at `start`, after a blank."""
        for ending, lines in ((_TEXTS, self._texts), (_LABELS, self._labels)):
            if line.endswith(ending, 0, start):
                self._is_whole = self._is_whole and line.startswith("<")
                lines.append((line[1 : start - len(ending) - 1], line[start:]))

    def take_other(self, line: str) -> None:
        """A line without a literal."""
        subject, predicate, value = line.split(" ", 2)
        if predicate == _MENTIONED:
            self._is_whole = self._is_whole and subject.startswith("<") and value.startswith("<")
            self._there[value[1:-4]].add(subject[1:-1])
        elif predicate == _TYPE and subject.startswith("<"):
            if value == _PASSAGE:
                self._all.holders[subject[1:-1]].is_passage = True
            elif bit := _BIT_OF.get(value):
                self._all.things[subject[1:-1]].kinds |= bit

    def write(self, database: sqlite3.Connection, number_of: Callable[[str], int]) -> None:
        """Writes holders and things; `number_of` is of a literal as it was taken, with what follows it."""
        if not self._is_whole:
            return
        texts, labels = _gathered(self._texts, number_of), _gathered(self._labels, number_of)
        for name in texts.keys() | self._there.keys():
            told = self._all.holders[name]
            told.texts, told.things = texts.get(name, ()), self._there.get(name, ())
        for name, some in labels.items():
            self._all.things[name].labels = some
        for name in chain.from_iterable(self._there.values()):
            self._all.things[name]
        self._all.write(database)


def _gathered(lines: Iterable[tuple[str, str]], number_of: Callable[[str], int]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for name, term in lines:
        found[name].add(number_of(term))
    return found


_TEXTS, _LABELS = f" {TEXT}", f" {LABEL}"
_MENTIONED, _TYPE, _PASSAGE = str(MENTIONED), str(TYPE), f"{PASSAGE} .\n"
_BIT_OF = {f"<{name}> .\n": bit for name, bit in BITS.items()}


def rewrite_holders(
    database: sqlite3.Connection,
    removed: Collection[Triple],
    added: Collection[Triple],
    numbers: Mapping[str, int],
) -> None:
    """Takes some triples out and puts others in, and writes all lists anew.

    `numbers` are of the literals before and after.
    """
    known = _read(database)
    for some, is_there in ((removed, False), (added, True)):
        for each in some:
            if each.predicate in TOLD_OF and isinstance(each.subject, NamedNode):
                _tell(known, each, numbers, is_there=is_there)
    known.write(database)


def _read(database: sqlite3.Connection) -> _Everything:
    """All that an index tells."""
    crossed = Crossed(database)
    names = [name for (name,) in database.execute("SELECT iri FROM thing ORDER BY id")]
    holders = (name for (name,) in database.execute("SELECT iri FROM holder ORDER BY id"))
    texts, things, labels = crossed.texts, crossed.things, crossed.labels
    known = _Everything()
    for at, (name, is_passage) in enumerate(zip(holders, crossed.passages, strict=True)):
        known.holders[name] = _Holder(bool(is_passage), texts.of(at), [names[each] for each in things.of(at)])
    for at, (name, kinds) in enumerate(zip(names, crossed.kinds, strict=True)):
        known.things[name] = _Named(kinds, labels.of(at))
    return known


def _tell(known: _Everything, triple: Triple, numbers: Mapping[str, int], *, is_there: bool) -> None:
    name = _iri(triple.subject)
    if triple.predicate == TYPE:
        if triple.object == PASSAGE:
            known.holders[name].is_passage = is_there
        elif bit := BITS.get(_iri(triple.object), 0):
            kinds = known.things[name].kinds
            known.things[name].kinds = kinds | bit if is_there else kinds & ~bit
    elif triple.predicate == MENTIONED:
        known.things[name]
        holder = known.holders[_iri(triple.object)]
        holder.things = _with(holder.things, name, is_there=is_there)
    elif (number := numbers.get(str(triple.object))) is not None:
        if triple.predicate == TEXT:
            told = known.holders[name]
            told.texts = _with(told.texts, number, is_there=is_there)
        else:
            named = known.things[name]
            named.labels = _with(named.labels, number, is_there=is_there)


def _with(some: Collection[One], one: One, *, is_there: bool) -> set[One]:
    return {*some, one} if is_there else {*some} - {one}


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def is_told(database: sqlite3.Connection) -> bool:
    """Whether an index tells holders and what is mentioned there, by the classes of today."""
    try:
        known = dict(database.execute("SELECT iri, bit FROM kind"))
        lists = {name for (name,) in database.execute("SELECT name FROM posting")}
        return known == BITS and lists >= LISTS
    except sqlite3.OperationalError:
        return False
