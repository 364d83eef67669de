"""The rows that the files beside a store give without its engine: counts, and searches for part of a text."""

from __future__ import annotations

from kg.store.columns import Columns
from kg.store.counted_rows import CountedRows, counted_rows
from kg.store.found_rows import FoundRows, found_rows
from kg.store.literals import LiteralIndex


def rows_beside(
    query: str, literals: LiteralIndex | None, columns: Columns | None
) -> CountedRows | FoundRows | None:
    """The answer to a query that chooses no graphs; None where the engine is to be asked."""
    counted = counted_rows(query, columns) if columns is not None else None
    if counted is not None:
        return counted
    return found_rows(query, literals) if literals is not None else None
