"""axe-core on what a page becomes once it is used: menus, panels, results, empty and error states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page

from tests.web.browser.conftest import OpenPage
from tests.web.browser.test_pages import faults_of

Scheme = Literal["light", "dark"]
VIEWS: list[tuple[str, int, Scheme]] = [
    ("zh", 1280, "light"),
    ("en", 1280, "dark"),
    ("zh", 390, "dark"),
    ("en", 390, "light"),
]
PROJECTS = quote("SELECT ?p ?i { ?p a dp:Project ; dp:servesIndustry ?i }")
COUNTS = quote("SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c")


def _menu(page: Page) -> None:
    page.locator("button.menu").first.click()
    page.locator("#all-pages:popover-open").wait_for()


def _offers(page: Page) -> None:
    page.locator(".big input").fill("产业")
    page.locator(".offers:visible li").first.wait_for()
    page.keyboard.press("ArrowDown")


def _details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def _run(page: Page) -> None:
    page.locator(".cm-content").wait_for()
    page.locator("#run").click()
    page.locator("#results > *").first.wait_for()


def _chart(page: Page) -> None:
    _run(page)
    page.locator("#results .views button").nth(1).click()
    page.locator("#results .bars").wait_for()


def _drawn(page: Page) -> None:
    _run(page)
    page.locator("#results .views button").last.click()
    page.locator(".drawing a").first.wait_for()


def _completion(page: Page) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("dp:P")
    page.locator(".cm-tooltip-autocomplete li").first.wait_for()


def _form(page: Page) -> None:
    page.locator("#questions").evaluate("each => { each.open = true; }")
    page.locator("#catalogue li").filter(has=page.locator("input[data-search]")).first.locator(
        "button"
    ).first.click()
    page.locator(".parameters:visible input").first.fill("园")
    page.locator(".offers:visible li").first.wait_for()


def _thing(page: Page) -> None:
    page.locator(".grow").wait_for()
    page.locator("#graph[data-settled=true]").wait_for()
    page.locator(".inview summary").click()
    page.locator(".ties summary").click()


def _edge(page: Page) -> None:
    _thing(page)
    page.locator(".ties li button").first.click()
    page.locator(".facts blockquote").first.wait_for()


def _path(page: Page) -> None:
    _thing(page)
    other = page.evaluate("graphPage.state.shownNodes.at(-1).label")
    page.locator(".facts input").fill(other)
    page.locator(".facts .offers li").first.click()
    page.locator(".way").first.wait_for()


def _filtered(page: Page) -> None:
    _thing(page)
    page.locator(".keys input").first.uncheck()


def _save(page: Page) -> None:
    _thing(page)
    page.locator(".tools .menu").click()
    page.locator("#save-menu:popover-open").wait_for()


def _tie(page: Page) -> None:
    page.locator(".ties summary").click()
    page.locator(".ties li button").first.click()
    page.locator(".panel-body li b").first.wait_for()


STATES: list[tuple[str, str, Callable[[Page], None]]] = [
    ("menu", "/parks", _menu),
    ("offers", "/", _offers),
    ("proofs", "thing:Industry", _details),
    ("park", "thing:Park", _details),
    ("firm", "thing:Enterprise", _details),
    ("project", "thing:Project", _details),
    ("nothing found", "/search?q=zzzzqq", lambda _: None),
    ("empty list", "/list/Project?q=zzzzqq", lambda _: None),
    ("empty result", "/sparql?text=" + quote("SELECT * { ?s dp:nothing ?o }"), _run),
    ("wrong query", "/sparql?text=SELECT", _run),
    ("table", f"/sparql?text={PROJECTS}", _run),
    ("chart", f"/sparql?text={COUNTS}", _chart),
    ("picture", f"/sparql?text={PROJECTS}", _drawn),
    ("completion", "/sparql?text=SELECT%20%2A%20%7B%20%3Fs%20a%20", _completion),
    ("form", "/sparql", _form),
    ("ties of classes", "/graph", _tie),
    ("thing in the graph", "focus", _thing),
    ("edge", "focus", _edge),
    ("path", "focus", _path),
    ("filtered", "focus", _filtered),
    ("export menu", "focus", _save),
    ("coverage of a report", "cover", _details),
    ("a report to check", "check", _details),
    ("review", "/review", _details),
    ("ledger", "/ledger", _details),
]


@pytest.mark.parametrize(("name", "path", "use"), STATES, ids=[each[0] for each in STATES])
def test_axe_finds_no_fault_in_what_opens(
    open_page: OpenPage, report: httpx.Client, name: str, path: str, use: Callable[[Page], None]
) -> None:
    """In both languages, wide and narrow, light and dark; nothing sticks out either."""
    if path in ("cover", "check"):
        path = report.get("/reports", headers={"Accept": "text/html"}).headers["location"] + f"?{path}=1"
    if path.startswith(("thing:", "focus")):
        kind = path.partition(":")[2] or "Industry"
        node = report.get("/api/graph/foremost", params={"kind": kind}).json()["nodes"][0]
        path = node["href"] if path.startswith("thing:") else f"/graph?focus={quote(node['id'], safe='')}"
    for language, width, scheme in VIEWS:
        page = open_page(f"{path}{'&' if '?' in path else '?'}lang={language}", width=width, scheme=scheme)
        use(page)
        assert faults_of(page) == [], (name, language, width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, language, width)
        page.close()
