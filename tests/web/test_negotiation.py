"""Which of the formats on offer an Accept header gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.negotiation import (
    GRAPH_FORMATS,
    RESULT_FORMATS,
    MediaFormat,
    by_name,
    choose,
    prefers_html,
    quality,
)

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

CASES = [
    (None, "json", "no header: the first on offer"),
    ("", "json", "an empty header is no header"),
    ("*/*", "json", "anything: the first on offer"),
    ("text/csv", "csv", "by name"),
    ("TEXT/CSV", "csv", "names have no case"),
    ("text/*", "csv", "a kind: the first of that kind, though XML has a text alias"),
    ("application/json", "json", "an alias"),
    ("application/json, application/sparql-results+xml", "xml", "an own name wins over an alias"),
    ("text/csv;q=0.4, text/tab-separated-values;q=0.5", "tsv", "the greater weight"),
    ("text/csv;q=0, */*;q=0.1", "json", "a weight of nought refuses"),
    (
        "text/csv; header=present; q=0.9, application/sparql-results+xml; q=0.2",
        "csv",
        "other parameters first",
    ),
    ("text/csv;q=2", "csv", "a weight that is none is passed over"),
    ("image/png", None, "nothing fits"),
    ("*/*;q=0", None, "everything refused"),
    (",,;;,", None, "rubbish names nothing"),
]


@pytest.mark.parametrize(("accept", "extension", "reason"), CASES)
def test_choose(accept: str | None, extension: str | None, reason: str) -> None:
    """The best liked offer, by RFC 9110's rules of quality and precedence."""
    chosen = choose(accept, RESULT_FORMATS)
    assert (chosen.extension if chosen else None) == extension, reason


def test_closer_range_decides() -> None:
    """The most exact range sets the weight, whichever is greater."""
    assert quality("text/*;q=0.9, text/turtle;q=0.1", "text/turtle") == 0.1


@pytest.mark.parametrize(
    ("accept", "html", "reason"),
    [
        (FIREFOX, True, "a browser"),
        ("*/*", False, "a tool that takes anything gets data"),
        (None, False, "a tool that says nothing gets data"),
        ("text/turtle, text/html;q=0.5", False, "data liked better"),
        ("text/html, text/turtle;q=0.5", True, "HTML liked better"),
        ("text/html;q=0", False, "HTML refused"),
    ],
)
def test_prefers_html(accept: str | None, html: bool, reason: str) -> None:
    """A person's browser is told from a tool by what it names."""
    assert prefers_html(accept) is html, reason


@given(st.text(max_size=300))
def test_any_header_is_survived(accept: str) -> None:
    """Whatever a client writes, the answer is one of the offers or none."""
    assert choose(accept, GRAPH_FORMATS) in (*GRAPH_FORMATS, None)


@given(st.sampled_from(GRAPH_FORMATS), st.sampled_from(GRAPH_FORMATS))
def test_heavier_of_two_wins(better: MediaFormat, worse: MediaFormat) -> None:
    """Of two types named, the one with the greater weight is chosen."""
    if better != worse:
        assert choose(f"{worse.media_type};q=0.3, {better.media_type};q=0.7", GRAPH_FORMATS) == better


def test_by_name() -> None:
    """A format is found by extension, media type or alias, and nothing else."""
    found = [by_name(name, GRAPH_FORMATS) for name in ("ttl", "TEXT/TURTLE", "application/x-turtle", "exe")]
    assert [item.extension if item else None for item in found] == ["ttl", "ttl", "ttl", None]
