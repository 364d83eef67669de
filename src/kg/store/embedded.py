"""The graph in an Oxigraph store on this machine, opened for reading; and how a build fills one."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, RdfFormat, Triple

from kg.errors import QueryError, StoreError
from kg.namespaces import PREFIXES
from kg.store.beside import rows_beside
from kg.store.builds import STORE, current_build
from kg.store.columns import Columns, from_columns, open_columns
from kg.store.literals import LiteralIndex, open_literals, write_literals
from kg.store.narrowing import narrowed
from kg.store.results import (
    Answer,
    Graph,
    Solutions,
    graph,
    rows_of,
    solutions,
    triples_of,
    truth_of,
)

REBUILD = "run `kg build` again"
# RocksDB's files: tables, and the lock of a process that writes.
TABLE, LOCK_FILE = ".sst", "LOCK"


class EmbeddedStore:
    """A graph on disk or in memory; many processes may read one build at once."""

    def __init__(
        self,
        engine: pyoxigraph.Store,
        source: str = "memory",
        literals: LiteralIndex | None = None,
        columns: Columns | None = None,
        build: Path | None = None,
    ) -> None:
        self.engine = engine
        # The folder of the build it was opened from, if from one.
        self.build = build
        self._source = source
        self._literals = literals
        self._columns = columns

    @property
    def source(self) -> str:
        """The build's folder."""
        return self._source

    def query(self, sparql: str) -> Answer:
        """Any read query; the project's prefixes need not be declared."""
        beside = rows_beside(sparql, self._literals, self._columns)
        if beside is not None:
            return beside.solutions()
        try:
            found = self._found(sparql)
            if isinstance(found, QueryBoolean):
                return bool(found)
            return solutions(found) if isinstance(found, QuerySolutions) else graph(found)
        except SyntaxError as error:
            raise QueryError(
                f"not a SPARQL query: {error.msg}", source="query", mend="mend its syntax"
            ) from error
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the query failed: {error}", source=self.source, mend=REBUILD) from error

    def _found(self, sparql: str) -> QuerySolutions | QueryBoolean | pyoxigraph.QueryTriples:
        narrow = sparql
        if self._columns is not None:
            narrow = from_columns(sparql, self._columns)
        if self._literals is not None:
            narrow = narrowed(narrow, self._literals)
        # To give all prefixes takes as long as a look-up: they are given where a query does not do without,
        # or has a list in it that would be read twice.
        for prefixes in (None, PREFIXES) if narrow == sparql else (PREFIXES,):
            with contextlib.suppress(SyntaxError):
                return self.engine.query(narrow, prefixes=prefixes)
        # An error must speak of the query as it was asked.
        return self.engine.query(sparql, prefixes=PREFIXES)

    def select(self, sparql: str) -> Solutions:
        """The rows of a SELECT."""
        return rows_of(self.query(sparql))

    def ask(self, sparql: str) -> bool:
        """The answer of an ASK."""
        return truth_of(self.query(sparql))

    def construct(self, sparql: str) -> Graph:
        """The triples of a CONSTRUCT or DESCRIBE."""
        return triples_of(self.query(sparql))

    def match(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        target: NamedNode | Literal | None = None,
    ) -> Iterator[Triple]:
        """The triples of a pattern; None stands for anything."""
        return (quad.triple for quad in self.engine.quads_for_pattern(subject, predicate, target))


def open_embedded(data: Path) -> EmbeddedStore:
    """The current build of a data folder, for reading; stays readable when the next build takes its place."""
    build = current_build(data)
    try:
        engine = pyoxigraph.Store.read_only(str(build / STORE))
        return EmbeddedStore(engine, str(data), open_literals(build), open_columns(build), build)
    except (OSError, ValueError) as error:
        problem = "the graph cannot be opened"
        raise StoreError(
            f"{problem}: {_first_line(error)}", source=str(build / STORE), mend=REBUILD
        ) from error


def in_memory(triples: Iterable[Triple]) -> EmbeddedStore:
    """A store of these triples that is gone with the process."""
    engine = pyoxigraph.Store()
    engine.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in triples)
    return EmbeddedStore(engine)


def write_store(folder: Path, ntriples: Sequence[Path]) -> None:
    """Fills a new store in a folder with files of N-Triples, and writes their index of literals beside it."""
    load_triples(folder, ntriples)
    write_literals(folder.parent, ntriples)


def load_triples(folder: Path, ntriples: Iterable[Path]) -> None:
    """Fills a new store in a folder with files of N-Triples, all in the default graph."""
    with _writing(folder):
        engine = pyoxigraph.Store(str(folder))
        for file in ntriples:
            engine.bulk_load(path=str(file), format=RdfFormat.N_TRIPLES, lenient=True)
        engine.flush()


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
        problem = f"cannot write the store: {_first_line(error)}"
        raise StoreError(problem, source=str(folder), mend=mend) from error


def _share(file: Path, place: Path) -> None:
    if file.suffix == TABLE:
        try:
            place.hardlink_to(file)
        except OSError:
            # A file system without hard links, or too many of them.
            shutil.copyfile(file, place)
    elif file.name != LOCK_FILE:
        shutil.copyfile(file, place)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
