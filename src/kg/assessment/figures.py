"""The figures of a series of reports by what they count."""

from __future__ import annotations

from collections.abc import Sequence

from kg.assessment.counted import Counted, counted
from kg.assessment.identity import Identity
from kg.assessment.series import Told
from kg.facts.model import ObservationFact
from kg.vocabulary import FigureRole, FigureType


class Figures:
    """The figures of a series by what they count."""

    def __init__(self, reports: Sequence[Told], identity: Identity) -> None:
        self.reports = reports
        self.identity = identity
        self.keys: dict[tuple[str, int], Counted] = {}
        self._reached: dict[tuple[FigureType, str, str], list[tuple[Told, ObservationFact]]] = {}
        for told in reports:
            for fact in told.resolved.facts.observations:
                key = self.keys[told.id, id(fact)] = self._counted(told, fact)
                if fact.role is FigureRole.ACTUAL:
                    self._reached.setdefault((key.type, key.unit, key.scope), []).append((told, fact))

    def reached(self, wanted: Counted) -> list[tuple[Told, ObservationFact]]:
        """The figures reached that answer a target, in the order of reports and text."""
        alike = self._reached.get((wanted.type, wanted.unit, wanted.scope), ())
        return [each for each in alike if self.key(*each).answers(wanted)]

    def _counted(self, told: Told, fact: ObservationFact) -> Counted:
        scope = self.identity.of_mention(told, fact.scope) if fact.scope else ""
        return counted(fact, scope=scope)

    def key(self, told: Told, fact: ObservationFact) -> Counted:
        """What a figure counts."""
        known = self.keys.get((told.id, id(fact)))
        return known if known is not None else self._counted(told, fact)
