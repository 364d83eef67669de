"""Over reports of several districts each sentence, figure and name says which of them it is of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.pipeline import build
from kg.resources import CHECKOUT
from kg.web.pages.telling import Teller
from kg.web.settings import Settings
from kg.web.wording import wording
from tests.assessment.factories import SEQUENCE
from tests.web.serving import page, serving

BASE = "https://w3id.org/devplan/id/"
WORDS = ("web/messages.toml", "export/words.toml", "assessment/data/ledger.toml")
# An untitled report, as many are when they come from a web page.
GREEN = "一、2021年工作回顾\n青禾县实现新建学校5所。青禾县人民医院竣工。青禾县人民医院投入运营。\n"
STATED = 'issuer = "青禾县人民政府"\nperiod = "2021"\n'


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server over three districts' reports, of which one has no title."""
    folder: Path = tmp_path_factory.mktemp("several")
    chosen = [SEQUENCE / f"{name}.txt" for name in ("2021", "2022", "2023h1", "chengxi-2021")]
    (folder / "green.txt").write_text(GREEN, encoding="utf-8")
    (folder / "green.toml").write_text(STATED, encoding="utf-8")
    build([*chosen, folder / "green.txt"], folder / "kg")
    with serving(Settings(folder / "kg")) as opened:
        yield opened


def teller(title: str, place: str = "青禾县", period: str = "2020", name: str = "r") -> Teller:
    """A report of that title."""
    return Teller(f"{BASE}report/{name}", title, place, period, date(2020, 12, 31))


@pytest.mark.parametrize(
    ("told", "zh", "en"),
    [
        (teller("青禾县2020年政府工作报告"), "青禾县2020年政府工作报告", "青禾县2020年政府工作报告"),
        (teller("政府工作报告"), "青禾县 · 政府工作报告 · 2020年", "青禾县 · 政府工作报告 · 2020"),
        (
            teller("2021年青禾县政府工作报告"),
            "2021年青禾县政府工作报告 · 2020年",
            "2021年青禾县政府工作报告 · 2020",
        ),
        (teller("r"), "青禾县 · 报告（r） · 2020年", "青禾县 · report r · 2020"),
        (teller("政府工作报告", "", ""), "政府工作报告", "政府工作报告"),
    ],
)
def test_a_report_is_called_by_what_tells_it_from_others(told: Teller, zh: str, en: str) -> None:
    """Its title, with the place and the time that the title leaves out; by its id where it has none."""
    assert wording("zh").report(told) == zh
    assert wording("en").report(told) == en


def test_in_a_list_place_and_time_come_first() -> None:
    """A narrow list shows no more than the beginning."""
    long = teller("关于青禾县2020年国民经济和社会发展计划执行情况的报告")
    assert wording("zh").report_to_choose(long).startswith("青禾县 · 2020年 · 关于")


PERIODS = [
    ("2021", "2021年", "2021"),
    ("2021-01-01/2021-12-31", "2021年", "2021"),
    ("2021-01-01/2021-06-30", "2021年上半年", "first half of 2021"),
    ("2011-01-01/2015-12-31", "2011—2015年", "2011–2015"),
    ("2021-01-01/2021-09-30", "2021年1—9月", "Jan–Sep 2021"),
    ("2021-06-01/2021-06-30", "2021年6月", "Jun 2021"),
    ("2021-03-15/2021-06-30", "2021-03-15 – 2021-06-30", "2021-03-15 – 2021-06-30"),
]


@pytest.mark.parametrize(("period", "zh", "en"), PERIODS)
def test_a_period_is_said_in_words(period: str, zh: str, en: str) -> None:
    """Years, plans of several years, halves and months; any other days as they are."""
    assert wording("zh").period(period) == zh
    assert wording("en").period(period) == en


@pytest.mark.parametrize("name", WORDS)
def test_chinese_words_have_chinese_marks(name: str) -> None:
    """No half-width comma, colon or semicolon between Chinese characters."""
    with (CHECKOUT / "src" / "kg" / name).open("rb") as file:
        told = tomllib.load(file)
    words = _texts(told, {"zh", "reason"})
    assert words
    assert [each for each in words if re.search(r"[\u4e00-\u9fff”）][,:;?][\u4e00-\u9fff“（]", each)] == []


def _texts(told: object, keys: set[str], key: str = "") -> list[str]:
    if isinstance(told, dict):
        return [text for name, value in told.items() for text in _texts(value, keys, name)]
    if isinstance(told, list):
        return [text for value in told for text in _texts(value, keys, key)]
    return [told] if isinstance(told, str) and key in keys else []


def test_every_quotation_says_which_report_it_is_from(several: httpx.Client, report: httpx.Client) -> None:
    """On a thing's page and under an answer; where there is one report only it would say nothing new."""
    hospital = page(several, f"/devplan/id/{quote('青禾县/青禾县人民医院')}.html")
    answer = page(several, "/search?q=" + quote("青禾县人民医院竣工了吗？"))

    assert "<footer>青禾县 · 报告（green） · 2021年</footer>" in hospital
    assert "<footer>青禾县 · 报告（green） · 2021年</footer>" in answer
    assert "</a><footer>" not in page(report, "/search?q=" + quote("哪些项目开工了？"))


def test_names_say_their_district_where_there_are_several(
    several: httpx.Client, report: httpx.Client
) -> None:
    """In the results of a search, in lists and in the box that answers as one types; not of one district."""
    hits = several.get("/api/search", params={"q": "青禾县人民医院"}).json()["results"]

    assert hits[0]["home"] == "青禾县"
    assert "<small>青禾县</small>" in page(several, "/search?q=" + quote("青禾县人民医院"))
    assert "<small>青禾县</small>" in page(several, "/list/Project")
    assert {hit["home"] for hit in report.get("/api/search", params={"q": "汽车"}).json()["results"]} == {""}


