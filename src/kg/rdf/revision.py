"""A closure revised: some triples are stated no longer, others now are; only what they touch is looked at.

Delete and rederive (Gupta, Mumick, Subrahmanian 1993): all that rested on what went is taken out, what still
follows from the rest is put back, and then what the new triples bring is added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.explanation import Match
from kg.rdf.local import Local, Term
from kg.rdf.plans import plans_of, superclasses_of
from kg.rdf.rules import Rules
from kg.rdf.terms import RDF_TYPE


@dataclass(frozen=True, slots=True)
class Revision:
    """What is to be taken out of and put into a closed graph, and out of and into what is inferred of it."""

    removed: frozenset[Triple]
    added: frozenset[Triple]
    no_longer_inferred: frozenset[Triple]
    newly_inferred: frozenset[Triple]


class Before:
    """The closed graph before with the ontology; what of it is inferred, what is the ontology's."""

    def __init__(
        self, match: Match, among_inferred: Callable[[Triple], bool], is_ontology: Callable[[Triple], bool]
    ) -> None:
        self.match = match
        self.is_ontology = is_ontology
        self._among_inferred = among_inferred
        # Each triple is asked for three times or more.
        self._held: dict[Triple, bool] = {}

    def holds(self, triple: Triple) -> bool:
        """Whether it holds."""
        held = self._held.get(triple)
        return self._held.setdefault(triple, self._is_there(triple)) if held is None else held

    def _is_there(self, triple: Triple) -> bool:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            return False
        return any(True for _ in self.match(subject, triple.predicate, value))

    def is_inferred(self, triple: Triple) -> bool:
        """Whether it holds and follows from others alone."""
        return self.holds(triple) and self._among_inferred(triple)

    def is_stated(self, triple: Triple) -> bool:
        """Whether a report states it."""
        return self.holds(triple) and not self.is_inferred(triple)


class _View:
    """The graph before, less some triples and with others."""

    def __init__(self, before: Before) -> None:
        self._before = before
        self.gone: set[Triple] = set()
        self.fresh: set[Triple] = set()
        self._objects: dict[tuple[Term, NamedNode], set[Triple]] = defaultdict(set)
        self._subjects: dict[tuple[NamedNode, Term], set[Triple]] = defaultdict(set)

    def add(self, triple: Triple) -> None:
        self.fresh.add(triple)
        self._objects[triple.subject, triple.predicate].add(triple)
        self._subjects[triple.predicate, triple.object].add(triple)

    def holds(self, triple: Triple) -> bool:
        return triple in self.fresh or (triple not in self.gone and self._before.holds(triple))

    def objects(self, subject: Term, predicate: NamedNode) -> Iterator[Term]:
        if isinstance(subject, NamedNode):
            old = self._before.match(subject, predicate, None)
            yield from (each.object for each in old if each not in self.gone)
        yield from (each.object for each in self._objects.get((subject, predicate), ()))

    def subjects(self, predicate: NamedNode, value: Term) -> Iterator[Term]:
        if isinstance(value, NamedNode | Literal):
            old = self._before.match(None, predicate, value)
            yield from (each.subject for each in old if each not in self.gone)
        yield from (each.subject for each in self._subjects.get((predicate, value), ()))


