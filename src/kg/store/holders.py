"""Which passages and pledges hold a text, and what is mentioned there, kept with the index of texts
(`kg.store.literals`).

The index finds the texts that hold a word. To have an engine look up whose they are, they must all be written
into a query; here they lead to their holders at once, and to the things that these name. Holders and things
have numbers in the order of their IRIs, texts and labels are literals of the index.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import iri
from kg.store import postings
from kg.store.outline import CLASSES
from kg.store.postings import Numbers, Postings, postings_of
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
# The names of lists. Of a holder and of a thing, and which they are of:
TEXTS, THINGS, LABELS = "texts", "things", "labels"
HELD, MENTIONS, NAMED = "held", "mentions", "named"
# Of a thing and of a label the texts where it is mentioned, of a holder the labels; and the other way round.
SAID, LABEL_SAID, TOLD, LABELS_TOLD = "said", "said of label", "told", "labels told"
NAMES, NAMED_IN = "names", "named in"
# Of all in order: classes, whether a passage, where a literal comes among all.
KINDS, PASSAGES, PLACES = "kinds", "passages", "places"
# Labels in order, first all, then those of each class; things likewise; holders that mention something, and
# those that are passages.
LABELS_OF, THINGS_OF, HOLDERS_OF = "labels of", "things of", "holders of"
_TOLD = frozenset((TEXT, LABEL, MENTIONED, TYPE))
_BITS = {name: 1 << at for at, name in enumerate(CLASSES)}
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
        for place, (number, _) in enumerate(sorted(literals, key=lambda each: place_of(each[1]))):
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
        of_kind = [[at for at, told in enumerate(kinds) if told & bit == bit] for bit in (0, *_BITS.values())]
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
            THINGS_OF: postings_of(of_kind),
            LABELS_OF: postings_of(
                sorted(set(chain.from_iterable(map(named.of, some))), key=places.__getitem__)
                for some in of_kind
            ),
            HOLDERS_OF: postings_of(
                [
                    [at for at in range(len(holders)) if there.of(at)],
                    [at for at, is_passage in enumerate(passages) if is_passage],
                ]
            ),
        }
        for name, each in lists.items():
            postings.put(database, name, each)
        for table, names in (("holder", holders), ("thing", things)):
            database.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of the schema.
            database.executemany(f"INSERT INTO {table} VALUES (?, ?)", enumerate(names))  # noqa: S608
        database.executemany("INSERT OR REPLACE INTO kind VALUES (?, ?)", _BITS.items())


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
_BIT_OF = {f"<{name}> .\n": bit for name, bit in _BITS.items()}


def revise_holders(
    database: sqlite3.Connection,
    removed: Collection[Triple],
    added: Collection[Triple],
    numbers: Mapping[str, int],
) -> None:
    """Takes some triples out and puts others in; `numbers` are of the literals before and after."""
    known = _read(database)
    for some, is_there in ((removed, False), (added, True)):
        for each in some:
            if each.predicate in _TOLD and isinstance(each.subject, NamedNode):
                _tell(known, each, numbers, is_there=is_there)
    known.write(database)


def _read(database: sqlite3.Connection) -> _Everything:
    """All that an index tells."""
    crossed = Crossed(database)
    names = [name for (name,) in database.execute("SELECT iri FROM thing ORDER BY id")]
    holders = (name for (name,) in database.execute("SELECT iri FROM holder ORDER BY id"))
    texts, things = crossed.texts.lists(), crossed.things.lists()
    known = _Everything()
    for name, is_passage, some, there in zip(holders, crossed.passages, texts, things, strict=True):
        known.holders[name] = _Holder(bool(is_passage), some, [names[each] for each in there])
    for name, kinds, labels in zip(names, crossed.kinds, crossed.labels.lists(), strict=True):
        known.things[name] = _Named(kinds, labels)
    return known


def _tell(known: _Everything, triple: Triple, numbers: Mapping[str, int], *, is_there: bool) -> None:
    name = _iri(triple.subject)
    if triple.predicate == TYPE:
        if triple.object == PASSAGE:
            known.holders[name].is_passage = is_there
        elif bit := _BITS.get(_iri(triple.object), 0):
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
        return known == _BITS and bool(database.execute("SELECT count(*) FROM posting").fetchone()[0])
    except sqlite3.OperationalError:
        return False


class Crossed:
    """Texts, their holders, what is mentioned there and its labels, each by the other; read when wanted."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @cached_property
    def texts(self) -> Postings:
        """Of a holder the literals."""
        return postings.read(self._database, TEXTS)

    @cached_property
    def held(self) -> Postings:
        """Of a literal the holders."""
        return postings.read(self._database, HELD)

    @cached_property
    def labels(self) -> Postings:
        """Of a thing the literals."""
        return postings.read(self._database, LABELS)

    @cached_property
    def named(self) -> Postings:
        """Of a literal the things."""
        return postings.read(self._database, NAMED)

    @cached_property
    def things(self) -> Postings:
        """Of a holder what is mentioned there."""
        return postings.read(self._database, THINGS)

    @cached_property
    def mentions(self) -> Postings:
        """Of a thing the holders that mention it."""
        return postings.read(self._database, MENTIONS)

    @cached_property
    def said(self) -> Postings:
        """Of a thing the literals of the holders that mention it."""
        return postings.read(self._database, SAID)

    @cached_property
    def label_said(self) -> Postings:
        """Of a label the literals of the holders that mention what is named so."""
        return postings.read(self._database, LABEL_SAID)

    @cached_property
    def labels_told(self) -> Postings:
        """Of a literal the labels of what its holders mention."""
        return postings.read(self._database, LABELS_TOLD)

    @cached_property
    def told(self) -> Postings:
        """Of a literal what its holders mention."""
        return postings.read(self._database, TOLD)

    @cached_property
    def names(self) -> Postings:
        """Of a holder the labels of what is mentioned there."""
        return postings.read(self._database, NAMES)

    @cached_property
    def named_in(self) -> Postings:
        """Of a label the holders where what is named so is mentioned."""
        return postings.read(self._database, NAMED_IN)

    @cached_property
    def kinds(self) -> Numbers:
        """Of each thing the bits of its classes."""
        return postings.read(self._database, KINDS).numbers

    @cached_property
    def passages(self) -> Numbers:
        """Of each holder whether it is a passage."""
        return postings.read(self._database, PASSAGES).numbers

    @cached_property
    def places(self) -> Numbers:
        """Of each literal where it comes among all."""
        return postings.read(self._database, PLACES).numbers

    @cached_property
    def all_labels(self) -> frozenset[int]:
        """The literals that are labels."""
        return frozenset(self._labels_of.of(0))

    def labels_of(self, kinds: Sequence[str]) -> Numbers:
        """The labels of things, in order; of the first of some classes, if any."""
        return self._labels_of.of(_place_of(kinds))

    def things_of(self, kinds: Sequence[str]) -> Numbers:
        """The things, of the first of some classes, if any."""
        return postings.read(self._database, THINGS_OF).of(_place_of(kinds))

    def holders_of(self, *, mentioning: bool) -> Numbers:
        """The holders that mention something, or those that are passages."""
        return postings.read(self._database, HOLDERS_OF).of(0 if mentioning else 1)

    @cached_property
    def _labels_of(self) -> Postings:
        return postings.read(self._database, LABELS_OF)

    def bits(self, kinds: Sequence[str]) -> int | None:
        """The bits of some classes together; None where one is not told."""
        if any(kind not in _BITS for kind in kinds):
            return None
        return sum({_BITS[kind] for kind in kinds})

    def written(self, table: str, numbers: Iterable[int]) -> dict[int, str]:
        """Some holders' or things' IRIs, or literals as SPARQL writes them, by number."""
        column = "term" if table == "literal" else "iri"
        query = f"SELECT id, {column} FROM {table}"  # noqa: S608 - names of the schema.
        wanted = set(numbers)
        if len(wanted) > MANY:
            return {number: text for number, text in self._database.execute(query) if number in wanted}
        rows = self._database.execute(f"{query} WHERE id IN ({','.join(map(str, wanted))})")
        return dict(rows)


def _place_of(kinds: Sequence[str]) -> int:
    return 1 + [*_BITS].index(kinds[0]) if kinds else 0


# More of a table than these are found sooner by a look at all of it.
MANY = 20_000
