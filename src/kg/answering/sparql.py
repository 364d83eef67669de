"""The SPARQL of a list: the conditions of the question as the graph states them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from kg.answering.condition_query import condition_lines
from kg.answering.index import Index
from kg.answering.kind_query import kind_lines
from kg.answering.matching import Condition
from kg.answering.patterns import NAME, Ways, either, one_of, plain, prefixes, terms, text
from kg.answering.question import Question

# What things lack is known before it is asked: a query that denies is no quick one.
DENYING = "FILTER NOT EXISTS"
# A condition of more words than these, the names of many things, is no pattern to read.
MOST_WORDS = 16
# Which of some things a pattern holds of.
Meeting = Callable[[str, frozenset[str]], frozenset[str]]
BEGINNING = "# those listed; without the lines that begin with VALUES the query finds all that meet the same"
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


def begun_query(
    question: Question,
    conditions: Sequence[Condition],
    near: int,
    things: Collection[str],
    index: Index,
    meeting: Meeting,
) -> str:
    """The things that are listed, each with the ways in which it meets the conditions.

    As quick however many reports there are; `meeting` tells which of some things a pattern holds of.
    Conditions share no variable but ?x, so what meets each meets all. Empty where one is met in no way.
    """
    if any(len(condition.words) > MOST_WORDS for condition in conditions):
        return ""
    lines = [BEGINNING, these(things)]
    for ways in _stated(question, [replace(each, bound=True) for each in conditions], near, things, index):
        left, used = frozenset(things), list[tuple[str, frozenset[str]]]()
        for way in ways:
            met = left if way.startswith(DENYING) else meeting(way, left) if left else frozenset()
            used += [(way, met)] if met else []
            left -= met
        if left:
            return ""
        apart = [f"{these(met)} {way}" for way, met in used] if len(used) > 1 else [way for way, _ in used]
        lines += either(apart)
    return _select(lines)


def _stated(
    question: Question, conditions: Sequence[Condition], near: int, things: Collection[str], index: Index
) -> list[Ways]:
    """Every condition of a question, each as the ways in which it can be met."""
    lines = [
        ways
        for at, condition in enumerate(conditions)
        for ways in condition_lines(question, condition, at, near, things, index)
    ]
    lines += kind_lines(question.kinds, index)
    reports = index.about.home_reports(question.home)
    if reports is not None:
        lines.append((f"?x dp:mentionedIn/dp:inReport ?report . {one_of('report', reports)}",))
    return lines


def _lines(
    question: Question, conditions: Sequence[Condition], near: int, things: Collection[str], index: Index
) -> list[str]:
    return [line for ways in _stated(question, conditions, near, things, index) for line in either(ways)]


def group_query(
    question: Question,
    conditions: Sequence[Condition],
    near: int,
    things: Collection[str],
    index: Index,
) -> str:
    """The groups of the noun after 各 with how many of the things that meet the conditions each has."""
    lines = [*_lines(question, conditions, near, things, index), f"?x ({RELATED}) ?group .", _group(question)]
    return _grouped(lines)


def _grouped(lines: Iterable[str]) -> str:
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
    pattern = f"({kind.pattern})$" if kind.suffix else kind.pattern
    return f'{of_class} ?group {NAME} ?called . FILTER(REGEX({plain("called")}, {text(pattern)}, "i"))'


def pairs_query(members: Mapping[str, Collection[str]]) -> str:
    """The relations of groups and members, where only the words of the report tell which are meant."""
    groups = " ".join(str(NamedNode(group)) for group in sorted(members))
    begun = [BEGINNING, f"VALUES ?group {{ {groups} }}", these(frozenset().union(*members.values()))]
    return _grouped([*begun, f"?x ({RELATED}) ?group ."])


def closed_query(things: Collection[str]) -> str:
    """The things themselves, where only the words of the report tell them apart."""
    return _select([these(things)])


def these(things: Collection[str]) -> str:
    """That ?x is one of these, to begin with."""
    return f"VALUES ?x {{ {' '.join(str(NamedNode(thing)) for thing in sorted(things))} }}"


def _select(lines: Sequence[str]) -> str:
    return prefixes(
        "SELECT DISTINCT ?x ?label ?status WHERE {\n  " + "\n  ".join(lines) + "\n  ?x rdfs:label ?label .\n"
        "  OPTIONAL { ?x dp:status ?status }\n}\nORDER BY ?label ?x ?status\n"
    )
