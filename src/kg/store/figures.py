"""The columns of a build side by side: of each figure, what it has of a property.

Their subjects are the same ones in the same order, as a rule, since every figure has an indicator, a type, a
role, a unit and a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import compress

from kg.namespaces import iri

VALUE = iri("dp:value")
# Texts in which nothing is written otherwise than it is, and numbers that an engine takes for such.
_TEXT = re.compile(rb'"[^"\\]*"')
_DECIMAL = re.compile(rb'"-?\d{1,15}(?:\.\d{1,15})?"\^\^<http://www\.w3\.org/2001/XMLSchema#decimal>')
LITERALS = {iri("dp:period"): _TEXT, iri("dp:unit"): _TEXT, VALUE: _DECIMAL}
FIGURES = (*(iri(f"dp:{each}") for each in ("ofIndicator", "figureType", "figureRole", "scope")), *LITERALS)
NOTHING = -1
# So many columns side by side are kept: a query may name any two properties, and there are hundreds of pairs.
KEPT = 64
Pairs = tuple[Sequence[int], Sequence[int]]


class Figures:
    """The columns of one build side by side, by the numbers of terms."""

    def __init__(
        self, pairs: Callable[[str], Pairs | None], names: Callable[[Iterable[int]], list[str]]
    ) -> None:
        self._pairs = pairs
        self._names = names
        self.along = lru_cache(maxsize=KEPT)(self._along)
        self.having = lru_cache(maxsize=KEPT)(self._having)
        self.terms = lru_cache(maxsize=None)(self._terms)
        self.ranks = lru_cache(maxsize=KEPT)(self._ranks)
        self.by_size = lru_cache(maxsize=None)(self._by_size)

    def _along(self, property_: str, base: str) -> Sequence[int] | None:
        """For each subject of one property what it has of another, or NOTHING.

        None where one subject has more of either, or one of the two has no column.
        """
        pairs, first = self._pairs(property_), self._pairs(base)
        if pairs is None or first is None:
            return None
        wanted = set(first[0])
        if len(wanted) < len(first[0]):
            return None
        if pairs[0] == first[0]:
            return list(pairs[1])
        # Others may have it too, as steps have periods.
        told = [*compress(zip(*pairs, strict=True), map(wanted.__contains__, pairs[0]))]
        of = dict(told)
        return [of.get(subject, NOTHING) for subject in first[0]] if len(of) == len(told) else None

    def _having(self, property_: str, value: str, base: str) -> Sequence[bool] | None:
        """For each subject of one property whether it has a value of another, as SPARQL writes it."""
        column = self.along(property_, base)
        if column is None:
            return None
        wanted = next((number for number, term in self.terms(property_).items() if term == value), None)
        return [number == wanted for number in column]

    def _terms(self, property_: str) -> Mapping[int, str]:
        """The values of a property as SPARQL writes them, by number."""
        pairs = self._pairs(property_)
        numbers = sorted(set(pairs[1])) if pairs else []
        names = self._names(numbers)
        terms = names if property_ in LITERALS else [f"<{name}>" for name in names]
        return dict(zip(numbers, terms, strict=True))

    def _by_size(self, property_: str) -> Sequence[int]:
        """The values of a property of numbers, from the least on."""
        terms = self.terms(property_)
        return sorted(terms, key=lambda number: _size(terms[number]))

    def _ranks(self, property_: str, base: str) -> Sequence[int] | None:
        """As `along`, with the place of each number by size; None where these are no numbers."""
        values = self.along(property_, base) if property_ == VALUE else None
        if values is None:
            return None
        terms = self.terms(property_)
        # 2 and 2.0 are one number, which is no less than itself.
        first: dict[Decimal, int] = {}
        rank_of = {
            number: first.setdefault(_size(terms[number]), rank)
            for rank, number in enumerate(self.by_size(property_))
        }
        return [rank_of.get(number, NOTHING) for number in values]


def _size(number: str) -> Decimal:
    """A number as SPARQL writes it."""
    return Decimal(number.split('"')[1])
