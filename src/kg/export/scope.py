"""What a package is about: the things a profile asks for, what is said of them, and what that leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.errors import ExportError
from kg.export.dataset import Graph
from kg.export.profile import COMMITMENT, Select
from kg.vocabulary import EntityClass, Relation

RELATIONS = tuple(f"dp:{relation.value}" for relation in Relation)
BROADER = ("skos:broader", "skos:broaderTransitive")
SHOWN = 6


@dataclass
class Scope:
    """`seeds` are asked for; `things` are they and what they lead to; `statements` what is said of seeds."""

    seeds: set[NamedNode] = field(default_factory=set)
    things: set[NamedNode] = field(default_factory=set)
    statements: set[NamedNode] = field(default_factory=set)


def find_scope(graph: Graph, select: Select, dropped: frozenset[NamedNode]) -> Scope:
    """The part of the graph a profile asks for; what is dropped counts as not there."""
    fields = _named(graph, select.industries, EntityClass.INDUSTRY)
    fields |= _reach(graph, fields, BROADER, backwards=True)
    places = _named(graph, select.places, EntityClass.PLACE)
    places |= _reach(graph, places, ("dp:locatedIn", "dp:partOf"), backwards=True)
    scope = Scope()
    kinds = {one: kind for one, kind in graph.entities() if one not in dropped}
    narrowed = bool(select.industries or select.places)
    wanted = set(select.classes) or {*(kind.value for kind in EntityClass), COMMITMENT}
    for one, kind in kinds.items():
        above = {kind.value} | ({"Place"} if kind is EntityClass.PARK else set())
        above |= {"Organization"} if kind is EntityClass.ENTERPRISE else set()
        if wanted & above and (not narrowed or _within(graph, one, fields, places)):
            scope.seeds.add(one)
    if narrowed and "Indicator" not in wanted:
        scope.seeds -= {one for one in scope.seeds if kinds[one] is EntityClass.INDICATOR}
    scope.things = set(scope.seeds)
    _add_statements(graph, scope, wanted, narrowed=narrowed, places=places)
    _add_neighbours(graph, scope)
    scope.things -= dropped
    scope.statements -= dropped
    return scope


def _named(graph: Graph, labels: Iterable[str], kind: EntityClass) -> set[NamedNode]:
    members = graph.members(kind.value)
    names = {
        one: {value.value for p in ("rdfs:label", "skos:altLabel") for value in graph.values(one, p)}
        for one in members
    }
    found: set[NamedNode] = set()
    for label in labels:
        those = {one for one in members if label in names[one]}
        if not those:
            near = [
                graph.label(one)
                for one in members
                if any(label in name or name in label for name in names[one])
            ]
            shown = "、".join(sorted(near or map(graph.label, members))[:SHOWN])
            mend = f"use a label of the graph such as {shown}" if shown else f"the graph has no {kind}"
            raise ExportError(f"no {kind} named {label!r}", source=graph.source, mend=mend)
        found |= those
    return found


def _reach(
    graph: Graph, start: set[NamedNode], predicates: tuple[str, ...], *, backwards: bool
) -> set[NamedNode]:
    """Everything that leads to the start, or that it leads to, over any number of steps."""
    steps: dict[NamedNode, set[NamedNode]] = {}
    for subject, _, value in graph.relations(*predicates):
        first, second = (value, subject) if backwards else (subject, value)
        steps.setdefault(first, set()).add(second)
    found, waiting = set(start), sorted(start, key=lambda each: each.value)
    while waiting:
        fresh = steps.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


def _within(graph: Graph, one: NamedNode, fields: set[NamedNode], places: set[NamedNode]) -> bool:
    """Whether a thing is one of the fields and places wanted, or serves and stands in them."""
    if one in fields or one in places:
        return True
    serves = not fields or bool(fields & set(graph.nodes(one, "dp:servesIndustry")))
    stands = not places or bool(places & set(graph.nodes(one, "dp:locatedIn")))
    return serves and stands


def _add_statements(
    graph: Graph, scope: Scope, wanted: set[str], *, narrowed: bool, places: set[NamedNode]
) -> None:
    seeds = scope.seeds
    owned = graph.relations("dp:hasMilestone", "dp:hasRecognition")
    scope.statements |= {held for owner, _, held in owned if owner in seeds}
    if not narrowed and {"Organization", "Enterprise"} & wanted:
        scope.statements |= set(graph.members("Recognition"))
    about = seeds | places
    for one in graph.members("Observation"):
        covered = set(graph.nodes(one, "dp:scope"))
        indicators = set(graph.nodes(one, "dp:ofIndicator"))
        if "Indicator" in wanted and (covered & about if narrowed else indicators & seeds):
            _keep_figure(graph, scope, one)
    for one in graph.members(COMMITMENT):
        concerned = set(graph.nodes(one, "dp:concerns"))
        if COMMITMENT in wanted and (not narrowed or concerned & seeds):
            scope.statements.add(one)
            scope.things |= concerned
            for figure in (*graph.nodes(one, "dp:hasTarget"), *graph.nodes(one, "dp:fulfilment")):
                _keep_figure(graph, scope, figure)
    for one in graph.members("Fact"):
        if seeds & {*graph.nodes(one, "rdf:subject"), *graph.nodes(one, "rdf:object")}:
            scope.statements.add(one)


def _keep_figure(graph: Graph, scope: Scope, figure: NamedNode) -> None:
    scope.statements.add(figure)
    for predicate in ("dp:ofIndicator", "dp:scope"):
        scope.things |= set(graph.nodes(figure, predicate))


def _add_neighbours(graph: Graph, scope: Scope) -> None:
    """What seeds are tied to, by name only, and the broader fields of every field."""
    for subject, _, value in graph.relations(*RELATIONS):
        if subject in scope.seeds or value in scope.seeds:
            scope.things |= {subject, value}
    scope.things |= _reach(graph, scope.things, BROADER, backwards=False)
