"""Figures against targets, report by report and in the ledger's words; what relations are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest

from kg.namespaces import PREFIXES, iri
from kg.pipeline import build
from kg.web.pages.indicators import Series, bullet
from kg.web.pages.things import RELATIONS
from kg.web.settings import Settings
from kg.web.wording import wording
from tests.web.serving import serving

DP = PREFIXES["dp"]
OLD = "澄溪区2021年上半年国民经济和社会发展计划执行情况的报告"
NEW = "青岚区2023年国民经济和社会发展计划执行情况的报告"
REPORTS = {
    "chengxi-2021h1": f"""关于{OLD}
一、上半年国民经济和社会发展计划执行情况
表一 2021年上半年澄溪区主要目标完成情况
指标名称 | 年度目标 | 上半年完成 |
1.一般公共预算收入 | 5%以上 | 7.7% |
2.全社会固定资产投资 | 500亿元 | 206.9亿元 |
上半年，社会消费品零售总额完成878.9亿元，同比增长26.4%。
二、下半年主要工作措施
年内完成绿地40公顷。
""",
    "qinglan-2023": f"""关于{NEW}
一、2023年国民经济和社会发展计划执行情况
2023年，一般公共预算收入完成226.62亿元，同比增长0.7%，社会消费品零售总额完成4.28亿元，同比增长3.1%，全社会固定资产投资完成612亿元，新建绿地55公顷。
二、2024年主要目标
2024年，一般公共预算收入增长6%以上，全社会固定资产投资完成700亿元。
""",
}
BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def two_districts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server over the reports of two made-up districts on different years."""
    folder: Path = tmp_path_factory.mktemp("districts")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text("【虚构文本,仅供测试】\n" + text, encoding="utf-8")
    build([folder / f"{name}.txt" for name in REPORTS], folder / "out")
    with serving(Settings(folder / "out")) as opened:
        yield opened


def rows_of(client: httpx.Client, address: str) -> Sequence[str]:
    """The rows of a page's tables of figures as words with bars between the cells."""
    page = client.get(address, headers=BROWSER)
    assert page.status_code == 200, page.text
    tables = "".join(re.findall(r'<table class="figures.*?</table>', page.text, flags=re.DOTALL))
    rows = re.findall(r"<tr>(.*?)</tr>", tables, flags=re.DOTALL)
    return [re.sub(r"<[^>]+>", "", re.sub(r"</t[hd]>", "|", row)) for row in rows]


def figures_in(rows: Sequence[str]) -> set[str]:
    """Every number with its unit."""
    return set(re.findall(r"[\d.]+(?:%|亿元|公顷)", "\n".join(rows)))


EITHER = [
    ("chengxi-2021h1", {"7.7%", "5%", "206.9亿元", "500亿元", "878.9亿元", "26.4%", "40公顷"}),
    ("qinglan-2023", {"226.62亿元", "0.7%", "4.28亿元", "3.1%", "612亿元", "55公顷", "6%", "700亿元"}),
]


@pytest.mark.parametrize(("name", "told"), EITHER)
def test_no_row_mixes_two_reports(two_districts: httpx.Client, name: str, told: set[str]) -> None:
    """A page of one report's figures holds all of them, and none that another district tells."""
    assert figures_in(rows_of(two_districts, f"/indicators?report={name}")) == told


def test_last_years_figure_is_none_of_this_years_target(two_districts: httpx.Client) -> None:
    """What was done in 2023 and what is aimed at for 2024 stand in rows of their own, without a verdict."""
    rows = rows_of(two_districts, "/indicators?report=qinglan-2023")
    for done, aim in (("0.7%", "6%以上"), ("612亿元", "700亿元")):
        assert any(aim in row for row in rows)
        assert not any(aim in row and done in row for row in rows)
    assert not any(wording("zh").term(state) in row for row in rows for state in ("Met", "Behind", "OnTrack"))


def test_the_newest_report_is_shown_first_and_others_are_offered(two_districts: httpx.Client) -> None:
    """Without an address of a report, the one on the latest time; each can be chosen; another is no page."""
    assert rows_of(two_districts, "/indicators") == rows_of(two_districts, "/indicators?report=qinglan-2023")
    page = two_districts.get("/indicators", headers=BROWSER).text
    assert re.findall(r'<option value="([^"]+)"', page) == ["qinglan-2023", "chengxi-2021h1"]
    assert two_districts.get("/indicators?report=nowhere", headers=BROWSER).status_code == 404


