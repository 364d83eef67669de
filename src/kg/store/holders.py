"""Which passages and pledges hold a text, and what is mentioned there, kept with the index of texts
(`kg.store.literals`).

The index finds the texts that hold a word. To have an engine look up whose they are, they must all be written
into a query; here they lead to their holders at once, and to the things that these name.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.namespaces import iri
from kg.store.outline import CLASSES
from kg.store.written import place_of

TEXT = NamedNode(iri("dp:text"))
LABEL = NamedNode(iri("rdfs:label"))
MENTIONED = NamedNode(iri("dp:mentionedIn"))
PASSAGE = NamedNode(iri("dp:Passage"))
TYPE = NamedNode(iri("rdf:type"))
SCHEMA = """
-- What `dp:text` says a text of, by its number, whether that is a passage, and what is mentioned there:
-- numbers of things, each of four bytes.
CREATE TABLE holder (literal INTEGER NOT NULL, subject TEXT NOT NULL, is_passage INTEGER NOT NULL,
  things BLOB NOT NULL, PRIMARY KEY (literal, subject)) WITHOUT ROWID;
-- What has a label or is mentioned: its classes, a bit each, and its labels as SPARQL writes them, by lines.
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kinds INTEGER NOT NULL, labels TEXT NOT NULL);
CREATE TABLE kind (iri TEXT PRIMARY KEY, bit INTEGER NOT NULL);
-- Of each thing, by its number, where its label comes among all, and its classes; each in four bytes.
CREATE TABLE every (places BLOB NOT NULL, kinds BLOB NOT NULL);
"""
_TEXTS = f"> {TEXT}"
_LABELS = f"> {LABEL}"
_TOLD = frozenset((TEXT, LABEL, MENTIONED, TYPE))
_BITS = {name: 1 << at for at, name in enumerate(CLASSES)}
Term = NamedNode | BlankNode | Literal | Triple
# The number of all texts that are too short for the index, and of what is mentioned in but has no text.
SHORT, NONE = -1, -2
# The place of what has more labels than one.
SEVERAL = (1 << 32) - 1


class Held(NamedTuple):
    """A holder's IRI, the text as SPARQL writes it, and the numbers of what is mentioned there."""

    name: str
    text: str
    things: bytes


class Thing(NamedTuple):
    """A thing's IRI and its labels as SPARQL writes them."""

    name: str
    labels: Sequence[str]


class Every(NamedTuple):
    """Of each thing, by its number, where its label comes among all, and its classes; the bits of these."""

    places: Sequence[int]
    kinds: Sequence[int]
    bits: Mapping[str, int]


@dataclass(slots=True)
class _Holder:
    """What is known of a holder."""

    is_passage: bool = False
    texts: set[int] = field(default_factory=set)
    things: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Named:
    """What is known of a thing."""

    kinds: int = 0
    labels: set[str] = field(default_factory=set)


