"""A long sentence is shown by the clauses that prove the answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.excerpts import CUT, SHORT, excerpt

FILLER = "持续优化营商环境,深化放管服改革,推进一网通办和一网统管"
CASES = [
    ("云栖大桥开工建设。", ["云栖大桥"], "云栖大桥开工建设。"),
    (f"{FILLER};云栖大桥开工建设;{FILLER};{FILLER}。", ["云栖大桥"], f"{CUT}云栖大桥开工建设;{CUT}"),
    (
        f"云栖大桥开工;{FILLER};{FILLER};{FILLER};星河乐园竣工。",
        ["云栖大桥", "星河乐园"],
        f"云栖大桥开工;{CUT}星河乐园竣工。",
    ),
    (f"{FILLER};{FILLER};{FILLER}。", ["云栖大桥"], f"{FILLER};{FILLER};{FILLER}。"),
    (
        f"{FILLER},{FILLER},{FILLER},加快建设,云栖大桥,开工,{FILLER},{FILLER}",
        ["云栖大桥"],
        f"{CUT}加快建设,云栖大桥,开工,{CUT}",
    ),
]


@pytest.mark.parametrize(("sentence", "words", "shown"), CASES)
def test_the_clauses_that_hold_the_words_are_shown(sentence: str, words: list[str], shown: str) -> None:
    """Short sentences and such as hold none of the words stay whole; in long clauses neighbours stay."""
    assert excerpt(sentence, words) == shown


@given(st.text("甲乙丙,;。”", max_size=300), st.text("甲乙", min_size=1, max_size=3))
def test_an_excerpt_says_nothing_new(sentence: str, word: str) -> None:
    """Its parts stand in the sentence in their order, and a word that is in the sentence is in it."""
    shown = excerpt(sentence, [word])
    at = 0
    for part in shown.split(CUT):
        at = sentence.index(part, at) + len(part)
    assert (word in shown) == (word in sentence)
    assert len(sentence) > SHORT or not re.search(CUT, shown)
