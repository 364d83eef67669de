"""Which literals of a build hold a piece of text or lie in a range: an index of pairs of characters and of
numbers, kept beside the store.

Most Chinese words have two characters, for which an index of three finds nothing, without a word. Pairs find
every text of two characters or more, as a phrase of pairs that follow one another, and a single character as
what a pair begins with. The texts of what is most common, one character or two, are kept as a list.
"""

from __future__ import annotations

import math
import re
import shutil
import sqlite3
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.namespaces import iri
from kg.store.builds import is_full
from kg.store.crossed import Crossed
from kg.store.holder_revision import revise_holders
from kg.store.holders import SCHEMA as HOLDERS
from kg.store.holders import HolderLines, is_told
from kg.store.index_file import new_index
from kg.store.postings import Numbers

INDEX = "index"
FILE = "literals.sqlite"
# What more texts than these hold is looked up in a list.
COMMON = 1_000
LONGEST_COMMON = 2
XSD_STRING = NamedNode(iri("xsd:string"))
SCHEMA = (
    """
CREATE TABLE literal (id INTEGER PRIMARY KEY, term TEXT NOT NULL);
CREATE VIRTUAL TABLE pair USING fts5(text, content='', tokenize='ascii');
CREATE TABLE number (value REAL NOT NULL, term TEXT NOT NULL);
CREATE INDEX number_value ON number (value);
-- One character or two that are common, and the texts that hold them, four bytes each.
CREATE TABLE common (text TEXT PRIMARY KEY, literals BLOB NOT NULL);
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


def _indexed(text: str) -> str:
    """A text's pairs, and its last character, which begins none."""
    return f"{pairs(text)} {_first(text[-1])}" if text else ""


def _first(character: str) -> str:
    """What the word of a pair begins with."""
    return f"{ord(character):x}z"


def _match(text: str) -> str:
    """How texts with a piece of text are asked for."""
    return f'"{pairs(text)}"' if len(text) > 1 else f"{_first(text)}*"


def write_literals(build: Path, files: Iterable[Path]) -> None:
    """Writes the index of N-Triples files into a build's folder; leaves it out where SQLite has no FTS5."""
    try:
        with new_index(build / INDEX, FILE, SCHEMA) as database:
            holders = HolderLines()
            strings, numbers = _literals(files, holders)
            database.executemany("INSERT INTO number VALUES (?, ?)", numbers)
            literals = sorted(set(strings.values()), key=str)
            _put(database, enumerate(literals))
            numbered = {each: number for number, each in enumerate(literals)}
            _put_common(database, numbered)
            holders.write(database, lambda term: numbered[strings[term]])
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
    Where the build before has none there is none, nor where it has a damaged one or one of another version.
    """
    (gone, come), (removed, added) = literals, triples
    index = open_literals(before)
    if index is None or not index.is_current:
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
                        (number, _indexed(literal.value)),
                    )
                    database.execute("DELETE FROM literal WHERE id = ?", (number,))
            fresh = {each for each in come if _is_indexed(each) and str(each) not in known}
            numbered = list(enumerate(sorted(fresh, key=str), _next_number(database)))
            _put(database, numbered)
            went = {known[str(each)]: each.value for each in gone if str(each) in known}
            _revise_common(database, went, {number: each.value for number, each in numbered})
            known |= {str(each): number for number, each in numbered}
            if is_told(database):
                revise_holders(database, removed, added, known)
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
    """Whether it is a text."""
    return bool(literal.language) or literal.datatype == XSD_STRING


def _put(database: sqlite3.Connection, literals: Iterable[tuple[int, Literal]]) -> None:
    for number, literal in literals:
        database.execute("INSERT INTO literal VALUES (?, ?)", (number, str(literal)))
        database.execute("INSERT INTO pair (rowid, text) VALUES (?, ?)", (number, _indexed(literal.value)))


def _pieces(texts: Iterable[tuple[int, str]]) -> dict[str, array[int]]:
    """Each character and each two neighbours of some texts, and the numbers of those that hold them."""
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, text in texts:
        for piece in {*text, *map("".join, pairwise(text))}:
            found[piece].append(number)
    return found


def _put_common(database: sqlite3.Connection, literals: Mapping[Literal, int]) -> None:
    """Writes the lists of what is common."""
    found = _pieces((number, literal.value) for literal, number in literals.items())
    rows = ((piece, each.tobytes()) for piece, each in sorted(found.items()) if len(each) > COMMON)
    database.executemany("INSERT INTO common VALUES (?, ?)", rows)


def _revise_common(database: sqlite3.Connection, gone: Mapping[int, str], come: Mapping[int, str]) -> None:
    """What was common stays so; what has become so is found by its pairs until the next build.

    The numbers of those that come are higher than all before.
    """
    went, fresh = _pieces(gone.items()), _pieces(sorted(come.items()))
    changed = []
    for piece, held in database.execute("SELECT text, literals FROM common"):
        if piece in went or piece in fresh:
            kept = array("I", held)
            for number in went.get(piece, ()):
                del kept[bisect_left(kept, number)]
            kept.extend(fresh.get(piece, ()))
            changed.append((kept.tobytes(), piece))
    database.executemany("UPDATE common SET literals = ? WHERE text = ?", changed)


def _literals(
    files: Iterable[Path], holders: HolderLines
) -> tuple[dict[str, Literal], list[tuple[float, str]]]:
    """The strings of N-Triples files, by how they are written there, and the numbers, each once.

    A look at a line is a tenth of a query.
    """
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


def _strings(terms: Iterable[str]) -> dict[str, Literal]:
    spelled = sorted(terms)
    parsed = parse("".join(f"<urn:s> <urn:p>{term}" for term in spelled), RdfFormat.N_TRIPLES)
    found = zip(spelled, (quad.object for quad in parsed), strict=True)
    return {term: each for term, each in found if isinstance(each, Literal)}


class LiteralIndex:
    """The index of one build, for reading."""

    def __init__(self, file: Path) -> None:
        address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        # Those taken out by a revision leave gaps: a little more than there are, and known at once.
        self.texts = _next_number(self._database)
        # Before there were lists of the common, a single character was not told either.
        named = "SELECT count(*) FROM sqlite_master WHERE name IN ('common', 'posting', 'posting_change')"
        self.is_current = self._database.execute(named).fetchone()[0] == 3
        self.is_told = self.is_current and is_told(self._database)

    def containing(self, text: str, most: int) -> list[str] | None:
        """The literals that hold the text, as SPARQL writes them; None if too many, or nothing is sought."""
        if not text or (len(text) == 1 and not self.is_current):
            return None
        query = "SELECT term FROM pair JOIN literal ON id = pair.rowid WHERE pair MATCH ? LIMIT ?"
        found = sorted(term for (term,) in self._database.execute(query, (_match(text), most + 1)))
        return found if len(found) <= most else None

    def numbers(self, text: str) -> Numbers | None:
        """The numbers of the literals that hold the text, in order; None where the index does not tell."""
        if not text or not self.is_told:
            return None
        if len(text) <= LONGEST_COMMON:
            query = "SELECT literals FROM common WHERE text = ?"
            row = self._database.execute(query, (text,)).fetchone()
            if row is not None:
                return array("I", row[0])
        rows = self._database.execute("SELECT rowid FROM pair WHERE pair MATCH ?", (_match(text),))
        return [number for (number,) in rows]

    def within(self, low: float, high: float, most: int) -> list[str] | None:
        """The numbers from one to another, both included, as SPARQL writes them; None if too many."""
        query = "SELECT term FROM number WHERE value BETWEEN ? AND ? LIMIT ?"
        try:
            found = sorted(term for (term,) in self._database.execute(query, (low, high, most + 1)))
        except sqlite3.OperationalError:
            # Written before there were numbers in it.
            return None
        return found if len(found) <= most else None

    @cached_property
    def crossed(self) -> Crossed:
        """Texts, their holders, what is mentioned there and its labels."""
        return Crossed(self._database)


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
