"""Every flow by the keyboard alone: no test here touches a mouse or sets a value from outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page, Route

from kg.resolution.judgements import read_judgements
from kg.web.settings import Settings
from tests.web.browser.conftest import OpenPage
from tests.web.serving import serving

MOST_TABS = 400
# A completion that has stood, undrawn anew, for longer than the editor lets keys pass it by.
RIPE = """() => {
  const first = document.querySelector(".cm-tooltip-autocomplete li[aria-selected]");
  if (!first) return false;
  first.since ??= performance.now();
  return performance.now() - first.since > 100;
}"""


def tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Walks by Tab, as a reader would, until the element has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate("wanted => document.activeElement?.matches(wanted) ?? false", selector):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    pytest.fail(f"Tab does not reach {selector}")


def enter(page: Page, selector: str, *, back: bool = False) -> None:
    """Walks to a button, link or summary and presses Enter there."""
    tab_to(page, selector, back=back)
    page.keyboard.press("Enter")


def take_first(page: Page) -> None:
    """Takes the first completion once the editor takes keys for it, 75 ms after it is shown."""
    page.wait_for_function(RIPE)
    page.keyboard.press("Enter")


@pytest.fixture
def graph(open_page: OpenPage, report: httpx.Client) -> Page:
    """The best connected industry on the canvas."""
    node = report.get("/api/graph/foremost", params={"kind": "Industry"}).json()["nodes"][0]
    page = open_page(f"/graph?focus={quote(node['id'], safe='')}")
    page.locator(".grow").wait_for()
    page.locator("#graph[data-settled=true]").wait_for()
    return page


def _n(page: Page) -> int:
    n: int = page.evaluate("graphPage.state.nodes.size")
    return n


def test_the_menu(open_page: OpenPage) -> None:
    """Opened by Enter, walked by Tab, closed by Escape; a link in it is followed by Enter."""
    page = open_page("/industries")
    enter(page, "button.menu")
    page.locator("#all-pages:popover-open").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#all-pages:popover-open").count() == 0
    page.keyboard.press("Enter")
    enter(page, "#all-pages a[href='/parks']")
    page.wait_for_url("**/parks")


def test_a_thing_is_expanded(graph: Page) -> None:
    """A name is searched and brought in; a thing of the list is chosen; its button brings its next things."""
    before = _n(graph)
    graph.keyboard.press("/")
    graph.keyboard.type("jiadingqu")
    graph.locator(".tools .offers[data-asked=jiadingqu]:visible li").first.wait_for()
    graph.keyboard.press("ArrowDown")
    graph.keyboard.press("Enter")
    graph.locator(".facts header h2", has_text="嘉定区").wait_for()
    assert _n(graph) > before
    before = _n(graph)
    enter(graph, ".inview summary")
    for _ in range(before):
        graph.keyboard.press("Tab")
        named = graph.evaluate("document.activeElement.textContent")
        graph.keyboard.press("Enter")
        graph.locator(".facts header").get_by_text(named, exact=True).wait_for()
        if graph.locator(".grow button:not([disabled])").count():
            break
    enter(graph, ".grow button", back=True)
    graph.locator(".inview summary").filter(has_not_text=f" {before}").wait_for()
    assert _n(graph) > before
    assert graph.evaluate("document.activeElement.closest('.facts') !== null")


def test_a_late_answer_moves_nothing_under_the_hand(open_page: OpenPage) -> None:
    """Who has begun to choose keeps the list that stands there; typing on asks anew."""
    page = open_page("/")
    page.keyboard.press("/")
    page.keyboard.type("chanye")
    page.locator(".offers[data-asked=chanye]:visible li").first.wait_for()
    late: list[Route] = []
    page.route("**/api/search?**q=chanyeyuan", lambda route: late.append(route))
    with page.expect_request("**/api/search?**q=chanyeyuan"):
        page.keyboard.type("yuan")
    page.keyboard.press("ArrowDown")
    with page.expect_response("**/api/search?**q=chanyeyuan"):
        late[0].continue_()
    assert page.locator(".offers[data-asked=chanye] li[aria-selected=true]").count() == 1
    page.keyboard.type("q")
    assert page.locator(".offers li[aria-selected=true]").count() == 0
    page.locator(".offers[data-asked=chanyeyuanq]").wait_for(state="attached")


def test_the_legend_is_used(graph: Page) -> None:
    """Space turns a class off and on again, and the focus stays where it was."""
    tab_to(graph, ".keys input")
    graph.keyboard.press("Space")
    assert "k=" in graph.evaluate("location.hash")
    assert graph.evaluate("document.activeElement.matches('.keys input:not(:checked)')")
    graph.keyboard.press("Space")
    assert "k=" not in graph.evaluate("location.hash")


def test_a_path_is_found(graph: Page) -> None:
    """The other end is typed and chosen; the alternatives are buttons."""
    label = graph.evaluate("graphPage.state.shownNodes.at(-1).label")
    tab_to(graph, ".facts .to input")
    graph.keyboard.type(label)
    asked = json.dumps(label, ensure_ascii=False)
    graph.locator(f".facts .offers[data-asked={asked}]:visible li").first.wait_for()
    graph.keyboard.press("ArrowDown")
    graph.keyboard.press("Enter")
    graph.locator(".way[aria-pressed=true]").wait_for()
    tab_to(graph, ".way", back=True)


def test_hide_pin_undo_and_redo(graph: Page) -> None:
    """By letters on the canvas, and by the buttons of the panel."""
    selected = "graphPage.state.nodes.get(graphPage.state.selected)?.pinned ?? false"
    tab_to(graph, ".stage")
    graph.keyboard.press("p")
    assert graph.evaluate(selected)
    graph.keyboard.press("p")
    assert not graph.evaluate(selected)
    before = _n(graph)
    enter(graph, ".facts .acts button")
    assert _n(graph) == before - 1
    enter(graph, ".tools .rest > button:first-child", back=True)
    assert _n(graph) == before


def test_a_picture_is_taken(graph: Page) -> None:
    """The export menu opens on its first entry; arrows of the page are not needed."""
    enter(graph, ".tools .menu")
    graph.locator("#save-menu:popover-open button:focus").wait_for()
    with graph.expect_download() as taken:
        graph.keyboard.press("Enter")
    assert taken.value.suggested_filename == "graph.png"


def test_a_table_is_filtered_and_taken(open_page: OpenPage) -> None:
    """A status by the arrow keys, words by typing; Enter filters; the file by Enter."""
    page = open_page("/list/Project")
    tab_to(page, ".filters select[name=status]")
    page.keyboard.press("ArrowDown")
    enter(page, ".filters button")
    page.wait_for_url("**status=*")
    word = page.locator("tbody th a").first.inner_text()[:4]
    tab_to(page, ".filters input[name=q]")
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**q={quote(word)}&status=*")
    assert page.locator("tbody tr").count() > 0
    tab_to(page, ".downloads a")
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename == "Project.csv"


def test_a_query_is_written_completed_and_run(open_page: OpenPage) -> None:
    """Ctrl+Enter runs, Tab and Escape leave the editor, completion is taken by Enter."""
    page = open_page("/sparql?text=")
    page.locator(".cm-content").wait_for()
    tab_to(page, ".cm-content")
    page.keyboard.type("SELECT * { ?s a 项")
    take_first(page)
    page.keyboard.press("Control+Enter")
    page.locator("#results tbody tr").first.wait_for()
    assert "dp:Project" in page.evaluate("sparqlEditor.text()")
    page.keyboard.press("Escape")
    tab_to(page, "#run")
    tab_to(page, "#results a")


def test_a_question_of_the_catalogue_is_asked(open_page: OpenPage) -> None:
    """Found by a word, its field filled by name, run by Enter."""
    page = open_page("/sparql")
    tab_to(page, "#narrow")
    page.keyboard.type("某园区里有哪些企业")
    enter(page, "#catalogue .question")
    tab_to(page, ".parameters input")
    page.keyboard.type("chuanganqi")
    page.locator(".parameters .offers[data-asked=chuanganqi]:visible li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator("#results tbody tr").first.wait_for()


def test_a_page_is_kept_as_one_file(open_page: OpenPage) -> None:
    """The link at the foot of each page."""
    page = open_page("/parks")
    tab_to(page, ".foot a[download]", back=True)
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename.endswith(".html")


def test_a_sentence_behind_a_fact_is_read(open_page: OpenPage, report: httpx.Client) -> None:
    """The proof opens by Enter, its sentence leads to the report."""
    node = report.get("/api/graph/foremost", params={"kind": "Project"}).json()["nodes"][0]
    page = open_page(node["href"])
    enter(page, ".proof summary")
    enter(page, ".proof[open] blockquote a")
    page.locator(".s.lit").first.wait_for()


@pytest.fixture
def judging(report_data: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """A server that was started to take decisions."""
    with serving(Settings(report_data, judgements=tmp_path / "judgements")) as opened:
        yield opened


def test_a_question_is_asked_and_its_evidence_read(open_page: OpenPage) -> None:
    """Typed into the box, asked by Enter; a sentence of the answer leads into the report."""
    page = open_page("/")
    page.keyboard.press("/")
    page.keyboard.type("哪些项目开工了？")
    page.keyboard.press("Enter")
    page.locator(".answer .hits li").first.wait_for()
    enter(page, ".answer .reading summary")
    assert page.locator(".answer .reading p").first.is_visible()
    enter(page, ".answer .sentences a", back=True)
    page.wait_for_url("**#char=*")
    page.locator(".s.lit").first.wait_for()


def test_a_report_is_read_by_class_and_coverage(open_page: OpenPage) -> None:
    """Space turns a class off in the legend; Enter shows what was not understood."""
    page = open_page("/reports")
    tab_to(page, '.legend input[value="Project"]')
    page.keyboard.press("Space")
    assert page.locator(".m.k-Project:not(.off)").count() == 0
    enter(page, "a[href$='?cover']", back=True)
    page.wait_for_url("**?cover")
    assert page.locator(".s.unknown").count() > 0


def test_a_report_is_checked_from_the_sentence_one_reads(open_page: OpenPage) -> None:
    """Enter on how many facts rest on a sentence leads to all of them, below the sentence, which is lit."""
    page = open_page("/reports")
    enter(page, ".so-many")
    page.wait_for_url("**?check#char=*")
    lit = page.locator(".one:has(.s.lit)")
    lit.first.wait_for()
    assert lit.locator(".stated li").count() > 0


def test_a_promise_is_found_and_its_sentence_read(open_page: OpenPage) -> None:
    """A state by Enter, words by typing, the sentence by Enter."""
    page = open_page("/ledger")
    enter(page, ".states a.st-Behind")
    page.wait_for_url("**state=Behind*")
    tab_to(page, ".filters input[name=q]")
    page.keyboard.type("亿元")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    assert "state=Behind" in page.url
    enter(page, "article.line .said-there a")
    page.wait_for_url("**#char=*")


def test_a_result_is_drawn_and_opened_in_the_graph(open_page: OpenPage) -> None:
    """The picture is a button away, its marks are links, and a link opens all of it to be walked."""
    page = open_page("/sparql#run")
    page.locator("#results tbody tr").first.wait_for()
    enter(page, "#results .views button:last-child")
    page.locator(".drawing a").first.wait_for()
    tab_to(page, ".drawing a")
    enter(page, ".picture a.button", back=True)
    page.locator("#graph[data-settled=true]").wait_for()
    assert _n(page) > 20


def test_an_indicator_is_chosen_over_time(open_page: OpenPage) -> None:
    """Another one by the arrow keys, shown by Enter on the button."""
    page = open_page("/series")
    before = page.locator("main h2").first.inner_text()
    tab_to(page, "select[name=indicator]")
    page.keyboard.press("ArrowDown")
    enter(page, ".filters button")
    page.wait_for_url("**indicator=*")
    assert page.locator("main h2").first.inner_text() != before


def test_two_names_are_judged(open_page: OpenPage, judging: httpx.Client, tmp_path: Path) -> None:
    """Who and why are typed, the verdict is a button; the decision is written."""
    page = open_page("/review", site=judging)
    tab_to(page, "input[name=by]")
    page.keyboard.type("王芳")
    tab_to(page, "input[name=why]")
    page.keyboard.type("两处不同的园区")
    enter(page, "button[name=verdict][value=different]")
    page.wait_for_url("**done=different*")
    assert [each.reason for each in read_judgements(tmp_path / "judgements")] == ["两处不同的园区"]
