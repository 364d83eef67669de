"""The answer to a search for part of a text, and for what is mentioned there, without the engine.

The index of texts knows whose each text is, and what is mentioned in it. For the engine all these texts must
be written into the query, which takes longer to read than all else, and what is joined to them is looked up
row by row. A search of another form than `kg.store.searches` reads is narrowed (`kg.store.narrowing`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import NamedNode

from kg.store.joining import Row, Searched, rows_of
from kg.store.narrowing import SEEKING
from kg.store.patterns import OtherwiseError
from kg.store.results import Solutions
from kg.store.searches import HOLDER, IRIS, NAME, SENTENCE, THING, Search, search_of
from kg.store.written import literal_of, text_json

Cell = TypeVar("Cell")
# Where what a variable stands for is written.
TABLES = {HOLDER: "holder", SENTENCE: "literal", THING: "thing", NAME: "literal"}


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows of a search, by number, and of each column what its numbers are, as SPARQL writes it."""

    search: Search
    rows: Sequence[Row]
    written: Mapping[int, Mapping[int, str]]

    def solutions(self) -> Solutions:
        """As terms."""
        columns = [self._column(at, NamedNode if at in IRIS else literal_of) for at in self.search.columns]
        return Solutions(self.search.selected, tuple(zip(*columns, strict=True)))

    def json(self) -> bytes:
        """In SPARQL's JSON."""
        head = json.dumps({"vars": self.search.selected})
        columns = [
            self._column(at, _name_cell(name) if at in IRIS else _text_cell(name))
            for name, at in zip(self.search.selected, self.search.columns, strict=True)
        ]
        rows = "},{".join(map(",".join, zip(*columns, strict=True)))
        rows = f"{{{rows}}}" if self.rows else ""
        return f'{{"head":{head},"results":{{"bindings":[{rows}]}}}}'.encode()

    def _column(self, at: int, way: Callable[[str], Cell]) -> list[Cell]:
        """The cells of a column, each text turned into one once."""
        cells = {number: way(text) for number, text in self.written[at].items()}
        return [cells[row[at]] for row in self.rows]


def _name_cell(variable: str) -> Callable[[str], str]:
    # An IRI holds nothing that JSON writes otherwise.
    return lambda name: f'"{variable}":{{"type":"uri","value":"{name}"}}'


def _text_cell(variable: str) -> Callable[[str], str]:
    return lambda term: f'"{variable}":{text_json(term)}'


def found_rows(query: str, known: Searched) -> FoundRows | None:
    """The answer to a query; None where it is of another form, or the index does not tell."""
    upper = query.upper()
    if not any(word in upper for word in SEEKING) or "\\" in query:
        return None
    try:
        search = search_of(query)
        rows = rows_of(search, known)
        written = {at: known.crossed.written(TABLES[at], (row[at] for row in rows)) for at in search.columns}
    except (OtherwiseError, sqlite3.Error):
        # A file whose beginning is whole may be damaged further on.
        return None
    return FoundRows(search, rows, written)
