"""A deed and its target under two names: asking joins them as the ledger does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.answering import Answerer
from kg.answering.graph import Figure
from kg.answering.pairs import joined

NAMES = [
    ("建成公(专)用充电桩", "新增公(专)充电桩", True, "one character more makes no other thing"),
    ("完成住宅加装电梯", "加装住宅电梯", False, "words in another order are not joined"),
    ("启动住宅加装电梯", "完成住宅加装电梯", False, "what is only begun answers no target"),
    ("新建绿地", "新建绿道", False, "another thing"),
]


def figure(name: str, role: str) -> Figure:
    """A count of things of that name."""
    return Figure(
        iri=f"x:{name}",
        indicator=f"i:{name}",
        name=name,
        names=(name,),
        scope="",
        value=Decimal(5),
        unit="个",
        type="Count",
        role=role,
        period="2021",
        surface="5个",
        passages=(),
    )


@pytest.mark.parametrize(("deed", "target", "one", "reason"), NAMES, ids=[row[3] for row in NAMES])
def test_a_deed_is_joined_to_its_target_by_the_rules_of_the_ledger(
    deed: str, target: str, one: bool, reason: str
) -> None:
    """One thing, one unit, no less far come."""
    assert joined(figure(deed, "Actual"), figure(target, "Target")) is one, reason


ASKED = [
    ("公(专)用充电桩离年度目标还差多少个？", "328", "个"),
    ("公(专)用充电桩完成年度目标的百分之几？", "63.6", "%"),
]


@pytest.mark.parametrize(("question", "value", "unit"), ASKED, ids=[row[0] for row in ASKED])
def test_what_is_missing_from_a_target_of_another_name(
    question: str, value: str, unit: str, report: Answerer
) -> None:
    """The ledger divides 572 by 900, and so does asking."""
    answer = report.ask(question)
    assert (answer.value, answer.unit) == (Decimal(value), unit), answer.told


AIMED = ["公(专)用充电桩年度目标多少个？", "公(专)用充电桩全年计划多少个？"]


@pytest.mark.parametrize("question", AIMED)
def test_a_target_is_found_by_the_name_of_its_result(question: str, report: Answerer) -> None:
    """The number of the plan, never that of what was done; the sentence says what it is called there."""
    answer = report.ask(question)
    assert (answer.value, answer.role) == (Decimal(900), "Target"), answer.told
    assert any("新增公(专)充电桩" in note for note in answer.told), answer.told
