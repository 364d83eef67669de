"""The answer to a search for part of a text, and for what is mentioned there, without the engine.

The index of texts knows whose each text is, and what is mentioned in it. For the engine all these texts must
be written into the query, which takes longer to read than all else, and what is joined to them is looked up
row by row. A search of another form than `kg.store.searches` reads is narrowed (`kg.store.narrowing`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.store.joining import Row, Searched, rows_of
from kg.store.patterns import OtherwiseError
from kg.store.results import Solutions
from kg.store.searches import IRIS, Search, search_of
from kg.store.written import literal_of, text_json


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows of a search."""

    search: Search
    rows: Sequence[Row]

    def solutions(self) -> Solutions:
        """As terms."""
        ways = [NamedNode if each in IRIS else literal_of for each in self.search.columns]
        rows = (tuple(way(cell) for way, cell in zip(ways, row, strict=True)) for row in self.rows)
        return Solutions(self.search.selected, tuple(rows))

    def json(self) -> bytes:
        """In SPARQL's JSON."""
        head = json.dumps({"vars": self.search.selected})
        columns = [
            (_name_cells if at in IRIS else _text_cells)(name, [row[number] for row in self.rows])
            for number, (name, at) in enumerate(zip(self.search.selected, self.search.columns, strict=True))
        ]
        rows = "},{".join(map(",".join, zip(*columns, strict=True)))
        rows = f"{{{rows}}}" if self.rows else ""
        return f'{{"head":{head},"results":{{"bindings":[{rows}]}}}}'.encode()


def _name_cells(variable: str, cells: Iterable[str]) -> list[str]:
    # An IRI holds nothing that JSON writes otherwise.
    return [f'"{variable}":{{"type":"uri","value":"{cell}"}}' for cell in cells]


def _text_cells(variable: str, cells: Sequence[str]) -> list[str]:
    written = {cell: f'"{variable}":{text_json(cell)}' for cell in set(cells)}
    return [written[cell] for cell in cells]


def found_rows(query: str, known: Searched) -> FoundRows | None:
    """The answer to a query; None where it is of another form, or the index does not tell."""
    if "CONTAINS" not in query.upper() or "\\" in query:
        return None
    try:
        search = search_of(query)
        return FoundRows(search, rows_of(search, known))
    except OtherwiseError:
        return None