def test_the_start_page_compares_within_one_report(two_districts: httpx.Client) -> None:
    """It shows the newest report that can be compared with its targets, and says which."""
    rows = rows_of(two_districts, "/")
    assert figures_in(rows) == {"7.7%", "5%", "206.9亿元", "500亿元"}
    page = two_districts.get("/", headers=BROWSER).text
    assert OLD in page
    assert "/indicators?report=chengxi-2021h1" in page


STATES = [
    ("一般公共预算收入", "OnTrack", "a rate above its target is met only at the end"),
    ("全社会固定资产投资", "Behind", "less is done than time has gone by"),
]


@pytest.mark.parametrize("path", ["/", "/indicators?report=chengxi-2021h1"])
@pytest.mark.parametrize(("label", "state", "reason"), STATES)
def test_the_pages_speak_as_the_ledger_does(
    two_districts: httpx.Client, path: str, label: str, state: str, reason: str
) -> None:
    """A target's row says the state in which the ledger has it, in the same words."""
    words = wording("zh").term(state)
    assert any(label in row and words in row for row in rows_of(two_districts, path)), reason
    ledger = two_districts.get(
        "/ledger", params={"q": label, "report": "chengxi-2021h1"}, headers=BROWSER
    ).text
    assert f'<span class="state">{words}</span>' in ledger


def test_a_bullet_holds_nought_and_all_marks() -> None:
    """A fall is drawn to the left of nought, a target to its right, all within the chart."""
    one = Series("r", "i", "i", DP + "YoYGrowth", "%", target={"value": "5"}, actual={"value": "-2.5"})
    marks = bullet(one)
    assert marks.actual == 0.0
    assert marks.actual < marks.zero < (marks.target or 0) < 100


def test_a_forecast_shows_where_it_is_the_target(report: httpx.Client) -> None:
    """Its band is wider than the line of the target, which is drawn above it, and both are told in words."""
    page = report.get("/indicators", headers=BROWSER).text
    charts = [
        chart for chart in re.findall(r'<svg class="bullet".*?</svg>', page, re.DOTALL) if "forecast" in chart
    ]
    assert charts
    same = 0
    for chart in charts:
        (at, width), (goal, line) = (
            map(float, found.groups())
            for mark in ("forecast", "goal")
            if (found := re.search(rf'class="{mark}" x="([\d.-]+)" y="[\d.]+" width="([\d.]+)"', chart))
        )
        assert chart.index('class="forecast"') < chart.index('class="goal"')
        assert wording("zh")("forecast") in chart.partition(">")[0]
        if abs((at + width / 2) - (goal + line / 2)) < 0.01:
            same += 1
            assert at < goal < goal + line < at + width
    assert same


TERMS = [
    ("zh", "skos:broader", "上位产业", "a relation of another vocabulary"),
    ("en", "skos:narrower", "narrower field", "in English"),
    ("zh", "dp:servesIndustry", None, "one of the ontology's own"),
]


@pytest.mark.parametrize(("language", "curie", "label", "reason"), TERMS)
def test_relations_have_names(language: str, curie: str, label: str | None, reason: str) -> None:
    """No raw name of a relation is shown, whichever vocabulary it comes from."""
    shown = wording(language).term(iri(curie))
    assert shown not in curie, reason
    assert label in (None, shown), reason


def test_every_relation_of_the_graph_view_has_a_chinese_name() -> None:
    """The legend and the arrows show a Chinese reader no end of an IRI."""
    assert all(not wording("zh").term(relation).isascii() for relation in RELATIONS)


def test_figures_stand_in_the_order_of_the_report(two_districts: httpx.Client) -> None:
    """What the report tells first comes first."""
    rows = [
        row
        for row in rows_of(two_districts, "/indicators?report=chengxi-2021h1")
        if "以上" in row or "500亿" in row
    ]
    assert [row.split(" ")[0] for row in rows] == ["一般公共预算收入", "全社会固定资产投资"]


def test_the_start_page_shows_one_reports_pledges(two_districts: httpx.Client) -> None:
    """Those of the report whose figures it shows; each number leads to a list that holds no others."""
    page = two_districts.get("/", headers=BROWSER).text
    pledges = page[page.index('class="pledges"') :]
    assert "绿地" in pledges
    assert "700亿元" not in pledges
    addresses = re.findall(r'href="(/list/Commitment\?deadline[^"]+)"><?[^<]*<b>(\d+)</b>', page)
    assert addresses
    for address, n in addresses:
        listed = two_districts.get(address.replace("&amp;", "&"), headers=BROWSER).text
        assert f"共 {n} 项" in listed, address
