"""The answer to a search for part of a text, and for what is mentioned there, without the engine.

The index of texts knows whose each text is, and what is mentioned in it. For the engine all these texts must
be written into the query, which takes longer to read than all else, and what is joined to them is looked up
row by row. A search of another form than `kg.store.searches` reads is narrowed (`kg.store.narrowing`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import NamedNode

from kg.store.crossed import Crossed
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
    """The rows of a search, by number, and what writes them."""

    search: Search
    rows: Sequence[Row]
    crossed: Crossed

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
        numbers = [row[at] for row in self.rows]
        written = self.crossed.written(TABLES[at], numbers)
        cells = {number: way(text) for number, text in written.items()}
        return [*map(cells.__getitem__, numbers)]


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
        return FoundRows(search, rows_of(search, known), known.crossed)
    except OtherwiseError:
        return None
