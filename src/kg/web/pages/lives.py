"""A thing's life on one line: what was told of it, by the time it is of and by the report that tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.namespaces import PREFIXES
from kg.values.period import Period, parse_period
from kg.web.graph import GraphReader, Row
from kg.web.pages.telling import Axis, Teller, axis_over
from kg.web.pages.things import SETBACK_TYPES

DP = PREFIXES["dp"]
WIDTH, ROW, GAP = 700, 34, 24
MOST_SENTENCES = 5_000
MOST_LISTED = 100
# So many things are looked at for the reports that tell of them.
COMPARED = 400


@dataclass(frozen=True, slots=True)
class Lived:
    """A thing to choose: how many steps of it are told, by how many reports."""

    thing: str
    label: str
    reports: int
    steps: int


def listed(reader: GraphReader) -> list[Lived]:
    """Of the things with most steps those first that most reports tell of."""
    most = _with_most_steps(reader)
    labels = reader.labels(most)
    # Asked one after the other: an engine joins the steps of everything before it looks for these.
    steps = _values(reader, most, "hasMilestone")
    passages = _values(reader, sorted({step for each in steps.values() for step in each}), "evidence")
    found = []
    for thing, label in labels.items():
        told = {passage.partition("#")[0] for step in steps[thing] for passage in passages.get(step, ())}
        found.append(Lived(thing, label, len(told), len(steps[thing])))
    return sorted(found, key=lambda one: (-one.reports, -one.steps, one.label, one.thing))[:MOST_LISTED]


def _with_most_steps(reader: GraphReader) -> list[str]:
    rows: list[Row] = []
    for least in (4, 2, 1):
        rows = reader.rows("lives", least=least)
        if len(rows) >= COMPARED:
            break
    ranked = sorted(rows, key=lambda row: (-int(row["steps"]), row["thing"]))
    return sorted(row["thing"] for row in ranked[:COMPARED])


def _values(reader: GraphReader, things: Sequence[str], name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in reader.rows("cells", things=things, properties=[DP + name]) if things else ():
        found.setdefault(row["thing"], set()).add(row["value"])
    return found


@dataclass(frozen=True, slots=True)
class Event:
    """Something told of the thing: a step done or planned, a pledge with the state it is in, a merger."""

    kind: str
    what: str
    planned: bool
    period: str
    over: Period | None
    teller: Teller
    passage: str
    text: str
    state: str = ""

    @property
    def waits(self) -> bool:
        """Whether it says that the thing was put off, halted or given up."""
        return self.kind == "step" and self.what in SETBACK_TYPES


@dataclass(frozen=True, slots=True)
class Called:
    """What one report calls the thing."""

    teller: Teller
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Merged:
    """What this thing went on in (`onward`), or what went on in it: who says so, and its own events."""

    other: str
    label: str
    onward: bool
    said: Event
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Life:
    """All that is told of a thing, what it was called, and what it was merged with."""

    events: Sequence[Event]
    called: Sequence[Called]
    merged: Sequence[Merged] = ()


def life(reader: GraphReader, thing: str, names: Sequence[str], told_by: Mapping[str, Teller]) -> Life:
    """Steps and pledges by the time they are of, then by the report's; names by report."""
    merged: dict[str, Merged] = {}
    for row in reader.rows("life-mergers", thing=thing):
        if row["report"] in told_by and row["other"] not in merged:
            told = _events(reader, row["other"], told_by)
            said = _merger(row, told_by[row["report"]])
            merged[row["other"]] = Merged(row["other"], row["label"], row["from"] == thing, said, told)
    return Life(
        _events(reader, thing, told_by), _called(reader, thing, names, told_by), tuple(merged.values())
    )


def _events(reader: GraphReader, thing: str, told_by: Mapping[str, Teller]) -> list[Event]:
    """Steps and pledges by the time they are of, then by the report's."""
    events: dict[tuple[str, str], Event] = {}
    for row in reader.rows("life-steps", thing=thing):
        if row["report"] in told_by:
            events.setdefault((row["it"], row["report"]), _step(row, told_by[row["report"]]))
    for row in reader.rows("life-pledges", thing=thing):
        if row["report"] in told_by:
            events.setdefault((row["it"], row["report"]), _pledge(row, told_by[row["report"]]))
    return sorted(
        events.values(),
        key=lambda one: (
            one.over.end if one.over else one.teller.until,
            one.teller.until,
            one.planned,
            one.what,
            one.passage,
        ),
    )


