"""Which places, towns and years the reports of a graph are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.answering.graph import Contents, Thing
from kg.answering.names import home_names, region_names
from kg.answering.normal import bare
from kg.values.place import gazetteer


@dataclass(frozen=True)
class Regions:
    """The reports with the places that the graph knows; everything computed once."""

    contents: Contents
    places: tuple[Thing, ...]

    def home_reports(self, places: Iterable[str]) -> frozenset[str] | None:
        """The reports about the places named; None where none is named or there is but one report."""
        wanted = tuple(places)
        if not wanted or len(self.contents.reports) < 2:
            return None
        return (
            frozenset(
                iri
                for iri, title in self.titles.items()
                if any(place in title or place in self.regions.get(iri, ()) for place in wanted)
            )
            or None
        )

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The bare titles of the reports."""
        return {iri: bare(title) for iri, title in self.contents.reports.items()}

    @cached_property
    def townships(self) -> frozenset[str]:
        """The towns and streets of the reports' regions, by the official list."""
        codes = set(self.contents.regions.values())
        return frozenset(town.name for code in codes for town in gazetteer().townships(code))

    @cached_property
    def regions(self) -> Mapping[str, frozenset[str]]:
        """What the region of each report is called."""
        return {iri: region_names(code) for iri, code in self.contents.regions.items()}

    @cached_property
    def region_labels(self) -> list[str]:
        """What each region that a report is about is called, in the order of the reports."""
        return list(
            dict.fromkeys(self.label(report) for report in self.contents.reports if self.label(report))
        )

    def label(self, report: str) -> str:
        """What a report's region is called in full, by its title or the official list; empty if unknown."""
        title = self.titles.get(report, "")
        official = self.regions.get(report, frozenset())
        called = {name for name in official or self.home if name in title} or official
        return max(called, key=lambda name: (len(name), name), default="")

    @cached_property
    def home(self) -> frozenset[str]:
        """Names of the reports' own regions: places that a report's title names."""
        return home_names(self.contents.reports.values(), self.places).union(*self.regions.values())

    @cached_property
    def last_months(self) -> frozenset[str]:
        """The months with which the reports' periods end: 6月 of a half-year."""
        ends = (period.partition("/")[2] for period in self.contents.periods.values())
        return frozenset(f"{int(end[5:7])}月" for end in ends if len(end) >= 7)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the reports and their figures are about."""
        periods = {*self.contents.periods.values(), *(figure.period for figure in self.contents.figures)}
        return frozenset(year for period in periods for year in re.findall(r"(?:19|20)\d\d", period[:10]))
