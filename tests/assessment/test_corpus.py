"""What costs most of all that was not read: gaps, words, the curve."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assessment.corpus import Covered, corpus, curve, lost_clauses, verb_and_end
from kg.assessment.coverage import Understanding, coverage
from kg.document.model import Document
from kg.facts.extractor import extract


def sentence(text: str, *gaps: tuple[int, int], report: str = "r") -> Covered:
    """A sentence at the hundredth letter with these gaps in it."""
    marks = [[100 + start, 100 + end] for start, end in gaps]
    return Covered(
        report=report,
        start=100,
        end=100 + len(text),
        share=0.5,
        understanding="in part",
        text=text,
        gaps=marks,
    )


def test_the_dearest_verb_and_last_word_come_first() -> None:
    """By letters, with clauses, reports and the longest example."""
    first = "完善公共服务体系,推进人居环境整治,"
    found = corpus(
        [
            sentence(first, (0, len(first))),
            sentence("完善城乡公共文化服务体系", (0, 12), report="s"),
        ]
    )

    assert [(cost.word, cost.letters, cost.clauses, len(cost.reports)) for cost in found.verbs] == [
        ("完善", 20, 2, 2),
        ("推进", 8, 1, 1),
    ]
    assert found.verbs[0].example == "完善城乡公共文化服务体系"
    assert found.ends[0].word == "体系"
    assert (found.lost, found.sentences) == (28, 2)
    assert found.by_report["s"] == (12, 12)


def test_what_was_read_costs_nothing() -> None:
    """Only the letters in gaps, and no scraps between two names."""
    record = sentence("星湖园开工建设,完善公共服务体系", (8, 16), (0, 2))

    assert list(lost_clauses(record)) == ["完善公共服务体系"]
    assert corpus([sentence("星湖园开工建设")]).lost == 0


@pytest.mark.parametrize(
    ("clause", "words"),
    [("完善城乡公共文化服务体系", ("完善", "体系")), ("一二三四", ("", ""))],
)
def test_a_clause_has_a_verb_and_an_end(clause: str, words: tuple[str, str]) -> None:
    """Empty where it has none."""
    assert verb_and_end(clause) == words


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=600))
def test_the_curve_rises_to_the_whole(costs: list[int]) -> None:
    """Never falls, and ends at all of it."""
    shares = [share for _, share in curve(sorted(costs, reverse=True))]

    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)


def test_gaps_lie_in_sentences_not_understood(jiading: Document) -> None:
    """Inside the sentence, in order, apart; those of an understood one are none."""
    for one in coverage(jiading, extract(jiading)):
        assert not one.gaps or one.understanding is not Understanding.FULL
        assert all(gap in one.span for gap in one.gaps)
        assert all(a.end < b.start for a, b in zip(one.gaps, one.gaps[1:], strict=False))
        if one.understanding is Understanding.NONE and any(map(str.isalnum, jiading.text(one.span))):
            assert one.gaps
