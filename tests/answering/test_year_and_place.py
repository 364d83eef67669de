"""What a question says of a year, a place and a step holds of every answer, or it is said what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answering import Answer, Answerer, NoteKind, answerer
from kg.pipeline import build
from kg.store.embedded import open_embedded

LINJIANG = """临江区人民政府工作报告
——2023年1月10日在临江区第十届人民代表大会第二次会议上
一、2022年工作回顾
过去一年,全区地区生产总值完成500亿元,同比增长5%。规模以上工业增加值下降2.1%。
青浦路隧道工程问题突出,存在停工现象。云栖大桥尚未开工。
二、2023年工作安排
地区生产总值增长6%左右。2023年底前建成滨江图书馆。到2025年,新增学位3000个。
"""
BEISHAN = """北山区人民政府工作报告
——2025年1月12日在北山区第十届人民代表大会第四次会议上
一、2024年工作回顾
过去一年,全区地区生产总值完成300亿元,同比增长4%。固定资产投资下降7.3%,降幅较上半年收窄4.5个百分点。
二、2025年工作安排
地区生产总值增长5%左右。建成沣澜体育馆。
"""
DUE_2023 = {"地区生产总值增长6%左右", "2023年底前建成滨江图书馆"}
DUE_2025 = {"新增学位3000个", "地区生产总值增长5%左右", "建成沣澜体育馆"}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Reports of two districts that do not exist, two years apart."""
    folder: Path = tmp_path_factory.mktemp("two")
    for name, text in (("linjiang-2023", LINJIANG), ("beishan-2025", BEISHAN)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build(sorted(folder.glob("*.txt")), folder / "kg")
    return answerer(open_embedded(folder / "kg"))


def _labels(answer: Answer) -> set[str]:
    return {item.label for item in answer.answers}


def _told(answer: Answer, kind: NoteKind) -> list[str]:
    return [note.told for note in answer.notes if note.kind is kind]


PLEDGED = [
    ("2025年承诺了什么", DUE_2025, "of a report two years earlier too"),
    ("2023年底前承诺了什么", DUE_2023, "by the end of the year"),
    ("2023年上半年承诺了什么", set(), "what is due by the end of the year is not due in its first half"),
    ("What was promised by the end of 2023?", DUE_2023, "in English"),
    ("哪些承诺在2025年到期", DUE_2025, "by the word for a deadline"),
    ("临江区2025年承诺了什么", {"新增学位3000个"}, "of one district"),
    ("2029年承诺了什么", set(), "of a year that nothing is due in"),
    ("承诺了什么", DUE_2023 | DUE_2025, "of no year, all"),
    ("2024年到2025年的承诺有哪些", DUE_2025, "of a span"),
    ("What was promised between 2022 and 2024?", DUE_2023, "of a span, in English"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), PLEDGED, ids=[row[2] for row in PLEDGED])
def test_a_year_is_that_of_the_deadline(
    question: str, expected: set[str], reason: str, two: Answerer
) -> None:
    """It is said that the year is read so, and of none that none is due then."""
    answer = two.ask(question)
    assert _labels(answer) == expected, reason
    kinds = {note.kind for note in answer.notes}
    assert (NoteKind.DUE_IN in kinds) == (bool(expected) and "20" in question)
    assert (NoteKind.NO_PLEDGE_DUE in kinds) == (not expected)


def test_a_span_of_years_bounds_figures_and_is_said_where_it_bounds_nothing(two: Answerer) -> None:
    """The years between are of it too; a list that no step dates is doubted."""
    assert two.ask("临江区2021年到2022年地区生产总值增长多少").value == 5
    assert two.ask("临江区2010年到2012年地区生产总值增长多少").type == "none"
    assert _told(two.ask("2023年到2025年有哪些项目"), NoteKind.NOT_USED) == ["2023, 2024, 2025"]


def test_a_yes_or_no_is_decided_by_the_reports_of_the_place_named(two: Answerer) -> None:
    """What another district's report says of a thing of its own is no answer."""
    assert two.ask("临江区的滨江图书馆建成了吗").boolean is not True
    answer = two.ask("北山区的滨江图书馆建成了吗")
    assert (answer.type, answer.evidence) == ("none", ())


FELL = [
    ("临江区哪些指标下降了", {"规模以上工业增加值"}, "not those of the other district"),
    ("北山区哪些指标下降了", {"固定资产投资"}, "a fall that became smaller is no fall"),
    ("哪些指标下降了", {"规模以上工业增加值", "固定资产投资"}, "of no district, all"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), FELL, ids=[row[2] for row in FELL])
def test_what_fell_is_told_of_the_place_asked_about(
    question: str, expected: set[str], reason: str, two: Answerer
) -> None:
    """By the reports of that place alone."""
    assert _labels(two.ask(question)) == expected, reason


SAID = [
    ("哪些项目停工了", "青浦路隧道工程问题突出,存在停工现象。"),
    ("云栖大桥开工了吗", "云栖大桥尚未开工。"),
]


@pytest.mark.parametrize(("question", "sentence"), SAID)
def test_a_sentence_with_the_word_is_offered_where_nothing_is_found(
    question: str, sentence: str, two: Answerer
) -> None:
    """It is no answer, and is told as what the report says."""
    answer = two.ask(question)
    assert answer.type == "none"
    assert _told(answer, NoteKind.TEXT_SAYS) == [sentence]
    assert [proof.text for proof in answer.evidence] == [sentence]


@pytest.mark.parametrize(("question", "word"), [("哪些项目停工了", "停工"), ("哪些项目取消了", "取消")])
def test_the_step_not_found_is_named_in_the_language_of_the_question(
    question: str, word: str, two: Answerer
) -> None:
    """And nothing is offered of a step that no sentence speaks of."""
    answer = two.ask(question)
    assert _told(answer, NoteKind.UNMET) == [word]
    assert bool(_told(answer, NoteKind.TEXT_SAYS)) == (word == "停工")
