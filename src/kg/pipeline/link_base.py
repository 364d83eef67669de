"""What was compared across reports, kept beside a build: looked into by name when the next report comes.

index/links.sqlite    seen: what each report says of each thing; called: which things go by a name;
                      link: what each lot of comparisons found, in order; doubt: which things may be one
linked.jsonl          the same pairs with both sentences, for people, sorted
"""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kg.pipeline.merging import revise, write_sorted
from kg.pipeline.records import to_lines
from kg.rdf.doubts import OpenIdentity
from kg.resolution.across import Link
from kg.resolution.compared import between
from kg.resolution.linking import RENAMED, Lots
from kg.resolution.model import Judgement, Verdict
from kg.resolution.seen import Seen
from kg.resolution.sightings import Gathered, Node
from kg.store.builds import LINKED
from kg.store.literals import INDEX

FILE = "links.sqlite"
SCHEMA = """
CREATE TABLE seen (key TEXT, until TEXT, report TEXT, said BLOB);
CREATE INDEX seen_by_key ON seen (key, until, report);
CREATE TABLE called (name TEXT, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID;
CREATE TABLE link (lot TEXT, place INTEGER, left TEXT, left_name TEXT, right TEXT, right_name TEXT,
                   verdict TEXT, rule TEXT, score REAL, reason TEXT, PRIMARY KEY (lot, place)) WITHOUT ROWID;
CREATE TABLE doubt (left TEXT, right TEXT, rule TEXT, likeness REAL, PRIMARY KEY (left, right)) WITHOUT ROWID;
"""
QUICK = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
# One pair of names in two districts, as `to_judge` tells pairs apart.
Named = tuple[tuple[str, str], tuple[str, str]]
# The same in one.
Flat = tuple[str, str, str, str]
# Of a link that is left to a person the keys of both sides, the rule, and how alike they are.
OpenLink = tuple[str, str, str, float]
# Of each side of a link the district, which its key has before the first slash, and the name.
LEFT, RIGHT = (f"substr({side}, 1, instr({side}, '/') - 1), {side}_name" for side in ("left", "right"))
# A lot, and which of the links that it found.
Place = tuple[str, int]


