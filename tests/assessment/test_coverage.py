"""How much of a sentence was understood: all its steps, some, its names, nothing."""

from __future__ import annotations

import pytest

from kg.assessment.coverage import Understanding, coverage
from kg.facts.extractor import extract
from kg.resources import toml
from tests.facts.reading import report

SENTENCES = [
    ("滨江大桥、云栖隧道竣工。", Understanding.FULL, "all of it is a fact"),
    (
        "滨江大桥、云栖隧道竣工,建成各类设施一批。",
        Understanding.PART,
        "a step that no fact rests on is said and not understood",
    ),
    (
        "滨江大桥、云栖隧道、泽柏枢纽工程竣工,乡村面貌明显改善。",
        Understanding.FULL,
        "praise states nothing, so that nothing is missing",
    ),
    ("牢牢把握稳中求进总基调。", Understanding.NONE, "an aim"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_a_sentence_is_understood_where_all_that_it_tells_is_a_fact(
    text: str, expected: Understanding, reason: str
) -> None:
    """A clause with a step or number and no fact leaves the sentence understood in part."""
    document = report(review=text)
    *_, last = coverage(document, extract(document))
    assert last.understanding is expected, reason


LISTS = toml("assessment/data/coverage.toml")["list"]


@pytest.mark.parametrize("words", LISTS, ids=[each["id"] for each in LISTS])
@pytest.mark.parametrize(
    ("key", "expected"), [("match", Understanding.PART), ("no_match", Understanding.FULL)]
)
def test_what_a_clause_tells_by_its_words(words: dict[str, str], key: str, expected: Understanding) -> None:
    """A list's example leaves a sentence understood in part, its counterexample does not."""
    document = report(
        review=f"滨江大桥、云栖隧道、泽柏枢纽工程、檀沣水库工程、沧河博物馆、云栖体育馆竣工,{words[key]}。"
    )
    *_, last = coverage(document, extract(document))
    assert last.understanding is expected, words["reason"]
