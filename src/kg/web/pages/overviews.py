"""Counts and overviews: the start page, industries, parks, figures against targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from kg.namespaces import PREFIXES
from kg.ontology import load
from kg.vocabulary import EntityClass
from kg.web.graph import GraphReader, Row
from kg.web.pages.network import Network
from kg.web.pages.things import Statement

DP = PREFIXES["dp"]
FIGURE_FIELDS = (
    "ofIndicator",
    "value",
    "unit",
    "surface",
    "comparator",
    "figureType",
    "figureRole",
    "period",
    "scope",
)


@dataclass(frozen=True, slots=True)
class Count:
    """So many of one kind."""

    iri: str
    n: int


@dataclass
class Cross:
    """One industry or park, and how many things of each class belong to it."""

    iri: str
    label: str
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


@dataclass
class Series:
    """One indicator in one measure and unit: what was reached, aimed at and expected."""

    indicator: str
    label: str
    type: str
    unit: str
    scope: str = ""
    actual: Row | None = None
    target: Row | None = None
    forecast: Row | None = None
    growth: Row | None = None
    amount: Row | None = None

    @property
    def share(self) -> Decimal | None:
        """How far the target is reached, 1 for fully; none for rates, of which a share would mean nothing."""
        goal, reached = value_of(self.target), value_of(self.actual)
        if (
            self.type.removeprefix(DP) not in ("Amount", "Count")
            or goal is None
            or reached is None
            or goal <= 0
        ):
            return None
        return reached / goal

    @property
    def running(self) -> bool:
        """Whether the target's time is not up where the actual figure ends, or not known to be."""
        told = end_of((self.actual or {}).get("period", ""))
        wanted = end_of((self.target or {}).get("period", ""))
        return not told or not wanted or told < wanted

    @property
    def pace(self) -> str:
        """The message on a target still open: half of its year is over, its time is not up; else empty."""
        told, wanted = (end_of((row or {}).get("period", "")) for row in (self.actual, self.target))
        if self.verdict is not None or not told or not wanted:
            return ""
        halfway = told[:4] == wanted[:4] and (told[5:], wanted[5:]) == ("06-30", "12-31")
        return ("half-way" if halfway else "still-open") + ("" if self.share is None else "-share")

    @property
    def verdict(self) -> bool | None:
        """Whether to say the target is reached or missed: while its time runs none is missed yet."""
        return self.reached or (None if self.running else self.reached)

    @property
    def reached(self) -> bool | None:
        """Whether the actual figure satisfies the target as it is worded; none where either is missing."""
        goal, reached = value_of(self.target), value_of(self.actual)
        if goal is None or reached is None or self.target is None:
            return None
        comparator = self.target.get("comparator", "=")
        if comparator in ("<=", "<"):
            return reached <= goal
        return reached >= goal


def end_of(period: str) -> str:
    """The last day of a period as it sorts: 2030 and 2030-01-01/2030-12-31 end alike; empty where unknown."""
    last = period.rpartition("/")[2]
    return last + {4: "-12-31", 7: "-31"}.get(len(last), "")


def value_of(row: Row | None) -> Decimal | None:
    """The figure as a number."""
    try:
        return Decimal(row["value"]) if row is not None else None
    except InvalidOperation:
        return None


def class_counts(network: Network) -> dict[str, int]:
    """How many things of each class, by local name; a firm is not counted among organisations again."""
    found = Counter(kind for _, kind in network.labels.values())
    return {each.value: found[each.value] for each in EntityClass}


def status_counts(network: Network, stages: Mapping[str, str]) -> list[Count]:
    """How many projects at each stage, in the order of the life cycle; those without one come last."""
    projects = (thing for thing, (_, kind) in network.labels.items() if kind == "Project")
    found = Counter(stages.get(thing, "") for thing in projects)
    return [Count(name, found[name]) for name in sorted(found, key=stage_order)]


def stages_of(reader: GraphReader) -> dict[str, str]:
    """The stage of each project and park that has one."""
    return {row["thing"]: row["status"] for row in reader.rows("stages")}


