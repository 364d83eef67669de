"""How a figure is shown to a person."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.values.shown import shown

CASES = [
    ("2.5%", "-2.5", "%", "−2.5%", "the report says 下降2.5%: alone it would be growth"),
    ("-2.5%", "-2.5", "%", "-2.5%", "a table writes the minus"),
    ("下降2.5%", "-2.5", "%", "下降2.5%", "the words say it"),
    ("3%以上", "-3", "%", "下降3%以上", "a bounded fall: a minus would turn the bound round"),
    ("控制在3%以内", "-3", "%", "降幅控制在3%以内", "a bound in front"),
    ("30多人", "-30", "人", "下降30多人", "a bound between number and unit"),
    ("2.5个百分点", "-2.5", "个百分点", "−2.5个百分点", "a unit of several words is no bound"),
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


CALLED = [
    ("政府债务减少", "1.3亿元", "-1.3", "1.3亿元", "the name says the fall"),
    ("减少煤炭消费", "2.4万吨", "-2.4", "2.4万吨", "so does its beginning"),
    ("税收降幅", "3%以上", "-3", "3%以上", "a rate that is of a fall"),
    ("PM2.5平均浓度", "10.8%", "-10.8", "−10.8%", "nothing in the name says it"),
    ("节约减排项目数", "3%", "-3", "−3%", "a part of another word is no fall"),
    ("政府债务减少", "", "-1.3", "1.3", "without words"),
]


@pytest.mark.parametrize(("name", "surface", "value", "expected", "reason"), CALLED)
def test_a_fall_is_said_once(name: str, surface: str, value: str, expected: str, reason: str) -> None:
    """By the indicator's name or by a minus, never by both and never by neither."""
    assert shown(surface, value, "", name) == expected, reason
