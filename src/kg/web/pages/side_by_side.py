"""Two reports side by side: their figures line by line, the things that only one of them names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.namespaces import PREFIXES
from kg.values.period import parse_period
from kg.web.graph import GraphReader, Row
from kg.web.pages.series import part_of_year

DP = PREFIXES["dp"]
SHOWN_KINDS = ("Project", "Park", "Enterprise", "Platform", "PolicyDocument", "PolicyMeasure", "Event")


@dataclass(frozen=True, slots=True)
class Pair:
    """One indicator, kind of figure, role and scope: what each report says of it."""

    indicator: str
    label: str
    type: str
    role: str
    scope: str
    left: Row | None
    right: Row | None

    @property
    def unit(self) -> str:
        """The unit of both; empty where they have none or two."""
        units = {row.get("unit", "") for row in (self.left, self.right) if row is not None}
        return units.pop() if len(units) == 1 else ""

    @property
    def other_time(self) -> bool:
        """Whether one is of half a year and the other of another whole one: their difference means nothing.

        That of a year and its own half is what the other half brought.
        """
        if self.left is None or self.right is None:
            return False
        one, other = (parse_period(row.get("period", "")) for row in (self.left, self.right))
        if one is None or other is None:
            return one is not other
        within = max(one.start, other.start), min(one.end, other.end)
        return part_of_year(one) != part_of_year(other) and all(
            (each.start, each.end) != within for each in (one, other)
        )

    @property
    def change(self) -> Decimal | None:
        """By how much the right one is more; none where the two are not of one unit and length of time."""
        if self.left is None or self.right is None or self.other_time:
            return None
        if self.left.get("unit") != self.right.get("unit"):
            return None
        return Decimal(self.right["value"]) - Decimal(self.left["value"])


def figure_pairs(reader: GraphReader, left: str, right: str) -> list[Pair]:
    """The figures of both, those that both have first."""
    sides = [_figures(reader, report) for report in (left, right)]
    found = [
        Pair(*key, sides[0].get(key), sides[1].get(key)) for key in sorted(sides[0].keys() | sides[1].keys())
    ]
    return sorted(found, key=lambda one: (one.left is None) + (one.right is None))


def _figures(reader: GraphReader, report: str) -> dict[tuple[str, str, str, str, str], Row]:
    """The first figure of each line; the row of a table stands before prose."""
    found: dict[tuple[str, str, str, str, str], Row] = {}
    for row in reader.rows("report-observations", report=report):
        role = row.get("role", "").removeprefix(DP)
        key = (row["indicator"], row["label"], row.get("type", ""), role, row.get("scopeLabel", ""))
        found.setdefault(key, row)
    return found


@dataclass(frozen=True, slots=True)
class Named:
    """Things of one class by who names them: both, only the left report, only the right one."""

    kind: str
    both: Sequence[tuple[str, str]]
    left: Sequence[tuple[str, str]]
    right: Sequence[tuple[str, str]]


def named_things(reader: GraphReader, left: str, right: str) -> list[Named]:
    """What both name and what only one does, class by class."""
    sides = [
        {row["thing"]: row["label"] for row in reader.rows("report-things", report=report)}
        for report in (left, right)
    ]
    kinds = reader.classes_of(sides[0].keys() | sides[1].keys())
    return [
        Named(
            kind,
            both=_of(kind, kinds, {iri: sides[0][iri] for iri in sides[0].keys() & sides[1].keys()}),
            left=_of(kind, kinds, {iri: sides[0][iri] for iri in sides[0].keys() - sides[1].keys()}),
            right=_of(kind, kinds, {iri: sides[1][iri] for iri in sides[1].keys() - sides[0].keys()}),
        )
        for kind in SHOWN_KINDS
        if kind in kinds.values()
    ]


def _of(kind: str, kinds: Mapping[str, str], things: Mapping[str, str]) -> list[tuple[str, str]]:
    mine = [(iri, label) for iri, label in things.items() if kinds.get(iri) == kind]
    return sorted(mine, key=lambda each: (each[1], each[0]))
