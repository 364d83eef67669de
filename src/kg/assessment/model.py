"""What follows from a report's facts by rule, each judgement with the rule's id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.facts.model import CommitmentFact, MilestoneFact, ObservationFact
from kg.vocabulary import MilestoneType


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What answers a commitment: an observation or a milestone, how far it goes (1 is done), and the rule."""

    commitment: CommitmentFact
    answer: ObservationFact | MilestoneFact
    progress: Decimal | None
    rule: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """`statuses` by entity key: the furthest step taken; `fulfilments` in text order of the commitment."""

    statuses: Mapping[str, MilestoneType]
    fulfilments: tuple[Fulfilment, ...]
