"""Bounds on a rate, in the words before and behind it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.answering import Answerer
from kg.answering.bounds import bounds, within

OVER_20 = {
    "“三个千亿级”总产出",
    "战略性新兴产业规上工业产值",
    "规模以上工业总产值(区属)",
    "社会消费品零售总额",
    "区属规模以上工业",
    "商品销售总额",
    "“在线新经济”总产出",
}
WITH_TARGETS = {
    "一般公共预算收入",
    "规模以上工业总产值(区属)",
    "规模以上工业总产值",
    "社会消费品零售总额",
    "增加值",
}
ASKED = [
    ("增速在20%以上的指标有哪些", OVER_20),
    ("增速不低于20%的指标有哪些", OVER_20),
    ("Which indicators grew at least 20%?", OVER_20),
    ("增速在10%以下的指标", {"技术合同成交金额", "一般公共预算收入", "全社会固定资产投资"}),
    ("增速没有超过5%的指标有哪些", {"全社会固定资产投资"}),
    ("增速在5%到10%之间的指标", {"技术合同成交金额", "一般公共预算收入"}),
    ("Which indicators grew between 5% and 10%?", {"技术合同成交金额", "一般公共预算收入"}),
    ("增长超过16%但不到20%的指标有哪些", {"增加值"}),
    ("降幅超过10%的指标有哪些", {"PM2.5平均浓度"}),
    ("哪些指标的目标是5%以上", WITH_TARGETS),
    ("哪些指标的年度目标是5%或5%以上?", WITH_TARGETS),
]


@pytest.mark.parametrize(("question", "expected"), ASKED, ids=[row[0] for row in ASKED])
def test_a_bound_holds(question: str, expected: set[str], report: Answerer) -> None:
    """The list has the indicators within the bounds and no others."""
    answer = report.ask(question)
    assert {item.label for item in answer.answers} == expected, answer.told


def test_a_rate_without_a_bound_is_not_passed_over(report: Answerer) -> None:
    """Where it is not understood how a rate bounds the list, no list is given."""
    answer = report.ask("增速20%左右的指标")
    assert answer.type == "none"
    assert answer.told


@pytest.mark.parametrize(
    ("question", "truth"), [("社零增速是不是不低于26.4%", True), ("社零增速是不是高于26.4%", False)]
)
def test_exactly_so_much_is_no_less(question: str, truth: bool, report: Answerer) -> None:
    """What is exactly the number of the question is not less, and not more."""
    assert report.ask(question).boolean is truth


@given(st.decimals(0, 999, places=1), st.decimals(0, 999, places=1))
def test_sides_exclude_each_other(number: Decimal, value: Decimal) -> None:
    """不低于 and 低于 are opposites of one another, and so are 不超过 and 超过."""
    for one, other in (
        ("不低于", "低于"),
        ("不超过", "超过"),
        ("at least ", "below "),
        ("at most ", "above "),
    ):
        sides = [bounds(f"增速{word}{number}%的指标") for word in (one, other)]
        assert all(len(side) == 1 for side in sides)
        assert within(value, sides[0], "增速") != within(value, sides[1], "增速")


FIRST = ["“在线新经济”总产出", "“三个千亿级”总产出", "社会消费品零售总额"]
SO_MANY = [
    ("增速前三的指标", FIRST),
    ("增速排名前三的指标有哪些", FIRST),
    ("Which are the three fastest growing indicators?", FIRST),
    ("哪两个指标增速最快", FIRST[:2]),
    ("增速最快的指标", FIRST[:1]),
    ("增速最低的三个指标", ["全社会固定资产投资", "技术合同成交金额", "一般公共预算收入"]),
]


@pytest.mark.parametrize(("question", "expected"), SO_MANY, ids=[row[0] for row in SO_MANY])
def test_as_many_as_are_asked_for(question: str, expected: list[str], report: Answerer) -> None:
    """The first three are three, in their order."""
    answer = report.ask(question)
    assert [item.label for item in answer.answers] == expected, answer.told


def test_what_is_missing_in_per_cent(report: Answerer) -> None:
    """A share of the target that is still missing is asked for as one, and the amount as that."""
    share, amount = report.ask("固投还差百分之几"), report.ask("固投还差多少亿元")
    assert (str(share.value), share.unit) == ("58.6", "%")
    assert (str(amount.value), amount.unit) == ("293.1", "亿元")
