"""The SPARQL of a list: the conditions of the question as the graph states them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pyoxigraph import NamedNode

from kg.answering.condition_query import condition_lines
from kg.answering.index import Index
from kg.answering.kind_query import kind_lines
from kg.answering.matching import Condition
from kg.answering.patterns import NAME, one_of, plain, prefixes, terms, text
from kg.answering.question import Question

# The relations by which a thing belongs to a group, either way round.
BELONGING = ("locatedIn", "servesIndustry", "undertakenBy", "phaseOf", "partOf", "partner", "concerns")
RELATED = "|".join((*(f"dp:{name}" for name in BELONGING), "^dp:undertakenBy"))


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
    lines = _lines(question, conditions, near, things, index)
    if without:
        lines.append(one_of("x", without).replace(" IN ", " NOT IN ", 1))
    return _select(lines)


def _lines(
    question: Question, conditions: Sequence[Condition], near: int, things: Collection[str], index: Index
) -> list[str]:
    lines = [
        line
        for at, condition in enumerate(conditions)
        for line in condition_lines(question, condition, at, near, things, index)
    ]
    lines += kind_lines(question.kinds, index)
    reports = index.about.home_reports(question.home)
    if reports is not None:
        lines.append(f"?x dp:mentionedIn/dp:inReport ?report . {one_of('report', reports)}")
    return lines


def group_query(
    question: Question,
    conditions: Sequence[Condition],
    near: int,
    things: Collection[str],
    index: Index,
) -> str:
    """The groups of the noun after 各 with how many of the things that meet the conditions each has."""
    lines = [*_lines(question, conditions, near, things, index), f"?x ({RELATED}) ?group .", _group(question)]
    return prefixes(
        "SELECT ?group ?label (COUNT(DISTINCT ?x) AS ?number) WHERE {\n  " + "\n  ".join(lines) + "\n  "
        "?group rdfs:label ?label .\n}\nGROUP BY ?group ?label\nORDER BY DESC(?number) ?label\n"
    )


def _group(question: Question) -> str:
    """That ?group is of the kind named after 各."""
    kind = question.each[0]
    of_class = f"?group a ?sort . FILTER(?sort IN ({terms(kind.classes)}))"
    if not kind.pattern:
        return of_class
    return f'{of_class} ?group {NAME} ?called . FILTER(REGEX({plain("called")}, {text(kind.pattern)}, "i"))'


def pairs_query(members: Mapping[str, Collection[str]]) -> str:
    """Groups and members themselves, where only the words of the report tell them apart."""
    rows = (
        f"({NamedNode(group)} {NamedNode(thing)})"
        for group in sorted(members)
        for thing in sorted(members[group])
    )
    listed = f"VALUES (?group ?x) {{ {' '.join(rows)} }}\n"
    return prefixes(
        f"SELECT ?group ?label (COUNT(DISTINCT ?x) AS ?number) WHERE {{\n  {listed}"
        "  ?group rdfs:label ?label .\n}\nGROUP BY ?group ?label\nORDER BY DESC(?number) ?label\n"
    )


def closed_query(things: Collection[str]) -> str:
    """The things themselves, where only the words of the report tell them apart."""
    return _select([f"VALUES ?x {{ {' '.join(str(NamedNode(thing)) for thing in sorted(things))} }}"])


def _select(lines: Sequence[str]) -> str:
    return prefixes(
        "SELECT DISTINCT ?x ?label ?status WHERE {\n  " + "\n  ".join(lines) + "\n  ?x rdfs:label ?label .\n"
        "  OPTIONAL { ?x dp:status ?status }\n}\nORDER BY ?label ?x ?status\n"
    )
