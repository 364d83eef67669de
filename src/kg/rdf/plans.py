"""The rules followed through: what one triple of a property, or of a class, lets one conclude by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.rdf.rules import Rules


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one property sets off without a second triple, as IRIs, sorted.

    `same` are properties that then hold the same way round, `turned` the other way round.
    """

    same: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()


def plans_of(rules: Rules) -> dict[str, Plan]:
    """The plan of every property that has one."""
    names = {*rules.superproperties, *rules.inverses, *rules.domains, *rules.ranges}
    return {name: _plan(name, rules) for name in sorted(names)}


def superclasses_of(rules: Rules) -> dict[str, tuple[str, ...]]:
    """All classes above each class, itself left out."""
    return {
        name: tuple(sorted(followed(name, rules.superclasses) - {name}))
        for name in sorted(rules.superclasses)
    }


def joining_properties(rules: Rules) -> frozenset[str]:
    """Properties that a chain walks, and those that set off one that it walks.

    What follows from a triple of any other property follows from it alone, so that each report's part may be
    closed by itself; only triples of these meet those of other reports.
    """
    walked = {step for chain in rules.chains for step in chain.steps}
    leading = {name for name, plan in plans_of(rules).items() if walked & {*plan.same, *plan.turned}}
    return frozenset(walked | leading)


def followed(start: str, step: Mapping[str, frozenset[str]]) -> set[str]:
    """Everything that a name leads to."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for above in step.get(waiting.pop(), frozenset()):
            if above not in found:
                found.add(above)
                waiting.append(above)
    return found


def _plan(name: str, rules: Rules) -> Plan:
    """Follows super-properties and inverses from one property, keeping track of the way round."""
    reached = {(name, False)}
    waiting = [(name, False)]
    while waiting:
        one, turned = waiting.pop()
        further = [(above, turned) for above in rules.superproperties.get(one, ())]
        further += [(inverse, not turned) for inverse in rules.inverses.get(one, ())]
        for each in further:
            if each not in reached:
                reached.add(each)
                waiting.append(each)
    subject_types, object_types = set[str](), set[str]()
    for one, turned in reached:
        at_subject, at_object = rules.domains.get(one, ()), rules.ranges.get(one, ())
        subject_types.update(at_object if turned else at_subject)
        object_types.update(at_subject if turned else at_object)
    return Plan(
        same=tuple(sorted(one for one, turned in reached if not turned and one != name)),
        turned=tuple(sorted(one for one, turned in reached if turned)),
        subject_types=tuple(sorted(_with_superclasses(subject_types, rules))),
        object_types=tuple(sorted(_with_superclasses(object_types, rules))),
    )


def _with_superclasses(kinds: set[str], rules: Rules) -> set[str]:
    return kinds | {above for kind in kinds for above in followed(kind, rules.superclasses)}
