"""What a build found beside its graph is told with an answer: disputed figures, names left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answering import Answerer, NoteKind, answerer
from kg.pipeline import build
from kg.store.embedded import open_embedded

SEQUENCE = Path(__file__).parent.parent / "assessment" / "sequence"
DISPUTED = "前后不一"
OPEN = "可能指同一个"


@pytest.fixture(scope="module")
def disagreeing(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Three reports of one district, in which one disagreement of each kind is planted."""
    folder = tmp_path_factory.mktemp("disagreeing")
    build([SEQUENCE / f"{name}.txt" for name in ("2021h1", "2021", "2022h1")], folder)
    return answerer(open_embedded(folder))


TOLD = [
    ("2021年上半年全社会固定资产投资是多少", "112.4 亿元 ≠ 114.2 亿元", "a table and the prose"),
    ("2021年一般公共预算收入多少", "82.5 亿元 ≠ 80.5 亿元", "two reports"),
    ("2021年工业投资完成多少", "120.5 %", "a part that is more than its whole"),
    ("高技术产业占规模以上工业比重", "103 % > 100 %", "a share of more than all"),
    ("2021年一般公共预算收入超过80亿元了吗", "82.5 亿元 ≠ 80.5 亿元", "a check"),
    ("2021年一般公共预算收入和工业投资哪个多", "82.5 亿元 ≠ 80.5 亿元", "a comparison"),
]


@pytest.mark.parametrize(("question", "told", "reason"), TOLD, ids=[row[2] for row in TOLD])
def test_a_disputed_figure_is_told_with_every_sentence(
    question: str, told: str, reason: str, disagreeing: Answerer
) -> None:
    """An answer that rests on figures which cannot all be right is doubted, and shows what they stand in."""
    answer = disagreeing.ask(question)
    note = next((note for note in answer.told if DISPUTED in note), "")
    assert told in note, (reason, answer.told)
    assert answer.doubted
    numbers = [word for word in told.split() if "." in word] if "≠" in told else []
    assert all(any(number in proof.text for proof in answer.evidence) for number in numbers)


UNDISPUTED = ["2022年上半年全社会固定资产投资是多少", "2021年上半年一般公共预算收入增长多少"]


@pytest.mark.parametrize("question", UNDISPUTED)
def test_a_figure_that_nothing_disputes_is_told_without_a_word(question: str, disagreeing: Answerer) -> None:
    """Of the same indicators, other times and other kinds of figures are not disputed."""
    answer = disagreeing.ask(question)
    assert answer.value is not None
    assert not any(DISPUTED in note for note in answer.told)


LEFT_OPEN = [
    ("禾赛科技有哪些项目", True, "a firm that the question names"),
    ("Which projects does 禾赛科技 have?", True, "the same in English"),
    ("上海国际赛车服务中心在哪里", True, "what the question asks about"),
    ("沃尔沃亚太设计中心开工了吗", False, "a thing with one name alone"),
    ("上半年一般公共预算收入完成多少?", False, "a figure"),
]


@pytest.mark.parametrize(("question", "told", "reason"), LEFT_OPEN, ids=[row[2] for row in LEFT_OPEN])
def test_names_that_may_be_one_thing_are_told(
    question: str, told: bool, reason: str, report: Answerer
) -> None:
    """A pair that is left to a person is told where an answer concerns one of it, and doubts no answer."""
    answer = report.ask(question)
    assert any(OPEN in note for note in answer.told) is told, reason
    assert not any(note.doubts for note in answer.notes if note.kind is NoteKind.MAY_BE_ONE)
