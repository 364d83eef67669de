"""In a real browser no label does anything but stand there: on pages, on the canvas, in files taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, Route

from kg.export.dataset import Graph
from kg.export.network import to_networkx
from kg.export.picture import picture_html, to_pyvis
from tests.web.hostile import BASE, HOSTILE, hostile_lines

HARMED = (
    "[window.harmed, document.querySelectorAll('main img, main iframe, a[href^=\"javascript:\" i]').length]"
)
UNHARMED = [None, 0]
ALL = [f"{BASE}310114/{name}" for name in HOSTILE]
PATHS = [
    "/",
    "/list/Project",
    "/list/Place",
    "/analysis",
    "/search?q=x",
    *(f"/devplan/id/310114/{name}.html" for name in HOSTILE),
    "/sparql?text=" + quote("SELECT ?p ?l { ?p a dp:Project ; rdfs:label ?l }"),
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may not leave the host and that no dialog may stop."""
    opened = browser.new_page(viewport={"width": 390, "height": 844})

    def local(route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1", "file:", "data:", "blob:")):
            route.continue_()
        else:
            route.abort()

    opened.route("**/*", local)
    opened.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    yield opened
    opened.close()


@pytest.mark.parametrize("path", PATHS)
def test_pages_show_hostile_labels_as_text(hostile: httpx.Client, page: Page, path: str) -> None:
    """Nothing runs, nothing is loaded, and nothing sticks out of a phone's width."""
    page.goto(str(hostile.base_url).rstrip("/") + path)
    if path.startswith("/sparql"):
        page.locator("#run").click()
        page.locator("#results tbody tr").first.wait_for()
    assert page.evaluate(HARMED) == UNHARMED
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_canvas_shows_hostile_labels_as_text(hostile: httpx.Client, page: Page, tmp_path: Path) -> None:
    """In the graph, its panel, its list and the files taken from it."""
    names = "&".join(f"n={quote(iri.removeprefix(BASE), safe='')}" for iri in ALL)
    page.goto(f"{hostile.base_url}/graph#{names}".replace("//graph", "/graph"))
    page.locator("#graph[data-settled=true]").wait_for()
    page.locator(".inview summary").click()
    for row in range(len(ALL)):
        page.locator(".inview .as-link").nth(row).click()
        page.locator(".facts header h2").wait_for()
    assert page.evaluate(HARMED) == UNHARMED
    for format_ in ("SVG", "HTML"):
        with page.expect_download() as taken:
            page.locator(".tools .menu").click()
            page.locator(".save-menu button", has_text=format_).click()
        path = tmp_path / f"graph.{format_.lower()}"
        taken.value.save_as(path)
        _opened(page.context.browser, path)


def test_files_of_hostile_labels_do_nothing(browser: Browser, hostile: httpx.Client, tmp_path: Path) -> None:
    """A page kept as one file, the picture of `kg export html`, and what pyvis writes of it."""
    kept = tmp_path / "kept.html"
    kept.write_bytes(hostile.get("/list/Project?snapshot=1", headers={"Accept": "text/html"}).content)
    parsed = ox.parse("".join(hostile_lines()), format=ox.RdfFormat.N_TRIPLES)
    network = to_networkx(Graph(quad.triple for quad in parsed))
    picture = tmp_path / "picture.html"
    picture.write_text(picture_html(network), encoding="utf-8")
    pyvis = tmp_path / "pyvis.html"
    pyvis.write_text(to_pyvis(network).generate_html(notebook=False), encoding="utf-8")
    for path in (kept, picture, pyvis):
        _opened(browser, path)


def _opened(browser: Browser | None, path: Path) -> None:
    """Opens the file from disk, touches it in the middle, and looks whether anything ran."""
    assert browser is not None
    page = browser.new_page()
    page.route("http*://**/*", lambda route: route.abort())
    page.goto(path.as_uri())
    page.mouse.click(400, 300)
    assert page.evaluate("window.harmed") is None, path.name
    page.close()
