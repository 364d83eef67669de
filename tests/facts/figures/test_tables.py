"""Tables as bulletins and plans print them: every cell a figure of the right thing, kind, role and time."""

from __future__ import annotations

import pytest

from kg.facts.figures import observations
from kg.mentions.model import Mention
from kg.text import Span
from kg.vocabulary import EntityClass
from tests.facts.figures.reading import report, written

TABLES = [
    (
        "the unit in a column of its own, the year as a column",
        """
        指标 | 单位 | 2020年 | 比上年增长(%) |
        地区生产总值 | 亿元 | 439.19 | 3.3 |
        年末常住人口 | 万人 | 94.9 | -0.1 |
        """,
        [
            ["地区生产总值", "439.19 亿元", "Amount", "Actual", "2020"],
            ["地区生产总值", "3.3 %", "YoYGrowth", "Actual", "2020"],
            ["常住人口", "94.9 万人", "Count", "Actual", "2020"],
            ["常住人口", "-0.1 %", "YoYGrowth", "Actual", "2020"],
        ],
    ),
    (
        "several statistics side by side: the row and the column name it together",
        """
        指标 | 招生数(人) | 在校生数(人) |
        普通高中 | 4113 | 12329 |
        小学 | 8051 | 44786 |
        """,
        [
            ["普通高中招生数", "4113 人", "Count", "Actual", "2021-01-01/2021-06-30"],
            ["普通高中在校生数", "12329 人", "Count", "Actual", "2021-01-01/2021-06-30"],
            ["小学招生数", "8051 人", "Count", "Actual", "2021-01-01/2021-06-30"],
            ["小学在校生数", "44786 人", "Count", "Actual", "2021-01-01/2021-06-30"],
        ],
    ),
    (
        "numbered rows, bounds as signs and words, years of goals",
        """
        序号 | 指标名称 | 单位 | 2020年完成 | 2021年预期目标 |
        1 | 地区生产总值增长 | % | 8.1 | 6.5左右 |
        2 | 城镇登记失业率 | % | 3.9 | ≤4.5 |
        3 | 城镇新增就业 | 万人 | 1.35 | 1.2以上 |
        """,
        [
            ["地区生产总值", "8.1 %", "YoYGrowth", "Actual", "2020"],
            ["地区生产总值", "~6.5 %", "YoYGrowth", "Target", "2021"],
            ["城镇登记失业率", "3.9 %", "Share", "Actual", "2020"],
            ["城镇登记失业率", "<=4.5 %", "Share", "Target", "2021"],
            ["城镇新增就业", "1.35 万人", "Count", "Actual", "2020"],
            ["城镇新增就业", ">=1.2 万人", "Count", "Target", "2021"],
        ],
    ),
    (
        "a header of two rows",
        """
        指标 | 上半年完成 | | 全年目标 |
        | | 绝对数 | 增长% | 增长% |
        固定资产投资(亿元) | 106.2 | -2.3 | 5 |
        """,
        [
            ["固定资产投资", "106.2 亿元", "Amount", "Actual", "2021-01-01/2021-06-30"],
            ["固定资产投资", "-2.3 %", "YoYGrowth", "Actual", "2021-01-01/2021-06-30"],
            ["固定资产投资", "5 %", "YoYGrowth", "Target", "2021"],
        ],
    ),
    (
        "two halves side by side, the unit behind each name",
        """
        产品名称 | 产量 | 增长% | 产品名称 | 产量 | 增长% |
        原煤(万吨) | 2707 | -6.1 | 水泥(万吨) | 322 | 1.2 |
        """,
        [
            ["原煤产量", "2707 万吨", "Amount", "Actual", "2021-01-01/2021-06-30"],
            ["原煤产量", "-6.1 %", "YoYGrowth", "Actual", "2021-01-01/2021-06-30"],
            ["水泥产量", "322 万吨", "Amount", "Actual", "2021-01-01/2021-06-30"],
            ["水泥产量", "1.2 %", "YoYGrowth", "Actual", "2021-01-01/2021-06-30"],
        ],
    ),
    (
        "the unit in a line over the table, months as columns",
        """
        表1 主要经济指标
        单位:亿元、%
        指标 | 1-6月 | 同比增长 |
        一般公共预算收入 | 20.6 | 5.2 |
        """,
        [
            ["一般公共预算收入", "20.6 亿元", "Amount", "Actual", "2021-01-01/2021-06-30"],
            ["一般公共预算收入", "5.2 %", "YoYGrowth", "Actual", "2021-01-01/2021-06-30"],
        ],
    ),
]


@pytest.mark.parametrize(("layout", "table", "expected"), TABLES)
def test_every_cell_is_a_figure(layout: str, table: str, expected: list[list[str]]) -> None:
    """Label, bound and value with unit, type, role and period of each numeric cell, in text order."""
    text = "\n".join(line.strip() for line in table.strip().splitlines())
    found = []
    for fact in observations(report(text + "\n")):
        label, value, kind = written(fact)
        bound = fact.figure.comparator.value.removeprefix("=")
        found.append([label, bound + value, kind, fact.role.value, fact.period])
    assert found == expected, layout


def test_rows_of_places_and_projects_are_what_the_figures_cover() -> None:
    """The column names the statistic, the row the place; a sum over all covers none of them."""
    document = report("镇街 | 财政收入(万元) | 增长(%) |\n东城镇 | 3200 | 8.1 |\n合计 | 9100 | 5.5 |\n")
    start = document.source.text.index("东城镇")
    town = Mention("东城镇", EntityClass.PLACE, (Span(start, start + 3),), "test")
    found = observations(document, (town,))
    assert [written(fact) for fact in found] == [
        ["财政收入", "3200 万元", "Amount"],
        ["财政收入", "8.1 %", "YoYGrowth"],
        ["财政收入", "9100 万元", "Amount"],
        ["财政收入", "5.5 %", "YoYGrowth"],
    ]
    assert [fact.scope for fact in found] == [town, town, None, None]