def _merger(row: Row, teller: Teller) -> Event:
    over = parse_period(teller.period)
    return Event("merger", row["label"], False, teller.period, over, teller, row["passage"], row["text"])


def _step(row: Row, teller: Teller) -> Event:
    period = row.get("period", "")
    planned = row["modality"].endswith("Planned")
    return Event(
        "step", row["type"], planned, period, parse_period(period), teller, row["passage"], row["text"]
    )


def _pledge(row: Row, teller: Teller) -> Event:
    period, state = row.get("period", ""), row.get("state", "").removeprefix(DP)
    return Event(
        "pledge", row["text"], True, period, parse_period(period), teller, row["passage"], row["text"], state
    )


def _called(
    reader: GraphReader, thing: str, names: Sequence[str], told_by: Mapping[str, Teller]
) -> list[Called]:
    """The fullest names that each report's own sentences hold."""
    found: dict[str, set[str]] = {}
    for row in reader.rows("sentences", thing=thing, limit=MOST_SENTENCES):
        held = [name for name in names if name in row["text"]]
        full = {name for name in held if not any(name != other and name in other for other in held)}
        found.setdefault(row["report"], set()).update(full)
    return [
        Called(teller, sorted(found[iri], key=lambda name: (-len(name), name)))
        for iri, teller in told_by.items()
        if found.get(iri)
    ]


@dataclass(frozen=True, slots=True)
class Bar:
    """An event as it is drawn: from when to when, in the row of its report."""

    event: Event
    x: float
    width: float
    y: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A row: the report it is of; whose it is, where it begins the rows of another thing."""

    teller: Teller
    y: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """The line from the rows of one thing to those of the thing it goes on in, where a report says so."""

    merged: Merged
    x: float
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The life as it is drawn: a row for each report, time across; below, what it was merged with."""

    axis: Axis
    rows: Sequence[Lane]
    bars: Sequence[Bar]
    height: int
    ties: Sequence[Tie] = ()


def sheet(told: Life) -> Sheet | None:
    """Where each event stands; None where none has a time."""
    own = _drawn(told.events)
    others = [(each, _drawn(each.events)) for each in told.merged]
    said = [each.said for each in told.merged]
    periods = (one.over for one in (*own, *said, *(one for _, events in others for one in events)))
    axis = axis_over((over for over in periods if over), WIDTH)
    if axis is None:
        return None
    lanes, bars = _lanes(own or said[:1], own, axis, 0)
    top, ties = len(lanes) * ROW, []
    for each, events in others:
        # Its first row is there even where nothing else is told of it, for the line to lead to.
        fresh, more = _lanes(events or [each.said], events, axis, top + GAP, each.label)
        ties.append(Tie(each, axis.at(each.said.teller.until), top - ROW // 2, top + GAP + ROW // 2))
        lanes, bars, top = [*lanes, *fresh], [*bars, *more], top + GAP + len(fresh) * ROW
    return Sheet(axis, lanes, bars, top, ties)


def _drawn(events: Sequence[Event]) -> list[Event]:
    """Events that have a time; a pledge whose step is drawn is told in the table."""
    planning = {one.teller for one in events if one.kind == "step" and one.planned}
    return [one for one in events if one.over and (one.kind == "step" or one.teller not in planning)]


def _lanes(
    told: Sequence[Event], events: Sequence[Event], axis: Axis, top: int, of: str = ""
) -> tuple[list[Lane], list[Bar]]:
    """A row for each report that tells, and the events in them."""
    tellers = sorted({one.teller for one in told}, key=lambda one: (one.until, one.iri))
    row_of = {teller: top + at * ROW for at, teller in enumerate(tellers)}
    bars = [
        Bar(one, x := axis.at(one.over.start), max(axis.at(one.over.end) - x, 6), row_of[one.teller])
        for one in events
        if one.over
    ]
    return [Lane(teller, y, of if y == top else "") for teller, y in row_of.items()], bars