class HolderLines:
    """The lines of N-Triples that tell of holders, gathered while a file is read for something else."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._holders: dict[str, _Holder] = defaultdict(_Holder)
        self._numbers: dict[str, int] = {}
        self._kinds: dict[str, int] = defaultdict(int)
        self._bits = {f"<{name}> .\n": bit for name, bit in _BITS.items()}

    def take_text(self, line: str, start: int) -> None:
        """A line whose literal begins at `start`, after a blank."""
        if line.startswith("<") and (line.endswith(_TEXTS, 0, start) or line.endswith(_LABELS, 0, start)):
            self._told.append(line)

    def take_other(self, line: str) -> None:
        """A line without a literal."""
        subject, predicate, value = line.split(" ", 2)
        if predicate == _MENTIONED:
            if subject.startswith("<") and value.startswith("<"):
                number = self._numbers.setdefault(subject[1:-1], len(self._numbers))
                self._holders[value[1:-4]].things.add(number)
        elif predicate == _TYPE and subject.startswith("<"):
            if value == _PASSAGE:
                self._holders[subject[1:-1]].is_passage = True
            elif value in self._bits:
                self._kinds[subject[1:-1]] |= self._bits[value]

    def write(self, database: sqlite3.Connection, numbers: Mapping[str, int]) -> None:
        """Writes the holders of the texts that have these numbers, and the things."""
        named: dict[str, _Named] = defaultdict(_Named)
        for quad in parse("".join(self._told), RdfFormat.N_TRIPLES):
            # Those lines begin with an IRI.
            name = str(quad.subject)[1:-1]
            if quad.predicate == TEXT:
                self._holders[name].texts.add(numbers.get(str(quad.object), SHORT))
            else:
                named[name].labels.add(str(quad.object))
        for name, kinds in self._kinds.items():
            named[name].kinds = kinds
        for name in named:
            self._numbers.setdefault(name, len(self._numbers))
        database.executemany("INSERT INTO kind VALUES (?, ?)", _BITS.items())
        _put_things(database, ((number, name, named[name]) for name, number in self._numbers.items()))
        _put_every(database)
        _put_holders(database, self._holders)


_MENTIONED, _TYPE, _PASSAGE = str(MENTIONED), str(TYPE), f"{PASSAGE} .\n"


def _put_things(database: sqlite3.Connection, things: Iterable[tuple[int, str, _Named]]) -> None:
    rows = ((number, name, told.kinds, "\n".join(sorted(told.labels))) for number, name, told in things)
    database.executemany("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?)", rows)


def _put_every(database: sqlite3.Connection) -> None:
    """Puts all things' labels in order."""
    things = database.execute("SELECT id, labels, kinds FROM thing ORDER BY id").fetchall()
    different = {labels for _, labels, _ in things if labels and "\n" not in labels}
    # What is labelled alike has one place.
    places = {each: place for place, each in enumerate(sorted(different, key=place_of))}
    # Their numbers are those from nought on.
    row = (
        array("I", [places.get(labels, SEVERAL if labels else 0) for _, labels, _ in things]).tobytes(),
        array("I", [kinds for _, _, kinds in things]).tobytes(),
    )
    database.execute("DELETE FROM every")
    database.execute("INSERT INTO every VALUES (?, ?)", row)


def _put_holders(database: sqlite3.Connection, holders: Mapping[str, _Holder]) -> None:
    rows = (
        (text, name, told.is_passage, array("I", sorted(told.things)).tobytes())
        for name, told in holders.items()
        for text in told.texts or (NONE,)
    )
    database.executemany("INSERT INTO holder VALUES (?, ?, ?, ?)", rows)