def stage_order(name: str) -> tuple[bool, int, str]:
    """The key that sorts stages by the life cycle, the unknown one last."""
    terms = load().terms
    return (name == "", terms[name].order if name in terms else 99, name)


def crosses(network: Network, kind: str, relation: str) -> list[Cross]:
    """The things of a class with how many of each class stand in that relation to them, fullest first."""
    found = []
    for thing, (label, own) in network.labels.items():
        if own == kind:
            counts = Counter(
                network.labels[edge.source][1]
                for edge in network.edges.get(thing, ())
                if edge.target == thing and edge.relation == DP + relation
            )
            found.append(Cross(thing, label, dict(counts)))
    return sorted(found, key=lambda cross: (-cross.total, cross.label, cross.iri))


def series(reader: GraphReader) -> list[Series]:
    """Every indicator's figures, brought together by measure, unit and scope."""
    found: dict[tuple[str, ...], Series] = {}
    figures = reader.fields("Observation", FIGURE_FIELDS)
    labels = reader.labels(
        row[name] for row in figures.values() for name in ("ofIndicator", "scope") if name in row
    )
    for row in figures.values():
        if "ofIndicator" not in row or "value" not in row:
            continue
        kind, unit, scope = row.get("figureType", ""), row.get("unit", ""), row.get("scope", "")
        indicator = row["ofIndicator"]
        one = found.setdefault(
            (indicator, kind, unit, scope),
            Series(indicator, labels.get(indicator, indicator), kind, unit, labels.get(scope, "")),
        )
        role = row.get("figureRole", "").removeprefix(DP)
        slot = {"Target": "target", "Forecast": "forecast"}.get(role, "actual")
        if getattr(one, slot) is None:
            setattr(one, slot, row)
    _join_growth(found.values())
    return sorted(
        found.values(),
        key=lambda one: (one.target is None, one.actual is None, one.label, one.type, one.unit, one.scope),
    )


def _join_growth(found: Iterable[Series]) -> None:
    """Gives each sum the growth that is told of the same indicator and scope, and each growth its sum."""
    sums: dict[tuple[str, str], Series] = {}
    rates: dict[tuple[str, str], Series] = {}
    for one in found:
        kind, key = one.type.removeprefix(DP), (one.indicator, one.scope)
        if one.actual and kind in ("Amount", "Count", "Average"):
            sums.setdefault(key, one)
        elif one.actual and kind == "YoYGrowth":
            rates.setdefault(key, one)
    for key in sums.keys() & rates.keys():
        sums[key].growth, rates[key].amount = rates[key].actual, sums[key].actual


def pledges(reader: GraphReader) -> list[Statement]:
    """Everything pledged: the soonest first, what bears a figure before what does not."""
    found = reader.fields("Commitment", ("text", "deadline", "progress", "hasTarget"))
    rows = [(end_of(row.get("deadline", "9")), iri, row) for iri, row in found.items() if "text" in row]
    order = sorted(rows, key=lambda item: (item[0], "hasTarget" not in item[2], item[1]))
    return [Statement(iri, row) for _, iri, row in order]


def deadlines(pledged: Sequence[Statement]) -> list[Count]:
    """How many pledges fall due when, the soonest first; the empty time is for those without one."""
    found = Counter(one.fields.get("deadline", "") for one in pledged)
    order = sorted(found, key=lambda period: (not period, end_of(period), -len(period), period))
    return [Count(period, found[period]) for period in order]


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet chart's marks as shares of its width, 0 to 100; none where there is no such figure."""

    actual: float | None
    target: float | None
    forecast: float | None
    zero: float


def bullet(one: Series) -> Bullet:
    """The marks of one indicator's chart: nought is always on it, and all three figures."""
    figures = [value_of(row) for row in (one.actual, one.target, one.forecast)]
    known = [float(value) for value in figures if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    span = (high - low) * 1.08 or 1.0
    place: Callable[[Decimal | None], float | None] = lambda value: (  # noqa: E731
        None if value is None else round((float(value) - low) / span * 100, 2)
    )
    marks: Sequence[float | None] = [place(value) for value in figures]
    return Bullet(marks[0], marks[1], marks[2], round(-low / span * 100, 2))
