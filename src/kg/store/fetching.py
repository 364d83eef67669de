"""All that a server's graph holds, fetched property by property and checked to be whole.

Servers cut long answers, some without a word: what came is counted against what the server said it has.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import StoreError
from kg.store.interface import Store

# Rows of one answer at most; a property with more is asked for in parts, by a digit of its subjects' MD5.
MOST_ROWS = 50_000
DIGITS = "0123456789abcdef"
NAMED = "FILTER(!isBlank(?s) && !isBlank(?o))"
COUNTS = f"SELECT ?p (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o {NAMED} }} GROUP BY ?p"


def fetch_triples(store: Store) -> Iterator[Triple]:
    """Every triple of the default graph in which no blank node stands."""
    for predicate, count in store.select(COUNTS).rows:
        if isinstance(predicate, NamedNode) and isinstance(count, Literal):
            yield from _of_property(store, predicate, int(count.value))


def _of_property(store: Store, predicate: NamedNode, count: int) -> Iterator[Triple]:
    digits = _prefixes(count)
    found = 0
    for digit in digits:
        part = f'FILTER(STRSTARTS(MD5(STR(?s)), "{digit}"))' if digit else ""
        query = f"SELECT ?s ?o WHERE {{ ?s {predicate} ?o {NAMED} {part} }}"
        for subject, value in store.select(query).rows:
            if isinstance(subject, NamedNode | BlankNode) and value is not None:
                found += 1
                yield Triple(subject, predicate, value)
    if found != count:
        raise StoreError(
            f"gave {found} of its {count} statements with this property",
            source=store.source,
            place=predicate.value,
            mend="raise the server's limit on the rows of a result, or ask when nobody writes",
        )


def _prefixes(count: int) -> tuple[str, ...]:
    """The beginnings of a digest that part so many rows into answers short enough."""
    prefixes = [""]
    while count > MOST_ROWS:
        prefixes = [prefix + digit for prefix in prefixes for digit in DIGITS]
        count //= len(DIGITS)
    return tuple(prefixes)
