"""Pledged actions with something to check them by."""

from __future__ import annotations

from collections.abc import Sequence

from kg.document.model import Document
from kg.facts.model import CommitmentFact, MilestoneFact, ObservationFact
from kg.mentions.model import Mention


def commitments(
    document: Document,
    observations: Sequence[ObservationFact],
    milestones: Sequence[MilestoneFact],
    mentions: Sequence[Mention],
) -> tuple[CommitmentFact, ...]:
    """Every commitment of a report, in text order."""
    return ()
