"""Promise against deed inside one report: the figure or step reached that a commitment's target asks for."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.assessment.model import Fulfilment
from kg.facts.model import CommitmentFact, MilestoneFact, ObservationFact
from kg.resolution.model import Resolved
from kg.vocabulary import FigureRole, Modality

# The verb of a count says that it was done, not what: 新建绿地 and 完成绿地 count one thing.
DOING = re.compile(
    r"^(?:累计|已|力争|计划|新)?(?:完成|建成|新建|新增|建设|开工|竣工|启动|新开工|实施|推进|落实|整治|改造|投入使用|新开办|推出|创建|建造|打造|达到|实现|布局|更新|新建更新)+"
)


def fulfilments(resolved: Resolved) -> tuple[Fulfilment, ...]:
    """For every commitment, the realised figures and steps that answer it."""
    found: list[Fulfilment] = []
    for commitment in resolved.facts.commitments:
        for target in commitment.targets:
            found.extend(_figures(commitment, target, resolved))
        if not commitment.targets:
            found.extend(_steps(commitment, resolved))
    return tuple(found)


def _figures(commitment: CommitmentFact, target: ObservationFact, resolved: Resolved) -> list[Fulfilment]:
    answers = [
        fact
        for fact in resolved.facts.observations
        if fact.role is FigureRole.ACTUAL
        and fact.figure_type is target.figure_type
        and fact.figure.base_unit == target.figure.base_unit
        and _counted(fact, resolved) == _counted(target, resolved)
    ]
    if len(answers) != 1:
        return []
    wanted, reached = target.figure.base_value, answers[0].figure.base_value
    progress = (reached / wanted).quantize(Decimal("0.001")) if wanted > 0 else None
    return [Fulfilment(commitment, answers[0], progress, "fulfilment.figure")]


def _counted(fact: ObservationFact, resolved: Resolved) -> str:
    """What an indicator counts, without the verb that says it was done."""
    label = "".join(resolved.entity_of[fact.indicator].label.split())
    return DOING.sub("", label) or label


def _steps(commitment: CommitmentFact, resolved: Resolved) -> list[Fulfilment]:
    """Steps already taken of the very step a commitment announces."""
    planned = [
        fact
        for fact in resolved.facts.milestones
        if fact.modality is Modality.PLANNED
        and all(span.overlaps(commitment.span) for span in fact.evidence.spans[-1:])
    ]
    return [
        Fulfilment(commitment, fact, None, "fulfilment.step")
        for step in planned
        for fact in _taken(step, resolved)
    ]


def _taken(step: MilestoneFact, resolved: Resolved) -> list[MilestoneFact]:
    entity = resolved.entity_of[step.subject]
    return [
        fact
        for fact in resolved.facts.milestones
        if fact.modality is Modality.REALISED
        and fact.type is step.type
        and resolved.entity_of[fact.subject] is entity
    ]
