"""How a build fills its store: from files of N-Triples, or from the store of the build before."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Triple

from kg.errors import StoreError, first_line
from kg.store.allocating import many_small_pieces
from kg.store.builds import share
from kg.store.literals import write_literals

# RocksDB's files: tables, and the lock of a process that writes.
TABLE, LOCK_FILE = ".sst", "LOCK"
# What Oxigraph would load in one go, some million triples, is given in two: to sort each half costs less, and
# the store still needs no merging of tables, which more pieces would bring about.
ONE_GO = 160 << 20


def write_store(folder: Path, ntriples: Sequence[Path]) -> None:
    """Fills a new store in a folder with files of N-Triples, and writes their index of literals beside it."""
    load_triples(folder, ntriples)
    write_literals(folder.parent, ntriples)


def load_triples(folder: Path, ntriples: Sequence[Path]) -> None:
    """Fills a new store in a folder with files of N-Triples, all in the default graph."""
    with _writing(folder), many_small_pieces():
        engine = pyoxigraph.Store(str(folder))
        for file in ntriples:
            halves = _halves(file) if file.stat().st_size <= ONE_GO else (None,)
            lines = 0
            for half in halves:
                _load(engine, file, half, lines)
                lines += half.count(b"\n") if half is not None else 0
        engine.flush()


def _load(engine: pyoxigraph.Store, file: Path, piece: bytes | None, before: int) -> None:
    """Loads a file, or the piece of it that so many lines stand before."""
    given = {"path": str(file)} if piece is None else {"input": piece}
    try:
        engine.bulk_load(**given, format=RdfFormat.N_TRIPLES, lenient=True)
    except SyntaxError as error:
        problem = f"is no N-Triples: {error.msg.rpartition(': ')[2]}"
        mend = "run this again, so that it is written anew"
        raise StoreError(
            problem, source=str(file), place=str(before + (error.lineno or 1)), mend=mend
        ) from error


def _halves(file: Path) -> Iterator[bytes]:
    """The lines of a file in two pieces."""
    content = file.read_bytes()
    middle = content.find(b"\n", len(content) // 2) + 1
    yield content[:middle]
    yield content[middle:]


def revise_store(before: Path, folder: Path, removed: Iterable[Triple], added: Iterable[Triple]) -> None:
    """Fills a new store with what another holds, some triples taken out and others put in.

    Oxigraph's tables are never changed once written, so both stores share them by hard links; all else is
    copied, and whoever reads the old store goes on.
    """
    with _writing(folder):
        folder.mkdir()
        for file in before.iterdir():
            _share(file, folder / file.name)
        engine = pyoxigraph.Store(str(folder))
        for triple in removed:
            engine.remove(Quad(triple.subject, triple.predicate, triple.object))
        engine.extend(Quad(each.subject, each.predicate, each.object) for each in added)
        engine.flush()


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """A disk that is full or may not be written to is a StoreError that names the store's folder."""
    try:
        yield
    except OSError as error:
        mend = "see that the disk has room and is writable"
        problem = f"cannot write the store: {first_line(error)}"
        raise StoreError(problem, source=str(folder), mend=mend) from error


def _share(file: Path, place: Path) -> None:
    if file.suffix == TABLE:
        share(file, place)
    elif file.name != LOCK_FILE:
        shutil.copyfile(file, place)
