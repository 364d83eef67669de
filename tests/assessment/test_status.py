"""How far a thing has come: the furthest step taken, whatever was announced and in whatever order."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assessment.status import assess, furthest, statuses
from kg.document.reader import read
from kg.facts.extractor import extract
from kg.facts.model import Facts
from kg.mentions.model import Mention
from kg.resolution.resolver import resolve
from kg.text import Span
from kg.vocabulary import LIFE_CYCLE, EntityClass, MilestoneType, Modality
from tests.conftest import REPORTS
from tests.factories import PARK, document, milestone

T = MilestoneType
ORDER = tuple(MilestoneType)


def status_of(kind: EntityClass, *steps: tuple[MilestoneType, Modality]) -> MilestoneType | None:
    """The status of one thing of the class that is said to have taken the steps."""
    thing = Mention(PARK.label, kind, PARK.spans, "test")
    taken = tuple(milestone(thing, step, modality) for step, modality in steps)
    found = statuses(resolve(document(), Facts(mentions=(thing,), milestones=taken)))
    return next(iter(found.values()), None)


DONE, AHEAD = Modality.REALISED, Modality.PLANNED


@pytest.mark.parametrize(
    ("steps", "status", "reason"),
    [
        ([(T.STARTED, DONE)], T.STARTED, "one step"),
        ([(T.STARTED, DONE), (T.HALTED, DONE)], T.STARTED, "a halt takes it nowhere"),
        ([(T.SIGNED, DONE), (T.CANCELLED, DONE)], T.SIGNED, "so far it had come when it was given up"),
        ([(T.ESTABLISHED, DONE), (T.POSTPONED, DONE)], T.ESTABLISHED, "outside the order it counts last"),
        ([(T.POSTPONED, DONE)], T.POSTPONED, "nothing else is known of it"),
        ([(T.STARTED, DONE), (T.DESIGNED, DONE)], T.STARTED, "the furthest, not the last told"),
        ([(T.STARTED, DONE), (T.IN_OPERATION, AHEAD)], T.STARTED, "what is announced has not happened"),
        ([(T.IN_OPERATION, AHEAD)], None, "nothing has happened yet"),
        ([], None, "nothing is said"),
        ([(T.SETTLED, DONE), (T.ESTABLISHED, DONE)], T.SETTLED, "a step of the life cycle comes first"),
        ([(T.ESTABLISHED, DONE)], T.ESTABLISHED, "others take part only where there is none of those"),
        ([(T.AWARDED, DONE), (T.DESIGNED, DONE)], T.DESIGNED, "an award is no step forward"),
        ([(T.COMPLETED, DONE), (T.IN_PRODUCTION, DONE)], T.IN_PRODUCTION, "竣工投产 is both"),
    ],
)
def test_the_furthest_step_taken(
    steps: list[tuple[MilestoneType, Modality]], status: MilestoneType | None, reason: str
) -> None:
    """The status is a step that was realised, none later in the order."""
    assert status_of(EntityClass.PROJECT, *steps) == status, reason


@pytest.mark.parametrize("kind", sorted(set(EntityClass) - {EntityClass.INDICATOR}))
def test_only_projects_and_parks_have_a_status(kind: EntityClass) -> None:
    """A company that settled somewhere is not under construction."""
    status = status_of(kind, (T.STARTED, DONE))
    assert (status is not None) == (kind in (EntityClass.PROJECT, EntityClass.PARK))


@given(st.sets(st.sampled_from(ORDER), min_size=1))
def test_furthest_is_one_of_the_steps(taken: set[MilestoneType]) -> None:
    """Always a step that was taken; never one outside the life cycle where one inside was taken."""
    status = furthest(taken)
    assert status in taken
    assert all(ORDER.index(step) <= ORDER.index(status) for step in taken if step in LIFE_CYCLE)
    assert (status in LIFE_CYCLE) == bool(taken & set(LIFE_CYCLE))


@given(st.sets(st.sampled_from(ORDER), min_size=1), st.sampled_from(ORDER))
def test_a_step_never_sets_back(taken: set[MilestoneType], more: MilestoneType) -> None:
    """Hearing of one more step of the life cycle never makes the status an earlier one."""
    before, after = furthest(taken), furthest({*taken, more})
    if before in LIFE_CYCLE:
        assert ORDER.index(after) >= ORDER.index(before)


def test_steps_told_under_two_names_are_one_thing_s() -> None:
    """A park under its short name and under its full one has one status."""
    short = Mention("云岭机器人产业园", EntityClass.PARK, (Span(0, 8),), "test")
    full = Mention("上海云岭机器人产业园", EntityClass.PARK, (Span(10, 20),), "test")
    steps = (milestone(short, T.STARTED), milestone(full, T.COMPLETED))
    found = statuses(resolve(document(), Facts(mentions=(short, full), milestones=steps)))
    assert list(found.values()) == [T.COMPLETED]


@cache
def real() -> dict[str, MilestoneType]:
    """The statuses of the half-yearly report by entity label."""
    report = read(REPORTS / "jiading-2021h1")
    resolved = resolve(report, extract(report))
    labels = {entity.key: entity.label for entity in resolved.entities}
    return {labels[key]: status for key, status in assess(resolved).statuses.items()}


@pytest.mark.parametrize(
    ("thing", "status"),
    [
        ("沃尔沃亚太设计中心", T.STARTED),
        ("理想汽车上海研发总部", T.SETTLED),
        ("联影医疗二期", T.PROGRESSING),
        ("找钢网技术中心", T.IN_OPERATION),
        ("上海安亭国际医疗产业园三期", T.PROGRESSING),
    ],
)
def test_statuses_of_the_real_report(thing: str, status: MilestoneType) -> None:
    """What the report says was done by the middle of the year."""
    assert real()[thing] is status


def test_what_is_only_planned_has_no_status() -> None:
    """新慧总部湾 has two phases to come."""
    assert {"新慧总部湾二期", "新慧总部湾三期"} & real().keys() == set()
