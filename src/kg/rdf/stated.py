"""Which triples of a graph were stated and which follow, told from the graph alone.

A build keeps what follows in a file of its own; a graph on another server has no such file. There a relation
is stated if a Fact states it, a class if the thing is of none below it.
"""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.explanation import Match
from kg.rdf.rules import Rules
from kg.rdf.terms import RDF_TYPE, dp, node
from kg.vocabulary import Relation

RELATIONS = frozenset(dp(each) for each in Relation)
ONLY_FOLLOWS = frozenset({node("skos:broaderTransitive")})


def tell_stated(rules: Rules, match: Match) -> Callable[[Triple], bool]:
    """Tells of a triple that holds whether it was stated; `match` looks triples up."""

    def stated(triple: Triple) -> bool:
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if predicate in ONLY_FOLLOWS or not isinstance(subject, NamedNode):
            return False
        if predicate == RDF_TYPE and isinstance(value, NamedNode):
            kinds = {each.object for each in match(subject, RDF_TYPE, None)} - {value}
            return not any(
                value.value in rules.superclasses.get(kind.value, ())
                for kind in kinds
                if isinstance(kind, NamedNode)
            )
        if predicate in RELATIONS and isinstance(value, NamedNode):
            # A commitment proves what it concerns by its own sentence.
            return any(match(subject, dp("evidence"), None)) or _has_fact(subject, predicate, value, match)
        return isinstance(value, NamedNode | Literal)

    return stated


def _has_fact(subject: NamedNode, predicate: NamedNode, value: NamedNode, match: Match) -> bool:
    about = {fact.subject for fact in match(None, node("rdf:object"), value)}
    if not about:
        return False
    about &= {fact.subject for fact in match(None, node("rdf:subject"), subject)}
    facts = (fact for fact in about if isinstance(fact, NamedNode))
    held = (each.object for fact in facts for each in match(fact, node("rdf:predicate"), None))
    return predicate in held
