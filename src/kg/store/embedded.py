"""The graph in an Oxigraph store on this machine, opened for reading."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Triple

from kg.errors import QueryError, StoreError, first_line
from kg.namespaces import PREFIXES
from kg.store.beside import rows_beside
from kg.store.builds import STORE, current_build
from kg.store.columns import Columns, from_columns, open_columns
from kg.store.literals import LiteralIndex, open_literals
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
            f"{problem}: {first_line(error)}", source=str(build / STORE), mend=REBUILD
        ) from error


def in_memory(triples: Iterable[Triple]) -> EmbeddedStore:
    """A store of these triples that is gone with the process."""
    engine = pyoxigraph.Store()
    engine.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in triples)
    return EmbeddedStore(engine)
