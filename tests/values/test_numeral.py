"""Numerals: the value does not depend on the spelling."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values.numeral import parse_numeral, plain
from tests.corpora import strangers, surfaces

DIGITS = "零一二三四五六七八九"


def in_characters(number: int) -> str:
    """A number below ten million as it is written in characters."""
    if number >= 10_000:
        head, tail = divmod(number, 10_000)
        gap = "零" if 0 < tail < 1000 else ""
        return in_characters(head) + "万" + (gap + in_characters(tail) if tail else "")
    words, pending = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, step)
        if digit:
            words += ("零" if pending and words else "") + DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return words


@pytest.mark.parametrize(("surface", "case"), surfaces("numerals"))
def test_spellings_of_one_number_have_one_value(surface: str, case: dict[str, object]) -> None:
    """Digits, characters, commas and multipliers name the same number."""
    assert parse_numeral(surface) == Decimal(str(case["value"]))


@pytest.mark.parametrize("surface", strangers("numerals"))
def test_other_words_are_no_numeral(surface: str) -> None:
    """A string that is no whole numeral has no value."""
    assert parse_numeral(surface) is None


@given(st.integers(1, 9_999_999))
def test_characters_round_trip(number: int) -> None:
    """Whatever is written in characters reads back as the same number."""
    assert parse_numeral(in_characters(number)) == number


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_commas_round_trip(whole: int, cents: int) -> None:
    """Commas between thousands change nothing."""
    assert parse_numeral(f"{whole:,}.{cents:02d}") == Decimal(f"{whole}.{cents:02d}")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_plain_keeps_the_value_and_drops_the_exponent(value: Decimal) -> None:
    """The plain form equals the value and is written without E."""
    assert plain(value) == value
    assert "E" not in str(plain(value))
