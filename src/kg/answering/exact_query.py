"""The query that gives exactly the things of a list: by its conditions alone where they suffice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.answering.found import Found
from kg.answering.index import Index
from kg.answering.lists import kinds_looked_at, passed_over
from kg.answering.paths import with_paths
from kg.answering.patterns import prefixes
from kg.answering.question import Question
from kg.answering.sparql import begun_query, closed_query, list_query, these
from kg.store.interface import Store

OF_CLASS = re.compile(r"\?x a dp:(\w+) \.")
TAKEN = re.compile(
    r"\?x dp:hasMilestone .* dp:milestoneType .*FILTER\(\?as\d+ = dp:(\w+) && .* IN \(([\w:, ]+)\)\)"
)
# With more reports than this a list query begins with its answers, and shows what each of them meets.
MOST_CHECKED = 8


def exact_query(question: Question, found: Found, index: Index, store: Store) -> str:
    """The query whose rows are the things found and no others.

    Where the conditions find others too it begins with the things, and by these alone where some meet none.
    """
    conditions = tuple(with_paths(c, found.things, index) for c in found.conditions)
    asked, question = question, replace(question, kinds=kinds_looked_at(question, found))
    asked_of = (question, conditions, found.near, found.things, index)
    if len(index.contents.reports) > MOST_CHECKED:
        return begun_query(*asked_of, _meeting(index, store)) or closed_query(found.things)
    stated = list_query(*asked_of)
    rows = _rows(stated, store)
    if rows > found.things and rows - found.things <= passed_over(asked, rows, index):
        without = rows - found.things
        return list_query(*asked_of, without=without)
    if rows == found.things:
        return stated
    return begun_query(*asked_of, _meeting(index, store)) or closed_query(found.things)


def _meeting(index: Index, store: Store) -> Callable[[str, frozenset[str]], frozenset[str]]:
    """Tells of which things a pattern holds; their classes and steps the index knows, the rest the store."""

    def meeting(pattern: str, things: frozenset[str]) -> frozenset[str]:
        of_class = OF_CLASS.fullmatch(pattern)
        if of_class:
            return frozenset(iri for iri in things if of_class[1] in index.things[iri].classes)
        taken = TAKEN.fullmatch(pattern)
        if taken:
            steps = (step.strip().removeprefix("dp:") for step in taken[2].split(","))
            return things & frozenset().union(*(index.taken.get((s, taken[1]), ()) for s in steps))
        body = f"SELECT DISTINCT ?x WHERE {{ {these(things)} {pattern} }}"
        return frozenset(_rows(prefixes(body), store)) & things

    return meeting


def _rows(query: str, store: Store) -> set[str]:
    return {getattr(row.get("x"), "value", "") for row in store.select(query).records()}