class Holders:
    """The holders and things of an index that is revised; none, where another version wrote it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        kinds = "SELECT iri, bit FROM kind"
        self._are_told = is_told(database) and dict(database.execute(kinds)) == _BITS

    def revise(
        self, removed: Collection[Triple], added: Collection[Triple], numbers: Mapping[str, int]
    ) -> None:
        """Takes some triples out and puts others in; `numbers` are of the texts before and after."""
        if not self._are_told:
            # One of another version would be half right.
            self._database.executescript("DROP TABLE IF EXISTS holder; DROP TABLE IF EXISTS thing;")
            return
        removed, added = _telling(removed), _telling(added)
        things = self._revised_things(removed, added)
        holders = self._holders(removed, added)
        for some, is_there in ((removed, False), (added, True)):
            for each in some:
                _hold(holders, each, things, numbers, is_there=is_there)
        _put_holders(self._database, holders)

    def _revised_things(self, removed: Iterable[Triple], added: Iterable[Triple]) -> Mapping[str, int]:
        """The things of some triples as they are afterwards, by their number."""
        gone, come = ([each for each in some if _names(each)] for some in (removed, added))
        named, known = self._things({_iri(each.subject) for each in (*gone, *come)})
        for each in gone:
            told = named[_iri(each.subject)]
            told.kinds &= ~_bit(each)
            told.labels -= _label(each)
        for each in come:
            told = named[_iri(each.subject)]
            told.kinds |= _bit(each)
            told.labels |= _label(each)
        _put_things(self._database, ((known[name], name, told) for name, told in named.items()))
        if named:
            _put_every(self._database)
        return known

    def _things(self, names: set[str]) -> tuple[dict[str, _Named], Mapping[str, int]]:
        query = "SELECT id, iri, kinds, labels FROM thing WHERE iri IN (SELECT value FROM json_each(?))"
        named = {name: _Named() for name in sorted(names)}
        known: dict[str, int] = {}
        for number, name, kinds, labels in self._database.execute(query, (json.dumps([*named]),)):
            named[name] = _Named(kinds, set(labels.split("\n")) if labels else set())
            known[name] = number
        (first,) = self._database.execute("SELECT ifnull(max(id), -1) + 1 FROM thing").fetchone()
        fresh = (name for name in named if name not in known)
        return named, known | {name: number for number, name in enumerate(fresh, first)}

    def _holders(self, removed: Iterable[Triple], added: Iterable[Triple]) -> dict[str, _Holder]:
        """Takes the holders of some triples out."""
        some = {_holder_of(each) for each in (*removed, *added)} - {""}
        query = """DELETE FROM holder WHERE subject IN (SELECT value FROM json_each(?))
          RETURNING literal, subject, is_passage, things"""
        holders = {name: _Holder() for name in sorted(some)}
        for literal, name, is_passage, things in self._database.execute(query, (json.dumps([*holders]),)):
            told = holders[name]
            told.is_passage = bool(is_passage)
            told.texts |= {literal} - {NONE}
            told.things.update(array("I", things))
        return holders


def _telling(triples: Iterable[Triple]) -> list[Triple]:
    return [each for each in triples if each.predicate in _TOLD and isinstance(each.subject, NamedNode)]


def _names(triple: Triple) -> bool:
    """Whether a triple tells of a thing."""
    return triple.predicate in (LABEL, MENTIONED) or bool(_bit(triple))


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _bit(triple: Triple) -> int:
    return _BITS.get(_iri(triple.object), 0) if triple.predicate == TYPE else 0


def _label(triple: Triple) -> set[str]:
    is_label = triple.predicate == LABEL and isinstance(triple.object, Literal)
    return {str(triple.object)} if is_label else set()


def _holder_of(triple: Triple) -> str:
    """The holder that a triple tells of, if of one."""
    if triple.predicate == MENTIONED:
        return _iri(triple.object)
    tells = triple.predicate == TEXT or (triple.predicate == TYPE and triple.object == PASSAGE)
    return _iri(triple.subject) if tells else ""


def _hold(
    holders: Mapping[str, _Holder],
    triple: Triple,
    things: Mapping[str, int],
    numbers: Mapping[str, int],
    *,
    is_there: bool,
) -> None:
    name = _holder_of(triple)
    if not name:
        return
    told = holders[name]
    if triple.predicate == TYPE:
        told.is_passage = is_there
        return
    of_text = triple.predicate == TEXT
    members = told.texts if of_text else told.things
    member = numbers.get(str(triple.object), SHORT) if of_text else things[_iri(triple.subject)]
    (members.add if is_there else members.discard)(member)


def is_told(database: sqlite3.Connection) -> bool:
    """Whether an index tells holders and what is mentioned there."""
    told = "SELECT count(*) FROM sqlite_master WHERE name IN ('holder', 'thing', 'kind', 'every')"
    return bool(database.execute(told).fetchone()[0] == 4)


HELD = """SELECT subject, {text}, things FROM pair JOIN holder ON literal = pair.rowid {texts}
  WHERE pair MATCH ? AND is_passage >= ?"""
NAMES = HELD.format(text="''", texts="")
NAMES_AND_TEXTS = HELD.format(text="term", texts="JOIN literal ON id = pair.rowid")
THINGS = """SELECT id, iri, labels FROM thing
  WHERE id IN (SELECT value FROM json_each(?))"""


def holders_of(database: sqlite3.Connection, phrase: str, *, passages: bool, texts: bool) -> list[Held]:
    """Who holds a text with a phrase of pairs, by name; passages alone, and with the texts, as is wanted."""
    query = NAMES_AND_TEXTS if texts else NAMES
    return sorted(map(Held._make, database.execute(query, (phrase, passages))))


def every_of(database: sqlite3.Connection) -> Every:
    """What is told of each thing."""
    places, kinds = database.execute("SELECT places, kinds FROM every").fetchone()
    return Every(array("I", places), array("I", kinds), dict(database.execute("SELECT iri, bit FROM kind")))


def things_of(database: sqlite3.Connection, numbers: Collection[int]) -> dict[int, Thing]:
    """Some things, by number."""
    rows = database.execute(THINGS, (json.dumps(sorted(numbers)),))
    return {number: Thing(name, labels.split("\n") if labels else ()) for number, name, labels in rows}
