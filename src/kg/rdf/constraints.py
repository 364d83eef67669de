"""SHACL's constraints as tests of a value, or of all values of a node together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import iri
from kg.rdf.index import EMPTY, Index
from kg.rdf.shapes import Constraints, Term

NUMERIC = frozenset(iri(f"xsd:{name}") for name in ("integer", "decimal", "double", "float", "int", "long"))
LEXICAL: Mapping[str, re.Pattern[str]] = {
    iri("xsd:integer"): re.compile(r"[+-]?\d+\Z"),
    iri("xsd:decimal"): re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)\Z"),
    iri("xsd:boolean"): re.compile(r"(?:true|false|0|1)\Z"),
    iri("xsd:dateTime"): re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\Z"),
}
ValueTest = tuple[str, Callable[[Term], bool]]
NodeTest = tuple[str, Callable[[Term, Sequence[Term]], Iterable[Term | None]]]


def value_tests(constraints: Constraints, index: Index) -> Iterator[ValueTest]:
    """The constraints that each value meets or fails by itself."""
    if constraints.datatype is not None:
        yield "DatatypeConstraintComponent", _has_datatype(constraints.datatype)
    for kind in constraints.classes:
        yield "ClassConstraintComponent", index.members.get(kind, {}).__contains__
    for kinds in constraints.any_class:
        yield "OrConstraintComponent", _in_any([index.members.get(kind, {}) for kind in kinds])
    yield from _literal_tests(constraints)


def _literal_tests(constraints: Constraints) -> Iterator[ValueTest]:
    """Those that need no look at the rest of the data."""
    if constraints.node_kind is not None:
        yield "NodeKindConstraintComponent", _is_kind(constraints.node_kind)
    if constraints.members is not None:
        yield "InConstraintComponent", constraints.members.__contains__
    if constraints.pattern is not None:
        yield "PatternConstraintComponent", _fits(constraints.pattern)
    if constraints.at_least is not None:
        yield "MinInclusiveConstraintComponent", _at_least(constraints.at_least)
    if constraints.at_most is not None:
        yield "MaxInclusiveConstraintComponent", _at_most(constraints.at_most)
    if constraints.min_length is not None:
        yield "MinLengthConstraintComponent", _long_enough(constraints.min_length)
    if constraints.languages:
        yield "LanguageInConstraintComponent", _in_language(constraints.languages)


def node_tests(constraints: Constraints, index: Index) -> Iterator[NodeTest]:
    """The constraints on all values of a node together; each gives the faulty values, None for a lack."""
    least, most, wanted = constraints.min_count, constraints.max_count, constraints.has_value
    if least:
        yield "MinCountConstraintComponent", lambda _, values: [None] if len(values) < least else ()
    if most is not None:
        yield "MaxCountConstraintComponent", lambda _, values: [None] if len(values) > most else ()
    if wanted is not None:
        yield "HasValueConstraintComponent", lambda _, values: () if wanted in values else [None]
    if constraints.unique_language:
        yield "UniqueLangConstraintComponent", _repeated_languages
    if constraints.not_after is not None:
        later = index.forward.get(constraints.not_after, {})
        yield "LessThanOrEqualsConstraintComponent", _out_of_order(later)


def _repeated_languages(_: Term, values: Iterable[Term]) -> list[None]:
    spoken = Counter(
        value.language.lower() for value in values if isinstance(value, Literal) and value.language
    )
    return [None for language in spoken if spoken[language] > 1]


def _out_of_order(
    later: Mapping[Term, list[Term]],
) -> Callable[[Term, Iterable[Term]], Iterable[Term | None]]:
    def faulty(focus: Term, values: Iterable[Term]) -> list[Term | None]:
        bounds = later.get(focus, EMPTY)
        return [value for value in values for bound in bounds if not _ordered(value, bound)]

    return faulty


def _ordered(first: Term, second: Term) -> bool:
    left, right = _comparable(first), _comparable(second)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left <= right
    if isinstance(left, datetime) and isinstance(right, datetime):
        return (left.tzinfo is None) == (right.tzinfo is None) and left <= right
    return isinstance(left, str) and isinstance(right, str) and left <= right


def _comparable(term: Term) -> Decimal | datetime | str | None:
    if not isinstance(term, Literal):
        return None
    kind = term.datatype.value
    try:
        if kind in NUMERIC:
            return Decimal(term.value)
        if kind == iri("xsd:dateTime"):
            return datetime.fromisoformat(term.value)
    except (InvalidOperation, ValueError):
        return None
    return term.value if kind == iri("xsd:string") else None


def _has_datatype(datatype: NamedNode) -> Callable[[Term], bool]:
    spelling = LEXICAL.get(datatype.value)

    def holds(value: Term) -> bool:
        if not isinstance(value, Literal) or value.datatype != datatype:
            return False
        return spelling is None or spelling.match(value.value) is not None

    return holds


def _in_any(members: list[Mapping[Term, None]]) -> Callable[[Term], bool]:
    return lambda value: any(value in each for each in members)


def _is_kind(kind: str) -> Callable[[Term], bool]:
    wanted = {"IRI": NamedNode, "Literal": Literal, "BlankNode": BlankNode}[kind]
    return lambda value: isinstance(value, wanted)


def _fits(pattern: re.Pattern[str]) -> Callable[[Term], bool]:
    return lambda value: not isinstance(value, BlankNode | Triple) and pattern.search(value.value) is not None


def _number(value: Term) -> Decimal | None:
    found = _comparable(value)
    return found if isinstance(found, Decimal) else None


def _at_least(bound: Decimal) -> Callable[[Term], bool]:
    return lambda value: (number := _number(value)) is not None and number >= bound


def _at_most(bound: Decimal) -> Callable[[Term], bool]:
    return lambda value: (number := _number(value)) is not None and number <= bound


def _long_enough(length: int) -> Callable[[Term], bool]:
    return lambda value: not isinstance(value, BlankNode | Triple) and len(value.value) >= length


def _in_language(languages: tuple[str, ...]) -> Callable[[Term], bool]:
    """Whether a literal's language is one of these or narrower: zh takes zh-Hans."""

    def holds(value: Term) -> bool:
        spoken = (value.language or "").lower() if isinstance(value, Literal) else ""
        return any(spoken == language or spoken.startswith(f"{language}-") for language in languages)

    return holds
