"""Words of a question that are no names and no steps, and that only sentences of a report hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answering import Answerer, NoteKind, answerer
from kg.pipeline import build
from kg.store.embedded import open_embedded

TEXT = """云溪区2030年上半年工作总结

一、项目建设情况
城北医院项目开工建设。湖滨路改造工程加快推进。新华小学扩建项目竣工。
受资金影响,滨江大桥项目返工。因征地未完成,东门安置房项目渗水。学校食堂被查封。
新登记市场主体6820户,抽查合格率98%。
"""


@pytest.fixture(scope="module")
def delayed(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A report that says of two projects what no step of the vocabulary is."""
    folder: Path = tmp_path_factory.mktemp("delayed")
    report = folder / "yunxi-2030h1.txt"
    report.write_text(TEXT, encoding="utf-8")
    build([report], folder / "kg")
    return answerer(open_embedded(folder / "kg"))


BRIDGE, HOMES = "滨江大桥项目", "东门安置房项目"
JOINED = [
    ("哪些项目返工了？", {BRIDGE}, "one word"),
    ("哪些项目返工或渗水？", {BRIDGE, HOMES}, "或"),
    ("哪些项目返工、渗水了？", {BRIDGE, HOMES}, "、"),
    ("返工和渗水的项目有哪些", {BRIDGE, HOMES}, "和"),
    ("哪些项目返工、查封或渗水？", {BRIDGE, HOMES}, "three words"),
    ("哪些项目返工或查封了？", {BRIDGE}, "one of them is said of no project"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), JOINED, ids=[row[2] for row in JOINED])
def test_either_of_joined_words_is_enough(
    question: str, expected: set[str], reason: str, delayed: Answerer
) -> None:
    """The things whose sentences hold one of the words, and never everything there is."""
    answer = delayed.ask(question)
    assert {item.label for item in answer.answers} == expected, (reason, answer.told)


@pytest.mark.parametrize("question", ["哪些项目查封？", "哪些医院渗水或返工？", "哪些项目返工或取缔了？"])
def test_words_that_nothing_meets_are_not_let_go(question: str, delayed: Answerer) -> None:
    """Without them the question would be for everything there is: it has no answer, and that is said."""
    answer = delayed.ask(question)
    assert (answer.type, answer.answers) == ("none", ()), answer.told
    assert answer.notes


def test_both_words_are_asked_for_where_the_question_says_so(delayed: Answerer) -> None:
    """A project of which one of two words is said in a clause of its own is not both: 既…又."""
    answer = delayed.ask("哪些项目既返工又渗水？")
    assert BRIDGE not in {item.label for item in answer.answers}, answer.told


VERBS = [
    ("抽查了多少户市场主体？", "抽查", "the other verb of the sentence"),
    ("市场主体抽查多少户", "抽查", "the verb behind the noun"),
    ("新登记了多少户市场主体？", "", "the indicator's own verb"),
    ("新登记市场主体多少户", "", "the indicator's name"),
]


@pytest.mark.parametrize(("question", "doubted", "reason"), VERBS, ids=[row[2] for row in VERBS])
def test_a_verb_that_is_not_said_of_a_figure_is_doubted(
    question: str, doubted: str, reason: str, delayed: Answerer
) -> None:
    """What was done is part of what is counted: those examined are not those registered."""
    answer = delayed.ask(question)
    far = [note.told for note in answer.notes if note.kind is NoteKind.FAR_FROM_FIGURE]
    assert far == ([doubted] if doubted else []), (reason, answer.told)
