"""What the shape of the network tells: the best connected, bridges between industries, communities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.namespaces import PREFIXES, iri
from kg.web.pages.network import Network, Node

SERVES = PREFIXES["dp"] + "servesIndustry"
BROADER = iri("skos:broader")
SHOWN, NAMED = 12, 6
SMALLEST = 4
# Beyond so many relations the communities would hold the server up for longer than they are worth.
MOST_RELATIONS = 40_000
SEED = 1


@dataclass(frozen=True, slots=True)
class Connected:
    """A thing and how many others of each class it is related to, the most first."""

    thing: Node
    others: int
    kinds: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A thing and the industries it serves, none of them a field of another."""

    thing: Node
    industries: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Community:
    """Things tied to one another more than to the rest: the best connected, some others, and how many."""

    heart: Node
    members: Sequence[Node]
    size: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the page shows; `whole` is false where the graph is too large for communities."""

    connected: Sequence[Connected]
    bridges: Sequence[Bridge]
    communities: Sequence[Community]
    whole: bool


def analyse(found: Network) -> Analysis:
    """The network's shape, from its relations alone."""
    around = neighbours(found)
    whole = sum(map(len, found.edges.values())) // 2 <= MOST_RELATIONS
    return Analysis(
        connected(found, around), bridges(found), communities(found, around) if whole else [], whole
    )


def neighbours(found: Network) -> dict[str, set[str]]:
    """The things at the other end of each thing's relations, each once."""
    around: dict[str, set[str]] = defaultdict(set)
    for thing, edges in found.edges.items():
        around[thing] = {edge.target if edge.source == thing else edge.source for edge in edges}
    return around


def connected(found: Network, around: Mapping[str, set[str]]) -> list[Connected]:
    """The things related to most others."""
    ordered = sorted(around, key=lambda thing: (-len(around[thing]), thing))[:SHOWN]
    return [
        Connected(
            found.node(thing),
            len(around[thing]),
            sorted(
                Counter(found.labels[other][1] for other in around[thing]).items(),
                key=lambda item: (-item[1], item[0]),
            ),
        )
        for thing in ordered
    ]


def bridges(found: Network) -> list[Bridge]:
    """The things that serve two or more industries of which none is a field of another."""
    above: dict[str, set[str]] = defaultdict(set)
    served: dict[str, set[str]] = defaultdict(set)
    for thing, edges in found.edges.items():
        for edge in edges:
            if edge.source == thing and edge.relation in (SERVES, BROADER):
                (served if edge.relation == SERVES else above)[thing].add(edge.target)
    ranked = []
    for thing, industries in served.items():
        wider = set().union(*(_all_above(each, above) for each in industries))
        narrow = sorted(industries - wider)
        if len(narrow) > 1:
            ranked.append((-len(narrow), -len(found.edges[thing]), thing, narrow))
    return [
        Bridge(found.node(thing), [found.node(each) for each in narrow])
        for _, _, thing, narrow in sorted(ranked)[:SHOWN]
    ]


def _all_above(industry: str, above: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [industry]
    while waiting:
        new = above.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += sorted(new)
    return seen - {industry}


def communities(found: Network, around: Mapping[str, set[str]]) -> list[Community]:
    """The communities by Louvain's method, the largest first; places tie all together and are left out."""
    things = sorted(thing for thing in around if found.labels[thing][1] != "Place")
    number = {thing: place for place, thing in enumerate(things)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(things)))
    pairs = ((number[thing], number[other]) for thing in things for other in around[thing] if other in number)
    graph.add_edges_from(sorted(pair for pair in pairs if pair[0] < pair[1]))
    groups = nx.community.louvain_communities(graph, seed=SEED) if things else []
    told = []
    for group in groups:
        if len(group) >= SMALLEST:
            order = sorted(group, key=lambda each: (-len(graph.adj[each].keys() & group), each))
            nodes = [found.node(things[each]) for each in order[: NAMED + 1]]
            told.append(Community(nodes[0], nodes[1:], len(group)))
    return sorted(told, key=lambda one: (-one.size, one.heart.iri))[:SHOWN]
