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
from kg.values.units import lexicon
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


def test_money_is_in_whole_units_of_its_currency() -> None:
    """2.3亿美元 is 230 million dollars; a count is no money."""
    dollars, firms = find_quantities("创汇2.3亿美元,企业4家")
    assert money(dollars) == Money(Decimal(230_000_000), "USD")
    assert money(firms) is None


UNITS = sorted(lexicon().units)


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
