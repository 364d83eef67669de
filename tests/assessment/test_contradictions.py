"""Figures that disagree: each kind found in the made-up sequence, none where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assessment.contradictions import agree, contradictions, reasons
from kg.assessment.series import Told
from kg.document.model import Document
from kg.facts.extractor import extract
from kg.resolution.resolver import resolve
from kg.vocabulary import FigureRole
from tests.assessment.factories import EVERY, SEQUENCE, observation, told, told_file

KNOWN = {
    ("figures.table-prose", "全社会固定资产投资", "112.4 亿元 ≠ 114.2 亿元", ("2021h1", "2021h1")),
    ("figures.part-over-total", "工业投资", "251.3 亿元 / 208.6 亿元 = 120.5 %", ("2021",)),
    ("figures.share-over-100", "高技术产业占规模以上工业比重", "103 % > 100 %", ("2021",)),
    ("figures.two-reports", "一般公共预算收入", "82.5 亿元 ≠ 80.5 亿元", ("2021", "2022h1")),
    (
        "figures.growth",
        "社会消费品零售总额",
        "309 亿元 / 300 亿元 - 1 = 3 %，所报 8 %",
        ("2022h1", "2021h1"),
    ),
}


def test_every_known_disagreement_is_found_and_no_other() -> None:
    """One of each kind across the reports of two districts, each with its sentences."""
    reports = [told_file(SEQUENCE / f"{name}.txt") for name in EVERY]

    found = contradictions(reports)

    assert {
        (each.rule, each.what, each.arithmetic, tuple(quote.report for quote in each.quotes))
        for each in found
    } == KNOWN
    texts = {each.id: each.document for each in reports}
    assert all(texts[quote.report].text(quote.span) == quote.text for each in found for quote in each.quotes)
    assert {each.rule for each in found} <= set(reasons())


def test_the_real_report_disagrees_with_itself_nowhere(jiading: Document) -> None:
    """No false alarm in 185 figures."""
    assert contradictions([Told(jiading, resolve(jiading, extract(jiading)))]) == ()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("206.9亿元", "206.9亿元", True),
        ("206.9亿元", "2068700万元", True),
        ("206.9亿元", "206.4亿元", False),
        ("2万户", "20300户", True),
        ("100家", "103家", False),
        ("超过100家", "103家", True),
        ("超过100家", "97家", False),
        ("100家左右", "103家", True),
    ],
    ids=["equal", "rounded", "not rounded", "in ten thousands", "counts", "above", "not above", "about"],
)
def test_two_figures_agree_where_both_can_be_right(one: str, other: str, alike: bool) -> None:
    """Rounding and bounds are no contradiction, in either order."""
    a, b = (observation(words, "2021", FigureRole.ACTUAL).figure for words in (one, other))

    assert agree(a, b) is alike
    assert agree(b, a) is alike


@given(st.integers(1, 9999), st.integers(0, 3))
def test_a_figure_agrees_with_what_it_is_rounded_to(value: int, places: int) -> None:
    """However many places are kept."""
    fine = observation(f"{value / 1000:.3f}亿元", "2021", FigureRole.ACTUAL).figure
    coarse = observation(
        f"{round(value / 1000 + 1e-9, places):.{places}f}亿元", "2021", FigureRole.ACTUAL
    ).figure

    if coarse.value:
        assert agree(fine, coarse)


@pytest.mark.parametrize(
    "lines",
    [
        ("一、工作回顾", "甲项目总投资5亿元。", "乙项目总投资8亿元。"),
        ("一、工作回顾", "全年完成投资100亿元,其中工业投资60亿元,民间投资70亿元。"),
        ("一、工作回顾", "完成年度计划的103%。"),
        ("一、工作回顾", "“十三五”期间财政收入年均增长9%。", "全年财政收入增长6%。"),
    ],
    ids=["projects", "parts that overlap", "a plan exceeded", "a mean over years"],
)
def test_what_only_looks_like_a_contradiction_is_none(lines: tuple[str, ...]) -> None:
    """Each has two numbers that both can be right."""
    assert contradictions([told(*lines, period="2020")]) == ()


def test_parts_that_exclude_each_other_are_summed() -> None:
    """More in the three sectors than in all."""
    report = told(
        "一、工作回顾",
        "全年实现增加值100亿元,其中第一产业增加值10亿元,第二产业增加值55亿元,第三产业增加值45亿元。",
        period="2021",
    )

    assert [each.arithmetic for each in contradictions([report])] == ["10 + 55 + 45 > 100 亿元"]


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("10 120 190 300", ["figures.parts-not-total"]),
        ("10 120 190 320", []),
        ("10.2 120.1 189.6 320", []),
        ("10 120 190 350", ["figures.parts-not-total"]),
    ],
    ids=["more", "equal", "rounded", "less"],
)
def test_sectors_make_up_the_product_wherever_they_stand(said: str, rules: list[str]) -> None:
    """In sentences of their own; both sentences are shown."""
    first, second, third, whole = said.split()
    report = told(
        "一、上半年工作回顾",
        f"上半年,地区生产总值完成{whole}亿元。",
        f"第一产业增加值{first}亿元,第二产业增加值{second}亿元,第三产业增加值{third}亿元。",
        region="310114",
    )
    found = contradictions([report])

    assert [each.rule for each in found] == rules
    assert all(len(each.quotes) == 2 for each in found)


def test_one_disagreement_of_parts_in_one_sentence_is_told_once() -> None:
    """By the rule that says more: the parts make up the whole."""
    words = "地区生产总值完成300亿元,其中,第一产业增加值10亿元,第二产业增加值120亿元,第三产业增加值190亿元。"
    found = contradictions([told("一、上半年工作回顾", words, region="310114")])

    assert [each.rule for each in found] == ["figures.parts-not-total"]
