"""Pairs for a person to judge, and decisions that are kept, win, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document.model import Document
from kg.errors import JudgementError
from kg.facts.extractor import extract
from kg.resolution.compared import cells, inside, to_judge
from kg.resolution.judgements import read_judgements
from kg.resolution.model import Verdict
from kg.resolution.resolver import resolve
from kg.resolution.review import REVIEW, Decision, decide, decisions, undecided, undo
from kg.text import Span

SAME = Decision("星湖科技园", "星湖科技城", Verdict.SAME, "王芳", "2022-03-01", "同一规划的两个称呼")


def test_every_open_pair_comes_with_both_sentences(jiading: Document) -> None:
    """The most alike first, each sentence the report's own words and with the name in it."""
    pairs = to_judge(inside(jiading, resolve(jiading, extract(jiading))))

    assert pairs
    assert [pair["score"] for pair in pairs] == sorted((p["score"] for p in pairs), reverse=True)
    for side in (side for pair in pairs for side in (pair["left"], pair["right"])):
        assert jiading.text(Span(side["start"], side["end"])) == side["text"]
        assert set(side["label"]) <= set(side["text"])


def test_a_park_named_two_ways_is_offered(jiading: Document) -> None:
    """临港嘉定科技园 and 科技城 are for a person to judge; decided, they are not offered again."""
    pairs = to_judge(inside(jiading, resolve(jiading, extract(jiading))))
    named = [pair for pair in pairs if cells(pair) == ("临港嘉定科技园", "临港嘉定科技城")]
    said = Decision("临港嘉定科技城", "临港嘉定科技园", Verdict.SAME, "王芳", "", "同一处")

    assert len(named) == 1
    assert named[0] not in undecided(pairs, [said])
    assert len(undecided(pairs, [said])) == len(pairs) - 1


def test_a_decision_settles_the_pair_and_undoing_opens_it_again(jiading: Document, tmp_path: Path) -> None:
    """Same joins the two, and without the row the graph is as it was."""
    facts = extract(jiading)
    before = resolve(jiading, facts)
    left, right = cells(to_judge(inside(jiading, before))[0])
    decide(tmp_path, Decision(left, right, Verdict.SAME, "王芳", "", "同一处"))

    joined = resolve(jiading, facts, read_judgements(tmp_path))
    undo(tmp_path, right, left)
    again = resolve(jiading, facts, read_judgements(tmp_path))

    assert len(joined.entities) == len(before.entities) - 1
    assert again.entities == before.entities


def test_who_when_and_why_are_kept_and_the_last_word_counts(tmp_path: Path) -> None:
    """A second decision is one row more; undoing it brings the first back."""
    other = Decision(SAME.right, SAME.left, Verdict.DIFFERENT, "李雷", "2022-04-01", "两处地块")
    decide(tmp_path, SAME)
    decide(tmp_path, other)
    assert (tmp_path / REVIEW).read_text(encoding="utf-8").splitlines()[1:] == [
        "星湖科技园,星湖科技城,same,王芳,2022-03-01,同一规划的两个称呼",
        "星湖科技城,星湖科技园,different,李雷,2022-04-01,两处地块",
    ]

    assert decisions(tmp_path) == (SAME, other)
    assert undo(tmp_path, SAME.left, SAME.right) == other.row
    assert [each.verdict for each in read_judgements(tmp_path)] == [Verdict.SAME]


NAMES = st.text(alphabet='甲乙丙,"1\n', min_size=1, max_size=5).map(lambda text: f"某{text}某")


@given(st.lists(st.tuples(NAMES, NAMES).filter(lambda pair: pair[0] != pair[1]), max_size=6))
def test_undoing_all_leaves_nothing(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    """Whatever the names hold, commas and quotation marks included."""
    folder = tmp_path_factory.mktemp("judgements")
    kept = []
    for left, right in pairs:
        try:
            decide(folder, Decision(left, right, Verdict.SAME, "王芳", "", "因"))
        except JudgementError:
            continue
        kept.append((left, right))

    assert len(read_judgements(folder)) == len(kept)
    for left, right in kept:
        undo(folder, left, right)
    assert read_judgements(folder) == ()


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision("甲园", "乙园", Verdict.UNSURE, "王芳", "", "因"), "nothing decided"),
        (Decision("甲园", "甲 园", Verdict.SAME, "王芳", "", "因"), "one name twice"),
        (Decision("甲园", "乙园", Verdict.SAME, " ", "", "因"), "no by"),
        (Decision("甲园", "乙园", Verdict.SAME, "王芳", "", ""), "no reason"),
    ],
)
def test_a_decision_without_who_what_or_why_is_refused(
    tmp_path: Path, decision: Decision, message: str
) -> None:
    """And nothing is written."""
    with pytest.raises(JudgementError, match=message):
        decide(tmp_path, decision)

    assert list(tmp_path.iterdir()) == []


def test_what_was_never_decided_cannot_be_undone(tmp_path: Path) -> None:
    """The message names both."""
    with pytest.raises(JudgementError, match="nothing decided on 甲园 and 乙园"):
        undo(tmp_path, "甲园", "乙园")
