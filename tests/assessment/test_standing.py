"""Whether a thing stands still, waits or was given up, by what is told of it and when."""

from __future__ import annotations

from datetime import date

import pytest

from kg.assessment.standing import standing
from kg.vocabulary import MilestoneType

T = MilestoneType
FIRST, SECOND, THIRD = date(2021, 6, 30), date(2021, 12, 31), date(2022, 6, 30)


@pytest.mark.parametrize(
    ("steps", "stands", "reason"),
    [
        ([(FIRST, T.STARTED)], None, "nothing holds it up"),
        ([(FIRST, T.STARTED), (SECOND, T.HALTED)], T.HALTED, "it began, and stands still"),
        ([(FIRST, T.STARTED), (FIRST, T.HALTED)], T.HALTED, "a step of the same time came before"),
        ([(FIRST, T.HALTED), (FIRST, T.RESUMED)], None, "one report tells the halt and its end"),
        ([(FIRST, T.HALTED), (SECOND, T.RESUMED)], None, "the next report tells its end"),
        ([(FIRST, T.RESUMED), (SECOND, T.HALTED)], T.HALTED, "it went on, and stopped again"),
        ([(FIRST, T.HALTED), (SECOND, T.COMPLETED)], None, "what is built stands still no more"),
        ([(FIRST, T.HALTED), (SECOND, T.DESIGNED)], T.HALTED, "papers are drawn while it stands still"),
        ([(FIRST, T.POSTPONED), (FIRST, T.STARTED)], T.POSTPONED, "its end was put off"),
        ([(FIRST, T.POSTPONED), (SECOND, T.STARTED)], None, "it has begun since"),
        ([(FIRST, T.HALTED), (SECOND, T.CANCELLED)], T.CANCELLED, "the last holds"),
        ([(FIRST, T.CANCELLED), (THIRD, T.STARTED)], None, "given up, and begun all the same"),
    ],
)
def test_how_a_thing_stands(
    steps: list[tuple[date, MilestoneType]], stands: MilestoneType | None, reason: str
) -> None:
    """A later step ends a setback, a resumption a halt of the same time too, in whatever order told."""
    assert standing(steps) is stands, reason
    assert standing(reversed(steps)) is stands, reason