class LinkBase:
    """The file of one build: sightings, and what an earlier linking came to."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._nodes: dict[str, Node] = {}

    def homes(self) -> Iterator[str]:
        """The districts that have things."""
        rows = self._database.execute("SELECT DISTINCT substr(key, 1, instr(key, '/') - 1) FROM seen")
        yield from (home for (home,) in rows)

    def names(self) -> Iterator[str]:
        """All that things are called."""
        yield from (name for (name,) in self._database.execute("SELECT DISTINCT name FROM called"))

    def at_home(self, home: str) -> list[Node]:
        """A district's things; their keys begin with its name and a slash, behind which comes a nought."""
        rows = self._database.execute(
            "SELECT DISTINCT key FROM seen WHERE key >= ? AND key < ?", (f"{home}/", f"{home}0")
        )
        return self._ranked(key for (key,) in rows)

    def called(self, name: str) -> list[Node]:
        """The things that are called so."""
        rows = self._database.execute("SELECT key FROM called WHERE name = ?", (name,))
        return self._ranked(key for (key,) in rows)

    def node(self, key: str) -> Node:
        """One thing."""
        if key not in self._nodes:
            self._nodes[key] = Node(self.sightings(key))
        return self._nodes[key]

    def sightings(self, key: str) -> list[Seen]:
        """What reports say of a thing, first to last; nothing where none has it."""
        query = "SELECT said FROM seen WHERE key = ? ORDER BY until, report, rowid"
        rows = self._database.execute(query, (key,))
        return [pickle.loads(said) for (said,) in rows]  # noqa: S301 - a build holds what this program wrote

    def _ranked(self, keys: Iterable[str]) -> list[Node]:
        return sorted((self.node(key) for key in keys), key=lambda node: node.rank)

    def joined(self) -> Iterator[tuple[str, str, str]]:
        """Each lot with the pairs it found to be one, in order."""
        query = "SELECT lot, left, right FROM link WHERE verdict = ? ORDER BY lot, place"
        yield from self._database.execute(query, (Verdict.SAME.value,))

    def found(self, lot: str) -> list[tuple[str, str, str, str]]:
        """What a lot found: two keys, the verdict and the rule or person that gave it."""
        query = "SELECT left, right, verdict, rule FROM link WHERE lot = ? ORDER BY place"
        return self._database.execute(query, (lot,)).fetchall()

    def links(self, lot: str) -> Iterator[Link]:
        """What a lot found, with what the reports say of both things."""
        yield from self._links("lot = ? ORDER BY place", lot)

    def link(self, at: Place) -> Link:
        """One that a lot found."""
        return next(self._links("lot = ? AND place = ?", *at))

    def some(self, verdict: Verdict, most: int) -> Iterator[Link]:
        """Of those with a verdict the first, at most so many."""
        yield from self._links("verdict = ? ORDER BY lot, place LIMIT ?", verdict.value, most)

    def _links(self, which: str, *given: str | int) -> Iterator[Link]:
        columns = "left, left_name, right, right_name, verdict, rule, score, reason"
        for left, left_name, right, right_name, verdict, rule, score, reason in self._database.execute(
            f"SELECT {columns} FROM link WHERE {which}",  # noqa: S608 - the conditions above
            given,
        ):
            one, other = self._as_named(left, left_name), self._as_named(right, right_name)
            judgement = Judgement(left_name, right_name, Verdict(verdict), rule, score, reason)
            yield Link(one, other, judgement)

    def _as_named(self, key: str, name: str) -> Seen:
        first = self.node(key).first
        return first if first.label == name else replace(first, label=name)

    def renamed(self) -> Iterator[str]:
        """Things of which a report says that they were renamed."""
        rows = self._database.execute("SELECT left FROM link WHERE rule = ? ORDER BY lot, place", (RENAMED,))
        yield from (key for (key,) in rows)

    def left_open(self, inside: Iterable[Flat]) -> tuple[set[Flat], list[OpenLink]]:
        """The pairs that nobody settled, of these and of those across reports, and the links of those."""
        query = f"SELECT {LEFT}, {RIGHT}, left, right, rule, score FROM link WHERE verdict = ?"  # noqa: S608
        links = self._database.execute(query, (Verdict.UNSURE.value,)).fetchall()
        unsure = {*inside, *(row[:4] for row in links)}
        # Row by row this takes three times as long.
        settled = self._settled().fetchall()
        turned = {(other, its, home, name) for home, name, other, its in unsure}.intersection(settled)
        still = unsure.difference(settled, ((home, name, *right) for *right, home, name in turned))
        return still, [row[4:] for row in links if row[:4] in still]

    def _settled(self) -> sqlite3.Cursor:
        """Two districts and names of each link that is not left to a person."""
        query = f"SELECT {LEFT}, {RIGHT} FROM link WHERE verdict <> ?"  # noqa: S608 - the columns above
        return self._database.execute(query, (Verdict.UNSURE.value,))

    def doubts(self) -> frozenset[OpenIdentity]:
        """The things that may be one, as they were kept."""
        rows = self._database.execute("SELECT left, right, rule, likeness FROM doubt")
        return frozenset(map(OpenIdentity._make, rows))

    def keep_doubts(self, has: frozenset[OpenIdentity], had: frozenset[OpenIdentity] | None = None) -> None:
        """Keeps the things that may be one, in place of those that might before."""
        had = self.doubts() if had is None else had
        self._database.executemany(
            "DELETE FROM doubt WHERE left = ? AND right = ?", ((each.left, each.right) for each in had - has)
        )
        self._database.executemany(
            "INSERT INTO doubt VALUES (?, ?, ?, ?)",
            has - had,
        )

    def unsure(self) -> Iterator[tuple[Named, float, Place]]:
        """The pairs that rules leave to a person: how alike the two are, and where the link stands."""
        query = f"SELECT {LEFT}, {RIGHT}, score, lot, place FROM link WHERE verdict = ?"  # noqa: S608
        for home, name, other, its, score, lot, place in self._database.execute(
            f"{query} ORDER BY lot, place", (Verdict.UNSURE.value,)
        ):
            yield ((home, name), (other, its)), score, (lot, place)

    def settled(self) -> Iterator[Named]:
        """The pairs that a rule or a person found to be one thing or two."""
        for home, name, other, its in self._settled():
            yield (home, name), (other, its)

    def replace_sightings(self, gone: Iterable[Seen], come: Iterable[Seen]) -> list[Node]:
        """Takes what some reports said out and what others say in; gives what differs, as it was and is."""
        old, new = _by_report(gone), _by_report(come)
        differ = [at for at in {**old, **new} if old.get(at) != new.get(at)]
        keys = dict.fromkeys(key for key, _, _ in differ)
        was = [Node(seen) for key in keys if (seen := self.sightings(key))]
        for node in was:
            self._database.executemany(
                "DELETE FROM called WHERE name = ? AND key = ?", ((name, node.key) for name in node.names)
            )
        self._database.executemany(
            "DELETE FROM seen WHERE key = ? AND until = ? AND report = ?",
            differ,
        )
        self.put_sightings(each for at in differ for each in new.get(at, ()))
        now = [Node(seen) for key in keys if (seen := self.sightings(key))]
        self.put_names(now)
        return [*was, *now]

    def put_sightings(self, things: Iterable[Seen]) -> None:
        """Adds what reports say."""
        self._database.executemany(
            "INSERT INTO seen VALUES (?, ?, ?, ?)",
            (
                (each.key, each.until.isoformat(), each.report, pickle.dumps(each, pickle.HIGHEST_PROTOCOL))
                for each in things
            ),
        )

    def put_names(self, nodes: Iterable[Node]) -> None:
        """Adds what things are called."""
        self._database.executemany(
            "INSERT INTO called VALUES (?, ?)", ((name, node.key) for node in nodes for name in node.names)
        )

    def put_links(self, lots: Lots) -> None:
        """Adds what lots found, in place of what they had found."""
        self._database.executemany("DELETE FROM link WHERE lot = ?", ((lot,) for lot in lots.links))
        self._database.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (lot, place, *_sides(each), each.judgement.verdict.value, *_ruling(each))
                for lot, links in sorted(lots.links.items())
                for place, each in enumerate(links)
            ),
        )


