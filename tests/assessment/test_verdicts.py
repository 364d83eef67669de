"""One target against one figure: every rule's own examples, and the arithmetic shown."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assessment.verdicts import judge, rules
from kg.vocabulary import AssessmentState, FigureRole
from tests.assessment.factories import observation


def examples() -> Iterator[tuple[str, str, str, str, str]]:
    """Every example of data/ledger.toml with its rule."""
    for rule in rules().values():
        for each in rule.examples:
            yield rule.id, each["target"], each["by"], each["said"], each["over"]


@pytest.mark.parametrize(("rule", "target", "by", "said", "over"), list(examples()))
def test_each_rule_holds_of_its_examples(rule: str, target: str, by: str, said: str, over: str) -> None:
    """The rule that an example stands under is the one that judges it."""
    wanted = observation(target, by, FigureRole.TARGET)
    reached = observation(said, over, FigureRole.ACTUAL)

    assert judge(wanted, reached).rule.id == rule


HALF = "2021-01-01/2021-06-30"


@pytest.mark.parametrize(
    ("target", "said", "over", "state", "arithmetic"),
    [
        ("51.2公顷", "43.3公顷", HALF, "OnTrack", "43.3 / 51.2 公顷 = 84.6 %；时间进度 50 %"),
        ("100台", "5部", HALF, "Behind", "5 部 / 100 台 = 5 %；时间进度 50 %"),
        ("增长5%", "增长26.4%", HALF, "OnTrack", "26.4 % 对 5 %"),
        ("增长5%以上", "增长5%", "2021", "Met", "5 % 对 >= 5 %"),
        ("超过100家", "100家", "2021", "Behind", "100 / 100 家 = 100 %"),
        ("超过100家", "超过100家", "2021", "Met", "> 100 / 100 家 = 100 %"),
        ("500亿元左右", "491亿元", "2021", "Met", "491 / 500 亿元 = 98.2 %"),
        ("500亿元左右", "480亿元", "2021", "Behind", "480 / 500 亿元 = 96 %"),
        ("5亿元", "60000万元", "2021", "Met", "60000 万元 / 5 亿元 = 120 %"),
        ("不超过5家", "4家", "2021", "Met", "4 家 对 <= 5 家"),
        ("不超过5家", "4家", HALF, "OnTrack", "4 家 对 <= 5 家"),
        ("不超过5家", "6家", HALF, "Behind", "6 家 对 <= 5 家"),
        ("下降3%", "下降4%", "2021", "Met", "-4 % 对 -3 %"),
    ],
    ids=[
        "ahead of time",
        "far behind, in another measure word",
        "a rate that holds is not yet kept",
        "at least, just reached",
        "more than, not more",
        "more than, more than",
        "about, near",
        "about, not near",
        "another multiple of one unit",
        "a bound kept at the end",
        "a bound kept so far",
        "a bound broken",
        "a fall deep enough",
    ],
)
def test_state_and_arithmetic(target: str, said: str, over: str, state: str, arithmetic: str) -> None:
    """What is divided is shown as written, with its bound and its share of the time."""
    wanted = observation(target, "2021", FigureRole.TARGET)
    reached = observation(said, over, FigureRole.ACTUAL)

    verdict = judge(wanted, reached)

    assert (verdict.rule.state, verdict.arithmetic) == (AssessmentState(state), arithmetic)


@given(st.integers(1, 10_000), st.integers(0, 10_000), st.sampled_from([HALF, "2021"]))
def test_more_is_never_worse(target: int, said: int, over: str) -> None:
    """A larger figure of a thing that is wanted never turns a state from met to anything else."""
    wanted = observation(f"{target}公顷", "2021", FigureRole.TARGET)
    order = [AssessmentState.BEHIND, AssessmentState.ON_TRACK, AssessmentState.MET]

    ranks = [
        order.index(judge(wanted, observation(f"{value}公顷", over, FigureRole.ACTUAL)).rule.state)
        for value in (said, said + 1)
    ]

    assert ranks == sorted(ranks)


@given(st.integers(1, 1000), st.integers(1, 1000))
def test_progress_is_the_quotient(target: int, said: int) -> None:
    """To three places, rounded half up."""
    wanted = observation(f"{target}公顷", "2021", FigureRole.TARGET)

    progress = judge(wanted, observation(f"{said}公顷", "2021", FigureRole.ACTUAL)).progress

    assert progress is not None
    assert abs(progress - Decimal(said) / Decimal(target)) <= Decimal("0.0005")
