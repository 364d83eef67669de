"""The pages people read, over the real report."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from kg.pipeline import build
from kg.web.app import create_app
from kg.web.pages.reports import pieces_of
from kg.web.pages.tables import KINDS
from kg.web.settings import Settings
from kg.web.wording import messages
from tests.conftest import REPORTS
from tests.web.serving import serving

BROWSER = {"Accept": "text/html"}
PAGES = [
    "/",
    "/search?q=%E4%BA%A7%E4%B8%9A",
    "/search?q=zzzz",
    "/graph",
    *(f"/list/{kind}" for kind in KINDS),
    "/list/Project?status=Started&q=%E5%9F%BA%E5%9C%B0",
    "/indicators",
    "/analysis",
    "/industries",
    "/parks",
    "/vocabulary",
    "/sparql",
]


class Links(HTMLParser):
    """Collects the addresses a page leads to, and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes href and src."""
        fields = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in fields:
            self.hrefs.append(fields["href"])
        if tag in ("script", "link", "img", "iframe"):
            self.loaded += [fields[name] for name in ("src", "href") if name in fields]


def _links(page: str) -> Links:
    parser = Links()
    parser.feed(page)
    return parser


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_in_both_languages(report: httpx.Client, path: str, language: str) -> None:
    """It is there, says its language, and loads nothing from elsewhere."""
    mark = "&" if "?" in path else "?"
    page = report.get(f"{path}{mark}lang={language}", headers=BROWSER)
    assert page.status_code == 200, page.text
    assert page.headers["content-language"].startswith(language)
    assert all(address.startswith("/") for address in _links(page.text).loaded)
    assert "Undefined" not in page.text


def test_the_language_is_kept(report: httpx.Client) -> None:
    """Once chosen, English stays until Chinese is chosen."""
    with httpx.Client(base_url=report.base_url) as client:
        client.get("/?lang=en")
        assert "Indicators" in client.get("/").text
        client.get("/?lang=zh")
        assert "指标" in client.get("/").text


@pytest.mark.parametrize("path", ["/", "/industries", "/list/Project", "/indicators", "/graph"])
def test_no_link_is_broken(report: httpx.Client, path: str) -> None:
    """Every address a page leads to on this server answers."""
    hrefs = {href.partition("#")[0] for href in _links(report.get(path, headers=BROWSER).text).hrefs}
    inside = sorted(href for href in hrefs if href.startswith("/"))
    assert len(inside) > 10
    for href in inside[:: max(1, len(inside) // 40)]:
        answer = report.get(href, headers=BROWSER)
        assert answer.status_code in (200, 303), f"{href}: {answer.status_code}"


def test_numbers_of_the_start_page_lead_to_lists_of_that_length(report: httpx.Client) -> None:
    """What the overview counts is what the list behind it holds."""
    page = report.get("/", headers=BROWSER).text
    found = re.findall(r'<a href="(/list/\w+)"><b>(\d+)</b>', page)
    stages = re.findall(r'<a href="(/list/Project\?status=\w+)">(\d+)</a>', page)
    assert found
    assert stages
    for path, n in (*found, *stages):
        listed = report.get(path, headers=BROWSER).text
        assert f"共 {n} 项" in listed, path


def test_rows_of_figures_are_not_called_indicators(report: httpx.Client) -> None:
    """The start page counts the rows of the table that its link opens, and calls them rows."""
    told = re.search(r"查看对照表全部 (\d+) 行", report.get("/", headers=BROWSER).text)
    table = report.get("/indicators", headers=BROWSER).text
    assert told
    assert sum(map(int, re.findall(r"<h2>[^<]+ <small>(\d+)</small></h2>", table))) == int(told[1])


def test_the_report_is_whole(report: httpx.Client) -> None:
    """Every sentence of the graph stands on the report's page, with its anchor, in the text's order."""
    query = "SELECT ?s ?e { ?p a dp:Passage ; dp:charStart ?s ; dp:charEnd ?e } ORDER BY ?s"
    answer = report.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    page = report.get("/reports", headers=BROWSER, follow_redirects=True).text
    anchors = re.findall(r'id="char=(\d+),(\d+)"', page)
    assert [(row["s"]["value"], row["e"]["value"]) for row in answer] == anchors


def test_the_start_page_says_whose_stages_it_counts(report: httpx.Client) -> None:
    """Projects' alone: parks and platforms that took the same step are in lists of their own."""
    page = report.get("/", headers=BROWSER).text
    counted = page[page.index("只数项目") :]

    assert counted.index('href="/list/Park"') < counted.index('href="/list/Platform"') < counted.index("</p>")