def test_an_indicators_figures_say_whose_they_are(several: httpx.Client) -> None:
    """Its page repeats no name in every row, but the district."""
    shown = page(several, f"/devplan/id/indicator/{quote('社会消费品零售总额')}.html")

    assert '<th scope="row">青岚区</th>' in shown
    assert '<th scope="row">澄溪区</th>' in shown


def test_reports_are_listed_by_district_and_time(several: httpx.Client) -> None:
    """With the district and time of each, the untitled one too."""
    shown = page(several, "/reports")
    rows = re.findall(r'<th scope="row">.*?</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>', shown)

    assert rows == sorted(rows, key=lambda row: (row[0], row[1].replace("上半年", "")))
    assert ("青禾县", "2021年") in rows
    assert "报告（green）" in shown


def test_figures_of_unlike_lengths_of_time_have_no_difference(several: httpx.Client) -> None:
    """A year's sum less another half-year's means nothing; what has one has its unit."""
    left, right = (quote(f"{BASE}report/{name}", safe="") for name in ("2022", "2023h1"))
    unlike = page(several, f"/compare?left={left}&right={right}")
    years = page(several, f"/compare?left={quote(f'{BASE}report/2021', safe='')}&right={left}")

    assert "时期不同" in unlike
    assert "−315.5" not in unlike
    assert "−1.6个百分点" in years
    assert "+22亿元" in years


STATEMENTS = [
    ("?s a dp:Observation ; dp:surface '640亿元'", "社会消费品零售总额 640亿元"),
    ("?s a dp:Milestone . ?t dp:hasMilestone ?s ; rdfs:label '青禾县人民医院'@zh", "青禾县人民医院 · "),
    ("?s a dp:Fact ; rdf:predicate dp:phaseOf", " · 分期属于 · "),
]


@pytest.mark.parametrize(("pattern", "heading"), STATEMENTS)
def test_a_statement_is_headed_by_what_it_says(several: httpx.Client, pattern: str, heading: str) -> None:
    """A figure, a step and a stated relation have no name but their hash; their class is in Chinese too."""
    query = f"SELECT ?s WHERE {{ {pattern} }} ORDER BY ?s LIMIT 1"
    found = several.get("/sparql", params={"query": query, "format": "csv"}).text.splitlines()[1]
    shown = page(several, found.removeprefix("https://w3id.org") + ".html")
    title = re.search(r'<h1 dir="auto">(.*?)</h1>', shown)

    assert title
    assert heading in title[1]
    assert ">Statement<" not in shown


def test_steps_stand_in_the_order_of_their_time(sequence: httpx.Client) -> None:
    """Of one time what was planned before what happened, the roof before the completion of the whole year."""
    shown = page(sequence, f"/devplan/id/{quote('青岚区/青岚医院二期')}.html")
    steps = re.findall(r'<li class="(\w+)"><b>(\S+)</b> <span class="when">(\S+)</span>', shown)

    assert steps == [
        ("planned", "建成", "2021年"),
        ("done", "结构封顶", "2022年上半年"),
        ("planned", "建成", "2022年"),
    ]


def test_what_one_report_says_of_its_own_pledge_is_not_said_later(sequence: httpx.Client) -> None:
    """A half-year's figure beside the year's target stands in the same report."""
    shown = page(sequence, "/ledger")

    assert "<h3>同一报告里</h3>" in shown
    assert "<h3>后来</h3>" in shown


def test_a_pledge_kept_after_its_deadline_says_so(several: httpx.Client) -> None:
    """On the thing's life line and in the ledger; one that was kept in time does not."""
    hospital = quote(f"{BASE}青岚区/青岚图书馆新馆", safe="")
    ledger = page(several, "/ledger?state=Met")

    assert "已兑现 · 逾期" not in page(several, f"/life?thing={hospital}")
    assert ledger.count("已兑现 · 逾期") == ledger.count("所承诺的步骤在期限之后才完成")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server over a report of one figure."""
    folder: Path = tmp_path_factory.mktemp("tiny")
    (folder / "tiny.txt").write_text("一、2021年工作回顾\n青禾县实现新建学校5所。\n", encoding="utf-8")
    (folder / "tiny.toml").write_text(STATED, encoding="utf-8")
    build([folder / "tiny.txt"], folder / "kg")
    with serving(Settings(folder / "kg")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("path", "said"),
    [
        *((path, "读入的报告没有写到，或没有读懂。") for path in ("/", "/life", "/industries", "/parks")),
        ("/list/Project", "读入的报告没有写到，或没有读懂。"),
        ("/list/Project?q=甲", "没有符合条件的条目。可放宽或清除筛选。"),
        ("/ledger", "读入的报告没有承诺和目标，或没有读懂。"),
        ("/compare", "图谱里只有一份报告，没有可对照的。"),
    ],
)
def test_an_empty_page_says_why(tiny: httpx.Client, path: str, said: str) -> None:
    """Nothing in the reports is told from nothing that fits the filters."""
    assert said in page(tiny, path)


def test_a_column_that_no_figure_fills_is_left_out(tiny: httpx.Client, report: httpx.Client) -> None:
    """A narrow screen has no room for it."""
    plain = page(tiny, "/indicators").partition("<h2>数据")[2]

    assert "<th" in plain
    assert "预计</th>" not in plain
    assert "同比</th>" not in plain
    assert "同比</th>" in page(report, "/indicators").partition("<h2>数据")[2]
