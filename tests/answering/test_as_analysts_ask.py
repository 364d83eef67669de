"""What an analyst asks of the real report, and what must be said where an answer is not all there is."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kg.answering import Answerer, answerer, load_lexicon
from kg.answering.notes import NoteKind
from kg.answering.reading import words_of
from kg.pipeline import build
from kg.store.embedded import open_embedded

FALLING = """青川县2022年上半年国民经济和社会发展计划执行情况的报告
一、上半年情况
上半年,全县政府债务减少1.3亿元,贫困人口减少300人。规模以上工业增加值同比下降2.1%,占比回落1.2个百分点。
森林覆盖率达到52.3%,同比提高0.6个百分点,工业用电量增速高于全市2.1个百分点,旅游拉动消费增长3.5个百分点。
"""


@pytest.fixture(scope="module")
def falling(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A graph of a report in which much fell, and some rose by points."""
    folder = tmp_path_factory.mktemp("falling")
    file = folder / "falling.txt"
    file.write_text(FALLING, encoding="utf-8")
    build([file], folder / "graph")
    return answerer(open_embedded(folder / "graph"))


def _labels(answer_of: Answerer, question: str) -> set[str]:
    return {item.label for item in answer_of.ask(question).answers}


def test_what_rose_by_points_rose(report: Answerer, falling: Answerer) -> None:
    """Beside the rates: not what is higher than elsewhere, nor by what another indicator was pulled up."""
    for question in ("哪些指标增长了?", "Which indicators rose?"):
        rose = _labels(report, question)
        assert {"优良率", "战略性新兴产业规上工业产值占规上工业比重", "增加值"} <= rose
        assert not any("拉动" in label for label in rose)
    rose = _labels(falling, "哪些指标提高了?")
    assert any("森林覆盖率" in label for label in rose)
    assert not any("用电" in label or "旅游" in label for label in rose)
    assert "优良率" not in _labels(report, "哪些指标增长超过5%?")


def test_a_fall_is_said_once(report: Answerer, falling: Answerer) -> None:
    """By the name of the indicator or by the minus, and the number asked for has none."""
    answer = falling.ask("政府债务减少多少?")
    assert (answer.value, answer.unit) == (Decimal("1.3"), "亿元")
    assert answer.told == ("政府债务减少: 1.3亿元",)
    assert falling.ask("政府债务减少了吗?").boolean is True
    said = report.ask("PM2.5浓度下降了吗?")
    assert said.boolean is True
    assert any(note.startswith("PM2.5平均浓度 10.8% (下降)") for note in said.told)


def test_what_fell_by_an_amount_is_among_what_fell(falling: Answerer) -> None:
    """A report calls it by its fall."""
    assert {"政府债务减少", "贫困人口减少", "规模以上工业增加值"} <= _labels(falling, "哪些指标下降了?")


COMPARED = [
    ("Did retail sales grow faster than merchandise sales?", True, "both are told"),
    ("Did retail sales grow faster than widget exports?", None, "the other side is not understood"),
    ("Did retail sales grow by more than 20%?", True, "a number is a side too"),
]


@pytest.mark.parametrize(("question", "truth", "reason"), COMPARED, ids=[row[2] for row in COMPARED])
def test_a_comparison_needs_both_sides(
    question: str, truth: bool | None, reason: str, report: Answerer
) -> None:
    """What is not understood is not passed over."""
    assert report.ask(question).boolean is truth, reason


OWN = [
    ("与哪些城市建立了合作机制?", {"昆山市", "太仓市"}),
    ("和嘉定共建养老合作机制的是哪个区", {"苏州市吴中区"}),
    ("Which cities co-build the Taihu science and innovation ring with Jiading?", {"无锡", "青浦"}),
]


@pytest.mark.parametrize(("question", "expected"), OWN, ids=[row[0] for row in OWN])
def test_nobody_is_its_own_partner(question: str, expected: set[str], report: Answerer) -> None:
    """The district whose report it is stands on the one side."""
    assert _labels(report, question) == expected


ROUNDED = [
    ("新慧总部湾入驻了哪几家公司?", True, "等 before a verb"),
    ("氢燃料电池产业引入了哪些项目?", True, "one that is named of several"),
    ("上半年举办了哪些体育赛事?", True, "a name written with a space"),
    ("体外诊断方面办了什么论坛?", False, "one that the question tells apart by its name"),
    ("菊园新区建成了什么系统?", False, "no 等"),
]


@pytest.mark.parametrize(("question", "said", "reason"), ROUNDED, ids=[row[2] for row in ROUNDED])
def test_and_others_is_said(question: str, said: bool, reason: str, report: Answerer) -> None:
    """A list that the report ends with 等 is not given as if it were all."""
    notes = {note.kind for note in report.ask(question).notes}
    assert (NoteKind.AND_OTHERS in notes) is said, reason


PREPARED = [
    ("公交候车亭的目标完成了没有?", None, False, "what is tendered for is no target reached"),
    ("公交候车亭建了多少座?", Decimal(100), True, "the number of the tender, with a word on it"),
    ("新建公交候车信息亭多少座完成招投标?", Decimal(100), False, "the tender itself is asked for"),
    ("充电桩建成了多少个?", Decimal(572), False, "what is built"),
]


@pytest.mark.parametrize(("question", "value", "said", "reason"), PREPARED, ids=[row[3] for row in PREPARED])
def test_what_is_only_prepared_is_not_built(
    question: str, value: Decimal | None, said: bool, reason: str, report: Answerer
) -> None:
    """新建公交候车信息亭100座完成招投标 says how many were tendered for."""
    answer = report.ask(question)
    assert answer.value == value, answer.told
    assert answer.boolean is None
    assert (NoteKind.ONLY_PREPARED in {note.kind for note in answer.notes}) is said, reason


@pytest.mark.parametrize("question", ["嘉定同济大学科技园呢?", "嘉定同济大学科技园", "上海大学科技园"])
def test_a_park_by_its_name_is_told_with_its_steps(question: str, report: Answerer) -> None:
    """Where a park itself took steps its name asks for them, as that of a project does."""
    answer = report.ask(question)
    assert {item.label for item in answer.answers} == {question.rstrip("呢?")}
    assert any("2021-01-01/2021-06-30" in note for note in answer.told)


def test_how_a_kind_is_read_is_said_in_words(report: Answerer) -> None:
    """The words that a name must have, the first few of many; never a pattern."""
    for kind in load_lexicon().kinds.values():
        words, _ = words_of(kind.pattern)
        assert not kind.pattern or kind.shown or words, kind.id
        assert all(re.fullmatch(r"[\w·&“”、-]+", word) for word in words), kind.id
    for question in ("与哪些城市合作?", "哪些道路竣工?", "有哪些线路?", "Which metro lines started?"):
        assert not re.search(r"[\[\]^$|\\]", report.ask(question).interpretation), question
    assert "路、高速、大道" in report.ask("哪些道路竣工?").interpretation
