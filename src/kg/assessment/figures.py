"""The figures of a series of reports by what they count."""

from __future__ import annotations

from collections.abc import Sequence

from kg.assessment.counted import Counted, counted
from kg.assessment.identity import Identity
from kg.assessment.series import Told
from kg.facts.model import ObservationFact


class Figures:
    """The figures of a series by what they count."""

    def __init__(self, reports: Sequence[Told], identity: Identity) -> None:
        self.reports = reports
        self.identity = identity
        self.keys = {
            (told.id, id(fact)): self._counted(told, fact)
            for told in reports
            for fact in told.resolved.facts.observations
        }

    def _counted(self, told: Told, fact: ObservationFact) -> Counted:
        scope = self.identity.of_mention(told, fact.scope) if fact.scope else ""
        return counted(fact, scope=scope)

    def key(self, told: Told, fact: ObservationFact) -> Counted:
        """What a figure counts."""
        known = self.keys.get((told.id, id(fact)))
        return known if known is not None else self._counted(told, fact)
