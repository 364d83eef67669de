"""The rows of a count that columns answer, without the engine.

A park's name and its number are two terms; as VALUES of a query the engine parses both and gives them back,
which takes longer than all else.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.namespaces import iri
from kg.store.columns import Columns
from kg.store.counting import Count, counts_of
from kg.store.patterns import OtherwiseError, rest_of
from kg.store.results import Solutions

INTEGER = NamedNode(iri("xsd:integer"))
Pair = tuple[str, int]


@dataclass(frozen=True, slots=True)
class CountedRows:
    """Groups with their numbers, in the order that the query asks for."""

    variables: tuple[str, str]
    group_first: bool
    pairs: tuple[Pair, ...]

    def solutions(self) -> Solutions:
        """The rows as terms."""
        rows = ((NamedNode(name), Literal(str(many), datatype=INTEGER)) for name, many in self.pairs)
        return Solutions(self.variables, tuple(row if self.group_first else row[::-1] for row in rows))

    def json(self) -> bytes:
        """The rows in SPARQL's JSON."""
        group, number = self.variables if self.group_first else self.variables[::-1]
        integer = f'"type":"literal","datatype":"{INTEGER.value}"'
        rows = (
            f'{{"{group}":{{"type":"uri","value":{json.dumps(name, ensure_ascii=False)}}},'
            f'"{number}":{{"value":"{many}",{integer}}}}}'
            for name, many in self.pairs
        )
        head = json.dumps({"vars": self.variables})
        return f'{{"head":{head},"results":{{"bindings":[{",".join(rows)}]}}}}'.encode()


def counted_rows(query: str, columns: Columns) -> CountedRows | None:
    """The answer to a query; None where the columns, or what is in order here, do not give it."""
    try:
        found = counts_of(query, columns)
        if found is None:
            return None
        count, pairs = found
        ordered = _ordered(count, pairs)
    except (OtherwiseError, sqlite3.Error):
        return None
    return CountedRows(count.selected, count.selected[0] == count.group, tuple(ordered))


def _ordered(count: Count, pairs: list[Pair]) -> list[Pair]:
    """ORDER BY, OFFSET and LIMIT; `pairs` are in the order of their names."""
    rest = rest_of(count.rest)
    for way, variable in reversed(rest.keys):
        # The last key first, since sorting keeps what is equal in its order.
        key: Callable[[Pair], str | int] = _name if variable == count.group else _number
        pairs = sorted(pairs, key=key, reverse=way == "DESC")
    return pairs[rest.start : rest.end]


def _name(pair: Pair) -> str:
    return pair[0]


def _number(pair: Pair) -> int:
    return pair[1]
