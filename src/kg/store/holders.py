"""Which passages and pledges hold a text, kept with the index of texts (`kg.store.literals`).

The index finds the texts that hold a word. To have an engine look up whose they are, they must all be written
into a query; here they lead to their holders at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.namespaces import iri

TEXT = NamedNode(iri("dp:text"))
PASSAGE = NamedNode(iri("dp:Passage"))
TYPE = NamedNode(iri("rdf:type"))
SCHEMA = """
-- What `dp:text` says a text of, by the text's number, and whether that is a passage.
CREATE TABLE holder (literal INTEGER NOT NULL, subject TEXT NOT NULL, is_passage INTEGER NOT NULL,
  PRIMARY KEY (literal, subject)) WITHOUT ROWID;
"""
_TELLS = f"> {TEXT}"
_IS_PASSAGE = f"> {TYPE} {PASSAGE} .\n"
Term = NamedNode | BlankNode | Literal | Triple
# The number of all texts that are too short for the index.
SHORT = -1
# A holder's IRI, and the text as SPARQL writes it.
Held = tuple[str, str]


class HolderLines:
    """The lines of N-Triples that tell of holders, gathered while a file is read for something else."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._passages: set[str] = set()

    def take_text(self, line: str, start: int) -> None:
        """A line whose literal begins at `start`, after a blank."""
        if line.endswith(_TELLS, 0, start) and line.startswith("<"):
            self._told.append(line)

    def take_other(self, line: str) -> None:
        """A line without a literal."""
        if line.endswith(_IS_PASSAGE) and line.startswith("<"):
            self._passages.add(line[1 : -len(_IS_PASSAGE)])

    def write(self, database: sqlite3.Connection, numbers: Mapping[str, int]) -> None:
        """Writes the holders of the texts that have these numbers."""
        quads = parse("".join(self._told), RdfFormat.N_TRIPLES)
        _put(database, _of((quad.triple for quad in quads), TEXT), numbers, self._passages)


def _put(
    database: sqlite3.Connection,
    held: Iterable[tuple[NamedNode, Term]],
    numbers: Mapping[str, int],
    passages: set[str],
) -> None:
    # What holds a text too short for the index is told too: it may get a longer one.
    rows = (
        (numbers.get(str(text), SHORT), subject.value, subject.value in passages) for subject, text in held
    )
    database.executemany("INSERT OR REPLACE INTO holder VALUES (?, ?, ?)", rows)


class Holders:
    """The holders of an index that is revised; none, where it was written before they were told."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        told = "SELECT count(*) FROM sqlite_master WHERE name = 'holder'"
        self._are_told = bool(database.execute(told).fetchone()[0])
        self._were_passages: set[str] = set()

    def forget(self, removed: Iterable[Triple], numbers: Mapping[str, int]) -> None:
        """Takes out the holders of texts that go."""
        query = "DELETE FROM holder WHERE literal = ? AND subject = ? RETURNING is_passage"
        for subject, text in _of(removed, TEXT) if self._are_told else ():
            row = numbers.get(str(text), SHORT), subject.value
            if self._database.execute(query, row).fetchall() == [(1,)]:
                self._were_passages.add(subject.value)

    def add(self, added: Collection[Triple], numbers: Mapping[str, int]) -> None:
        """Puts in the holders of texts that come; what only got another text is what it was."""
        if self._are_told:
            fresh = {subject.value for subject, kind in _of(added, TYPE) if kind == PASSAGE}
            _put(self._database, _of(added, TEXT), numbers, self._were_passages | fresh)


def _of(triples: Iterable[Triple], predicate: NamedNode) -> Iterator[tuple[NamedNode, Term]]:
    """Subject and object of the triples of a property."""
    for each in triples:
        if each.predicate == predicate and isinstance(each.subject, NamedNode):
            yield each.subject, each.object


NAMES = """SELECT subject, '' FROM pair JOIN holder ON literal = pair.rowid
  WHERE pair MATCH ? AND is_passage >= ?"""
NAMES_AND_TEXTS = """SELECT subject, term FROM pair JOIN holder ON literal = pair.rowid
  JOIN literal ON id = pair.rowid WHERE pair MATCH ? AND is_passage >= ?"""


def holders_of(database: sqlite3.Connection, phrase: str, *, passages: bool, texts: bool) -> list[Held]:
    """Who holds a text with a phrase of pairs, by name; passages alone, and with the texts, as is wanted."""
    return sorted(database.execute(NAMES_AND_TEXTS if texts else NAMES, (phrase, passages)))
