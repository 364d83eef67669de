"""Triples of a server looked up by pattern, one query a pattern, each asked once."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Literal, NamedNode, Triple

from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store

Term = NamedNode | Literal | None
Match = Callable[[NamedNode | None, NamedNode | None, Term], list[Triple]]


def matcher(store: Store) -> Match:
    """Looks triples up in any store; None stands for anything, blank nodes are left out."""
    if isinstance(store, EmbeddedStore):
        return lambda subject, predicate, target: list(store.match(subject, predicate, target))
    kept: dict[tuple[NamedNode | None, NamedNode | None, Term], list[Triple]] = {}

    def match(subject: NamedNode | None, predicate: NamedNode | None, target: Term) -> list[Triple]:
        pattern = (subject, predicate, target)
        if pattern not in kept:
            kept[pattern] = _asked(store, subject, predicate, target)
        return kept[pattern]

    return match


def _asked(
    store: Store, subject: NamedNode | None, predicate: NamedNode | None, target: Term
) -> list[Triple]:
    terms = {"s": subject, "p": predicate, "o": target}
    written = " ".join(f"?{name}" if term is None else str(term) for name, term in terms.items())
    free = [name for name, term in terms.items() if term is None]
    if not free:
        known = store.ask(f"ASK {{ {written} }}")
        return [Triple(subject, predicate, target)] if known and subject and predicate and target else []
    found = []
    for row in store.select(
        f"SELECT {' '.join(f'?{name}' for name in free)} WHERE {{ {written} }}"
    ).records():
        whole = {**terms, **row}
        start, property_, end = whole["s"], whole["p"], whole["o"]
        if not isinstance(start, NamedNode) or not isinstance(property_, NamedNode):
            continue
        if isinstance(end, NamedNode | Literal):
            found.append(Triple(start, property_, end))
    return found
