"""Values to literals: one spelling for one value, periods with their bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.rdf.terms import bounds, decimal, shorten

NUMBERS = [
    ("1224.7", "1224.7", "as it is"),
    ("1E+11", "100000000000", "no exponent"),
    ("2.300", "2.3", "no trailing zeros"),
    ("-7.0", "-7", "a fall keeps its sign"),
    ("-0", "0", "there is one zero"),
    ("100", "100", "zeros before the point stay"),
]

PERIODS = [
    ("2021", "2021-01-01T00:00:00", "2021-12-31T23:59:59", "a year"),
    ("2020-02", "2020-02-01T00:00:00", "2020-02-29T23:59:59", "a month of a leap year"),
    ("2021-06-30", "2021-06-30T00:00:00", "2021-06-30T23:59:59", "a day"),
    ("2021-01-01/2021-06-30", "2021-01-01T00:00:00", "2021-06-30T23:59:59", "an interval"),
    ("2021/2025", "2021-01-01T00:00:00", "2025-12-31T23:59:59", "an interval of years"),
    ("/2021", None, "2021-12-31T23:59:59", "an open start"),
    ("2021-13", None, None, "no such month"),
    ("2021-02-30", None, None, "no such day"),
    ("上半年", None, None, "not ISO 8601"),
]


@pytest.mark.parametrize(("written", "spelling", "reason"), NUMBERS)
def test_a_number_has_one_spelling(written: str, spelling: str, reason: str) -> None:
    """So that equal numbers are equal terms."""
    assert decimal(Decimal(written)).value == spelling, reason


@pytest.mark.parametrize(("period", "start", "end", "reason"), PERIODS)
def test_a_period_has_bounds(period: str, start: str | None, end: str | None, reason: str) -> None:
    """First and last second of what the string says, none where it does not say."""
    assert bounds(period) == (start, end), reason


def test_an_iri_is_shown_short() -> None:
    """Under the project's prefixes, else whole."""
    assert shorten("https://w3id.org/devplan/ontology#Project") == "dp:Project"
    assert shorten("https://example.org/x") == "https://example.org/x"
