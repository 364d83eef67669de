"""An indicator's figures across reports and places: strands over the time they are of, and their chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg.namespaces import PREFIXES
from kg.values.period import Period, parse_period
from kg.values.shown import shown
from kg.web.graph import GraphReader, Row
from kg.web.pages.telling import Axis, Teller, axis_over

WIDTH, HEIGHT = 700, 260
TICKS = 4
# More lines than these no eye tells apart; more rows than these nobody reads.
MOST_LINES, MOST_ROWS = 12, 300
# Colours that are told apart.
TONES = 6
DP = PREFIXES["dp"]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure: the time it is of, and who tells it; `role` is Actual, Target or Forecast."""

    iri: str
    period: str
    over: Period | None
    value: Decimal
    surface: str
    role: str
    place: str
    teller: Teller
    passage: str


@dataclass
class Measure:
    """The figures of one kind in one unit, and their strands."""

    type: str
    unit: str
    told: list[Told] = field(default_factory=list)

    @property
    def strands(self) -> dict[tuple[str, str, str], list[Told]]:
        """Figures to be joined by a line: of one place, one part of the year and one role, by time."""
        found: dict[tuple[str, str, str], list[Told]] = {}
        for one in sorted(self.told, key=lambda one: (one.place, one.period, one.teller.until)):
            if one.over is not None:
                found.setdefault((one.place, part_of_year(one.over), one.role), []).append(one)
        return dict(sorted(found.items(), key=lambda item: (item[0][2] != "Actual", item[0])))

    @property
    def times(self) -> int:
        """How many different ends of time the figures have."""
        return len({one.over.end for one in self.told if one.over})


def part_of_year(over: Period) -> str:
    """Which part of a year a period is: figures of halves and of whole years are no one line.

    >>> part_of_year(Period.year(2021)), part_of_year(Period.months(2021, 1, 6))
    ('01-01/12-31', '01-01/06-30')
    """
    years = over.end.year - over.start.year
    return f"{over.start:%m-%d}/{over.end:%m-%d}" + (f"+{years}" if years else "")


def middle(over: Period) -> date:
    """Where a figure stands in its year: that of 2021 amid 2021, that of a plan amid its last year.

    >>> middle(Period.year(2021)), middle(Period.months(2021, 1, 6))
    (datetime.date(2021, 7, 2), datetime.date(2021, 4, 1))
    """
    start = max(over.start, date(over.end.year, 1, 1))
    return start + (over.end - start) / 2


def measures(reader: GraphReader, indicator: str, told_by: Mapping[str, Teller]) -> list[Measure]:
    """The indicator's figures by kind and unit, those with most times first."""
    found: dict[tuple[str, str], Measure] = {}
    seen: set[tuple[str, str]] = set()
    told_rows = reader.rows("series-figures", thing=indicator)
    # Sorting them here takes half of what an engine takes for it.
    for row in sorted(told_rows, key=lambda row: (row["figure"], row["passage"])):
        if row["report"] not in told_by or (row["figure"], row["report"]) in seen:
            continue
        seen.add((row["figure"], row["report"]))
        key = (row.get("type", "").removeprefix(DP), row.get("baseUnit", row.get("unit", "")))
        found.setdefault(key, Measure(key[0], key[1])).told.append(_told(row, told_by[row["report"]]))
    for measure in found.values():
        _in_one_unit(measure, reader)
    return sorted(found.values(), key=lambda one: (-one.times, -len(one.told), one.type, one.unit))


def _told(row: Row, teller: Teller) -> Told:
    period = row.get("period", "")
    return Told(
        iri=row["figure"],
        period=period,
        over=parse_period(period),
        value=Decimal(row.get("base", row["value"])),
        surface=shown(row.get("surface", ""), row["value"], row.get("unit", "")),
        role=row.get("role", "").removeprefix(DP) or "Actual",
        place=row.get("scopeLabel") or teller.place,
        teller=teller,
        passage=row["passage"],
    )


def _in_one_unit(measure: Measure, reader: GraphReader) -> None:
    """Yuan in hundreds of millions where they are many: that is how they are spoken of."""
    most = max((abs(one.value) for one in measure.told), default=Decimal(0))
    if measure.unit == "元" and most >= 10**8:
        measure.unit = "亿元"
        measure.told = [_scaled(one) for one in measure.told]


def _scaled(one: Told) -> Told:
    return Told(
        one.iri,
        one.period,
        one.over,
        one.value / 10**8,
        one.surface,
        one.role,
        one.place,
        one.teller,
        one.passage,
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure as it is drawn."""

    told: Told
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A strand as it is drawn; `tone` numbers its colour, past the last of which marks are `square`."""

    place: str
    part: str
    role: str
    tone: int
    square: bool
    marks: Sequence[Mark]

    @property
    def path(self) -> str:
        """The points of the line."""
        return " ".join(f"{mark.x},{mark.y}" for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: its lines, the axis of time, the values beside it; of how many strands in all."""

    lines: Sequence[Line]
    axis: Axis
    ticks: Sequence[tuple[float, float]]
    strands: int


def drawing(measure: Measure) -> Drawing | None:
    """The chart of a measure; None where all its figures are of one time."""
    axis = axis_over((one.over for one in measure.told if one.over), WIDTH)
    if axis is None or measure.times < 2:
        return None
    fullest = sorted(measure.strands.items(), key=lambda item: -len(item[1]))[:MOST_LINES]
    low, high, step = scale([float(one.value) for _, told in fullest for one in told])
    up = high - low or 1.0

    def height(value: float) -> float:
        return round(HEIGHT - (value - low) / up * HEIGHT, 1)

    tones: dict[str, int] = {}
    lines = []
    for (place, part, role), told in sorted(fullest, key=lambda item: (item[0][2] != "Actual", item[0])):
        tone = tones.setdefault(f"{place}|{part}", len(tones))
        marks = [Mark(one, axis.at(middle(one.over)), height(float(one.value))) for one in told if one.over]
        lines.append(Line(place, part, role, tone % TONES, tone >= TONES, marks))
    count = round(up / step)
    ticks = [(round(low + step * at, 6), height(low + step * at)) for at in range(count + 1)]
    return Drawing(lines, axis, ticks, len(measure.strands))


def scale(values: Iterable[float]) -> tuple[float, float, float]:
    """Round bounds of values, nought among them, and the step between the lines.

    >>> scale([43.3, 51.2])
    (0.0, 60.0, 20.0)
    """
    found = [0.0, *values]
    low, high = min(found), max(found)
    rough = ((high - low) or 1.0) / TICKS
    power = 10.0 ** _exponent(rough)
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    bottom = -(-low // step) * step if low >= 0 else (low // step) * step
    top = -(-high // step) * step
    return bottom, top or step, step


def _exponent(value: float) -> int:
    return Decimal(repr(value)).adjusted()
