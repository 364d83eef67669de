"""How a figure is shown to a person."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.values.shown import shown

CASES = [
    ("2.5%", "-2.5", "%", "−2.5%", "the report says 下降2.5%: alone it would be growth"),
    ("-2.5%", "-2.5", "%", "-2.5%", "a table writes the minus"),
    ("下降2.5%", "-2.5", "%", "下降2.5%", "the words say it"),
    ("131.5", "131.5", "亿元", "131.5亿元", "the unit stands in the row's head"),
    ("超过400亿元", "400", "亿元", "超过400亿元", "as written"),
    ("", "-3", "个", "−3个", "no words are known"),
    ("12.6%", "12.6", "%", "12.6%", "growth"),
    ("三成", "30", "%", "三成", "words that are no number take no unit"),
]


@pytest.mark.parametrize(("surface", "value", "unit", "expected", "reason"), CASES)
def test_a_figure_is_shown_with_its_sign_and_unit(
    surface: str, value: str, unit: str, expected: str, reason: str
) -> None:
    """In the report's words, and never as growth where it is a fall."""
    assert shown(surface, Decimal(value), unit) == expected, reason
    assert shown(surface, value, unit) == expected, reason
