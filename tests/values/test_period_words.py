"""Periods as people say them."""

from __future__ import annotations

import pytest

from kg.values.period_words import period_words, with_period_words

TOLD = [
    (
        "云栖市: 地区生产总值 7.3% (2011-01-01/2015-12-31)",
        "云栖市: 地区生产总值 7.3% (2011—2015年)",
        "an interval",
    ),
    ("地区生产总值 6.1% (2025)", "地区生产总值 6.1% (2025年)", "a year"),
    ("建成 (已实现) 2021-01-01/2021-06-30", "建成 (已实现) 2021年上半年", "an interval at the end"),
    ("投资 2021", "投资 2021", "a number is no year"),
    ("投资 (2021万元)", "投资 (2021万元)", "nor is a sum"),
]


@pytest.mark.parametrize(("note", "said", "reason"), TOLD)
def test_the_period_behind_what_is_told_is_in_words(note: str, said: str, reason: str) -> None:
    """Whatever stands before it stays as it is."""
    assert with_period_words(note, chinese=True) == said, reason


def test_what_is_no_period_stays() -> None:
    """A day alone or a word is shown as it was given."""
    assert period_words("2021-06-30", chinese=True) == "2021-06-30"
    assert period_words("", chinese=False) == ""
