"""Names are found by what people type of them."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.search import Name, NameIndex, folded

NAMES = [
    ("a:1", "汽车产业", True),
    ("a:2", "新能源汽车产业", True),
    ("a:3", "氢能", True),
    ("a:3", "氢燃料电池", False),
    ("a:4", "AI 芯片-一期", True),
    ("a:5", "重庆路", True),
    ("a:6", "西安街", True),
]
INDEX = NameIndex(Name(iri, text, text, "Project", main) for iri, text, main in NAMES)

FOUND = [
    ("汽车产业", ["a:1", "a:2"], "the whole name before a part of one"),
    ("汽车", ["a:1", "a:2"], "the beginning before the middle"),
    ("氢燃", ["a:3"], "an alias finds its thing"),
    ("qiche", ["a:1", "a:2"], "pinyin"),
    ("qc", ["a:1", "a:2"], "initials"),
    ("qn", ["a:3"], "initials of two characters"),
    ("xi'an", ["a:6"], "pinyin with its apostrophe"),
    ("ai芯片", ["a:4"], "letters in any case, spaces left out"),
    ("ＡＩ", ["a:4"], "full-width letters"),
    ("一期", ["a:4"], "behind a hyphen"),
    ("火车", [], "nothing"),
    ("", [], "nothing asked"),
    ("\n", [], "the mark between keys"),
]


@pytest.mark.parametrize(("query", "iris", "reason"), FOUND)
def test_search(query: str, iris: list[str], reason: str) -> None:
    """Best first, each thing once."""
    assert [hit.iri for hit in INDEX.search(query)] == iris, reason


@given(st.text(max_size=40))
def test_anything_may_be_typed(query: str) -> None:
    """No input fails, and every hit holds what was typed."""
    for hit in INDEX.search(query):
        if not folded(query).isascii():
            assert folded(query) in folded(hit.name)


def test_search_answers_soon(report: httpx.Client) -> None:
    """The box's answers come within 50 ms on the real report, once its names are read."""
    report.get("/api/search", params={"q": "园"})
    answer = report.get("/api/search", params={"q": "产业"})
    assert answer.json()["results"]
    assert answer.elapsed.total_seconds() < 0.05
