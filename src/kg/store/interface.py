"""What every store can do: answer. Writing is the build's business and has no part here."""

from __future__ import annotations

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
