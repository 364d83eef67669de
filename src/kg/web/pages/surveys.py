"""What an industry, place, park or firm has in all: its parts with counts, its projects with their steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.namespaces import PREFIXES, iri
from kg.web.graph import GraphReader
from kg.web.pages.network import Network
from kg.web.pages.overviews import Count, stage_order
from kg.web.pinyin import reading_order

DP = PREFIXES["dp"]
KINDS = ("Project", "Enterprise", "Park", "Platform", "PolicyDocument", "Event")
MOST_PROJECTS, MOST_PARTS, MOST_INDUSTRIES = 60, 40, 12


@dataclass(frozen=True, slots=True)
class Plan:
    """How a class is surveyed: the relation that leads to it, those that lead to its parts, what is counted.

    `filter` is the name of the list filter that stands for the relation.
    """

    relation: str
    parts: Sequence[str]
    kinds: Sequence[str]
    filter: str


_PLACE = Plan(
    "locatedIn",
    ("dp:partOf", "dp:locatedIn"),
    ("Project", "Enterprise", "Organization", "Platform", "Event"),
    "place",
)
PLANS: Mapping[str, Plan] = MappingProxyType(
    {
        "Industry": Plan("servesIndustry", ("skos:broader",), KINDS, "industry"),
        "Park": _PLACE,
        "Place": _PLACE,
        "Enterprise": Plan("undertakenBy", (), ("Project", "Platform"), ""),
        "Organization": Plan("undertakenBy", (), ("Project", "Platform"), ""),
    }
)


@dataclass
class Part:
    """The thing itself or one of its parts: how many things of each class it has, its projects by stage."""

    iri: str
    label: str
    kinds: Sequence[str] = KINDS
    counts: dict[str, int] = field(default_factory=dict)
    by_stage: dict[str, int] = field(default_factory=dict)

    @property
    def stages(self) -> list[Count]:
        """Its projects at each stage, in the order of the life cycle; those without one come last."""
        return [Count(name, self.by_stage[name]) for name in sorted(self.by_stage, key=stage_order)]

    @property
    def lacks(self) -> list[str]:
        """The classes of which it has nothing."""
        return [kind for kind in self.kinds if not self.counts.get(kind)]


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone of a project, in short."""

    type: str
    period: str


@dataclass
class Undertaking:
    """One project: where it stands, what was done last, what comes next."""

    iri: str
    label: str
    status: str
    done: list[Step] = field(default_factory=list)
    planned: list[Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry and how many things of a place serve it."""

    industry: str
    label: str
    n: int


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the overview of one thing shows."""

    plan: Plan
    parts: Sequence[Part]
    projects: Sequence[Undertaking]
    industries: Sequence[Industry]

    @property
    def whole(self) -> Part:
        """The thing itself."""
        return self.parts[0]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(part.counts for part in self.parts) and len(self.parts) == 1 and not self.industries


def survey_of(
    reader: GraphReader, network: Network, stages: Mapping[str, str], kind: str, thing: str
) -> Survey | None:
    """The overview of a thing of that class; None where the class has none, or nothing is known of it."""
    plan = PLANS.get(kind)
    if plan is None or thing not in network.labels:
        return None
    parts = [thing, *_parts(network, plan, thing)[:MOST_PARTS]]
    return Survey(
        plan,
        [_part(network, plan, each, stages) for each in parts],
        projects_of(reader, network, plan, thing, stages),
        _industries(network, plan, thing) if plan.filter == "place" else [],
    )


def _belonging(network: Network, relation: str, thing: str) -> list[str]:
    """The things that stand in that relation to it."""
    return [
        edge.source
        for edge in network.edges.get(thing, ())
        if edge.target == thing and edge.relation == relation
    ]


def _parts(network: Network, plan: Plan, thing: str) -> list[str]:
    """Its narrower fields, or the places within it, by name."""
    found = {part for name in plan.parts for part in _belonging(network, iri(name), thing)}
    kinds = ("Industry",) if plan.filter == "industry" else ("Place", "Park")
    return sorted(
        (part for part in found if network.labels[part][1] in kinds),
        key=lambda part: reading_order(network.labels[part][0]),
    )


def _part(network: Network, plan: Plan, thing: str, stages: Mapping[str, str]) -> Part:
    part = Part(thing, network.labels[thing][0], plan.kinds)
    for other in _belonging(network, DP + plan.relation, thing):
        kind = network.labels[other][1]
        if kind in plan.kinds:
            part.counts[kind] = part.counts.get(kind, 0) + 1
        if kind == "Project":
            stage = stages.get(other, "")
            part.by_stage[stage] = part.by_stage.get(stage, 0) + 1
    return part


def _industries(network: Network, plan: Plan, place: str) -> list[Industry]:
    """The industries that what lies in a place serves, the most served first."""
    served: Counter[str] = Counter()
    for thing in set(_belonging(network, DP + plan.relation, place)):
        served.update(
            edge.target
            for edge in network.edges[thing]
            if edge.source == thing and edge.relation == DP + "servesIndustry"
        )
    ranked = sorted(served.items(), key=lambda item: (-item[1], reading_order(network.labels[item[0]][0])))
    return [Industry(iri_, network.labels[iri_][0], n) for iri_, n in ranked[:MOST_INDUSTRIES]]


def projects_of(
    reader: GraphReader, network: Network, plan: Plan, thing: str, stages: Mapping[str, str]
) -> list[Undertaking]:
    """The projects that belong to it, those furthest on first, each with its steps in time."""
    projects = [
        Undertaking(other, network.labels[other][0], stages.get(other, ""))
        for other in set(_belonging(network, DP + plan.relation, thing))
        if network.labels[other][1] == "Project"
    ]
    found = {one.iri: one for one in sorted(projects, key=_furthest)[:MOST_PROJECTS]}
    for row in reader.rows("steps-of", things=list(found)) if found else ():
        one = found[row["project"]]
        steps = one.planned if row["modality"] == DP + "Planned" else one.done
        step = Step(row["type"], row.get("period", ""))
        if step not in steps:
            steps.append(step)
    return list(found.values())


def _furthest(one: Undertaking) -> tuple[bool, int, tuple[str, str], str]:
    unknown, order, _ = stage_order(one.status)
    return unknown, -order, reading_order(one.label), one.iri


def shares(counts: Iterable[Count]) -> list[tuple[Count, float]]:
    """Each count with its per cent of all, for a bar that they fill together."""
    listed = list(counts)
    total = sum(count.n for count in listed) or 1
    return [(count, round(100 * count.n / total, 2)) for count in listed]
