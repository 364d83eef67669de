"""How far a project or park has come: the furthest step it is said to have taken."""

from __future__ import annotations

from types import MappingProxyType

from kg.assessment.model import Assessment
from kg.resolution.model import Resolved
from kg.vocabulary import LIFE_CYCLE, SETBACKS, EntityClass, MilestoneType, Modality

WITH_STATUS = frozenset({EntityClass.PROJECT, EntityClass.PARK})


def assess(resolved: Resolved) -> Assessment:
    """The status of every project and park with a step taken, as its reports say."""
    return Assessment(MappingProxyType(statuses(resolved)))


def statuses(resolved: Resolved) -> dict[str, MilestoneType]:
    """The furthest realised step by entity key; steps outside the life cycle count where none is inside."""
    steps: dict[str, set[MilestoneType]] = {}
    for fact in resolved.facts.milestones:
        entity = resolved.entity_of[fact.subject]
        if fact.modality is Modality.REALISED and entity.kind in WITH_STATUS:
            steps.setdefault(entity.key, set()).add(fact.type)
    return {key: furthest(taken) for key, taken in sorted(steps.items())}


def furthest(taken: set[MilestoneType]) -> MilestoneType:
    """The last of the steps in life-cycle order, or the last of the others where no step is in that order.

    To be put off, stopped, resumed or given up takes nothing further, and counts where nothing else does.
    """
    order = tuple(MilestoneType)
    inside = [step for step in taken if step in LIFE_CYCLE]
    return max(inside or taken - SETBACKS or taken, key=order.index)
