"""The clauses of the reports: found by their words and by their passage, in whichever way is quicker."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.answering import Answerer
from kg.answering.clause_index import Clauses
from kg.answering.doubts import of_list
from kg.answering.normal import BARE, bare
from kg.answering.postings import MOST_WORDS, Texts

LETTERS = "甲乙丙ab"


@given(
    st.lists(st.text(LETTERS, max_size=8), max_size=12),
    st.lists(st.text(LETTERS, max_size=4), min_size=1, max_size=2 * MOST_WORDS),
)
def test_texts_are_found_by_a_word_whether_looked_through_or_in_pieces(
    texts: list[str], words: list[str]
) -> None:
    """The same texts before and after so many words were asked for that they were taken to pieces."""
    known = Texts(texts)

    for word in words:
        assert known.holding(word) == {at for at, text in enumerate(texts) if word and word in text}


@given(st.text(st.characters(codec="utf-8"), max_size=12))
def test_what_is_bare_already_stays(text: str) -> None:
    """A name passed over as bare is what it would become."""
    once = bare(text)

    assert bare(once + "“”") == once
    if BARE.fullmatch(text):
        assert bare(text + "“”") == once == text


def test_the_clauses_of_a_passage_are_the_same_made_alone(report: Answerer) -> None:
    """Those made for one report are those of all."""
    alone, every = Clauses(report.index.contents), report.index.text
    passages = [passage.iri for passage in report.index.contents.passages]

    assert [list(alone.standing_in(each)) for each in passages] == [
        [every.clauses[at] for at in every.of_passage.get(each, ())] for each in passages
    ]
    assert "clauses" not in vars(alone)


def test_what_stands_beside_is_told_in_reading_order(report: Answerer) -> None:
    """Whatever order the passages come in, which that of sets may be."""
    things = frozenset(sorted(report.index.of_class["Project"])[::2])
    passages = [passage for thing in things for passage in report.index.contents.mentions[thing]]

    told = of_list(things, passages, report.index)
    assert any(", " in note.told for note in told)
    assert of_list(things, passages[::-1], report.index) == told
