"""Figures against targets: a row is one indicator of one report, one scope and one target's time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.assessment.ledger import counts_towards
from kg.namespaces import PREFIXES
from kg.rdf.ledger import GRAVEST_FIRST
from kg.values.period import Period, parse_period
from kg.vocabulary import AssessmentState
from kg.web.graph import GraphReader, Row
from kg.web.pages.overviews import end_of, place_of

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
SUMS = ("Amount", "Count", "Average")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as one report states it; `period` is the report's own where the figure names none."""

    row: Row
    report: str
    passages: tuple[str, ...]
    label: str
    scope: str
    period: Period | None
    iri: str = ""
    judged: Row | None = None
    deeds: frozenset[str] = frozenset()

    @property
    def at(self) -> int:
        """Where in the report it is stated first."""
        return min((place_of(passage)[1] for passage in self.passages), default=0)

    @property
    def role(self) -> str:
        """Target, Forecast or Actual."""
        role = self.row.get("figureRole", "").removeprefix(DP)
        return role if role in ("Target", "Forecast") else "Actual"

    @property
    def type(self) -> str:
        """Its measure by local name."""
        return self.row.get("figureType", "").removeprefix(DP)

    @property
    def measure(self) -> tuple[str, ...]:
        """What figures must share to stand in one row."""
        row = self.row
        return (row["ofIndicator"], row.get("figureType", ""), row.get("unit", ""), row.get("scope", ""))

    def within(self, wanted: Stated) -> bool:
        """Whether it is of the time of a target or forecast of the same measure, as the ledger says."""
        return (
            self.measure == wanted.measure
            and self.period is not None
            and wanted.period is not None
            and counts_towards(wanted.period, self.period)
        )


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one report in one measure, unit, scope and time: reached, aimed at and expected.

    `judged` is what became of the target, as the ledger says and the graph bears it; `elsewhere` whether
    another report answers it; `growth` and `amount` are of the actual figure's own time; `at` is where the
    report states it, in the sentence `passage`.
    """

    report: str
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
    judged: Row | None = None
    elsewhere: bool = False
    at: int = 0
    passage: str = ""

    @property
    def state(self) -> str:
        """The state of the target; empty where it was not judged or nothing is set against it."""
        if self.judged is None:
            return ""
        state = self.judged["state"].removeprefix(DP)
        return state if "deed" in self.judged or state == AssessmentState.CHANGED else ""

    @property
    def later(self) -> bool:
        """Whether the target is judged by what another report says than this row's."""
        return self.elsewhere or self.state == AssessmentState.CHANGED

    @property
    def share(self) -> Decimal | None:
        """How far the row's own figure reaches the target, 1 for fully; none where nothing is divided."""
        told = (self.judged or {}).get("progress", "")
        if not told or not self.state or self.later or not self.comparable:
            return None
        return Decimal(told)

    @property
    def comparable(self) -> bool:
        """Whether the figures may stand on one scale.

        What stands in all is not measured against what is to be added, nor is anything else that the ledger
        cannot judge by the figure set beside it.
        """
        return self.state != AssessmentState.CANNOT_BE_JUDGED


def series(reader: GraphReader, report: str) -> list[Series]:
    """Every indicator's figures of one report, in its order; an actual stands by a target as its answer."""
    found = _rows(_stated(reader, report))
    return sorted(
        found,
        key=lambda one: (
            *(one.target is None, one.actual is None, one.at, one.label, one.type, one.unit, one.scope),
            end_of((one.target or one.actual or one.forecast or {}).get("period", "")),
        ),
    )


def _stated(reader: GraphReader, report: str) -> list[Stated]:
    told: dict[str, list[str]] = {}
    for row in reader.rows("figures-in", report=report):
        told.setdefault(row["figure"], []).append(row["passage"])
    figures = reader.fields_of(told, FIGURE_FIELDS)
    states: dict[str, Row] = {}
    deeds: dict[str, set[str]] = {}
    found = reader.rows("judged", things=sorted(told)) if told else []
    for row in sorted(found, key=_gravity):
        states.setdefault(row["figure"], row)
        deeds.setdefault(row["figure"], set()).update([row["deed"]] if "deed" in row else [])
    labels = reader.labels(
        row[name] for row in figures.values() for name in ("ofIndicator", "scope") if name in row
    )
    own = {row["report"]: row.get("period", "") for row in reader.rows("reports")}
    return [
        Stated(
            row,
            report,
            tuple(told[iri]),
            labels.get(row["ofIndicator"], row["ofIndicator"]),
            labels.get(row.get("scope", ""), ""),
            parse_period(row.get("period", "")) or parse_period(own.get(report, "")),
            iri,
            states.get(iri),
            frozenset(deeds.get(iri, ())),
        )
        for iri, row in figures.items()
        if "ofIndicator" in row and "value" in row
    ]


