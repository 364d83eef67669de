"""The OWL 2 RL closure of the data: rules run over plain indexes.

Terms are numbers inside; a triple is three of them. Semi-naive: only triples that are new meet the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import iri
from kg.rdf.plans import plans_of, superclasses_of
from kg.rdf.rules import Chain, Rules

Numbers = tuple[int, int, int]
Term = NamedNode | BlankNode | Literal | Triple


class _Dictionary:
    """Terms and their numbers."""

    def __init__(self) -> None:
        self.numbers: dict[Term, int] = {}
        self.terms: list[Term] = []

    def number(self, term: Term) -> int:
        number = self.numbers.get(term)
        if number is None:
            number = self.numbers[term] = len(self.terms)
            self.terms.append(term)
        return number

    def named(self, name: str) -> int:
        return self.number(NamedNode(name))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan in numbers."""

    same: tuple[int, ...]
    turned: tuple[int, ...]
    subject_types: tuple[int, ...]
    object_types: tuple[int, ...]


@dataclass
class _Link:
    """One place of a property in a chain: the steps before it, turned back, and those after it."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    result: int


@dataclass
class _Program:
    """The rules in numbers."""

    type: int
    plans: dict[int, _Plan] = field(default_factory=dict)
    classes: dict[int, tuple[int, ...]] = field(default_factory=dict)
    links: dict[int, list[_Link]] = field(default_factory=lambda: defaultdict(list))
    # Properties that a chain walks: only these are indexed.
    walked: set[int] = field(default_factory=set)


class Closure:
    """What follows from an ontology and from data added to it; keeps what it knows between calls."""

    def __init__(self, rules: Rules, ontology: Iterable[Triple] = ()) -> None:
        self._terms = _Dictionary()
        self._program = _compile(rules, self._terms)
        self._known: set[Numbers] = set()
        self._forward: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._backward: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self.of_ontology = self.add(ontology)

    def add(self, triples: Iterable[Triple]) -> list[Triple]:
        """What these triples let one conclude, themselves and everything known before left out."""
        number = self._terms.number
        fresh: list[Numbers] = []
        for triple in triples:
            numbers = (number(triple.subject), number(triple.predicate), number(triple.object))
            if numbers not in self._known:
                self._known.add(numbers)
                fresh.append(numbers)
        given = len(fresh)
        self._run(fresh)
        return [self._triple(numbers) for numbers in fresh[given:]]

    def _triple(self, numbers: Numbers) -> Triple:
        subject, predicate, value = (self._terms.terms[number] for number in numbers)
        if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
            raise TypeError(f"not a triple: {subject} {predicate} {value}")
        return Triple(subject, predicate, value)

    def _run(self, agenda: list[Numbers]) -> None:
        """Works through the agenda, which grows by each new conclusion."""
        program, known, terms = self._program, self._known, self._terms.terms
        plans, links, walked, type_ = program.plans, program.links, program.walked, program.type
        for subject, predicate, value in agenda:
            concluded: list[Numbers] = []
            plan = plans.get(predicate)
            if predicate == type_:
                concluded += [(subject, type_, above) for above in program.classes.get(value, ())]
            elif plan is not None:
                concluded += [(subject, other, value) for other in plan.same]
                concluded += [(subject, type_, kind) for kind in plan.subject_types]
                if (plan.turned or plan.object_types) and not isinstance(terms[value], Literal):
                    concluded += [(value, other, subject) for other in plan.turned]
                    concluded += [(value, type_, kind) for kind in plan.object_types]
            if predicate in walked:
                self._forward[predicate][subject].add(value)
                self._backward[predicate][value].add(subject)
                for link in links[predicate]:
                    concluded += self._joined(subject, value, link)
            for numbers in concluded:
                if numbers not in known:
                    known.add(numbers)
                    agenda.append(numbers)

    def _joined(self, subject: int, value: int, link: _Link) -> list[Numbers]:
        starts, ends = {subject}, {value}
        for step in link.before:
            index = self._backward[step]
            starts = {found for one in starts for found in index.get(one, ())}
        if not starts:
            return []
        for step in link.after:
            index = self._forward[step]
            ends = {found for one in ends for found in index.get(one, ())}
        return [(start, link.result, end) for start in starts for end in ends]


def _compile(rules: Rules, terms: _Dictionary) -> _Program:
    def numbers(names: Iterable[str]) -> tuple[int, ...]:
        return tuple(map(terms.named, names))

    program = _Program(terms.named(iri("rdf:type")))
    for name, above in superclasses_of(rules).items():
        program.classes[terms.named(name)] = numbers(above)
    for name, plan in plans_of(rules).items():
        program.plans[terms.named(name)] = _Plan(
            numbers(plan.same), numbers(plan.turned), numbers(plan.subject_types), numbers(plan.object_types)
        )
    for chain in rules.chains:
        _add_chain(program, chain, terms)
    return program


def _add_chain(program: _Program, chain: Chain, terms: _Dictionary) -> None:
    steps = tuple(terms.named(step) for step in chain.steps)
    result = terms.named(chain.result)
    for at, step in enumerate(steps):
        link = _Link(before=tuple(reversed(steps[:at])), after=steps[at + 1 :], result=result)
        program.links[step].append(link)
        program.walked.add(step)
