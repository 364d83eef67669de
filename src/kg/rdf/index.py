"""Triples looked up by property, by class, and by what a reader would call them."""

from __future__ import annotations

import math
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.shapes import Path, Shape, Term
from kg.rdf.terms import RDF_TYPE, dp, node, shorten

SUBCLASS = node("rdfs:subClassOf")
# Tables of a store held at a time: what a fault is told by, and those being compared.
MOST_HELD = 16
Table = Mapping[Term, list[Term]]
EMPTY: tuple[Term, ...] = ()
# What a thing without a label is called by in a message, the first that it has.
CALLED = tuple(node(curie) for curie in ("rdfs:label", "dp:surface", "dp:text", "dp:title"))


class Index:
    """Triples by property, both ways round, and nodes by class and by every class above it.

    A node's class is what it is stated to be: were domains and ranges to give it one, no value could ever be
    of the wrong class.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        forward: dict[NamedNode, dict[Term, list[Term]]] = defaultdict(dict)
        for triple in triples:
            _enter(triple, forward[triple.predicate])
        self._fill(forward, most_turned=math.inf)

    @classmethod
    def of_properties(cls, look_up: Callable[[NamedNode], Iterable[Triple]]) -> Index:
        """The same over a store: a property is looked up when it is asked for, and few are held at a time."""
        index = cls.__new__(cls)
        index._fill(_Tables(lambda property_: _entered(look_up(property_)), MOST_HELD), most_turned=1)
        return index

    def _fill(self, forward: Mapping[NamedNode, Table], most_turned: float) -> None:
        above = _superclasses(forward.get(SUBCLASS, {}))
        members: dict[Term, dict[Term, None]] = defaultdict(dict)
        for one, kinds in forward.get(RDF_TYPE, {}).items():
            for kind in kinds:
                for each in above.get(kind, (kind,)):
                    members[each][one] = None
        self.forward = forward
        self.members: Mapping[Term, Mapping[Term, None]] = members
        self._backward = _Tables(lambda property_: _turned(forward.get(property_, {})), most_turned)

    def along(self, path: Path) -> Table:
        """From each node to its values."""
        return self._backward[path.property] if path.inverse else self.forward.get(path.property, {})

    def focus(self, shape: Shape) -> list[Term]:
        """The nodes a shape speaks of, each once."""
        found: dict[Term, None] = {}
        for kind in shape.classes:
            found.update(self.members.get(kind, {}))
        for property_ in shape.subjects_of:
            found.update(dict.fromkeys(self.forward.get(property_, {})))
        return list(found)

    def first(self, subject: Term, predicate: NamedNode) -> Term | None:
        """The least of a property's values."""
        return min(self.forward.get(predicate, {}).get(subject, EMPTY), key=str, default=None)

    def name(self, subject: Term) -> str:
        """What to call a node: its label or its words, else a short form of its IRI."""
        for predicate in CALLED:
            found = self.first(subject, predicate)
            if isinstance(found, Literal):
                return found.value
        return shorten(subject.value) if isinstance(subject, NamedNode) else str(subject)

    def sentence(self, subject: Term) -> str:
        """The words of a passage that proves or mentions a node."""
        for predicate in (dp("evidence"), dp("mentionedIn")):
            passage = self.first(subject, predicate)
            if passage is not None:
                text = self.first(passage, dp("text"))
                return text.value if isinstance(text, Literal) else ""
        return ""


class _Tables(Mapping[NamedNode, Table]):
    """Tables made when they are asked for, one a property; of those used last so many are kept."""

    def __init__(self, make: Callable[[NamedNode], Table], most: float) -> None:
        self._make = make
        self._most = most
        self._held: OrderedDict[NamedNode, Table] = OrderedDict()

    def __getitem__(self, key: NamedNode) -> Table:
        if key not in self._held:
            if len(self._held) >= self._most:
                self._held.popitem(last=False)
            self._held[key] = self._make(key)
        self._held.move_to_end(key)
        return self._held[key]

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def _entered(triples: Iterable[Triple]) -> Table:
    table: dict[Term, list[Term]] = {}
    for triple in triples:
        _enter(triple, table)
    return table


def _turned(table: Table) -> Table:
    turned: dict[Term, list[Term]] = defaultdict(list)
    for subject, values in table.items():
        for value in values:
            turned[value].append(subject)
    return turned


def _enter(triple: Triple, table: dict[Term, list[Term]]) -> None:
    subject: Term = triple.subject
    values = table.get(subject)
    if values is None:
        table[subject] = [triple.object]
    else:
        values.append(triple.object)


def _superclasses(direct: Mapping[Term, Iterable[Term]]) -> dict[Term, tuple[Term, ...]]:
    """Each class that has one above it, with all that are above it and itself."""
    found: dict[Term, tuple[Term, ...]] = {}
    for start in direct:
        reached: dict[Term, None] = {start: None}
        waiting = [start]
        while waiting:
            for above in direct.get(waiting.pop(), ()):
                if above not in reached:
                    reached[above] = None
                    waiting.append(above)
        found[start] = tuple(reached)
    return found
