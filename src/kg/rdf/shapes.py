"""SHACL shapes read into plain data; a construct this reader does not know is an error, never left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import OntologyError
from kg.namespaces import PREFIXES, iri
from kg.rdf.terms import shorten

Term = NamedNode | BlankNode | Literal | Triple
SH = PREFIXES["sh"]
TARGETS = frozenset({"targetClass", "targetSubjectsOf"})
DESCRIPTION = frozenset({"property", "path", "severity", "message", "name", "description", "order", "group"})
CONSTRAINTS = frozenset(
    {
        *("minCount", "maxCount", "datatype", "class", "nodeKind", "in", "pattern", "flags"),
        *("minInclusive", "maxInclusive", "minLength", "uniqueLang", "languageIn", "or", "hasValue"),
        *("lessThanOrEquals",),
    }
)
KNOWN = TARGETS | DESCRIPTION | CONSTRAINTS
NODE_KINDS = frozenset({"IRI", "Literal", "BlankNode"})


@dataclass(frozen=True, slots=True)
class Path:
    """A property, or a property turned round."""

    property: NamedNode
    inverse: bool = False

    def __str__(self) -> str:
        name = shorten(self.property.value)
        return f"^{name}" if self.inverse else name


@dataclass(frozen=True)
class Constraints:
    """What is demanded of a node's values, or without a path of the node itself; None asks for nothing."""

    shape: NamedNode | BlankNode
    path: Path | None
    severity: str
    messages: Mapping[str, str]
    min_count: int | None = None
    max_count: int | None = None
    datatype: NamedNode | None = None
    classes: tuple[NamedNode, ...] = ()
    any_class: tuple[tuple[NamedNode, ...], ...] = ()
    node_kind: str | None = None
    members: frozenset[Term] | None = None
    pattern: re.Pattern[str] | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    min_length: int | None = None
    unique_language: bool = False
    languages: tuple[str, ...] = ()
    has_value: Term | None = None
    not_after: NamedNode | None = None


@dataclass(frozen=True)
class Shape:
    """Which nodes a node shape speaks of, and all it demands of them."""

    name: NamedNode | BlankNode
    classes: tuple[NamedNode, ...]
    subjects_of: tuple[NamedNode, ...]
    constraints: tuple[Constraints, ...] = field(repr=False)


def read_shapes(triples: Iterable[Triple]) -> tuple[Shape, ...]:
    """The node shapes with a target, in the order of their names."""
    graph = _Shapes(triples)
    targeted = sorted(
        {subject for name in TARGETS for subject in graph.subjects(name)}, key=lambda subject: str(subject)
    )
    return tuple(graph.shape(subject) for subject in targeted)


