"""What counts need of a build, column by column, beside the store: a property's subjects and its objects.

An engine that counts things by industry puts every binding together and takes it apart again; to count the
numbers of a column takes a twentieth of that, and from disk a hundredth. Written are the properties that the
outline has, what is mentioned where, what has which milestones, and of a figure what it is grouped by and
its value.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import compress, count
from mmap import ACCESS_READ, mmap
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.namespaces import PREFIXES, iri
from kg.store.builds import GRAPH, ONTOLOGY, OUTLINE, STATISTICS
from kg.store.counting import counted
from kg.store.figures import FIGURES, KEPT, LITERALS, Figures
from kg.store.grouping import grouped_figures
from kg.store.index_file import new_index
from kg.store.lacking import lacking
from kg.store.outline import CLASSES, TYPE
from kg.store.statistics import count_statements
from kg.store.totals import totalled
from kg.vocabulary import Relation

INDEX = "index"
FILE = "columns.sqlite"
MENTIONED, MILESTONE = iri("dp:mentionedIn"), iri("dp:hasMilestone")
PROPERTIES = (
    iri("dp:status"),
    iri("skos:broader"),
    MENTIONED,
    MILESTONE,
    *(PREFIXES["dp"] + each.value for each in Relation),
    *FIGURES,
)
SCHEMA = """
-- An IRI as it is, a literal as N-Triples write it.
CREATE TABLE term (id INTEGER PRIMARY KEY, iri TEXT NOT NULL);
CREATE TABLE property (iri TEXT PRIMARY KEY, subjects BLOB NOT NULL, objects BLOB NOT NULL);
-- Of what the ontology alone says: triples by property, things by class.
CREATE TABLE beside (property INTEGER NOT NULL, iri TEXT NOT NULL, number INTEGER NOT NULL);
-- For each term a byte: whether it is of the class.
CREATE TABLE class (iri TEXT PRIMARY KEY, members BLOB NOT NULL);
"""
_LINES = {f"<{name}>".encode(): name for name in (*PROPERTIES, TYPE)}
_KINDS = frozenset(f"<{name}>".encode() for name in CLASSES)
# What the outline has not.
_BESIDE = frozenset(f"<{name}>".encode() for name in (MENTIONED, MILESTONE, *FIGURES))


def write_columns(build: Path) -> None:
    """Writes the columns of a build's files into its index."""
    with new_index(build / INDEX, FILE, SCHEMA) as database:
        _fill(database, read_pairs(build))
        database.executemany("INSERT INTO beside VALUES (?, ?, ?)", _beside(build))


class Pairs:
    """Terms by number in the order they are met, and the columns."""

    def __init__(self) -> None:
        self.numbers: dict[bytes, int] = {}
        self.columns = {name: (array("I"), array("I")) for name in (*PROPERTIES, TYPE)}
        # Properties with a value of another kind, or a subject without an IRI: these have no column.
        self.others: set[str] = set()

    def take(self, lines: Iterable[bytes], but: Collection[bytes] = ()) -> None:
        """Lines of N-Triples that are each there once, of which those of other properties are left out."""
        numbers = self.numbers
        for line in lines:
            subject, predicate, value = line.split(b" ", 2)
            name = _LINES.get(predicate)
            if name is None or line in but or (name == TYPE and value[:-3] not in _KINDS):
                continue
            written, literal = value[:-3], LITERALS.get(name)
            fits = literal.fullmatch(written) if literal else written.startswith(b"<")
            if not (fits and subject.startswith(b"<")):
                self.others.add(name)
                continue
            subjects, objects = self.columns[name]
            subjects.append(numbers.setdefault(subject, len(numbers)))
            objects.append(numbers.setdefault(written, len(numbers)))


def name_of_term(written: bytes) -> str:
    """How the columns keep a term of N-Triples."""
    return (written[1:-1] if written.startswith(b"<") else written).decode()


def read_pairs(build: Path) -> Pairs:
    """The pairs of the columns that a build's files hold."""
    read = Pairs()
    # The store holds once what both files say.
    with (build / ONTOLOGY).open("rb") as lines:
        ontology = frozenset(line for line in lines if line.split(b" ", 2)[1] in _LINES)
    read.take(sorted(ontology))
    with (build / OUTLINE).open("rb") as lines:
        read.take(lines, but=ontology)
    with (build / GRAPH).open("rb") as lines:
        read.take((line for line in lines if line.split(b" ", 2)[1] in _BESIDE), but=ontology)
    return read


def _beside(build: Path) -> Iterator[tuple[bool, str, int]]:
    """The ontology's triples that graph.nt has not, by property and by class."""
    with (build / ONTOLOGY).open("rb") as lines:
        ontology = set(lines)
    alone = b"".join(ontology - _held(build, ontology))
    counts = count_statements(quad.triple for quad in parse(alone, RdfFormat.N_TRIPLES))
    yield from ((True, name, number) for name, number in counts.predicates.items())
    yield from ((False, name, number) for name, number in counts.classes.items())


def _held(build: Path, lines: Iterable[bytes]) -> set[bytes]:
    """Those of some lines that graph.nt has, whose lines are in order."""
    if not (build / GRAPH).stat().st_size:
        return set()
    with (build / GRAPH).open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as graph:
        return {line for line in lines if _holds(graph, line)}


