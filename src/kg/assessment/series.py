"""Reports of one region in the order of their time, and the words in them that a judgement rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg.document.model import Document
from kg.resolution.model import Resolved
from kg.resolution.seen import NOWHERE, Seen, home_of, seen
from kg.text import Span
from kg.values.period import Period, parse_period


@dataclass(frozen=True)
class Told:
    """One report as read and resolved."""

    document: Document
    resolved: Resolved

    @property
    def id(self) -> str:
        """The report's id."""
        return self.document.metadata.report_id

    @property
    def region(self) -> str:
        """The region's code or name, else whose report it is; a report of none is a series of its own."""
        home = home_of(self.document.metadata)
        return home if home != NOWHERE else self.document.metadata.issuer or f"?{self.id}"

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """What it says of each thing, short enough to be compared with other reports."""
        return seen(self.document, self.resolved)

    @cached_property
    def period(self) -> Period | None:
        """What it reports on."""
        return parse_period(self.document.metadata.period)

    @property
    def end(self) -> date:
        """The last day it reports on; the first of all days where nobody said."""
        return self.period.end if self.period else date.min

    def covers(self, day: date) -> bool:
        """Whether it reports on everything up to a day."""
        return self.end >= day

    def quote(self, span: Span) -> Quote:
        """The sentence that holds a span, else the span itself."""
        passage = next(iter(self.document.passages_over(span)), None)
        found = passage.span if passage else span
        return Quote(self.id, found, self.document.text(found))

    def find(self, words: str) -> Quote | None:
        """The first sentence that holds these folded words."""
        at = self.document.source.folded.find(words)
        return self.quote(Span(at, at + len(words))) if words and at >= 0 else None


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence and where it stands."""

    report: str
    span: Span
    text: str


def series(reports: Iterable[Told]) -> tuple[tuple[Told, ...], ...]:
    """The reports by region, each region's in the order of the time they report on."""
    regions: dict[str, list[Told]] = {}
    for told in sorted(reports, key=lambda each: (each.region, each.end, each.id)):
        regions.setdefault(told.region, []).append(told)
    return tuple(tuple(each) for each in regions.values())


def later(reports: Sequence[Told], told: Told) -> tuple[Told, ...]:
    """The reports of a series on a later time."""
    return tuple(each for each in reports if each.end > told.end)
