"""The things and their relations as a network: neighbours by relation, paths, the view by class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.namespaces import PREFIXES
from kg.web.graph import GraphReader
from kg.web.pages.things import RELATIONS
from kg.web.search import NameIndex
from kg.web.view import View

PAGE = 25
MOST_PATHS = 5
LONGEST_PATH = 6
SYMMETRIC = PREFIXES["dp"] + "partner"


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One relation between two things."""

    source: str
    relation: str
    target: str


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the network."""

    iri: str
    label: str
    kind: str
    degree: int


@dataclass
class Network:
    """All relations, by either end."""

    labels: dict[str, tuple[str, str]]
    edges: dict[str, list[Edge]] = field(default_factory=lambda: defaultdict(list))

    def node(self, iri: str) -> Node:
        """The thing with its label, class and how many relations it has."""
        label, kind = self.labels[iri]
        return Node(iri, label, kind, len(self.edges.get(iri, ())))

    def neighbours(self, iri: str) -> list[tuple[str, str, list[str]]]:
        """(relation, out or in, the things at its other end), the best connected first."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for edge in self.edges.get(iri, ()):
            way = "out" if edge.source == iri or edge.relation == SYMMETRIC else "in"
            found[edge.relation, way].append(edge.target if edge.source == iri else edge.source)
        order = {relation: place for place, relation in enumerate(RELATIONS)}
        return [
            (relation, way, sorted(others, key=lambda other: (-len(self.edges[other]), other)))
            for (relation, way), others in sorted(
                found.items(), key=lambda item: (order[item[0][0]], item[0][1])
            )
        ]

    def among(self, things: Iterable[str]) -> list[Edge]:
        """The relations that run between the given things."""
        wanted = {thing for thing in things if thing in self.labels}
        return sorted(
            {
                edge
                for thing in wanted
                for edge in self.edges.get(thing, ())
                if edge.source in wanted and edge.target in wanted
            }
        )

    def paths(self, start: str, end: str) -> list[list[Edge]]:
        """The shortest ways from one thing to another over any relations, a few of them."""
        if start not in self.labels or end not in self.labels or start == end:
            return []
        levels = self._levels(start, end)
        if end not in levels:
            return []
        found = []
        for path in self._back(end, levels):
            found.append(path)
            if len(found) == MOST_PATHS:
                break
        return found

    def _levels(self, start: str, end: str) -> dict[str, int]:
        levels, frontier = {start: 0}, [start]
        for depth in range(1, LONGEST_PATH + 1):
            following = []
            for thing in frontier:
                for other in self._others(thing):
                    if other not in levels:
                        levels[other] = depth
                        following.append(other)
            if end in levels or not following:
                break
            frontier = following
        return levels

    def _others(self, thing: str) -> Iterator[str]:
        for edge in self.edges.get(thing, ()):
            yield edge.target if edge.source == thing else edge.source

    def _back(self, end: str, levels: dict[str, int]) -> Iterator[list[Edge]]:
        if levels[end] == 0:
            yield []
            return
        # Through quiet things first: a way over a hub says less.
        before = {
            (edge.target if edge.source == end else edge.source, edge) for edge in self.edges.get(end, ())
        }
        for other, edge in sorted(before, key=lambda item: (len(self.edges[item[0]]), item[1])):
            if levels.get(other) == levels[end] - 1:
                for path in self._back(other, levels):
                    yield [*path, edge]

    @cached_property
    def by_class(self) -> tuple[Counter[str], Counter[tuple[str, str, str]]]:
        """How many things of each class, and how many relations between each two classes."""
        kinds = Counter(kind for _, kind in self.labels.values() if kind != "Report")
        ties: Counter[tuple[str, str, str]] = Counter()
        for thing, edges in self.edges.items():
            for edge in edges:
                if edge.source == thing:
                    ties[self.labels[thing][1], edge.relation, self.labels[edge.target][1]] += 1
        return kinds, ties

    @cached_property
    def ranked(self) -> dict[str, list[str]]:
        """The things of each class that have relations, the best connected first."""
        found: dict[str, list[str]] = defaultdict(list)
        for iri in self.edges:
            found[self.labels[iri][1]].append(iri)
        for members in found.values():
            members.sort(key=lambda iri: (-len(self.edges[iri]), self.labels[iri][0], iri))
        return found

    def foremost(self, kind: str, most: int = PAGE) -> list[Node]:
        """The best connected things of a class."""
        return [self.node(iri) for iri in self.ranked.get(kind, ())[:most]]


def network_of(view: View) -> Network:
    """The network of the graph as it stands."""
    return view.keep(("network",), lambda: network(view.reader, view.names))


def network(reader: GraphReader, names: NameIndex) -> Network:
    """The network of the whole graph."""
    labels = {name.iri: (name.label, name.kind) for name in names.names if name.main}
    found = Network(labels)
    for relation in RELATIONS:
        pairs = set(reader.pairs(relation))
        if relation == SYMMETRIC:
            pairs = {(min(pair), max(pair)) for pair in pairs}
        for source, target in sorted(pairs):
            if source != target and source in labels and target in labels:
                edge = Edge(source, relation, target)
                found.edges[source].append(edge)
                found.edges[target].append(edge)
    return found


def nodes_of(found: Network, edges: Sequence[Edge]) -> list[Node]:
    """Every thing at an end of the relations, in order."""
    things = dict.fromkeys(thing for edge in edges for thing in (edge.source, edge.target))
    return [found.node(thing) for thing in things]