def _holds(graph: mmap, line: bytes) -> bool:
    low, high = 0, len(graph)
    while low < high:
        start = graph.rfind(b"\n", 0, (low + high) // 2) + 1
        end = graph.find(b"\n", start) + 1
        found = graph[start:end]
        if found == line:
            return True
        low, high = (max(end, low), high) if found < line else (low, start)
    return False


def _fill(database: sqlite3.Connection, read: Pairs) -> None:
    terms = ((number, name_of_term(term)) for term, number in read.numbers.items())
    database.executemany("INSERT INTO term VALUES (?, ?)", terms)
    things, kinds = read.columns.pop(TYPE)
    known = CLASSES if TYPE not in read.others else ()
    members = {read.numbers.get(f"<{name}>".encode(), -1): bytearray(len(read.numbers)) for name in known}
    for thing, kind in zip(things, kinds, strict=True):
        if kind in members:
            members[kind][thing] = 1
    for name in known:
        held = members[read.numbers.get(f"<{name}>".encode(), -1)]
        database.execute("INSERT INTO class VALUES (?, ?)", (name, bytes(held)))
    for name, (subjects, objects) in read.columns.items():
        if name not in read.others:
            row = name, subjects.tobytes(), objects.tobytes()
            database.execute("INSERT INTO property VALUES (?, ?, ?)", row)


def has_these_tables(database: sqlite3.Connection) -> bool:
    """Whether columns were written with the tables that are read here, not by another version."""
    return _tables(database) == _these_tables()


@cache
def _these_tables() -> frozenset[str]:
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(SCHEMA)
        return _tables(database)
    finally:
        database.close()


def _tables(database: sqlite3.Connection) -> frozenset[str]:
    return frozenset(sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL"))


class Columns:
    """The columns of one build, for reading."""

    def __init__(self, build: Path) -> None:
        self._build = build
        file = build / INDEX / FILE
        address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        if not has_these_tables(self._database):
            raise ValueError(f"{file}: written by another version")
        self._pairs = lru_cache(maxsize=KEPT)(self._read_pairs)
        self._members = lru_cache(maxsize=KEPT)(self._read_members)
        self._held = lru_cache(maxsize=KEPT)(self._find_held)
        self.figures = Figures(self._pairs, self.names)

    def counts(
        self, property_: str, *, by_object: bool, subjects: Iterable[str] = (), objects: Iterable[str] = ()
    ) -> Mapping[int, int] | None:
        """How many pairs of the property each object has, or each subject, by its number.

        Only pairs whose subject and object are of all those classes count. None where a property or class
        has no column, or one of literals.
        """
        pairs = None if property_ in LITERALS else self._pairs(property_)
        wanted = [(0, self._members(name)) for name in subjects] + [
            (1, self._members(name)) for name in objects
        ]
        if pairs is None:
            return None
        grouped: Iterable[int] = pairs[by_object]
        kept = None
        for side, members in wanted:
            if members is None:
                return None
            column = map(members.__getitem__, pairs[side])
            kept = column if kept is None else map(int.__and__, kept, column)
        return Counter(grouped if kept is None else compress(grouped, kept))

    def members(self, kind: str, property_: str, most: int, *, having: bool) -> Sequence[str] | None:
        """The IRIs of things of a class with a property, or without; None where they are many or not told."""
        found = self._held(kind, property_, having)
        return None if found is None or len(found) > most else sorted(self.names(found))

    def _find_held(self, kind: str, property_: str, having: bool) -> Collection[int] | None:
        members, pairs = self._members(kind), self._pairs(property_)
        if members is None or pairs is None:
            return None
        of_kind = set(compress(count(), members))
        return of_kind.intersection(pairs[0]) if having else of_kind.difference(pairs[0])

    @cached_property
    def predicates(self) -> Mapping[str, int]:
        """Triples of the store by property; empty where the build has not counted its own."""
        return self._totals(predicates=True)

    @cached_property
    def classes(self) -> Mapping[str, int]:
        """Things of the store by class."""
        return self._totals(predicates=False)

    def _totals(self, *, predicates: bool) -> Mapping[str, int]:
        try:
            counted = json.loads((self._build / STATISTICS).read_text(encoding="utf-8"))
            total = Counter[str](counted["predicates" if predicates else "classes"])
        except (OSError, ValueError, KeyError):
            return {}
        beside = self._database.execute("SELECT iri, number FROM beside WHERE property = ?", (predicates,))
        total.update(dict(beside))
        return dict(sorted(total.items()))

    def names(self, numbers: Iterable[int]) -> list[str]:
        """The IRIs of terms, in their order."""
        wanted = list(numbers)
        query = "SELECT id, iri FROM term WHERE id IN (SELECT value FROM json_each(?))"
        found: dict[int, str] = dict(self._database.execute(query, (json.dumps(wanted),)))
        return [found[number] for number in wanted]

    def _read_pairs(self, property_: str) -> tuple[array[int], array[int]] | None:
        query = "SELECT subjects, objects FROM property WHERE iri = ?"
        row = self._database.execute(query, (property_,)).fetchone()
        return None if row is None else (array("I", row[0]), array("I", row[1]))

    def _read_members(self, name: str) -> bytes | None:
        row = self._database.execute("SELECT members FROM class WHERE iri = ?", (name,)).fetchone()
        return None if row is None else bytes(row[0])


def open_columns(build: Path) -> Columns | None:
    """The columns of a build; None where it has none that can be read."""
    if not (build / INDEX / FILE).is_file():
        return None
    try:
        columns = Columns(build)
        columns.counts(MENTIONED, by_object=False)
    except (sqlite3.Error, ValueError):
        return None
    return columns


def from_columns(query: str, columns: Columns) -> str:
    """The query with what the columns know in place of what it counts; as it was where they are damaged."""
    try:
        query = totalled(counted(query, columns), columns)
        return lacking(grouped_figures(query, columns.figures), columns)
    except sqlite3.Error:
        return query
