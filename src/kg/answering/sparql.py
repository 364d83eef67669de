"""The SPARQL of a list: the conditions of the question as the graph states them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pyoxigraph import NamedNode

from kg.answering.condition_query import condition_lines
from kg.answering.index import Index
from kg.answering.kind_query import kind_lines
from kg.answering.matching import Condition
from kg.answering.patterns import one_of, prefixes
from kg.answering.question import Question


def list_query(
    question: Question,
    conditions: Sequence[Condition],
    near: int,
    things: Collection[str],
    index: Index,
    *,
    without: Collection[str] = (),
) -> str:
    """The things that meet the conditions, each in the ways that `things` meet it; `without` are left out."""
    lines = [
        line
        for at, condition in enumerate(conditions)
        for line in condition_lines(question, condition, at, near, things, index)
    ]
    lines += kind_lines(question.kinds, index)
    reports = index.about.home_reports(question.home)
    if reports is not None:
        lines.append(f"?x dp:mentionedIn/dp:inReport ?report . {one_of('report', reports)}")
    if without:
        lines.append(one_of("x", without).replace(" IN ", " NOT IN ", 1))
    return _select(lines)


def closed_query(things: Collection[str]) -> str:
    """The things themselves, where only the words of the report tell them apart."""
    return _select([f"VALUES ?x {{ {' '.join(str(NamedNode(thing)) for thing in sorted(things))} }}"])


def _select(lines: Sequence[str]) -> str:
    return prefixes(
        "SELECT DISTINCT ?x ?label ?status WHERE {\n  " + "\n  ".join(lines) + "\n  ?x rdfs:label ?label .\n"
        "  OPTIONAL { ?x dp:status ?status }\n}\nORDER BY ?label ?x ?status\n"
    )
