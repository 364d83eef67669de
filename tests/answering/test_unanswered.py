"""A question of several parts: both are answered, or it is said which is not; the times that are stated."""

from __future__ import annotations

import pytest

from kg.answering import Answerer

BOTH = [
    ("PM2.5浓度多少,比去年降了多少", 33, "10.8%"),
    ("加装电梯今年要装多少台,上半年竣工了几部", 100, "5部"),
]


@pytest.mark.parametrize(("question", "first", "other"), BOTH, ids=[row[0] for row in BOTH])
def test_both_numbers_are_given(question: str, first: int, other: str, report: Answerer) -> None:
    """The first is the answer, the second stands in a note with its sentence."""
    answer = report.ask(question)
    assert answer.value == first
    assert any(other in note for note in answer.told)
    assert not any("未答" in note for note in answer.told)


def test_a_part_of_another_sort_is_said_to_be_left_out(report: Answerer) -> None:
    """Yes or no is no answer to which things are meant, and that is said of that part alone."""
    answer = report.ask("禾赛科技在嘉定有什么项目,开工了吗")
    assert answer.boolean is True
    assert "未答 · not answered: 禾赛科技在嘉定有什么项目" in answer.told


@pytest.mark.parametrize("question", ["开工了吗,竣工了吗", "禾赛科技智造中心开工了吗", "有几期,分别是什么"])
def test_nothing_is_said_to_be_left_out_of_one_part(question: str, report: Answerer) -> None:
    """A question of one part, or with parts of one sort, leaves none out."""
    assert not any("未答" in note for note in report.ask(question).told)


AHEAD_OR_DONE = [
    ("How many 5G base stations has the district built so far?", 2666),
    ("5G基站累计建成多少座", 2666),
    ("5G基站计划建多少座", 3000),
    ("加装电梯全年计划多少台", 100),
]


@pytest.mark.parametrize(("question", "value"), AHEAD_OR_DONE, ids=[row[0] for row in AHEAD_OR_DONE])
def test_what_is_planned_is_not_what_is_built(question: str, value: int, report: Answerer) -> None:
    """Built so far asks for what was done, planned for what is ahead."""
    assert report.ask(question).value == value


def test_the_progress_of_a_project_is_its_steps(report: Answerer) -> None:
    """Of a thing without a target 进度 asks how far it has come."""
    answer = report.ask("联影医疗二期现在什么进度?")
    assert [item.label for item in answer.answers] == ["联影医疗二期"]
    assert any("Progressing" in note for note in answer.told)


@pytest.mark.parametrize("question", ["2020年GDP", "2020年GDP是多少"])
def test_the_times_that_are_stated_are_told(question: str, report: Answerer) -> None:
    """A figure of another year is refused with the periods for which there is one."""
    answer = report.ask(question)
    assert answer.type == "none"
    assert any("报告有这些时期的数" in note and "2021-01-01/2021-06-30" in note for note in answer.told)


def test_so_many_things_that_nobody_counts_have_no_figure(report: Answerer) -> None:
    """What is asked of 72 projects is not told of all investment; a number inside 572 is not 72."""
    answer = report.ask("72个重点项目,总投资多少")
    assert answer.type == "none"
    assert any("72个" in note for note in answer.told)


def test_a_part_of_so_many_is_told_with_its_words(report: Answerer) -> None:
    """That a sentence names only some of so many is told with the words that say so."""
    notes = " ".join(report.ask("哪些学校项目交付了?").told)
    assert "8个 (城中路小学东校等8个项目顺利交付)" in notes
