"""Periods: words to ISO 8601 years and intervals."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import fold
from kg.values.period import Period, PeriodKind, find_periods, parse_period
from tests.corpora import strangers, surfaces


@pytest.mark.parametrize(("surface", "case"), surfaces("periods"))
def test_names_of_one_period_read_alike(surface: str, case: dict[str, object]) -> None:
    """The period is the corpus's, whether named in full or relative to the year 2021."""
    (mention,) = find_periods(fold(surface), 2021)
    assert mention.period.iso == case["period"]


@pytest.mark.parametrize(("surface", "case"), surfaces("periods", "until"))
def test_until_is_told_from_during(surface: str, case: dict[str, object]) -> None:
    """到2025年 is a bound, not a stretch."""
    (mention,) = find_periods(fold(surface), 2021)
    assert (mention.period.iso, mention.kind) == (case["period"], PeriodKind.UNTIL)


@pytest.mark.parametrize("surface", strangers("periods"))
def test_other_numbers_are_no_periods(surface: str) -> None:
    """A number that names no time, or no day of the calendar, is no period."""
    assert find_periods(fold(surface), 2021) == ()


def test_relative_periods_need_a_year() -> None:
    """今年 says nothing where the year is not known; 2020年 does."""
    assert [mention.period.iso for mention in find_periods("今年和2020年")] == ["2020"]


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_iso_round_trips(first: date, last: date) -> None:
    """An interval written in ISO 8601 reads back as itself."""
    period = Period(min(first, last), max(first, last))
    assert parse_period(period.iso) == period


@pytest.mark.parametrize("text", ["", "2021-1", "2021-13-01/2021-13-02", "x/y", "21"])
def test_what_is_not_iso_is_no_period(text: str) -> None:
    """Anything but an ISO year or interval is refused, not guessed."""
    assert parse_period(text) is None
