"""Which literals of a build hold a piece of text or lie in a range: an index of pairs of characters and of
numbers, kept beside the store.

Most Chinese words have two characters, for which an index of three finds nothing, without a word. Pairs find
every text of two characters or more, as a phrase of pairs that follow one another.
"""

from __future__ import annotations

import math
import re
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.namespaces import iri
from kg.store.builds import is_full
from kg.store.holders import SCHEMA as HOLDERS
from kg.store.holders import Every, Held, HolderLines, Holders, Thing, every_of, holders_of, things_of
from kg.store.index_file import new_index

INDEX = "index"
FILE = "literals.sqlite"
SHORTEST = 2
XSD_STRING = NamedNode(iri("xsd:string"))
SCHEMA = (
    """
CREATE TABLE literal (id INTEGER PRIMARY KEY, term TEXT NOT NULL);
CREATE VIRTUAL TABLE pair USING fts5(text, content='', tokenize='ascii');
CREATE TABLE number (value REAL NOT NULL, term TEXT NOT NULL);
CREATE INDEX number_value ON number (value);
"""
    + HOLDERS
)
# Every type that SPARQL compares as a number.
NUMERIC = re.compile(
    r' "(?P<value>[^"]*)"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:decimal|double|float|(?:negative|positive|'
    r"nonNegative|nonPositive)Integer|integer|(?:unsigned)?(?:Long|Int|Short|Byte)|long|int|short|byte)> \.\n"
)


def pairs(text: str) -> str:
    """Each two neighbours of a text as one word of letters and digits, whatever they are."""
    return " ".join(f"{ord(one):x}z{ord(other):x}" for one, other in pairwise(text))


def write_literals(build: Path, files: Iterable[Path]) -> None:
    """Writes the index of N-Triples files into a build's folder; leaves it out where SQLite has no FTS5."""
    try:
        with new_index(build / INDEX, FILE, SCHEMA) as database:
            holders = HolderLines()
            strings, numbers = _literals(files, holders)
            database.executemany("INSERT INTO number VALUES (?, ?)", numbers)
            _put(database, enumerate(strings))
            holders.write(database, {str(each): number for number, each in enumerate(strings)})
    except sqlite3.OperationalError as error:
        (build / INDEX / FILE).unlink(missing_ok=True)
        if is_full(error):
            raise


def revise_literals(
    before: Path,
    build: Path,
    literals: tuple[Collection[Literal], Collection[Literal]],
    triples: tuple[Collection[Triple], Collection[Triple]],
) -> None:
    """Writes the index of another build with some literals taken out and others put in.

    Both are given as those that go and those that come, the triples too, for they tell whose the texts are.
    Where the build before has none there is none, and where it tells no holders neither does this one.
    """
    (gone, come), (removed, added) = literals, triples
    if not (before / INDEX / FILE).is_file():
        return
    folder = build / INDEX
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(before / INDEX / FILE, folder / FILE)
    database = sqlite3.connect(folder / FILE)
    try:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        with database:
            texts = (each.object for each in (*removed, *added) if isinstance(each.object, Literal))
            known = _numbered(database, (*gone, *come, *texts))
            for literal in dict.fromkeys(filter(_is_indexed, gone)):
                if (number := known.get(str(literal))) is not None:
                    # An index that keeps no texts must be told what to forget.
                    database.execute(
                        "INSERT INTO pair (pair, rowid, text) VALUES ('delete', ?, ?)",
                        (number, pairs(literal.value)),
                    )
                    database.execute("DELETE FROM literal WHERE id = ?", (number,))
            fresh = {each for each in come if _is_indexed(each) and str(each) not in known}
            numbered = list(enumerate(sorted(fresh, key=str), _next_number(database)))
            _put(database, numbered)
            known |= {str(each): number for number, each in numbered}
            Holders(database).revise(removed, added, known)
            _revise_numbers(database, gone, come)
    finally:
        database.close()


def _numbered(database: sqlite3.Connection, literals: Iterable[Literal]) -> dict[str, int]:
    """The numbers of those of some literals that are there."""
    database.execute("CREATE TEMP TABLE wanted (term TEXT PRIMARY KEY)")
    terms = dict.fromkeys(map(str, literals))
    database.executemany("INSERT INTO wanted VALUES (?)", ((term,) for term in terms))
    return dict(database.execute("SELECT term, id FROM literal WHERE term IN wanted"))


def _revise_numbers(database: sqlite3.Connection, gone: Iterable[Literal], come: Iterable[Literal]) -> None:
    went, fresh = (sorted(_numbers(f" {each} .\n" for each in some)) for some in (gone, come))
    for rows in (went, fresh):
        database.executemany("DELETE FROM number WHERE value = ? AND term = ?", rows)
    database.executemany("INSERT INTO number VALUES (?, ?)", fresh)