def test_bullets_have_their_marks(report: httpx.Client) -> None:
    """As many as the text has, each before what it marks."""
    page = report.get("/reports", headers=BROWSER, follow_redirects=True).text
    text = (REPORTS / "jiading-2021h1" / "report.txt").read_text(encoding="utf-8")

    marks = re.findall(r'<span class="bullet">(.+?) </span><span class="s', page)

    assert set(marks) == {"•"}
    assert len(marks) == len(re.findall(r"(?<=\s)l (?=\S)", text))


def test_rows_of_tables_stand_in_cells(report: httpx.Client) -> None:
    """A table's row is laid out cell by cell, and its characters are those of the text."""
    query = (
        "SELECT ?s ?e ?text { ?p dp:charStart ?s ; dp:charEnd ?e ; dp:text ?text "
        'FILTER(CONTAINS(?text, " | ")) }'
    )
    rows = report.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    page = report.get("/reports", headers=BROWSER, follow_redirects=True).text
    assert rows
    for row in rows:
        anchor = f'id="char={row["s"]["value"]},{row["e"]["value"]}"'
        shown = page[page.index(">", page.index(anchor)) + 1 :]
        line = shown[: shown.index("</span></span>")]
        assert line.count('class="cell"') == row["text"]["value"].count(" | ") + 1
        assert unescape(re.sub(r"<[^>]+>", "", line)) == row["text"]["value"]


TABBED = """青川县2022年国民经济和社会发展统计公报
一、综合
产品名称\t单位\t产量
水泥\t万吨\t120.5
"""


def test_a_row_with_tabs_stands_in_cells_too(tmp_path: Path) -> None:
    """A table pasted from a page is laid out as one with bars, its characters kept."""
    file = tmp_path / "tabbed.txt"
    file.write_text(TABBED, encoding="utf-8")
    build([file], tmp_path / "graph")
    with serving(Settings(tmp_path / "graph")) as client:
        page = client.get("/reports", headers=BROWSER, follow_redirects=True).text
    row = page[page.index(">", page.index('id="char=38,49"')) + 1 :]
    row = row[: row.index("</span></span>")]
    assert row.count('class="cell"') == 3
    assert unescape(re.sub(r"<[^>]+>", "", row)) == "水泥\t万吨\t120.5"


def test_coverage_greys_what_no_rule_touched(report: httpx.Client) -> None:
    """The coverage view says the share understood and marks the rest."""
    address = report.get("/reports", headers=BROWSER).headers["location"]
    page = report.get(f"{address}?cover", headers=BROWSER).text
    assert re.search(r"\d+ % 的文字得到理解", page)
    assert 'class="s unknown' in page


def _checked(page: str, words: str) -> str:
    """What the page that checks each sentence shows of the one with these words."""
    ones = page.split('<li class="one')[1:]
    return next(one for one in ones if words in unescape(re.sub(r"<[^>]+>", "", one)))


STATED = [
    ("城乡居民人均可支配收入34447元", ["数据", "34447元", "10.3%", "同比增减", "2021年上半年"], "figures"),
    ("启动裕民南路(洪德路-伊宁路)升级改造", ["进展", "开工", "计划", "承诺"], "a step ahead, and the pledge"),
    ("新时达等3家企业获上海智能工厂授牌", ["称号", "上海智能工厂授牌", "服务产业"], "a title, a relation"),
    ("产业高质量发展成效显现", ["没有读懂", '<u class="lost">产业高质量发展成效显现</u>'], "nothing read"),
    ("受区人民政府的委托", ["读懂一部分", '<u class="lost">'], "read in part"),
]


@pytest.mark.parametrize(("words", "shown", "reason"), STATED, ids=[row[2] for row in STATED])
def test_each_sentence_is_checked(words: str, shown: list[str], reason: str, report: httpx.Client) -> None:
    """Below a sentence stands all that was read from it, in it what nothing was read from."""
    address = report.get("/reports", headers=BROWSER).headers["location"]
    one = _checked(report.get(f"{address}?check", headers=BROWSER).text, words)
    assert all(each in one for each in shown), reason


def test_what_is_wholly_understood_can_be_left_out(report: httpx.Client) -> None:
    """Of the sentences to check those alone that have something left, as many as the counts above say."""
    address = report.get("/reports", headers=BROWSER).headers["location"]
    every = report.get(f"{address}?check", headers=BROWSER).text
    left = report.get(f"{address}?check=left", headers=BROWSER).text
    said = re.findall(r'<span class="grade grade-(?:part|names|none)">[^<]+</span> (\d+)', left)
    assert left.count('<li class="one') == sum(map(int, said)) == every.count('<li class="one left"')
    assert 'class="grade grade-full">读懂</small>' in every
    assert 'class="grade grade-full">读懂</small>' not in left