class Reviser:
    """The rules, forwards and backwards."""

    def __init__(self, rules: Rules) -> None:
        self._local = Local(rules)
        self._chains = [
            (tuple(map(NamedNode, chain.steps)), NamedNode(chain.result)) for chain in rules.chains
        ]
        # What gives a property or a class, by what it gives.
        self._same: dict[Term, list[NamedNode]] = defaultdict(list)
        self._turned: dict[Term, list[NamedNode]] = defaultdict(list)
        self._of_subject: dict[Term, list[NamedNode]] = defaultdict(list)
        self._of_object: dict[Term, list[NamedNode]] = defaultdict(list)
        self._below: dict[Term, list[NamedNode]] = defaultdict(list)
        for name, plan in plans_of(rules).items():
            for names, given in (
                (plan.same, self._same),
                (plan.turned, self._turned),
                (plan.subject_types, self._of_subject),
                (plan.object_types, self._of_object),
            ):
                for each in names:
                    given[NamedNode(each)].append(NamedNode(name))
        for name, above in superclasses_of(rules).items():
            for each in above:
                self._below[NamedNode(each)].append(NamedNode(name))

    def revise(self, before: Before, removed: Iterable[Triple], added: Iterable[Triple]) -> Revision:
        """The revision of a graph by what was stated and is not, and by what was not stated and is."""
        went, came = frozenset(removed), frozenset(added)
        doubtful = self._doubtful(before, went, came)
        view = _View(before)
        view.gone = doubtful
        agenda = [triple for triple in came if not view.holds(triple)]
        for triple in agenda:
            view.add(triple)
        back = [triple for triple in doubtful if not view.holds(triple) and self._follows(triple, view)]
        for triple in back:
            view.add(triple)
        self._run([*agenda, *back], view)
        derived = view.fresh - came
        inferred_before = {triple for triple in {*doubtful, *came, *derived} if before.is_inferred(triple)}
        lost = (inferred_before & doubtful) - derived
        return Revision(
            removed=frozenset(doubtful - view.fresh),
            added=frozenset(each for each in view.fresh if each not in doubtful and not before.holds(each)),
            no_longer_inferred=frozenset(lost | (inferred_before & came)),
            newly_inferred=frozenset(derived - inferred_before),
        )

    def _doubtful(self, before: Before, went: frozenset[Triple], came: frozenset[Triple]) -> set[Triple]:
        """All that rested on what went, in whole or in part."""
        view = _View(before)
        doubtful = set(went)
        agenda = list(went)
        for triple in agenda:
            for each in self._conclusions(triple, view):
                if each in doubtful or each in came or before.is_ontology(each):
                    continue
                if each not in went and before.is_stated(each):
                    continue
                doubtful.add(each)
                agenda.append(each)
        return doubtful

    def _run(self, agenda: list[Triple], view: _View) -> None:
        for triple in agenda:
            for each in self._conclusions(triple, view):
                if not view.holds(each):
                    view.add(each)
                    agenda.append(each)

    def _conclusions(self, triple: Triple, view: _View) -> list[Triple]:
        found = self._local.conclusions(triple)
        for steps, result in self._chains:
            for at, step in enumerate(steps):
                if step == triple.predicate:
                    found += _joined(triple, steps, at, result, view)
        return found

    def _follows(self, triple: Triple, view: _View) -> bool:
        """Whether some rule gives it from what holds now."""
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if predicate == RDF_TYPE:
            return (
                any(view.holds(Triple(subject, RDF_TYPE, kind)) for kind in self._below.get(value, ()))
                or any(_some(view.objects(subject, each)) for each in self._of_subject.get(value, ()))
                or any(_some(view.subjects(each, subject)) for each in self._of_object.get(value, ()))
            )
        if any(view.holds(Triple(subject, each, value)) for each in self._same.get(predicate, ())):
            return True
        if not isinstance(value, NamedNode | BlankNode):
            return False
        if any(view.holds(Triple(value, each, subject)) for each in self._turned.get(predicate, ())):
            return True
        return any(
            value in _walked(subject, steps, view) for steps, result in self._chains if result == predicate
        )


def _some(terms: Iterator[Term]) -> bool:
    return next(terms, None) is not None


def _walked(start: Term, steps: Iterable[NamedNode], view: _View) -> set[Term]:
    ends = {start}
    for step in steps:
        ends = {found for one in ends for found in view.objects(one, step)}
    return ends


def _joined(
    triple: Triple, steps: tuple[NamedNode, ...], at: int, result: NamedNode, view: _View
) -> list[Triple]:
    starts: set[Term] = {triple.subject}
    for step in reversed(steps[:at]):
        starts = {found for one in starts for found in view.subjects(step, one)}
    ends = _walked(triple.object, steps[at + 1 :], view) if starts else set()
    return [
        Triple(start, result, end)
        for start in starts
        if isinstance(start, NamedNode | BlankNode)
        for end in ends
    ]
