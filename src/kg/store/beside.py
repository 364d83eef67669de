"""The rows that the files beside a store give without its engine: counts, and searches for part of a text."""

from __future__ import annotations

from kg.store.columns import Columns
from kg.store.counted_rows import CountedRows, counted_rows
from kg.store.found_rows import FoundRows, found_rows
from kg.store.literals import LiteralIndex

# What is counted or grouped has one of the first three, what is searched for the other.
WORDS = ("COUNT", "DISTINCT", "GROUP", "FILTER")


def may_be_beside(query: str) -> bool:
    """Whether a query has one of the words without which no file beside the store tells of its answer."""
    upper = query.upper()
    return any(word in upper for word in WORDS)


def rows_beside(
    query: str, literals: LiteralIndex | None, columns: Columns | None
) -> CountedRows | FoundRows | None:
    """The answer to a query that chooses no graphs; None where the engine is to be asked."""
    counted = counted_rows(query, columns) if columns is not None else None
    if counted is not None:
        return counted
    return found_rows(query, literals) if literals is not None else None