class _Shapes:
    """The shapes graph by subject and local name of the sh: property."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.values: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.first: dict[Term, Term] = {}
        self.rest: dict[Term, Term] = {}
        for triple in triples:
            name = triple.predicate.value
            if name.startswith(SH):
                self.values[triple.subject][name.removeprefix(SH)].append(triple.object)
            elif name == iri("rdf:first"):
                self.first[triple.subject] = triple.object
            elif name == iri("rdf:rest"):
                self.rest[triple.subject] = triple.object

    def subjects(self, name: str) -> list[NamedNode | BlankNode]:
        return [
            subject
            for subject, values in self.values.items()
            if name in values and isinstance(subject, NamedNode | BlankNode)
        ]

    def shape(self, name: NamedNode | BlankNode) -> Shape:
        values = self.values[name]
        own = self.constraints(name, None, inherited=None)
        properties = [self.property_shape(each, own) for each in sorted(values.get("property", ()), key=str)]
        return Shape(
            name,
            tuple(self.iris(name, "targetClass")),
            tuple(self.iris(name, "targetSubjectsOf")),
            (own, *properties),
        )

    def property_shape(self, name: Term, node_shape: Constraints) -> Constraints:
        if not isinstance(name, NamedNode | BlankNode) or name not in self.values:
            raise _fault(node_shape.shape, "sh:property", "is no shape")
        if self.values[name].get("property"):
            raise _fault(name, "sh:property", "inside a property shape is not known here")
        return self.constraints(name, self.path(name), inherited=node_shape)

    def path(self, name: NamedNode | BlankNode) -> Path:
        found = self.one(name, "path")
        if isinstance(found, NamedNode):
            return Path(found)
        inside = self.values.get(found, {}) if found is not None else {}
        turned = inside.get("inversePath", [])
        if len(inside) == 1 and len(turned) == 1 and isinstance(turned[0], NamedNode):
            return Path(turned[0], inverse=True)
        raise _fault(name, "sh:path", "is neither a property nor sh:inversePath of one")

    def constraints(
        self, name: NamedNode | BlankNode, path: Path | None, *, inherited: Constraints | None
    ) -> Constraints:
        values = self.values[name]
        for construct in sorted(values):
            if construct not in KNOWN:
                raise _fault(name, f"sh:{construct}", "is not known here")
        messages = {m.language or "": m.value for m in values.get("message", ()) if isinstance(m, Literal)}
        severity = self.one(name, "severity")
        above = inherited.severity if inherited else "Violation"
        return Constraints(
            shape=name,
            path=path,
            severity=severity.value.removeprefix(SH) if isinstance(severity, NamedNode) else above,
            messages=messages,
            min_count=self.integer(name, "minCount"),
            max_count=self.integer(name, "maxCount"),
            datatype=next(iter(self.iris(name, "datatype")), None),
            classes=tuple(self.iris(name, "class")),
            any_class=tuple(self.alternatives(name)),
            node_kind=self.node_kind(name),
            members=self.members(name),
            pattern=self.pattern(name),
            at_least=self.number(name, "minInclusive"),
            at_most=self.number(name, "maxInclusive"),
            min_length=self.integer(name, "minLength"),
            unique_language=self.word(name, "uniqueLang") == "true",
            languages=tuple(self.languages(name)),
            has_value=self.one(name, "hasValue"),
            not_after=next(iter(self.iris(name, "lessThanOrEquals")), None),
        )

    def one(self, name: NamedNode | BlankNode, construct: str) -> Term | None:
        values = self.values[name].get(construct, [])
        if len(values) > 1:
            raise _fault(name, f"sh:{construct}", "is there more than once")
        return values[0] if values else None

    def iris(self, name: NamedNode | BlankNode, construct: str) -> list[NamedNode]:
        values = self.values[name].get(construct, [])
        named = [value for value in values if isinstance(value, NamedNode)]
        if len(named) < len(values):
            raise _fault(name, f"sh:{construct}", "is no IRI")
        return sorted(named, key=lambda node: node.value)

    def word(self, name: NamedNode | BlankNode, construct: str) -> str | None:
        value = self.one(name, construct)
        if value is not None and not isinstance(value, Literal):
            raise _fault(name, f"sh:{construct}", "is no literal")
        return None if value is None else value.value

    def number(self, name: NamedNode | BlankNode, construct: str) -> Decimal | None:
        value = self.word(name, construct)
        try:
            return None if value is None else Decimal(value)
        except InvalidOperation as error:
            raise _fault(name, f"sh:{construct}", "is no number") from error

    def integer(self, name: NamedNode | BlankNode, construct: str) -> int | None:
        number = self.number(name, construct)
        return None if number is None else int(number)

    def node_kind(self, name: NamedNode | BlankNode) -> str | None:
        found = self.iris(name, "nodeKind")
        kind = found[0].value.removeprefix(SH) if found else None
        if kind is not None and kind not in NODE_KINDS:
            raise _fault(name, f"sh:nodeKind sh:{kind}", "is not known here")
        return kind

    def pattern(self, name: NamedNode | BlankNode) -> re.Pattern[str] | None:
        value = self.word(name, "pattern")
        if self.values[name].get("flags"):
            raise _fault(name, "sh:flags", "is not known here")
        try:
            return None if value is None else re.compile(value)
        except re.error as error:
            raise _fault(name, "sh:pattern", f"is no pattern: {error}") from error

    def listed(self, name: NamedNode | BlankNode, construct: str) -> list[Term] | None:
        head = self.one(name, construct)
        if head is None:
            return None
        found: list[Term] = []
        current: Term | None = head
        while current in self.first:
            found.append(self.first[current])
            current = self.rest.get(current)
        if not found:
            raise _fault(name, f"sh:{construct}", "is no list")
        return found

    def members(self, name: NamedNode | BlankNode) -> frozenset[Term] | None:
        listed = self.listed(name, "in")
        return None if listed is None else frozenset(listed)

    def languages(self, name: NamedNode | BlankNode) -> list[str]:
        listed = self.listed(name, "languageIn") or []
        return [each.value.lower() for each in listed if isinstance(each, Literal)]

    def alternatives(self, name: NamedNode | BlankNode) -> list[tuple[NamedNode, ...]]:
        """The classes of one sh:or; only alternatives that are a sh:class each."""
        if not self.values[name].get("or"):
            return []
        classes: list[NamedNode] = []
        for each in self.listed(name, "or") or []:
            inside = self.values.get(each, {})
            if set(inside) != {"class"} or not isinstance(each, NamedNode | BlankNode):
                raise _fault(name, "sh:or", "is known here for sh:class only")
            classes += self.iris(each, "class")
        return [tuple(classes)]


def _fault(shape: Term, construct: str, problem: str) -> OntologyError:
    name = shorten(shape.value) if isinstance(shape, NamedNode) else "a shape without a name"
    return OntologyError(
        f"{construct} {problem}", source=name, mend="say it with the constraints listed in kg.rdf.shapes"
    )
