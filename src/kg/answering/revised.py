"""What questions are matched against, brought up to date where some records went and others came.

A report added or replaced touches a few hundred subjects of a hundred thousand: theirs are read anew, by the
same steps as all (`kg.answering.recorded`), and all else stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from kg.answering import recorded
from kg.answering.graph import Award, Contents, Figure, Passage, Step
from kg.store.subjects import Record


class Told(Protocol):
    """What a record of its own tells."""

    @property
    def iri(self) -> str:
        """Its subject."""


Row = TypeVar("Row", bound=Told)
LABEL = "rdfs:label"


class UntoldError(Exception):
    """Something depends on a record that neither went nor came, and was not kept."""


def revised(old: Contents, gone: Sequence[Record], come: Sequence[Record]) -> Contents | None:
    """The contents without the records that are gone and with those that came; None where all is to be read.

    That is where what stays depends on what it does not tell: a section called otherwise, a place whose name
    changed and of which a figure keeps only the name.
    """
    try:
        return _Revision(old, gone, come).contents()
    except UntoldError:
        return None


class _Revision:
    """The records that went and came by subject, and the latter read."""

    def __init__(self, old: Contents, gone: Sequence[Record], come: Sequence[Record]) -> None:
        self.old = old
        self.went = {record[""]: record for record in gone}
        self.came = {record[""]: record for record in come}
        self.touched = self.went.keys() | self.came.keys()
        self.reading = recorded.Reading()
        self.reading.things = {iri: thing for iri, thing in old.things.items() if iri not in self.touched}
        for record in come:
            self.reading.take(record)

    def contents(self) -> Contents:
        """All of it."""
        old, reading = self.old, self.reading
        reports = reading.reports
        links = (*(each for each in old.links if each.subject not in self.touched), *reading.links)
        return Contents(
            things=dict(sorted(reading.things.items())),
            steps=tuple(sorted(self._steps(), key=attrgetter("iri", "thing"))),
            figures=tuple(sorted(self._figures(), key=attrgetter("iri"))),
            awards=tuple(sorted(self._awards(), key=attrgetter("iri"))),
            pledges=self._with(old.pledges, recorded.read_pledges(reading)),
            links=tuple(sorted(links, key=attrgetter("subject", "predicate", "object"))),
            passages=self._passages(),
            mentions=self._by_subject(old.mentions, reading.mentions),
            states=self._by_subject(old.states, reading.states),
            reports=self._by_subject(old.reports, recorded.last(reports, LABEL)),
            periods=self._by_subject(old.periods, recorded.last(reports, "dp:period")),
            regions=self._by_subject(old.regions, recorded.last(reports, "dp:regionCode")),
            disputes=self._with(old.disputes, recorded.read_disputes(reading)),
            open_pairs=self._with(old.open_pairs, recorded.read_open_pairs(reading), recorded.likeliest),
        )

    def _with(
        self,
        rows: Sequence[Row],
        fresh: Iterable[Row],
        key: Callable[[Row], Any] = attrgetter("iri"),
    ) -> tuple[Row, ...]:
        """Rows that depend on their own record alone."""
        return tuple(sorted((*self._untouched(rows), *fresh), key=key))

    def _untouched(self, rows: Iterable[Row]) -> Iterator[Row]:
        return (row for row in rows if row.iri not in self.touched)

    def _by_subject(self, before: Mapping[str, Any], fresh: Mapping[str, Any]) -> dict[str, Any]:
        stay = {subject: told for subject, told in before.items() if subject not in self.touched}
        return dict(sorted((stay | dict(fresh)).items()))

    def _steps(self) -> Iterator[Step]:
        """A step is told by its own record and by that of whose it is."""
        old, reading, touched = self.old.steps, self.reading, self.touched
        yield from (step for step in old if step.iri not in touched and step.thing not in touched)
        known: dict[str, dict[str, list[Step]]] = {}
        listed = {iri for _, steps in reading.taken for iri in steps}
        for step in old:
            if step.iri in listed or step.iri in touched:
                known.setdefault(step.iri, {}).setdefault(step.thing, []).append(step)
        if any(iri in self.went and iri not in known for iri in reading.steps):
            raise UntoldError
        for thing, steps in reading.taken:
            for iri in steps:
                if iri in touched:
                    continue
                if iri not in known:
                    raise UntoldError
                yield from (replace(step, thing=thing) for step in next(iter(known[iri].values())))
        reading.taken += [
            (thing, [iri])
            for iri, takers in known.items()
            for thing in takers
            if iri in touched and thing not in touched
        ]
        yield from recorded.read_steps(reading)

    def _figures(self) -> Iterator[Figure]:
        """A figure has the names of its indicator, and the label of what it covers."""
        old, things = self.old, self.reading.things
        renamed = {
            thing.label
            for iri in self.touched
            if (thing := old.things.get(iri)) is not None
            and (iri not in things or things[iri].label != thing.label)
        }
        for figure in self._untouched(old.figures):
            if figure.scope in renamed:
                raise UntoldError
            if figure.indicator in self.touched:
                about = things.get(figure.indicator)
                name, names = (about.label, about.names) if about else ("", ())
                yield replace(figure, name=name, names=names)
            else:
                yield figure
        yield from recorded.read_figures(self.reading)

    def _awards(self) -> Iterator[Award]:
        """A title is told by its own record and by those of its holders."""
        touched, holders = self.touched, self.reading.holders
        before = {award.iri: award for award in self.old.awards}
        changed = {each for record in self.went.values() for each in record.get("dp:hasRecognition", ())}
        changed |= holders.keys()
        for award in recorded.read_awards(self.reading):
            if award.iri in self.went and award.iri not in before:
                raise UntoldError
            yield self._held(award, before[award.iri].recipients if award.iri in before else ())
        for iri, award in before.items():
            if iri not in touched:
                yield self._held(award, award.recipients) if iri in changed else award

    def _held(self, award: Award, before: Iterable[str]) -> Award:
        stay = {holder for holder in before if holder not in self.touched}
        return replace(award, recipients=tuple(sorted(stay | self.reading.holders.get(award.iri, set()))))

    def _passages(self) -> tuple[Passage, ...]:
        """A passage has the label of its section."""
        went, came, labels = self.went, self.came, self.reading.labels
        for subject in went.keys() & came.keys():
            if subject not in self.old.things and went[subject].get(LABEL) != came[subject].get(LABEL):
                raise UntoldError
        before = {passage.iri: passage for passage in self.old.passages if passage.iri in self.touched}
        fresh = []
        for passage in recorded.read_passages(self.reading):
            sections = came[passage.iri].get("dp:inSection", ())
            if all(section in labels or section in came for section in sections):
                fresh.append(passage)
            elif passage.iri in before and sections == went[passage.iri].get("dp:inSection"):
                fresh.append(replace(passage, section=before[passage.iri].section))
            else:
                raise UntoldError
        return self._with(self.old.passages, fresh, recorded.place_in_text)
