"""Spans, folding and source text: offsets stay what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import SourceText, Span, fold


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Any span of a short text."""
    start = draw(st.integers(0, 50))
    return Span(start, draw(st.integers(start, 60)))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_only_intervals_are_spans(start: int, end: int) -> None:
    """A span neither starts before the text nor ends before it starts."""
    with pytest.raises(ValueError, match="not an interval"):
        Span(start, end)


@given(spans(), spans())
def test_spans_cover_and_overlap_as_sets_of_offsets_do(one: Span, other: Span) -> None:
    """Containment, overlap and cover agree with the sets of code points."""
    offsets, others = set(range(one.start, one.end)), set(range(other.start, other.end))

    assert len(one) == len(offsets)
    if one and other:
        assert (other in one) == (others <= offsets)
        assert one.overlaps(other) == bool(offsets & others)
    assert one in one.cover(other)
    assert other in one.cover(other)


@given(spans(), st.integers(0, 40))
def test_a_shifted_span_keeps_its_length(span: Span, by: int) -> None:
    """Shifting moves both ends."""
    moved = span.shift(by)

    assert (len(moved), moved.start) == (len(span), span.start + by)


@given(st.text())
def test_folding_keeps_every_offset_and_is_done_once(text: str) -> None:
    """One code point for one, and folding what is folded changes nothing."""
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("（１２．５％）", "(12.5%)"),
        ("Ａ：Ｂ，Ｃ；", "A:B,C;"),
        ("甲　乙", "甲 乙"),
        ("〔2021〕", "(2021)"),
        ("“甲”。、", "“甲”。、"),
    ],
)
def test_full_width_forms_fold_and_chinese_marks_stay(written: str, folded: str) -> None:
    """Digits, letters and brackets become half-width; quotation marks, 。 and 、 have no such form."""
    assert fold(written) == folded


@given(st.text(alphabet="甲乙\n", min_size=1), st.data())
def test_a_line_number_counts_the_line_ends_before(text: str, data: st.DataObject) -> None:
    """Lines are numbered from 1; a line end belongs to the line it ends."""
    at = data.draw(st.integers(0, len(text) - 1))

    assert SourceText(text).line_of(at) == text[:at].count("\n") + 1


def test_the_digest_is_that_of_the_text_in_utf_8() -> None:
    """Anyone can check it with sha256sum."""
    assert SourceText("嘉定").digest == "e5f599c1739e6d1ecd0855dde4305be9d42ec91749f88ab6211b69c21e9c705d"


def test_context_shows_the_words_with_marks_beneath() -> None:
    """The second line points at the span."""
    shown, marked = SourceText("上半年开工五个").context(Span(3, 5)).split("\n")

    assert shown == "上半年开工五个"
    assert marked == "　　　＾＾"
