"""What questions are matched against, kept beside a build by who made it, else by the first that asks.

index/contents.bin    a line that says of what it was made and by which program, and the columns as marshal
                      has them
index/pieces.bin      its passages cut into clauses, in the same form

To make it of a thousand reports' lines takes six seconds, to take it up again one. It is a copy: where it is
missing, damaged or of another version it is made anew, of an older build it is brought up to date, and where
it cannot be written nothing is lost. One program makes the same bytes of one build each time.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any
from zlib import crc32

from kg import namespaces, vocabulary
from kg.answering import graph
from kg.answering.clauses import Piece, cut
from kg.answering.recorded import contents_of
from kg.answering.revised import revised
from kg.rdf.uncollected import no_cycle_search
from kg.store.columns import INDEX
from kg.store.subject_changes import CONTENTS, PIECES, Change, read_change, seal_named
from kg.store.subjects import Record, Seal, open_subjects, read_seal

FILE = CONTENTS
# Of fewer bytes the lines themselves are read in less than half a second.
WORTH_KEEPING = 8 << 20
ROWS = {
    "things": graph.Thing,
    "steps": graph.Step,
    "figures": graph.Figure,
    "awards": graph.Award,
    "pledges": graph.Pledge,
    "links": graph.Link,
    "passages": graph.Passage,
    "disputes": graph.Disputed,
    "open_pairs": graph.OpenPair,
}
PLAIN = ("mentions", "states", "reports", "periods", "regions")
# Numbers as the graph has them are no type of marshal's, and a set has its members in any order.
NUMBERS = frozenset({(graph.Thing, "scale"), (graph.Figure, "value"), (graph.OpenPair, "likeness")})
SETS = frozenset({(graph.Thing, "classes")})


@cache
def _version() -> str:
    """A digest of the code that makes contents, and of the Python that reads them back."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {marshal.version}".encode())
    modules = (namespaces.__file__, vocabulary.__file__)
    for file in (*sorted(Path(__file__).parent.glob("*.py")), *map(Path, modules)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _made_of(build: Path) -> bytes:
    """What the contents of a build are made of; empty where it is not worth keeping them."""
    seal = read_seal(build)
    return b"" if seal is None or seal.size < WORTH_KEEPING else _made_of_lines(seal)


def _made_of_lines(seal: Seal) -> bytes:
    return b"%b %b" % (_version().encode(), seal_named(seal))


def keep(build: Path) -> None:
    """Makes and keeps all of it for the first who will ask, where that is worth it."""
    if not _made_of(build) or (records := open_subjects(build)) is None:
        return
    with no_cycle_search():
        pieces_of(keep_contents(build, contents_of(records)))


def kept_contents(build: Path) -> graph.Contents | None:
    """The contents of a build as they were kept; None where they are not, or not whole."""
    record = _read(build, FILE)
    if record is not None:
        return replace(_contents(record), build=build)
    found = _read_older(build, FILE)
    if found is None:
        return None
    record, change = found
    contents = revised(_contents(record), _records(change.gone), _records(change.come))
    return None if contents is None else replace(contents, build=build, change=change)


def _records(lines: Iterable[bytes]) -> list[Record]:
    return list(map(json.loads, lines))


def _contents(record: Any) -> graph.Contents:  # noqa: ANN401 - what marshal holds
    told: dict[str, Any] = {name: tuple(_rows(kind, record[name])) for name, kind in ROWS.items()}
    told["things"] = {thing.iri: thing for thing in told["things"]}
    return graph.Contents(**told, **{name: record[name] for name in PLAIN})


def keep_contents(build: Path, contents: graph.Contents) -> graph.Contents:
    """The contents with the build they are of, where they are kept if they are worth it and that may be."""
    rows = {name: getattr(contents, name) for name in ROWS}
    rows["things"] = contents.things.values()
    record: dict[str, object] = {name: _columns(kind, rows[name]) for name, kind in ROWS.items()}
    record |= {name: dict(getattr(contents, name)) for name in PLAIN}
    _write(build, FILE, record)
    return replace(contents, build=build)


def pieces_of(contents: graph.Contents) -> list[Piece]:
    """The passages cut into clauses, as they were kept, else made and kept."""
    build = contents.build
    record = _read(build, PIECES) if build is not None else None
    if record is not None:
        return list(_rows(Piece, record))
    if contents.change is not None and build is not None:
        found = _read_older(build, PIECES)
        if found is not None and found[1] == contents.change:
            return _pieces_since(contents, _rows(Piece, found[0]), contents.change)
    pieces = list(cut(contents.passages))
    if build is not None:
        _write(build, PIECES, _columns(Piece, pieces))
    return pieces


def _pieces_since(contents: graph.Contents, before: Iterable[Piece], change: Change) -> list[Piece]:
    """The pieces of before, but of reports of which a passage went or came; those are cut anew."""
    reports = {passage.iri: passage.report for passage in contents.passages}
    changed = {
        report
        for record in _records((*change.gone, *change.come))
        if "dp:charStart" in record
        for report in record.get("dp:inReport", ())
    }
    stay = [piece for piece in before if reports.get(piece.passage, "") not in changed | {""}]
    fresh = cut([passage for passage in contents.passages if passage.report in changed])
    return sorted((*stay, *fresh), key=lambda piece: reports[piece.passage])


def _read_older(build: Path, name: str) -> tuple[Any, Change] | None:
    """What was kept in a file for an older build, and what changed since; None where that is not told."""
    if not _made_of(build):
        return None
    try:
        head, _, payload = (build / INDEX / name).read_bytes().partition(b"\n")
    except OSError:
        return None
    change = read_change(build)
    if change is None or change.after != read_seal(build):
        return None
    if head != _head(_made_of_lines(change.before), payload):
        return None
    return marshal.loads(payload), change  # noqa: S302 - as above


def _read(build: Path, name: str) -> Any:  # noqa: ANN401 - what marshal holds
    """What was kept in a file of a build; None where it is not there, not whole or of another version."""
    made_of = _made_of(build)
    try:
        head, _, payload = (build / INDEX / name).read_bytes().partition(b"\n")
    except OSError:
        return None
    if not made_of or head != _head(made_of, payload):
        return None
    return marshal.loads(payload)  # noqa: S302 - whole, and written by this program


def _write(build: Path, name: str, record: Any) -> None:  # noqa: ANN401 - what marshal holds
    made_of = _made_of(build)
    if not made_of:
        return
    payload = marshal.dumps(record)
    aside = build / INDEX / f".{name}.{os.getpid()}"
    with suppress(OSError):
        try:
            aside.write_bytes(_head(made_of, payload) + b"\n" + payload)
            aside.replace(build / INDEX / name)
        finally:
            aside.unlink(missing_ok=True)


def _head(made_of: bytes, payload: bytes | memoryview) -> bytes:
    return b"%b %d" % (made_of, crc32(payload))


def _columns(kind: type, rows: Iterable[object]) -> list[list[Any]]:
    """The rows field by field."""
    names = [each.name for each in fields(kind)]
    listed = list(map(attrgetter(*names), rows))
    columns: list[list[Any]] = [list(column) for column in zip(*listed, strict=True)]
    columns = columns or [[] for _ in names]
    for at, name in enumerate(names):
        if (kind, name) in NUMBERS:
            columns[at] = [None if each is None else str(each) for each in columns[at]]
        elif (kind, name) in SETS:
            columns[at] = [tuple(sorted(each)) for each in columns[at]]
    return columns


def _rows(kind: type, columns: Sequence[list[Any]]) -> Iterator[Any]:
    """The rows of columns."""
    given = list(columns)
    for at, each in enumerate(fields(kind)):
        if (kind, each.name) in NUMBERS:
            given[at] = [None if number is None else Decimal(number) for number in given[at]]
        elif (kind, each.name) in SETS:
            sets = {members: frozenset(members) for members in set(given[at])}
            given[at] = [sets[members] for members in given[at]]
    return map(kind, *given)
