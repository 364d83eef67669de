"""What was put off, stands still, goes on again or was given up, asked for as an analyst asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answering import Answerer, NoteKind, answerer
from kg.pipeline import build
from kg.store.embedded import open_embedded

FIRST = """云溪区2030年上半年工作总结

一、上半年情况
云栖大桥开工建设,滨江隧道加快推进。滨江体育馆项目因资金问题停工。沧河水厂项目停工。檀沣医院项目推迟到10月开工。
云栖图书馆项目不再实施。泽柏热电项目全面复工。滨江国际龙舟大赛因疫情取消。
二、下半年工作措施
推动沧河水厂项目复工。云栖博物馆项目10月开工。
"""
SECOND = """云溪区2030年工作总结

一、全年情况
沧河水厂项目全面复工。滨江隧道停工。云栖博物馆项目推迟到2031年9月开工。云栖大桥加快推进。
"""
PUT_OFF = {"檀沣医院项目", "云栖博物馆项目"}
HALTED = {"滨江体育馆项目", "沧河水厂项目", "滨江隧道"}
RESUMED = {"沧河水厂项目", "泽柏热电项目"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Two reports of one district that does not exist."""
    folder: Path = tmp_path_factory.mktemp("setbacks")
    files = [folder / "yunxi-2030h1.txt", folder / "yunxi-2030.txt"]
    for file, text in zip(files, (FIRST, SECOND), strict=True):
        file.write_text(text, encoding="utf-8")
    build(files, folder / "kg")
    return answerer(open_embedded(folder / "kg"))


ASKED = [
    ("哪些项目停工了？", HALTED),
    ("哪些项目推迟了？", PUT_OFF),
    ("哪些项目延期开工？", PUT_OFF),
    ("哪些项目推迟或停工？", PUT_OFF | HALTED),
    ("哪些项目取消了？", {"云栖图书馆项目"}),
    ("哪些活动取消了？", {"滨江国际龙舟大赛"}),
    ("哪些项目复工了？", RESUMED),
    ("哪些停工项目复工了？", RESUMED),
    ("哪些项目停工或复工？", HALTED | RESUMED),
    ("哪些项目停工后还没有复工？", {"滨江体育馆项目", "滨江隧道"}),
    ("Which projects were postponed?", PUT_OFF),
    ("Which projects were delayed or suspended?", PUT_OFF | HALTED),
    ("Which projects are halted?", HALTED),
    ("Which projects were cancelled?", {"云栖图书馆项目"}),
    ("Which projects resumed construction?", RESUMED),
]


@pytest.mark.parametrize(("question", "expected"), ASKED)
def test_which_works_were_put_off_halted_resumed_or_given_up(
    question: str, expected: set[str], answers: Answerer
) -> None:
    """Those of which a report says so, by the graph, each with its sentence."""
    answer = answers.ask(question)
    assert {item.label for item in answer.answers} == expected, answer.told
    assert answer.evidence


def test_a_halted_work_among_those_under_construction_is_told_with_its_state(answers: Answerer) -> None:
    """It is listed, since nothing says that it is done or given up, and that it stands still is said."""
    answer = answers.ask("在建项目有哪些？")
    assert {item.label for item in answer.answers} == {"云栖大桥", "滨江隧道"}
    still = [note.told for note in answer.notes if note.kind is NoteKind.STANDS_STILL]
    assert still == ["滨江隧道 (停工)"]


def test_of_those_halted_it_is_said_which_go_on_again(answers: Answerer) -> None:
    """A halt that a later report ends is told all the same, and so is its end."""
    notes = answers.ask("哪些项目停工了？").notes
    assert [note.told for note in notes if note.kind is NoteKind.GOES_ON] == ["沧河水厂项目"]


def test_what_goes_on_is_not_said_to_stand_still(answers: Answerer) -> None:
    """Nothing is added where no listed work waits."""
    notes = answers.ask("哪些项目开工了？").notes
    assert not any(note.kind is NoteKind.STANDS_STILL for note in notes)
