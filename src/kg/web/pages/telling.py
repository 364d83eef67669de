"""The reports as tellers: what each is called, which place it is of, and up to which day it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.document.model import Metadata
from kg.rdf.minting import encode_name
from kg.resolution.seen import NOWHERE, home_of
from kg.values.period import Period, parse_period
from kg.values.place import gazetteer
from kg.web.graph import GraphReader


@dataclass(frozen=True, slots=True)
class Teller:
    """A report; `until` is the last day it reports on."""

    iri: str
    title: str
    place: str
    period: str
    until: date

    @property
    def untitled(self) -> bool:
        """Whether nobody knows its title: it goes by its id then."""
        return self.iri.endswith(f"/report/{encode_name(self.title)}")


def tellers(reader: GraphReader) -> dict[str, Teller]:
    """Every report by IRI, in the order of their time."""
    found = []
    for row in reader.rows("report-times"):
        over = parse_period(row.get("period", ""))
        metadata = Metadata("", row["label"], row.get("issuer", ""), "", row.get("region", ""))
        found.append(
            Teller(
                row["report"],
                row["label"],
                place_of(metadata),
                row.get("period", ""),
                over.end if over else date.min,
            )
        )
    return {each.iri: each for each in sorted(found, key=lambda one: (one.until, one.place, one.iri))}


def place_of(metadata: Metadata) -> str:
    """What a report's district is called; empty where nobody knows."""
    home = home_of(metadata)
    division = gazetteer().division(home)
    return division.name if division else "" if home == NOWHERE else home


@dataclass(frozen=True, slots=True)
class Axis:
    """Days laid out between nought and a width."""

    first: date
    last: date
    width: float

    def at(self, day: date) -> float:
        """Where a day stands."""
        whole = max((self.last - self.first).days, 1)
        return round((day - self.first).days / whole * self.width, 1)

    def amid(self, year: int) -> float:
        """The middle of a year."""
        return self.at(date(year, 7, 2))

    @property
    def years(self) -> list[tuple[int, float]]:
        """Where each year begins; every so many where there are many."""
        span = self.last.year - self.first.year
        step = max(1, -(-span // 10))
        years = range(self.first.year, self.last.year + 1)
        return [
            (year, self.at(date(year, 1, 1)))
            for year in years
            if date(year, 1, 1) >= self.first and (year - self.first.year) % step == 0
        ]


def axis_over(periods: Iterable[Period], width: float) -> Axis | None:
    """The whole years that periods lie in; None where there are none."""
    found = list(periods)
    if not found:
        return None
    first, last = min(each.start for each in found), max(each.end for each in found)
    return Axis(date(first.year, 1, 1), date(last.year, 12, 31), width)
