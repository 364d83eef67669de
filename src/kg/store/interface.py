"""What every store can do: answer. Writing is the build's business and has no part here."""

from __future__ import annotations

import re
from typing import Protocol

from kg.store.results import Answer, Graph, Solutions


class Store(Protocol):
    """A graph that answers SPARQL 1.1 queries; fails with QueryError or StoreError."""

    @property
    def source(self) -> str:
        """The folder or address, for messages."""
        ...

    def query(self, sparql: str) -> Answer:
        """Any read query: rows, triples or yes and no."""
        ...

    def select(self, sparql: str) -> Solutions:
        """The rows of a SELECT."""
        ...

    def ask(self, sparql: str) -> bool:
        """The answer of an ASK."""
        ...

    def construct(self, sparql: str) -> Graph:
        """The triples of a CONSTRUCT or DESCRIBE."""
        ...


# White space, comments and PREFIX or BASE lines may stand before the word that names a query's form.
BEFORE_FORM = re.compile(
    r"(?:\s+|\#[^\n]*(?:\n|\Z)|(?:prefix\s+[^\s:]*\s*:\s*<[^>]*>)|(?:base\s+<[^>]*>))*", re.IGNORECASE
)
FORM = re.compile(r"(select|ask|construct|describe)\b", re.IGNORECASE)


def query_form(sparql: str) -> str | None:
    """`select`, `ask`, `construct` or `describe`; None for an update or nonsense."""
    start = BEFORE_FORM.match(sparql)
    form = FORM.match(sparql, start.end() if start else 0)
    return form[1].lower() if form else None
