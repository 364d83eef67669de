"""What is said of a pledged thing that was put off, given up or stands still, and has not gone on since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.assessment.series import Told
from kg.assessment.standing import GOING_ON
from kg.facts.model import MilestoneFact
from kg.text import Span
from kg.vocabulary import SETBACKS, MilestoneType, Modality

Said = tuple[Told, MilestoneFact]
# The rule of the ledger for each, the one that says most first.
RULES = {
    MilestoneType.CANCELLED: "cancelled",
    MilestoneType.POSTPONED: "put-off",
    MilestoneType.HALTED: "halted",
}


def interruption(said: Iterable[Said], told: Told, pledge: Span) -> tuple[str, Said] | None:
    """The rule's name and the sentence: of a later report, or of the pledging one behind the pledge's own.

    What goes on again, or takes a step, in a report after that is put off, given up or halted no more.
    """
    realised = [each for each in said if each[1].modality is Modality.REALISED]
    setbacks = [each for each in realised if each[1].type in SETBACKS and _is_since(each, told, pledge)]
    for type_, rule in RULES.items():
        lasting = [each for each in setbacks if each[1].type is type_ and not _is_over(each, realised)]
        if lasting:
            return rule, max(lasting, key=lambda each: (each[0].end, each[1].evidence.spans[0]))
    return None


def _is_since(setback: Said, told: Told, pledge: Span) -> bool:
    """Whether a setback is told after a pledge; the sentence that sets a step's new time pledges it."""
    teller, fact = setback
    if teller is not told:
        return teller.end > told.end
    own = told.document.passage_at(pledge)
    return own is None or fact.evidence.spans[0].start >= own.span.end


def _is_over(setback: Said, realised: Sequence[Said]) -> bool:
    """Whether the thing goes on again: in a later report, or resumed by the very one that tells the halt."""
    teller, fact = setback
    halted = fact.type is MilestoneType.HALTED
    return any(
        (other.end > teller.end and step.type in GOING_ON)
        or (halted and other is teller and step.type is MilestoneType.RESUMED)
        for other, step in realised
    )
