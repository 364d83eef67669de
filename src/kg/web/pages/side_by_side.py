"""Two reports side by side: their figures line by line, the things that only one of them names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.namespaces import PREFIXES
from kg.web.graph import GraphReader, Row

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
    def change(self) -> Decimal | None:
        """By how much the right one is more; none where the two are not of one unit."""
        if self.left is None or self.right is None or self.left.get("unit") != self.right.get("unit"):
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
