"""Counts and overviews: the start page, industries, parks, figures against targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from kg.namespaces import PREFIXES
from kg.ontology import load
from kg.web.graph import CLASS_RANK, GraphReader, Row
from kg.web.pages.things import Statement
from kg.web.site import CLASSES

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


def class_counts(reader: GraphReader) -> dict[str, int]:
    """How many things of each class, by local name."""
    found = {row["class"].removeprefix(DP): int(row["n"]) for row in reader.rows("counts", classes=CLASSES)}
    # As in the lists, a firm is not counted among organisations again, nor a park among places.
    for narrow, wide in (("Enterprise", "Organization"), ("Park", "Place")):
        found[wide] = max(found.get(wide, 0) - found.get(narrow, 0), 0)
    order = sorted(CLASS_RANK, key=lambda name: CLASSES.index(name))
    return {name.removeprefix(DP): found.get(name.removeprefix(DP), 0) for name in order}


def status_counts(reader: GraphReader) -> list[Count]:
    """How many projects at each stage, in the order of the life cycle; those without one come last."""
    found = {row.get("status", ""): int(row["n"]) for row in reader.rows("statuses")}
    terms = load().terms
    order = sorted(found, key=lambda name: (name == "", terms[name].order if name in terms else 99, name))
    return [Count(name, found[name]) for name in order if found[name]]


def crosses(reader: GraphReader, name: str, key: str) -> list[Cross]:
    """Industries or parks with their counts, the fullest first."""
    found: dict[str, Cross] = {}
    for row in reader.rows(name, classes=CLASSES):
        cross = found.setdefault(row[key], Cross(row[key], row["label"]))
        if "class" in row:
            cross.counts[row["class"].removeprefix(DP)] = int(row["n"])
    for cross in found.values():
        # An enterprise is an organisation and a park a place by inference: each is counted once.
        for narrow, wide in (("Enterprise", "Organization"), ("Park", "Place")):
            left = cross.counts.get(wide, 0) - cross.counts.get(narrow, 0)
            cross.counts[wide] = max(left, 0)
    return sorted(found.values(), key=lambda cross: (-cross.total, cross.label))


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
