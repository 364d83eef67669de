"""Whether a thing stands still, waits or was given up, beside its status, which says how far it came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.vocabulary import LIFE_CYCLE, SETBACKS, MilestoneType

WAITING = SETBACKS - {MilestoneType.RESUMED}
# What shows that a thing goes on. It may be designed, and applied for, while it stands still.
GOING_ON = (frozenset(LIFE_CYCLE) | {MilestoneType.RESUMED}) - {MilestoneType.DESIGNED, MilestoneType.APPLIED}


def standing(steps: Iterable[tuple[date, MilestoneType]]) -> MilestoneType | None:
    """The last setback that nothing ended, of the realised steps of a thing, each with its time.

    A step of a later time ends it; a resumption ends a halt of the same time.
    """
    told = list(steps)
    last = max(((when, type_) for when, type_ in told if type_ in WAITING), default=None, key=_in_time)
    if last is None or any(_ends(when, type_, *last) for when, type_ in told):
        return None
    return last[1]


def _in_time(step: tuple[date, MilestoneType]) -> tuple[date, int]:
    return step[0], tuple(MilestoneType).index(step[1])


def _ends(when: date, type_: MilestoneType, since: date, setback: MilestoneType) -> bool:
    if type_ is MilestoneType.RESUMED and setback is MilestoneType.HALTED:
        return when >= since
    return when > since and type_ in GOING_ON
