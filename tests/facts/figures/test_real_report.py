"""Figures of the half-yearly report in data/reports: none lost, and the difficult ones right."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.document.model import Document, PassageKind
from kg.document.reader import read
from kg.facts.figures import observations
from kg.facts.model import ObservationFact
from kg.values.quantity import find_quantities

HOME = Path(__file__).parents[3] / "data" / "reports" / "jiading-2021h1"
HALF, YEAR, NEXT = "2021-01-01/2021-06-30", "2021", "2021-07-01/2021-12-31"


@cache
def document() -> Document:
    """The report as read."""
    return read(HOME)


@cache
def facts() -> tuple[ObservationFact, ...]:
    """Its figures."""
    return observations(document())


def test_every_quantity_is_a_figure_of_something() -> None:
    """No number with a unit is left without an indicator."""
    read_at = {fact.figure.span.start for fact in facts()}
    text = document().source.folded
    lost = [
        text[quantity.surface.start + passage.span.start :][:20]
        for passage in document().passages
        if passage.kind is not PassageKind.HEADING
        for quantity in find_quantities(text[passage.span.start : passage.span.end])
        if quantity.surface.start + passage.span.start not in read_at
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("label", "figure", "kind", "role", "period", "reason"),
    [
        ("商品销售总额", "=3654.2 亿元", "Amount", "Actual", HALF, "分别: the first of two"),
        ("社会消费品零售总额", "=878.9 亿元", "Amount", "Actual", HALF, "分别: the second of two"),
        ("商品销售总额", "=25.0 %", "YoYGrowth", "Actual", HALF, "分别 again, for growth"),
        ("社会消费品零售总额", "=26.4 %", "YoYGrowth", "Actual", HALF, "prose and table agree"),
        ("区属规模以上工业", "=24.4 %", "YoYGrowth", "Actual", HALF, "其中, and growth after it"),
        ("战略性新兴产业规上工业产值占规上工业比重", "=1.6 个百分点", "PpChange", "Actual", HALF, "占…比重"),
        ("“四个一批”产业项目出让", "=15 个", "Count", "Actual", HALF, "已出让15个"),
        ("“四个一批”产业项目投产", "=7 个", "Count", "Actual", HALF, "the fourth of one chain"),
        (
            "技术合同成交金额",
            "=5.5 %",
            "YoYGrowth",
            "Actual",
            HALF,
            "growth after an amount in its own clause",
        ),
        ("通过两化融合贯标评定企业", "=26 家", "Count", "Actual", HALF, "named recipients and their number"),
        ("部门入驻", "=19 个", "Count", "Actual", HALF, "two counts of one verb"),
        ("企业授信", "=45.5 亿元", "Amount", "Actual", HALF, "为345家企业授信45.5亿元"),
        ("新增公共停车泊位", ">400 个", "Count", "Actual", HALF, "余"),
        ("提供研发检测服务", "=1112 项", "Count", "Actual", HALF, "verb and object"),
        ("平台大型仪器总数", "=1553 台(套)", "Count", "Actual", HALF, "a unit with its alternative"),
        ("推进电力架空线入地工程", "=12.4 公里", "Amount", "Target", NEXT, "the length of works"),
        ("开工电力架空线入地工程", "=11 条", "Count", "Target", NEXT, "下半年开工11条"),
        ("竣工电力架空线入地工程", "=2 条", "Count", "Target", NEXT, "竣工2条"),
        ("全社会固定资产投资", "~500 亿元", "Amount", "Forecast", YEAR, "预计…左右 of a yearly target"),
        ("高新技术企业总数", ">2100 家", "Count", "Target", YEAR, "年内"),
        ("市级科技小巨人(培育)企业", ">265 家(次)", "Count", "Target", YEAR, "年内 holds on"),
        ("“e嘉乐”智慧养老服务量", ">=20 万人次", "Count", "Target", NEXT, "不少于"),
        ("“e嘉乐”智慧养老服务量", ">10 万人次", "Count", "Actual", HALF, "one indicator in both halves"),
        ("建成健康村镇", "=6 个", "Count", "Target", NEXT, "the noun after its count"),
        ("规模以上工业总产值(区属)", ">=5 %", "YoYGrowth", "Target", YEAR, "a table's yearly target"),
    ],
)
def test_difficult_figures_are_right(
    label: str, figure: str, kind: str, role: str, period: str, reason: str
) -> None:
    """Each has the indicator, value, unit, bound, type, role and period that its sentence gives."""
    found = {
        (
            fact.indicator.label,
            f"{fact.figure.comparator.value}{fact.figure.value} {fact.figure.unit}",
            fact.figure_type.value,
            fact.role.value,
            fact.period,
        )
        for fact in facts()
    }
    assert (label, figure, kind, role, period) in found, reason
