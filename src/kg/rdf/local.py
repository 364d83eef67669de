"""What follows from triples one by one: the share of the closure that each report's part has by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.plans import Plan, joining_properties, plans_of, superclasses_of
from kg.rdf.rules import Rules
from kg.rdf.terms import RDF_TYPE

Nodes = tuple[NamedNode, ...]
Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class _Steps:
    """A plan as terms."""

    same: Nodes
    turned: Nodes
    subject_types: Nodes
    object_types: Nodes


class Local:
    """The rules that have one premise; `known` is what holds of the ontology and is never concluded anew."""

    def __init__(self, rules: Rules, known: Collection[Triple] = ()) -> None:
        self.joining = frozenset(map(NamedNode, joining_properties(rules)))
        self._plans = {NamedNode(name): _steps(plan) for name, plan in plans_of(rules).items()}
        self._classes: dict[Term, Nodes] = {
            NamedNode(name): _nodes(above) for name, above in superclasses_of(rules).items()
        }
        self._known = frozenset(known)

    def conclusions(self, triple: Triple) -> list[Triple]:
        """What follows from one triple, all that follows from that included."""
        subject, value = triple.subject, triple.object
        if triple.predicate == RDF_TYPE:
            return [Triple(subject, RDF_TYPE, above) for above in self._classes.get(value, ())]
        steps = self._plans.get(triple.predicate)
        if steps is None:
            return []
        found = [Triple(subject, other, value) for other in steps.same]
        found += [Triple(subject, RDF_TYPE, kind) for kind in steps.subject_types]
        if isinstance(value, NamedNode | BlankNode):
            found += [Triple(value, other, subject) for other in steps.turned]
            found += [Triple(value, RDF_TYPE, kind) for kind in steps.object_types]
        return found

    def closure(self, stated: Iterable[Triple]) -> set[Triple]:
        """All that follows from triples one by one, those that are stated left out."""
        given = stated if isinstance(stated, set | frozenset) else set(stated)
        found: set[Triple] = set()
        for triple in given:
            found.update(self.conclusions(triple))
        return found - given - self._known

    def joined(self, stated: Iterable[Triple]) -> list[Triple]:
        """Those that may meet triples of other reports in a chain."""
        return [triple for triple in stated if triple.predicate in self.joining]


def _steps(plan: Plan) -> _Steps:
    return _Steps(
        _nodes(plan.same), _nodes(plan.turned), _nodes(plan.subject_types), _nodes(plan.object_types)
    )


def _nodes(names: Iterable[str]) -> Nodes:
    return tuple(map(NamedNode, names))
