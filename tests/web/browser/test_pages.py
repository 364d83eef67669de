"""Every page in Chromium: wide and narrow, in both languages, usable by all."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page

from kg.web.site import HOME
from tests.web.browser.conftest import OpenPage

PATHS = (
    "/",
    "/search?q=%E4%BA%A7%E4%B8%9A",
    "/search?q=%E5%93%AA%E4%BA%9B%E9%A1%B9%E7%9B%AE%E5%BC%80%E5%B7%A5%E4%BA%86%EF%BC%9F",
    "/graph",
    "/list/Project",
    "/list/Commitment",
    "/indicators",
    "/analysis",
    "/industries",
    "/parks",
    "/reports",
    "/vocabulary",
    "/sparql",
    "/nowhere",
)
AXE = HOME / "bundle" / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    const told = (node) => `${node.target} ${node.failureSummary}`;
    return found.violations.filter((each) => ["serious", "critical"].includes(each.impact))
        .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map(told).join(" | ")}`);
}"""


def faults_of(page: Page) -> list[str]:
    """What axe-core calls serious or critical."""
    assert AXE.is_file(), "axe-core is missing: run `python hatch_build.py`"
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    found: list[str] = page.evaluate(RUN_AXE)
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_every_window_and_axe_finds_no_fault(
    open_page: OpenPage, path: str, language: str
) -> None:
    """One heading of the first order, a title, nothing that sticks out; no error, no other host.

    axe-core finds no serious fault of contrast, names, roles, structure: narrow in Chinese, wide in English.
    """
    mark = "&" if "?" in path else "?"
    page = open_page(f"{path}{mark}lang={language}")
    assert page.locator("h1").count() == 1
    assert page.title()
    for width in (1280, 1100, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width == (390 if language == "zh" else 1280):
            assert faults_of(page) == [], width


@pytest.mark.parametrize("path", PATHS)
def test_a_dark_page_is_read_as_well(open_page: OpenPage, path: str) -> None:
    """Whose machine is set to dark gets dark pages, without a serious fault by axe-core."""
    page = open_page(path, scheme="dark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(map(int, re.findall(r"\d+", ground))) < 60
    assert faults_of(page) == []


def test_the_diagram_fits_a_phone(open_page: OpenPage) -> None:
    """There it is walked from class to class: every arrow that the picture has, nothing to drag."""
    page = open_page("/vocabulary")
    arrows = page.locator(".diagram .word a").count()
    page.set_viewport_size({"width": 390, "height": 900})
    assert not page.locator(".diagram").is_visible()
    assert page.locator("ul.walk-diagram li li:not(.kind)").count() == arrows > 20
    assert page.evaluate("document.querySelector('ul.walk-diagram').scrollWidth") <= 390
    page.locator("ul.walk-diagram a[href='#servesIndustry']").first.click()
    assert page.locator("tr#servesIndustry").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_an_industry_tells_what_it_has_and_lacks(open_page: OpenPage, width: int) -> None:
    """From the list to one of them: its table fits the window and axe finds no serious fault."""
    page = open_page("/industries", width=width)
    page.locator("tbody th a").first.click()
    page.locator(".matrix").wait_for()
    assert page.locator(".matrix tbody tr").first.locator("td").count() == 6
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults_of(page) == []


def test_search_by_keyboard_alone(open_page: OpenPage) -> None:
    """A slash takes one to the box; pinyin finds; arrow and Enter open the thing's page."""
    page = open_page("/list/Project")
    page.keyboard.press("/")
    page.keyboard.type("chanye")
    first = page.locator(".offers[data-asked=chanye]:visible li").first
    first.wait_for()
    name = first.locator("span").last.inner_text()
    page.keyboard.press("ArrowDown")
    assert first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/*.html")
    assert page.locator("h1").inner_text() == name


def test_the_first_tab_skips_to_the_content(open_page: OpenPage) -> None:
    """Who uses the keyboard need not walk through the menu."""
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_sentence_can_be_linked(open_page: OpenPage) -> None:
    """#char= lights the sentence it names and brings it into view; a part of one will do."""
    page = open_page("/reports")
    anchor = page.locator(".s").nth(40)
    start, end = (anchor.get_attribute("id") or "").removeprefix("char=").split(",")
    page.goto(f"{page.url.partition('#')[0]}#char={int(start) + 1},{end}")
    page.reload()
    lit = page.locator(".s.lit")
    lit.first.wait_for()
    assert lit.count() == 1
    assert lit.first.evaluate(
        "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }"
    )


def test_the_legend_turns_a_class_off(open_page: OpenPage) -> None:
    """Unticking a class takes its marks away and leaves the text."""
    page = open_page("/reports")
    marks = page.locator(".m.k-Project")
    assert marks.count() > 0
    page.locator('.legend input[value="Project"]').uncheck()
    assert page.locator(".m.k-Project:not(.off)").count() == 0


def test_filters_are_in_the_address(open_page: OpenPage) -> None:
    """Choosing a status gives an address that can be sent on."""
    page = open_page("/list/Project")
    page.locator("select[name=status]").select_option(index=1)
    page.locator(".filters button").click()
    page.wait_for_url("**status=*")
    shown = page.locator("tbody tr").count()
    page.reload()
    assert page.locator("tbody tr").count() == shown > 0


def test_a_query_is_run_and_explained(open_page: OpenPage) -> None:
    """Rows with links, a chart for numbers, the pattern that matched nothing, and errors in words."""
    page = open_page("/sparql?text=SELECT%20%3Fp%20WHERE%20%7B%20%3Fp%20a%20dp%3AProject%20%7D")
    page.locator("#run").click()
    page.locator("#results tbody tr").first.wait_for()
    assert page.locator("#results tbody a").count() > 20
    page.evaluate("sparqlEditor.set('SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c')")
    page.locator("#run").click()
    page.locator("#results .views button").last.click()
    assert page.locator("#results .bars .fill").count() > 3
    page.evaluate("sparqlEditor.set('SELECT * { ?s a dp:Project ; dp:nothing ?o }')")
    page.locator("#run").click()
    page.locator("#results li code").wait_for()
    assert page.locator("#results li code").all_inner_texts() == ["?s dp:nothing ?o"]
    page.evaluate("sparqlEditor.set('SELECT')")
    with page.expect_response("**/sparql"):
        page.locator("#run").click()
    alert = page.locator("#results [role=alert]")
    alert.wait_for()
    assert "写到“SELECT”就断了" in alert.inner_text()
    assert "expected" not in alert.inner_text()


def test_a_link_with_a_query_shows_its_rows(open_page: OpenPage) -> None:
    """What is pasted into the address line as `/sparql?query=…` is on the query page, and has been run."""
    page = open_page("/sparql?query=SELECT%20%3Fp%20WHERE%20%7B%20%3Fp%20a%20dp%3AProject%20%7D%20LIMIT%203")
    page.locator("#results tbody tr").first.wait_for()
    assert page.locator("#results tbody tr").count() == 3
    assert page.locator(".cm-content").inner_text().startswith("SELECT ?p")


def test_a_query_is_copied_with_its_prefixes(open_page: OpenPage) -> None:
    """Only those it uses; where the browser lends no clipboard they go into the editor."""
    page = open_page("/sparql?text=SELECT%20%2A%20%7B%20%3Fs%20a%20dp%3AProject%20%7D")
    page.locator(".cm-content").wait_for()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#copy").click()
    page.locator("#copied", has_text="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == "PREFIX dp: <https://w3id.org/devplan/ontology#>"
    assert copied.count("PREFIX") == 1
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("#copy").click()
    assert page.evaluate("sparqlEditor.text()") == copied


def test_completion_knows_the_terms_in_chinese(open_page: OpenPage) -> None:
    """Typing a label offers the term it names."""
    page = open_page("/sparql?text=SELECT%20%2A%20%7B%20%3Fs%20a%20")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("项")
    page.locator(".cm-tooltip-autocomplete li").first.wait_for()
    assert "dp:Project" in page.locator(".cm-tooltip-autocomplete").inner_text()


def test_the_catalogue_fills_in_a_query(open_page: OpenPage) -> None:
    """A question without parameters runs at once; one is found by a word."""
    page = open_page("/sparql")
    page.locator("#narrow").fill("各类事物")
    page.locator("#catalogue li:visible .question").first.click()
    page.locator("#results tbody tr").first.wait_for()


def test_a_parameter_is_completed_by_name(open_page: OpenPage) -> None:
    """Where a question wants a thing, its field offers those of the right class."""
    page = open_page("/sparql")
    page.locator(".question", has_text="某园区里有哪些企业").click()
    page.locator(".parameters:visible input").first.fill("yuan")
    page.locator(".offers[data-asked=yuan]:visible li").first.wait_for()
    assert set(page.locator(".offers:visible .badge").all_inner_texts()) == {"园区"}
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.value")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_result_is_drawn(open_page: OpenPage, width: int) -> None:
    """Rows that tie things together are shown as a picture whose marks are links, and opened in the graph."""
    page = open_page("/sparql", width=width)
    page.locator(".cm-content").wait_for()
    page.locator("#run").click()
    page.locator("#results tbody tr").first.wait_for()
    things = page.locator("#results tbody a[data-iri*='/id/']")
    page.locator("#results .views button").last.click()
    page.locator(".drawing a").first.wait_for()
    assert page.locator(".drawing a").count() > 20
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert things.count() == 0
    page.locator(".picture a[href^='/graph#']").click()
    page.locator(".inview summary").wait_for()
    assert page.evaluate("graphPage.state.nodes.size") > 20


def test_a_large_result_says_what_its_picture_leaves_off(open_page: OpenPage, report: httpx.Client) -> None:
    """Those without room are listed by name, and in the graph page all of them stand, free to be walked."""
    iri = report.get("/api/graph/foremost", params={"kind": "Industry"}).json()["nodes"][0]["id"]
    query = f"SELECT ?i ?x {{ VALUES ?i {{ <{iri}> }} ?x dp:mentionedIn ?m }}"
    page = open_page(f"/sparql?text={quote(query, safe='')}#run")
    page.locator("#results tbody tr").first.wait_for()
    page.locator("#results .views button").last.click()
    page.locator(".drawing a").first.wait_for()
    drawn = page.locator(".drawing a").count()
    page.locator(".left-off summary").click()
    left = page.locator(".left-off li").count()
    assert drawn == 200
    assert left > 100
    assert page.locator(".left-off li a").first.inner_text()
    page.locator(".picture a[href^='/graph#']").click()
    page.locator("#graph[data-settled=true]").wait_for()
    assert page.evaluate("graphPage.state.nodes.size") == drawn + left


def test_what_was_cut_and_how_long_it_took_is_said(open_page: OpenPage) -> None:
    """The time of every query, a limit that was reached, and rows beyond those that are shown."""
    page = open_page(f"/sparql?text={quote('SELECT ?s ?p { ?s ?p ?o } LIMIT 1200')}#run")
    page.locator("#results .cut").first.wait_for()
    said = page.locator(".result-head").inner_text()
    assert re.search(r"1200 行，用时 \d+ 毫秒", said)
    assert "只显示前 1000 行" in said
    assert "LIMIT 1200 已用满" in said
    assert page.locator("#results tbody tr").count() == 1000


@pytest.mark.parametrize(("name", "begins"), [("csv", "p\r\n"), ("ttl", ""), ("json", "{"), ("xml", "<?xml")])
def test_a_result_is_downloaded(open_page: OpenPage, name: str, begins: str) -> None:
    """In the format that was chosen; a table in those of tables, a graph in those of graphs."""
    asked = "CONSTRUCT WHERE { ?s a dp:Report }" if name == "ttl" else "SELECT ?p { ?p a dp:Report }"
    page = open_page(f"/sparql?text={quote(asked)}")
    page.locator("select[name=format]").select_option(name)
    with page.context.expect_event("response", lambda answer: answer.url.endswith("/sparql")) as told:
        page.locator(".downloads button").click()
    assert told.value.status == 200
    assert told.value.request.post_data
    answer = page.request.post(
        "/sparql".join([page.url.partition("/sparql")[0], ""]), form={"query": asked, "format": name}
    )
    assert answer.text().startswith(begins)


def test_completion_knows_the_terms_in_english(open_page: OpenPage) -> None:
    """Typing an English label offers the term it names."""
    page = open_page("/sparql?lang=en&text=SELECT%20%2A%20%7B%20%3Fs%20a%20")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("proj")
    page.locator(".cm-tooltip-autocomplete li").first.wait_for()
    assert "dp:Project" in page.locator(".cm-tooltip-autocomplete").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_indicators_are_printed(open_page: OpenPage, scheme: Literal["light", "dark"]) -> None:
    """On white, the bars with their colours, without what only a screen has use for."""
    page = open_page("/indicators", scheme=scheme)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    bar = "getComputedStyle(document.querySelector('.bullet .bar'))"
    assert page.evaluate(f"{bar}.printColorAdjust") == "exact"
    assert page.evaluate(f"{bar}.fill") == "rgb(127, 159, 163)"
    assert not page.locator(".top").is_visible()
    assert not page.locator(".filters").first.is_visible()
    assert len(page.pdf()) > 20_000