def _gravity(judged: Row) -> tuple[int, Decimal]:
    """The gravest state first, of two alike the least progress."""
    state = AssessmentState(judged["state"].removeprefix(DP))
    return GRAVEST_FIRST.index(state), Decimal(judged.get("progress", "0"))


@dataclass(frozen=True, slots=True)
class _Report:
    """The figures of one report by role, measure and time."""

    roles: Mapping[str, Sequence[Stated]]
    growths: Mapping[tuple[object, ...], Stated]
    amounts: Mapping[tuple[object, ...], Stated]

    def beside(self, head: Stated, role: str) -> Stated | None:
        """The latest figure of a role in the head's time."""
        return _latest(one for one in self.roles[role] if one.within(head))

    def series(self, line: _Line) -> Series:
        """A row under a target, a forecast or an actual figure."""
        head, actual = line.head, line.actual
        growth = self.growths.get(_time(actual)) if actual and actual.type in SUMS else None
        amount = self.amounts.get(_time(actual)) if actual and actual.type == "YoYGrowth" else None
        return Series(
            head.report,
            head.row["ofIndicator"],
            head.label,
            head.row.get("figureType", ""),
            head.row.get("unit", ""),
            head.scope,
            actual=_row(actual),
            target=head.row if head.role == "Target" else None,
            forecast=_row(line.forecast),
            growth=_row(growth),
            amount=_row(amount),
            judged=head.judged if head.role == "Target" else None,
            elsewhere=not head.deeds <= {one.iri for one in self.roles["Actual"]},
            at=head.at,
            # What a table's row needs of its head stands before it.
            passage=max(head.passages, key=place_of),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """The figures of one row, under its head."""

    head: Stated
    actual: Stated | None
    forecast: Stated | None = None

    @property
    def used(self) -> set[int]:
        """The figures it shows."""
        return {id(one) for one in (self.head, self.actual, self.forecast) if one is not None}


def _rows(figures: Sequence[Stated]) -> list[Series]:
    """The rows of one report: first by target, then by forecast, then what no row has yet."""
    roles = {role: [one for one in figures if one.role == role] for role in ("Actual", "Target", "Forecast")}
    actuals = list(reversed(roles["Actual"]))
    report = _Report(
        roles,
        {_time(one): one for one in actuals if one.type == "YoYGrowth"},
        {_time(one): one for one in actuals if one.type in SUMS},
    )
    heads: dict[tuple[object, ...], Stated] = {}
    for one in roles["Target"]:
        heads.setdefault((*one.measure, one.period, one.row["value"], one.row.get("comparator", "=")), one)
    lines = [_Line(head, _answer(head, report), report.beside(head, "Forecast")) for head in heads.values()]
    used = {number for line in lines for number in line.used}
    foreseen = [
        _Line(head, report.beside(head, "Actual"), head) for head in roles["Forecast"] if id(head) not in used
    ]
    used.update(number for line in foreseen for number in line.used)
    alone = [_Line(head, head) for head in roles["Actual"] if id(head) not in used]
    return [report.series(line) for line in (*lines, *foreseen, *alone)]


def _row(one: Stated | None) -> Row | None:
    return one.row if one is not None else None


def _time(one: Stated) -> tuple[object, ...]:
    return one.row["ofIndicator"], one.row.get("scope", ""), one.period


def _latest(figures: Iterable[Stated]) -> Stated | None:
    return max(figures, key=lambda one: one.period.end.isoformat() if one.period else "", default=None)


def _answer(target: Stated, report: _Report) -> Stated | None:
    """The figure of the same report that answers a target; by time where the ledger has no say."""
    by_graph = [one for one in report.roles["Actual"] if one.iri in target.deeds]
    if by_graph:
        return by_graph[0]
    return report.beside(target, "Actual")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet chart's marks as shares of its width, 0 to 100; none where there is no such figure."""

    actual: float | None
    target: float | None
    forecast: float | None
    zero: float


def value_of(row: Row | None) -> Decimal | None:
    """The figure as a number."""
    try:
        return Decimal(row["value"]) if row is not None else None
    except InvalidOperation:
        return None


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
