"""A sub-SELECT that groups figures, answered from the columns of the build.

    { SELECT ?indicator ?unit (MIN(?value) AS ?least) WHERE {
        ?figure dp:figureRole dp:Target ; dp:ofIndicator ?indicator ; dp:unit ?unit ; dp:value ?value }
      GROUP BY ?indicator ?unit }
    { SELECT ?indicator ?unit ?least WHERE { VALUES (?indicator ?unit ?least) { (<…> "%" 4) … } } }

An engine goes along all statements of a figure for each property of it. Read are properties of one variable
of which no figure has two values, others of it each in an OPTIONAL of its own, MIN and MAX of a number, and
HAVING (MIN(?value) < MAX(?value)); or without a group SELECT DISTINCT. Whatever is written otherwise is left
as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, repeat
from operator import and_
from typing import Protocol

from kg.store.figures import NOTHING
from kg.store.grouped import Grouping, grouping_of
from kg.store.patterns import OtherwiseError, prefixes_of
from kg.store.tokens import tokens

# A query in which these stand may mean another graph, or ask row by row.
ELSEWHERE = ("BASE", "FROM", "GRAPH", "SERVICE", "EXISTS")
BEGINNING = re.compile(r"\{\s*SELECT\b", re.IGNORECASE)
# More rows than these are read slower than the figures are grouped.
MOST_ROWS = 2_000
UNBOUND = "UNDEF"
BY_ORDER = {"MIN": min, "MAX": max}


class Figured(Protocol):
    """What tells of figures by the numbers of terms."""

    def along(self, property_: str, base: str, /) -> Sequence[int] | None:
        """For each subject of one property what it has of another; None where it may have more."""
        ...

    def having(self, property_: str, value: str, base: str, /) -> Sequence[bool] | None:
        """For each subject of one property whether it has a value of another."""
        ...

    def terms(self, property_: str, /) -> Mapping[int, str]:
        """The values of a property as SPARQL writes them."""
        ...

    def by_size(self, property_: str, /) -> Sequence[int]:
        """The values of a property of numbers, from the least on."""
        ...

    def ranks(self, property_: str, base: str, /) -> Sequence[int] | None:
        """As `along`, with the place of each number by size; None where these are no numbers."""
        ...


def grouped_figures(query: str, figures: Figured) -> str:
    """The query with the rows of each such sub-SELECT in its place."""
    if "\\" in query or not BEGINNING.search(query):
        return query
    found = list(tokens(query))
    if any(token.is_word(*ELSEWHERE) for token in found):
        return query
    try:
        prefixes, _ = prefixes_of(iter(found))
    except OtherwiseError:
        return query
    parts, done = [], 0
    for at in range(1, len(found)):
        if found[at - 1].text != "{" or not found[at].is_word("SELECT"):
            continue
        try:
            grouping, end = grouping_of(query, found, at, prefixes)
            rows = _rows(grouping, figures)
        except OtherwiseError:
            continue
        parts += [query[done : found[at].start], _written(grouping, rows)]
        done = found[end].start
    return "".join((*parts, query[done:]))


def _written(grouping: Grouping, rows: Sequence[Sequence[str]]) -> str:
    names = " ".join(f"?{each.name or each.variable}" for each in grouping.shown)
    values = " ".join(f"({' '.join(row)})" for row in rows)
    return f"SELECT {names} WHERE {{ VALUES ({names}) {{ {values} }} }} "


def _rows(grouping: Grouping, figures: Figured) -> list[tuple[str, ...]]:
    """The rows, in order, as SPARQL writes their terms."""
    base = next(iter((*(property_ for property_, _ in grouping.fixed), *grouping.required.values())))
    along = {
        name: _told(figures.along(property_, base))
        for name, property_ in (*grouping.required.items(), *grouping.optional.items())
    }
    kept = list(_kept(grouping, figures, along, base))
    columns = [along[name] for name in grouping.grouped]
    measured = _measured(grouping)
    columns.append(_told(figures.ranks(grouping.required[measured], base)) if measured else columns[0])
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    # Many figures are like another one: of these one is looked at.
    for *key, rank in set(zip(*(compress(column, kept) for column in columns), strict=True)):
        groups[*key,].append(rank)
    rows = [_row(grouping, figures, *group) for group in groups.items() if _counts(grouping, group[1])]
    if len(rows) > MOST_ROWS:
        raise OtherwiseError
    return sorted(set(rows)) if grouping.distinct else sorted(rows)


def _told(column: Sequence[int] | None) -> Sequence[int]:
    if column is None:
        raise OtherwiseError
    return column


def _kept(
    grouping: Grouping, figures: Figured, along: Mapping[str, Sequence[int]], base: str
) -> Iterable[int]:
    """Of each figure whether it has what is required."""
    kept: Iterable[int] = repeat(1, len(_told(figures.along(base, base))))
    for property_, value in grouping.fixed:
        kept = map(and_, kept, _told(figures.having(property_, value, base)))
    for name in grouping.required:
        if NOTHING in along[name]:
            kept = map(and_, kept, map(NOTHING.__ne__, along[name]))
    return kept


def _measured(grouping: Grouping) -> str:
    """The one variable of which the least or the most is wanted; empty where none is."""
    names = {each.variable for each in grouping.shown if each.by} | {grouping.differing} - {""}
    if len(names) > 1 or not names <= grouping.required.keys():
        raise OtherwiseError
    return next(iter(names), "")


def _counts(grouping: Grouping, ranks: Sequence[int]) -> bool:
    return not grouping.differing or min(ranks) < max(ranks)


def _row(grouping: Grouping, figures: Figured, key: Sequence[int], ranks: Sequence[int]) -> tuple[str, ...]:
    of_group = dict(zip(grouping.grouped, key, strict=True))
    row = []
    for each in grouping.shown:
        property_ = grouping.required.get(each.variable) or grouping.optional[each.variable]
        number = figures.by_size(property_)[BY_ORDER[each.by](ranks)] if each.by else of_group[each.variable]
        row.append(figures.terms(property_).get(number, UNBOUND))
    return tuple(row)
