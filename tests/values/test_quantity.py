"""Quantities: number, unit and bound from every surface, and none where no quantity stands."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import fold
from kg.values.money import Money, money
from kg.values.quantity import find_quantities
from kg.values.units import UnitKind, lexicon
from tests.corpora import strangers, surfaces


@pytest.mark.parametrize(("surface", "case"), surfaces("quantities"))
def test_surfaces_of_one_quantity_read_alike(surface: str, case: dict[str, object]) -> None:
    """Value, unit, base and bound are those of the corpus, whatever the spelling."""
    (quantity,) = find_quantities(fold(surface).replace(" ", ""))
    read = (str(quantity.value), quantity.unit, quantity.comparator.value)
    assert read == (case["value"], case["unit"], case["mark"])
    assert f"{quantity.base_value} {quantity.base_unit}" == case["base"]


@pytest.mark.parametrize("surface", strangers("quantities"))
def test_names_dates_and_ordinals_are_no_quantities(surface: str) -> None:
    """A number inside a name, a date or an ordinal states nothing."""
    assert find_quantities(fold(surface)) == ()


def test_numbers_may_share_the_unit_of_the_last() -> None:
    """分别拉动…增长15.4和19.8个百分点 states two quantities of one unit."""
    found = find_quantities("分别拉动增长15.4和19.8个百分点")
    assert [(str(each.value), each.unit) for each in found] == [("15.4", "个百分点"), ("19.8", "个百分点")]


@pytest.mark.parametrize("text", ["签约651户", "节约651户", "通过651户"])
def test_a_bounding_word_that_ends_another_is_none(text: str) -> None:
    """The 约 of 签约 and the 过 of 通过 do not bound the number after them."""
    (quantity,) = find_quantities(text)
    assert (quantity.comparator.value, quantity.surface) == ("=", quantity.span)


@pytest.mark.parametrize(
    ("text", "value", "unit", "base"),
    [
        ("人均预期寿命提高到79.2岁", "79.2", "岁", "岁"),
        ("审批时间压缩至3.5个工作日", "3.5", "个工作日", "工作日"),
        ("年日照时数2756小时", "2756", "小时", "小时"),
        ("年均气温3.5℃", "3.5", "℃", "摄氏度"),
        ("PM2.5为26ug/m3", "26", "ug/m3", "微克/立方米"),
        ("日处理能力达4万吨/日", "4", "万吨/日", "吨/日"),
        ("价格上涨1·8%", "1.8", "%", "%"),
        ("4家乡镇卫生院", "4", "家", "家"),
        ("13.8万贫困人口全部脱贫", "13.8", "万", ""),
        ("近1亿农村贫困人口", "1", "亿", ""),
    ],
)
def test_units_and_numbers_as_reports_write_them(text: str, value: str, unit: str, base: str) -> None:
    """Times and ages after a statistic of time, symbols, rates per day, a raised point, people."""
    (quantity,) = find_quantities(fold(text))
    assert (str(quantity.value), quantity.unit, quantity.base_unit) == (value, unit, base)


@pytest.mark.parametrize(
    "text", ["60岁以上老人", "0-3岁婴幼儿", "24小时值守", "15分钟生活圈", "提供2小时服务"]
)
def test_a_time_or_age_that_only_describes_is_no_quantity(text: str) -> None:
    """Without a statistic of time before it, a length of time or an age states nothing."""
    assert find_quantities(fold(text)) == ()


def test_money_is_in_whole_units_of_its_currency() -> None:
    """2.3亿美元 is 230 million dollars; a count is no money."""
    dollars, firms = find_quantities("创汇2.3亿美元,企业4家")
    assert money(dollars) == Money(Decimal(230_000_000), "USD")
    assert money(firms) is None


UNITS = sorted(word for word, unit in lexicon().units.items() if unit.kind is not UnitKind.SPAN)


@given(
    st.integers(1, 10**7),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(UNITS),
    st.sampled_from(["", "约", "超过", "不少于", "低于"]),
    st.text("项目企业面积投资收入", max_size=6),
)
def test_what_is_written_is_read(number: int, scale: str, unit: str, bound: str, before: str) -> None:
    """Any number with any unit between any words is found, at its exact place, with its exact value."""
    text = f"{before}{bound}{number}{scale}{unit}。"
    (quantity,) = find_quantities(text)
    assert quantity.value == number
    assert text[quantity.span.start : quantity.span.end].endswith(unit)
    assert text[quantity.surface.start : quantity.surface.end].startswith(bound + str(number))


@given(st.text("0123456789.,万亿余多约超个家元%‰()-至和、年月日第A+“”以上左右", max_size=40))
def test_spans_are_in_order_and_never_overlap(text: str) -> None:
    """Whatever the text, quantities are inside it, in order, and apart from each other."""
    found = find_quantities(text)
    for quantity in found:
        assert quantity.span in quantity.surface
        assert quantity.surface.end <= len(text)
    assert all(first.surface.end <= second.surface.start for first, second in pairwise(found))
