"""Why a triple holds: stated, or concluded by a rule from triples that hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.rules import Chain, Rules
from kg.rdf.terms import RDF_TYPE

# Matches triples by subject, predicate and object, None standing for anything.
Match = Callable[[NamedNode | None, NamedNode | None, NamedNode | Literal | None], Iterable[Triple]]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A triple and the rule that gave it: `stated`, or one of the ontology's, over its premises."""

    triple: Triple
    rule: str
    premises: tuple[Derivation, ...] = ()


@dataclass(frozen=True)
class Explainer:
    """Finds a derivation without circles; `stated` says which triples need none."""

    rules: Rules
    match: Match
    stated: Callable[[Triple], bool]

    def explain(self, triple: Triple) -> Derivation | None:
        """One derivation of a triple, or None where it does not hold or nothing gives it."""
        return self._derive(triple, frozenset())

    def _derive(self, triple: Triple, above: frozenset[str]) -> Derivation | None:
        if self.stated(triple):
            return Derivation(triple, "stated") if self._holds(triple) else None
        seen = above | {str(triple)}
        for rule, premises in self._candidates(triple):
            if any(str(premise) in seen for premise in premises):
                continue
            derived = [self._derive(premise, seen) for premise in premises]
            if all(derived):
                return Derivation(triple, rule, tuple(each for each in derived if each is not None))
        return None

    def _holds(self, triple: Triple) -> bool:
        target = triple.object
        if not isinstance(triple.subject, NamedNode) or not isinstance(target, NamedNode | Literal):
            return False
        return any(True for _ in self.match(triple.subject, triple.predicate, target))

    def _candidates(self, triple: Triple) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode):
            return
        if triple.predicate == RDF_TYPE and isinstance(value, NamedNode):
            yield from self._of_class(subject, value)
        for below in _below(self.rules.superproperties, triple.predicate.value):
            for premise in self._matching(subject, NamedNode(below), value):
                yield "sub-property", (premise,)
        if isinstance(value, NamedNode):
            for inverse in _below(self.rules.inverses, triple.predicate.value):
                rule = "symmetric" if inverse == triple.predicate.value else "inverse"
                for premise in self._matching(value, NamedNode(inverse), subject):
                    yield rule, (premise,)
            for chain in self.rules.chains:
                if chain.result == triple.predicate.value:
                    yield from self._paths(subject, value, chain)

    def _of_class(self, subject: NamedNode, kind: NamedNode) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        for below in _below(self.rules.superclasses, kind.value):
            for premise in self._matching(subject, RDF_TYPE, NamedNode(below)):
                yield "sub-class", (premise,)
        for property_ in _below(self.rules.domains, kind.value):
            for premise in self.match(subject, NamedNode(property_), None):
                yield "domain", (premise,)
        for property_ in _below(self.rules.ranges, kind.value):
            for premise in self.match(None, NamedNode(property_), subject):
                yield "range", (premise,)

    def _matching(self, subject: NamedNode, predicate: NamedNode, value: object) -> Iterable[Triple]:
        return self.match(subject, predicate, value) if isinstance(value, NamedNode | Literal) else ()

    def _paths(
        self, subject: NamedNode, end: NamedNode, chain: Chain
    ) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        """Ways from one thing to the other along a chain's steps, the last step looked up from both ends."""
        paths: list[tuple[Triple, ...]] = [()]
        for at, step in enumerate(chain.steps):
            target = end if at == len(chain.steps) - 1 else None
            longer: list[tuple[Triple, ...]] = []
            for path in paths:
                start = path[-1].object if path else subject
                if isinstance(start, NamedNode):
                    longer += [(*path, each) for each in self.match(start, NamedNode(step), target)]
            paths = longer
        for path in paths:
            yield chain.name, path


def _below(rule: Mapping[str, frozenset[str]], name: str) -> list[str]:
    return sorted(left for left, rights in rule.items() if name in rights)