def test_figures_are_marked_and_lead_to_what_they_were_read_as(report: httpx.Client) -> None:
    """A number leads to its figure, and each sentence to what was read from it."""
    page = report.get("/reports", headers=BROWSER, follow_redirects=True).text
    once = re.search(r'<a class="m k-Observation" href="([^"]+)">34447元</a>', page)
    assert once
    assert "城乡居民人均可支配收入" in report.get(once[1], headers=BROWSER).text
    assert re.search(r'<a class="so-many" href="[^"]+\?check#char=\d+,\d+"', page)


PIECES = [
    ("甲公司乙园", [("甲公司", "a", "X"), ("公司", "b", "X")], ["甲公司", "乙园"], "the longer name wins"),
    ("甲乙甲", [("甲", "a", "X")], ["甲", "乙", "甲"], "every occurrence"),
    ("甲乙", [("丙", "a", "X")], ["甲乙"], "a name that is not there"),
    ("甲乙", [("甲乙", "a", "X"), ("乙", "b", "X")], ["甲乙"], "none inside another"),
    ("甲", [("", "a", "X")], ["甲"], "an empty name"),
    ("增长15%", [("5%", "a", "X")], ["增长15%"], "the end of a longer number is not that number"),
    ("完成1.4亿元", [("4亿元", "a", "X")], ["完成1.4亿元"], "nor what stands after its point"),
    ("第2批5%", [("5%", "a", "X")], ["第2批", "5%"], "a number after another word's"),
]


@pytest.mark.parametrize(("text", "names", "pieces", "reason"), PIECES)
def test_pieces(text: str, names: list[tuple[str, str, str]], pieces: list[str], reason: str) -> None:
    """A sentence is cut at the names it holds and loses nothing."""
    found = [piece.text for piece in pieces_of(text, names)]
    assert found == pieces, reason
    assert "".join(found) == text


def test_pieces_are_cut_at_gaps() -> None:
    """What lies in a gap is told apart, up to the names beside it."""
    found = pieces_of("积极推动甲公司发展", [("甲公司", "a", "X")], [(2, 4), (7, 9)])
    assert [(each.text, each.lost) for each in found] == [
        ("积极", False),
        ("推动", True),
        ("甲公司", False),
        ("发展", True),
    ]


def test_tables_can_be_taken_away(report: httpx.Client) -> None:
    """CSV and XLSX hold the rows that the filters leave, with the columns of the page."""
    fields = {"status": "Progressing"}
    page = report.get("/list/Project", params=fields, headers=BROWSER).text
    n = int(re.findall(r"共 (\d+) 项", page)[0])
    data = report.get("/list/Project.csv", params=fields)
    rows = list(csv.reader(io.StringIO(data.content.decode("utf-8-sig"))))
    assert len(rows) == n + 1
    assert rows[0][0] == "名称"
    assert 'filename="Project.csv"' in data.headers["content-disposition"]
    workbook = zipfile.ZipFile(io.BytesIO(report.get("/list/Project.xlsx", params=fields).content))
    sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == n + 1


def test_errors_are_pages_for_people(report: httpx.Client) -> None:
    """A person reads a page, a program the one JSON shape."""
    page = report.get("/nowhere", headers=BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "回到概览" in page.text


def test_every_route_errs_in_one_shape(report: httpx.Client, report_data: Path) -> None:
    """A wrong method or a wrong value at any route gives the one JSON error, never a fault of the server."""
    wrong = {"iri": "bad", "page": "-1", "from": "x", "query": "bad"}
    for route in create_app(report_data).routes:
        path = re.sub(r"\{[^}]*\}", "no-such-thing", getattr(route, "path", "/"))
        for method in ("DELETE", "GET"):
            answer = report.request(method, path, params=wrong)
            assert answer.status_code < 500, path
            if answer.status_code >= 400:
                assert set(answer.json()["error"]) == {"status", "problem", "place", "mend"}, path
                assert answer.json()["error"]["status"] == answer.status_code


def test_every_message_is_in_both_languages() -> None:
    """Nothing is missing in either language."""
    assert {
        key for key, forms in messages().items() if set(forms) != {"zh", "en"} or not all(forms.values())
    } == set()


def test_reports_are_listed_with_who_issued_them(tmp_path: Path) -> None:
    """As the graph says it."""
    for name, issuer, built in (
        ("one", "青禾县人民政府", "学校"),
        ("two", "蓝溪县发展和改革委员会", "医院"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(f"一、工作回顾\n\n新建{built}3所。\n", encoding="utf-8")
        said = f'title = "{name}"\nissuer = "{issuer}"\n'
        (tmp_path / name / "report.toml").write_text(said, encoding="utf-8")
    build([tmp_path / "one", tmp_path / "two"], tmp_path / "built")
    with serving(Settings(tmp_path / "built")) as client:
        page = client.get("/reports").text

    assert ">青禾县人民政府</td>" in page
    assert ">蓝溪县发展和改革委员会</td>" in page