def _next_number(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT ifnull(max(id), -1) + 1 FROM literal").fetchone()[0])


def _is_indexed(literal: Literal) -> bool:
    """Whether it is a text, and long enough to hold a pair."""
    return len(literal.value) >= SHORTEST and (bool(literal.language) or literal.datatype == XSD_STRING)


def _put(database: sqlite3.Connection, literals: Iterable[tuple[int, Literal]]) -> None:
    for number, literal in literals:
        database.execute("INSERT INTO literal VALUES (?, ?)", (number, str(literal)))
        database.execute("INSERT INTO pair (rowid, text) VALUES (?, ?)", (number, pairs(literal.value)))


def _literals(files: Iterable[Path], holders: HolderLines) -> tuple[list[Literal], list[tuple[float, str]]]:
    """The strings and the numbers of N-Triples files, each once: a look at a line is a tenth of a query."""
    terms: set[str] = set()
    typed: set[str] = set()
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                # Neither subject nor predicate has a space or a quote in it.
                start = line.find(' "')
                if start < 0:
                    holders.take_other(line)
                elif line.endswith("> .\n"):
                    typed.add(line[start:])
                else:
                    terms.add(line[start:])
                    holders.take_text(line, start)
    return _strings(terms), sorted(_numbers(typed))


def _numbers(terms: Iterable[str]) -> Iterator[tuple[float, str]]:
    for term in terms:
        if match := NUMERIC.fullmatch(term):
            try:
                value = float(match["value"])
            except ValueError:
                continue
            # What is no number is in no range.
            if not math.isnan(value):
                yield value, term[1:-3]


def _strings(terms: Iterable[str]) -> list[Literal]:
    triples = "".join(f"<urn:s> <urn:p>{term}" for term in terms)
    parsed = (quad.object for quad in parse(triples, RdfFormat.N_TRIPLES))
    literals = {each for each in parsed if isinstance(each, Literal) and len(each.value) >= SHORTEST}
    return sorted(literals, key=str)


class LiteralIndex:
    """The index of one build, for reading."""

    def __init__(self, file: Path) -> None:
        address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        # Those taken out by a revision leave gaps: a little more than there are, and known at once.
        self.texts = _next_number(self._database)

    def containing(self, text: str, most: int) -> list[str] | None:
        """The literals that hold the text, as SPARQL writes them; None if too many, or it is too short."""
        if len(text) < SHORTEST:
            return None
        found = sorted(term for (term,) in self._rows(f'"{pairs(text)}"', most + 1))
        return found if len(found) <= most else None

    def within(self, low: float, high: float, most: int) -> list[str] | None:
        """The numbers from one to another, both included, as SPARQL writes them; None if too many."""
        query = "SELECT term FROM number WHERE value BETWEEN ? AND ? LIMIT ?"
        try:
            found = sorted(term for (term,) in self._database.execute(query, (low, high, most + 1)))
        except sqlite3.OperationalError:
            # Written before there were numbers in it.
            return None
        return found if len(found) <= most else None

    def holders(self, text: str, *, passages: bool, texts: bool) -> list[Held] | None:
        """Who holds a text with a piece of text in it, by name; None if that is too short.

        Passages alone, and with the texts, as is wanted.
        """
        if len(text) < SHORTEST:
            return None
        try:
            return holders_of(self._database, f'"{pairs(text)}"', passages=passages, texts=texts)
        except sqlite3.OperationalError:
            # Written before there were holders in it.
            return None

    def things(self, numbers: Collection[int]) -> dict[int, Thing]:
        """Some things, by number."""
        return things_of(self._database, numbers)

    @cached_property
    def every(self) -> Every | None:
        """What is told of each thing by its number; None where it is not told."""
        try:
            return every_of(self._database)
        except sqlite3.OperationalError:
            # Written before there were things in it.
            return None

    def _rows(self, phrase: str, most: int) -> Iterator[tuple[str]]:
        query = "SELECT term FROM pair JOIN literal ON id = pair.rowid WHERE pair MATCH ? LIMIT ?"
        yield from self._database.execute(query, (phrase, most))


def open_literals(build: Path) -> LiteralIndex | None:
    """The index of a build; None where it has none that can be read."""
    file = build / INDEX / FILE
    if not file.is_file():
        return None
    try:
        index = LiteralIndex(file)
        index.containing("--", 1)
    except sqlite3.Error:
        return None
    return index
