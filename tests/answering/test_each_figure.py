"""Several figures asked for at once: each is told, or said to be left unanswered, and none called absent."""

from __future__ import annotations

import pytest

from kg.answering import Answerer, to_text

ASKED = [
    (
        "What is the annual target for fixed asset investment, how much was completed in H1 and how fast did"
        " it grow?",
        ["500亿元", "206.9亿元", "3.8%"],
    ),
    ("商品销售总额上半年是多少、增长多少、全年预计增长多少？", ["3654.2亿元", "25.0%", "10%"]),
    ("上半年累计救助了多少人次、发放救助金多少？", ["8.2万人(户)次", "7943.3万元"]),
    ("上半年累计救助了多少人次？发放救助金多少？", ["8.2万人(户)次", "7943.3万元"]),
]


@pytest.mark.parametrize(("question", "figures"), ASKED, ids=[row[0] for row in ASKED])
def test_every_figure_asked_for_is_told(question: str, figures: list[str], report: Answerer) -> None:
    """In the order of the question, each in a note, with the sentence that states it."""
    answer = report.ask(question)
    told = [note for note in answer.told if any(figure in note for figure in figures)]
    assert len(told) == len(figures), answer.told
    assert all(figure in note for figure, note in zip(figures, told, strict=True)), told
    assert answer.facts == len(figures)
    proofs = " ".join(proof.text for proof in answer.evidence)
    assert all(figure.rstrip("亿万元%人(户)次") in proofs for figure in figures), proofs
    assert "没有查到" not in to_text(answer)
    assert "not answered" not in to_text(answer)


def test_a_figure_that_is_not_found_is_named(report: Answerer) -> None:
    """The part without an answer is repeated as not answered, and no report is said to lack it."""
    answer = report.ask("商品销售总额上半年是多少、增长多少、飞船有多少艘？")
    assert any(note.startswith("未答") and "飞船" in note for note in answer.told), answer.told
    assert not any("报告没有" in note for note in answer.told), answer.told


UNSURE = [
    ("新增就业岗位多少个、新建各类绿地多少公顷、帮扶多少人成功创业？", "帮扶", "words that stand elsewhere"),
    ("规模以上工业产值多少，其中区属多少，各增长多少？", "各增长", "a part that asks several figures"),
]


@pytest.mark.parametrize(("question", "part", "reason"), UNSURE, ids=[row[2] for row in UNSURE])
def test_a_part_that_no_one_figure_answers_is_left_unanswered(
    question: str, part: str, reason: str, report: Answerer
) -> None:
    """A figure that is only near the words of a part is none of its own."""
    answer = report.ask(question)
    assert any(note.startswith("未答") and part in note for note in answer.told), (reason, answer.told)
    assert answer.facts == 2


TOGETHER = [
    "嘉定和苏州市吴中区在哪方面合作？",
    "嘉定和苏州市吴中区在哪些领域开展合作？",
    "嘉定区与吴中区在什么方面有合作？",
]


@pytest.mark.parametrize("question", TOGETHER)
def test_in_what_partners_cooperate_is_no_question_for_a_place(question: str, report: Answerer) -> None:
    """在哪方面 asks for what is done together."""
    labels = [item.label for item in report.ask(question).answers]
    assert labels == ["区域养老服务一体化合作机制"]


def test_a_result_is_compared_with_the_plan_for_the_rest_of_the_year(report: Answerer) -> None:
    """Both figures of the one indicator are told, with their times, and the larger is the answer."""
    answer = report.ask("村级河道整治，上半年完成的多还是下半年要做的多？")
    assert [item.label for item in answer.answers] == ["整治村级河道"]
    assert any(note.startswith("实际") and "160公里" in note for note in answer.told), answer.told
    assert any(note.startswith("目标") and "300公里" in note for note in answer.told), answer.told


def test_a_result_is_not_compared_with_a_target_that_holds_it(report: Answerer) -> None:
    """A target of the whole year is no plan for its second half."""
    answer = report.ask("绿道上半年完成的多还是下半年要做的多？")
    assert answer.type == "none", answer.told


NAMED = [
    ("哪家企业获得了专项资金立项支持，共几家？", "7", "重塑能源"),
    ("哪些企业通过两化融合贯标评定，一共有多少家？", "26", "博世华域"),
]


@pytest.mark.parametrize(("question", "number", "name"), NAMED, ids=[row[0] for row in NAMED])
def test_who_and_how_many_are_both_answered(question: str, number: str, name: str, report: Answerer) -> None:
    """The report's own number, and those that it names, with the word that these are not all."""
    answer = report.ask(question)
    assert (answer.type, str(answer.value)) == ("count", number), answer.told
    assert name in [item.label for item in answer.answers]
    assert any("只点名了一部分" in note for note in answer.told), answer.told
    assert not any(note.startswith("未答") for note in answer.told), answer.told
