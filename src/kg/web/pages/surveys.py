"""What an industry, place, park or firm has in all: its parts with counts, its projects with their steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.namespaces import PREFIXES
from kg.ontology import load
from kg.web.graph import GraphReader, Row
from kg.web.pages.overviews import Count

DP = PREFIXES["dp"]
KINDS = ("Project", "Enterprise", "Park", "Platform", "PolicyDocument", "Event")
MOST_PROJECTS, MOST_PARTS = 60, 40


@dataclass(frozen=True, slots=True)
class Plan:
    """How a class is surveyed: the relation that leads to it, the query of its parts, what is counted.

    `filter` is the name of the list filter that stands for the relation.
    """

    relation: str
    parts: str
    kinds: Sequence[str]
    filter: str


_PLACE = Plan(
    "locatedIn", "places-within", ("Project", "Enterprise", "Organization", "Platform", "Event"), "place"
)
PLANS: Mapping[str, Plan] = MappingProxyType(
    {
        "Industry": Plan("servesIndustry", "narrower", KINDS, "industry"),
        "Park": _PLACE,
        "Place": _PLACE,
        "Enterprise": Plan("undertakenBy", "", ("Project", "Platform"), ""),
        "Organization": Plan("undertakenBy", "", ("Project", "Platform"), ""),
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
class Survey:
    """All that the overview of one thing shows."""

    plan: Plan
    parts: Sequence[Part]
    projects: Sequence[Undertaking]
    industries: Sequence[Row]

    @property
    def whole(self) -> Part:
        """The thing itself."""
        return self.parts[0]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(part.counts for part in self.parts) and len(self.parts) == 1 and not self.industries


def stage_order(name: str) -> tuple[bool, int, str]:
    """The key that sorts stages by the life cycle, the unknown one last."""
    terms = load().terms
    return (name == "", terms[name].order if name in terms else 99, name)


def survey_of(reader: GraphReader, kind: str, thing: str, label: str) -> Survey | None:
    """The overview of a thing of that class; None where the class has none."""
    plan = PLANS.get(kind)
    if plan is None:
        return None
    return Survey(
        plan,
        parts_of(reader, plan, thing, label),
        projects_of(reader, plan, thing),
        reader.rows("industries-of-place", place=thing, classes=[DP + each for each in KINDS])
        if plan.filter == "place"
        else [],
    )


def parts_of(reader: GraphReader, plan: Plan, thing: str, label: str) -> list[Part]:
    """The thing itself, then its parts, each with what belongs to it."""
    found = {thing: Part(thing, label, plan.kinds)}
    for row in reader.rows(plan.parts, whole=thing)[:MOST_PARTS] if plan.parts else ():
        found.setdefault(row["part"], Part(row["part"], row["label"], plan.kinds))
    classes = [DP + kind for kind in plan.kinds]
    rows = reader.rows("part-counts", things=list(found), relation=DP + plan.relation, classes=classes)
    for row in rows:
        one, kind, n = found[row["part"]], row["class"].removeprefix(DP), int(row["n"])
        one.counts[kind] = one.counts.get(kind, 0) + n
        if kind == "Project":
            one.by_stage[row.get("status", "")] = n
    for one in found.values():
        # An enterprise is an organisation by inference: it is counted once.
        if "Organization" in one.counts and "Enterprise" in plan.kinds:
            left = one.counts.pop("Organization") - one.counts.get("Enterprise", 0)
            one.counts |= {"Organization": left} if left > 0 else {}
    return list(found.values())


def projects_of(reader: GraphReader, plan: Plan, thing: str) -> list[Undertaking]:
    """The projects that belong to it, those furthest on first, each with its steps in time."""
    found: dict[str, Undertaking] = {}
    for row in reader.rows("projects-of", thing=thing, relation=DP + plan.relation):
        one = found.setdefault(
            row["project"], Undertaking(row["project"], row["label"], row.get("status", ""))
        )
        if "type" in row:
            steps = one.planned if row["modality"] == DP + "Planned" else one.done
            step = Step(row["type"], row.get("period", ""))
            if step not in steps:
                steps.append(step)
    return sorted(found.values(), key=_furthest)[:MOST_PROJECTS]


def _furthest(one: Undertaking) -> tuple[bool, int, bool, str]:
    unknown, order, _ = stage_order(one.status)
    return unknown, -order, not one.planned, one.label


def shares(counts: Iterable[Count]) -> list[tuple[Count, float]]:
    """Each count with its per cent of all, for a bar that they fill together."""
    listed = list(counts)
    total = sum(count.n for count in listed) or 1
    return [(count, round(100 * count.n / total, 2)) for count in listed]
