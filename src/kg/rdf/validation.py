"""Data against shapes: each constraint one scan, each fault with its words and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.constraints import node_tests, value_tests
from kg.rdf.index import EMPTY, SUBCLASS, Index
from kg.rdf.shapes import Constraints, Shape, Term
from kg.rdf.terms import RDF_TYPE, shorten
from kg.rdf.uncollected import no_cycle_search

CLASS_AXIOMS = frozenset({SUBCLASS, RDF_TYPE})


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault: `component` is SHACL's name of the constraint, `value` None where something is missing.

    `messages` are in zh and en, filled in; `sentence` is the passage that proves the thing, if any.
    """

    focus: Term
    path: str
    value: Term | None
    shape: str
    component: str
    severity: str
    label: str = ""
    messages: Mapping[str, str] = field(default_factory=dict, compare=False)
    sentence: str = field(default="", compare=False)

    def line(self, language: str = "zh") -> str:
        """The fault in one line: the thing, the rule, the sentence."""
        message = self.messages.get(language) or self.messages.get("en", "")
        said = message or f"{self.label}: {self.component} {self.path}"
        where = f" [{self.shape}]"
        return f"{said}{where} “{self.sentence}”" if self.sentence else f"{said}{where}"


def class_axioms(ontology: Iterable[Triple]) -> list[Triple]:
    """All that shapes need to know of an ontology: which class is below which, what each concept is."""
    return [triple for triple in ontology if triple.predicate in CLASS_AXIOMS]


def validate(triples: Iterable[Triple], shapes: Iterable[Shape]) -> list[Violation]:
    """Every fault, sorted; `triples` are what is stated, without what follows, and the class axioms."""
    with no_cycle_search():
        return validate_index(Index(triples), shapes)


def validate_index(index: Index, shapes: Iterable[Shape]) -> list[Violation]:
    """The same of triples that are looked up already."""
    found: list[Violation] = []
    with no_cycle_search():
        for shape in shapes:
            focus = index.focus(shape)
            for constraints in shape.constraints:
                if focus:
                    found += (_describe(fault, index) for fault in _scan(focus, constraints, index))
    return sorted(found, key=lambda fault: (str(fault.focus), fault.shape, fault.component, str(fault.value)))


@dataclass(frozen=True, slots=True)
class _Fault:
    focus: Term
    value: Term | None
    component: str
    constraints: Constraints


def _describe(fault: _Fault, index: Index) -> Violation:
    constraints = fault.constraints
    shape = constraints.shape
    label = index.name(fault.focus)
    values = [fault.value] if fault.value is not None else list(_values(fault.focus, constraints, index))
    shown = "、".join(_show(value, index) for value in sorted(values, key=str)[:5]) or "∅"
    return Violation(
        focus=fault.focus,
        path=str(constraints.path or ""),
        value=fault.value,
        shape=shorten(shape.value) if isinstance(shape, NamedNode) else str(shape),
        component=fault.component,
        severity=constraints.severity,
        label=label,
        messages={
            language: text.replace("{$this}", label).replace("{?value}", shown)
            for language, text in constraints.messages.items()
        },
        sentence=index.sentence(fault.focus),
    )


def _show(value: Term, index: Index) -> str:
    return value.value if isinstance(value, Literal) else index.name(value)


def _values(focus: Term, constraints: Constraints, index: Index) -> Iterable[Term]:
    if constraints.path is None:
        return (focus,)
    return dict.fromkeys(index.along(constraints.path).get(focus, EMPTY))


def _scan(focus: list[Term], constraints: Constraints, index: Index) -> Iterator[_Fault]:
    of_value = list(value_tests(constraints, index))
    of_node = list(node_tests(constraints, index))
    if not of_value and not of_node:
        return
    table = index.along(constraints.path) if constraints.path else None
    values_of = [(one, _each_once([one] if table is None else table.get(one, EMPTY))) for one in focus]
    for component, faulty in of_node:
        for one, values in values_of:
            yield from (_Fault(one, value, component, constraints) for value in faulty(one, values))
    # One value often belongs to many nodes: a test looks at it once.
    distinct = {value: None for _, values in values_of for value in values} if of_value else {}
    for component, holds in of_value:
        wrong = frozenset(filterfalse(holds, distinct))
        if wrong:
            for one, values in values_of:
                yield from (_Fault(one, value, component, constraints) for value in values if value in wrong)


def _each_once(values: Sequence[Term]) -> Sequence[Term]:
    return values if len(values) < 2 else list(dict.fromkeys(values))