def _by_report(things: Iterable[Seen]) -> dict[tuple[str, str, str], list[Seen]]:
    """What each report says of each thing; a report may have two of one key that a person parted."""
    found: dict[tuple[str, str, str], list[Seen]] = {}
    for each in things:
        found.setdefault((each.key, each.until.isoformat(), each.report), []).append(each)
    return found


def _sides(each: Link) -> tuple[str, str, str, str]:
    return each.left.key, each.left.label, each.right.key, each.right.label


def _ruling(each: Link) -> tuple[str, float, str]:
    return each.judgement.by, each.judgement.score, each.judgement.reason


@contextmanager
def opened_links(build: Path) -> Iterator[LinkBase]:
    """The file of a build, for reading."""
    address = f"{(build / INDEX / FILE).resolve().as_uri()}?mode=ro&immutable=1"
    database = sqlite3.connect(address, uri=True)
    try:
        yield LinkBase(database)
    finally:
        database.close()


def has_links(build: Path) -> bool:
    """Whether a build has such a file."""
    return (build / INDEX / FILE).is_file()


@contextmanager
def _writing(build: Path, *, fresh: bool) -> Iterator[LinkBase]:
    database = sqlite3.connect(build / INDEX / FILE)
    try:
        database.executescript(QUICK + (SCHEMA if fresh else ""))
        with database:
            yield LinkBase(database)
    finally:
        database.close()


def write_links(build: Path, things: Gathered, lots: Lots) -> None:
    """Writes both files into a build's folder."""
    (build / INDEX).mkdir(exist_ok=True)
    nodes = things.nodes.values()
    with _writing(build, fresh=True) as base:
        base.put_sightings(seen for node in nodes for seen in node.seen)
        base.put_names(nodes)
        base.put_links(lots)
    write_sorted(build / LINKED, [line for found in lots.links.values() for line in _lines(found)])


def keep_doubts(
    build: Path, now: frozenset[OpenIdentity], before: frozenset[OpenIdentity] | None = None
) -> None:
    """Keeps in the file of a build which of its things may be one, for the next to begin with.

    `before` is what the file holds, where that is known.
    """
    with _writing(build, fresh=False) as base:
        base.keep_doubts(now, before)


@contextmanager
def copied_links(before: Path, build: Path) -> Iterator[LinkBase]:
    """The file of a build as it was before, copied into another's folder, for writing."""
    (build / INDEX).mkdir(exist_ok=True)
    shutil.copyfile(before / INDEX / FILE, build / INDEX / FILE)
    with _writing(build, fresh=False) as base:
        yield base


def revise_lines(before: Path, build: Path, old: LinkBase, lots: Lots) -> None:
    """Writes linked.jsonl anew: of these lots what they found before goes, and what they find now comes."""
    was = {line for lot in lots.links for line in _lines(tuple(old.links(lot)))}
    now = {line for found in lots.links.values() for line in _lines(found)}
    revise(before / LINKED, build / LINKED, was - now, now - was)


def _lines(links: Sequence[Link]) -> list[bytes]:
    return to_lines(between(links)).encode().splitlines(keepends=True)
