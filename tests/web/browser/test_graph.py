"""The graph page's flows in Chromium."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser.conftest import OpenPage

NODES = """() => [...graphPage.state.nodes.values()].map((node) => (
    { id: node.id, label: node.label, x: node.x, y: node.y }))"""
OVERLAPS = """() => {
    const context = document.createElement("canvas").getContext("2d");
    const boxes = graphPage.labels.map((label) => {
        context.font = `${label.size}px ${graphPage.font}`;
        const right = label.x + context.measureText(label.text).width;
        return { left: label.x, right, top: label.y - label.size, bottom: label.y };
    });
    const before = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 1;
    const touching = boxes.filter((a, i) => boxes.slice(i + 1).some((b) => !before(a, b) && !before(b, a)));
    return [boxes.length, touching.length];
}"""
CUT = """() => {
    const { clientWidth: width, clientHeight: height } = document.querySelector(".stage");
    const context = document.createElement("canvas").getContext("2d");
    const sticking = graphPage.labels.filter((label) => {
        context.font = `${label.size}px ${graphPage.font}`;
        const right = label.x + context.measureText(label.text).width;
        return label.x < 0 || right > width || label.y - label.size < 0 || label.y > height;
    });
    return [graphPage.labels.length, sticking.map((label) => label.text)];
}"""

# Where the middle of each relation stands on the screen, and which it is; those under a thing or across
# another relation there say nothing of which one a click means.
EDGES = """() => {
    const { state, graph, middleOf } = graphPage;
    const box = document.querySelector(".stage").getBoundingClientRect();
    const at = (thing) => graph.graph2ScreenCoords(thing.x, thing.y);
    const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
    const beside = (point, edge) => {
        const [from, to] = [at(edge.source), at(edge.target)];
        const [dx, dy] = [to.x - from.x, to.y - from.y];
        const part = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy);
        const along = Math.max(0, Math.min(1, part));
        return apart(point, { x: from.x + dx * along, y: from.y + dy * along });
    };
    const shown = state.shownEdges.map((edge) => ({ edge, middle: middleOf(edge) }));
    const clear = shown.filter(({ edge, middle }) =>
        state.shownNodes.every((node) => apart(middle, at(node)) > 36)
        && state.shownEdges.every((other) => other === edge || other.bend || beside(middle, other) > 3));
    return clear.map(({ edge, middle }) => ({
        at: [box.left + middle.x, box.top + middle.y], ends: [edge.source.label, edge.target.label],
        key: [edge.source.id, edge.relation, edge.target.id].join(" "),
        name: JSON.parse(document.getElementById("graph").dataset.relations)[edge.relation],
        pair: [edge.source.id, edge.target.id].sort().join(" "),
    }));
}"""
CHOSEN = """() => {
    const edge = graphPage.state.edge;
    return edge && [edge.source.id, edge.relation, edge.target.id].join(" ");
}"""
TIE_AT = """() => {
    const { source, target } = graphPage.graph.graphData().links[0];
    const box = document.querySelector(".stage").getBoundingClientRect();
    const along = (from, to) => (2 * from + to) / 3;
    const at = graphPage.graph.graph2ScreenCoords(along(source.x, target.x), along(source.y, target.y));
    return [box.left + at.x, box.top + at.y];
}"""
KINDS = "Project Enterprise Place Organization Platform Industry Park Event PolicyMeasure"


@pytest.fixture
def industry(report: httpx.Client) -> dict[str, str]:
    """The best connected industry of the report."""
    found: dict[str, str] = report.get("/api/graph/foremost", params={"kind": "Industry"}).json()["nodes"][0]
    return found


def _nodes(page: Page) -> list[dict[str, float | str]]:
    return cast("list[dict[str, float | str]]", page.evaluate(NODES))


def _open(open_page: OpenPage, iri: str) -> Page:
    page = open_page(f"/graph?focus={quote(iri, safe='')}")
    page.locator(".grow").wait_for()
    _settle(page)
    return page


def _settle(page: Page) -> None:
    """Waits until everything on the canvas has found its place."""
    page.locator("#graph[data-settled=true]").wait_for()


def _click_between(page: Page, at: Sequence[float]) -> None:
    """Clicks a line between two things, once the page shows that the pointer is on one."""
    page.mouse.move(at[0] - 3, at[1] - 3)
    page.mouse.move(at[0], at[1])
    page.locator(".stage.pointing").wait_for()
    page.mouse.click(at[0], at[1])


def test_the_view_by_class_leads_in(open_page: OpenPage) -> None:
    """Without a focus the classes are shown; one of them lists its things; one of those opens."""
    page = open_page("/graph")
    page.locator(".panel-body > ul button", has_text="产业").click()
    page.locator(".panel-body h2").wait_for()
    page.locator(".panel-body li button").first.click()
    page.locator(".grow button").first.wait_for()
    assert len(_nodes(page)) > 1


def test_labels_never_overlap(open_page: OpenPage, industry: dict[str, str]) -> None:
    """No two words on the canvas touch."""
    page = _open(open_page, industry["id"])
    many, touching = page.evaluate(OVERLAPS)
    assert many > 5
    assert touching == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_no_label_is_cut_at_the_edge(open_page: OpenPage, industry: dict[str, str], width: int) -> None:
    """Every word stands whole on the canvas, however near its thing is to the edge of it."""
    page = open_page(f"/graph?focus={quote(industry['id'], safe='')}", width=width)
    page.locator(".grow").wait_for()
    _settle(page)
    for zoomed in (False, True):
        if zoomed:
            page.locator(".stage").focus()
            for _ in range(4):
                page.keyboard.press("+")
            page.wait_for_function("() => graphPage.graph.zoom() > 1")
        many, cut = page.evaluate(CUT)
        assert many > 3
        assert cut == []


def _choose_growing(page: Page) -> None:
    """Chooses the first thing in view that has more neighbours."""
    page.locator(".inview summary").click()
    for node in _nodes(page):
        label = str(node["label"])[:20]
        page.locator(".inview .as-link", has_text=label).first.click()
        page.locator(".facts header h2", has_text=label).wait_for()
        if page.locator(".grow button:not([disabled])").count():
            break


def _grow_any(page: Page) -> None:
    """Adds neighbours of such a thing."""
    _choose_growing(page)
    page.locator(".grow button:not([disabled])").first.click()


def test_expansion_moves_nothing_that_was_there(open_page: OpenPage, industry: dict[str, str]) -> None:
    """Things in view stay where they are, to the pixel, while new ones settle."""
    page = _open(open_page, industry["id"])
    before = {node["id"]: (node["x"], node["y"]) for node in _nodes(page)}
    _grow_any(page)
    # What the opening said it added still stands in the live region: the canvas itself tells of the click.
    page.wait_for_function("n => graphPage.graph.graphData().nodes.length > n", arg=len(before))
    _settle(page)
    after = {node["id"]: (node["x"], node["y"]) for node in _nodes(page)}
    assert len(after) > len(before)
    assert {iri: after[iri] for iri in before} == before


OUTSIDE = """() => {
  const { graph } = graphPage;
  const stage = document.querySelector(".stage");
  return graph.graphData().nodes.filter((node) => {
    const { x, y } = graph.graph2ScreenCoords(node.x, node.y);
    return x < 0 || y < 0 || x > stage.clientWidth || y > stage.clientHeight;
  }).map((node) => node.id);
}"""


def test_new_neighbours_come_into_view(open_page: OpenPage, industry: dict[str, str]) -> None:
    """What an expansion adds beside the canvas is brought onto it, and nothing moves against the rest."""
    page = _open(open_page, industry["id"])
    page.evaluate("() => { graphPage.graph.zoom(2.5); graphPage.graph.centerAt(-400, -300); }")
    page.wait_for_function("() => graphPage.graph.zoom() > 2.4")
    before = {node["id"]: (node["x"], node["y"]) for node in _nodes(page)}
    _grow_any(page)
    page.wait_for_function("n => graphPage.graph.graphData().nodes.length > n", arg=len(before))
    _settle(page)
    after = {node["id"]: (node["x"], node["y"]) for node in _nodes(page)}
    assert not set(page.evaluate(OUTSIDE)) & (set(after) - set(before))
    assert {iri: after[iri] for iri in before} == before


def test_what_is_in_view_already_is_not_moved(open_page: OpenPage, industry: dict[str, str]) -> None:
    """Where all that is new fits on the canvas as it is looked at, the view stays as it is."""
    page = _open(open_page, industry["id"])
    _choose_growing(page)
    page.wait_for_timeout(500)  # what is chosen in the list comes to the middle
    page.evaluate("() => { graphPage.graph.zoom(0.3); }")
    page.wait_for_function("() => graphPage.graph.zoom() < 0.31")
    looked = page.evaluate("() => [graphPage.graph.zoom(), graphPage.graph.centerAt()]")
    n = len(_nodes(page))
    page.locator(".grow button:not([disabled])").first.click()
    page.wait_for_function("n => graphPage.graph.graphData().nodes.length > n", arg=n)
    _settle(page)
    assert page.evaluate("() => [graphPage.graph.zoom(), graphPage.graph.centerAt()]") == looked


def test_undo_and_redo(open_page: OpenPage, industry: dict[str, str]) -> None:
    """Hiding is taken back and done again, by the keyboard."""
    page = _open(open_page, industry["id"])
    n = len(_nodes(page))
    page.locator(".stage").focus()
    page.keyboard.press("Delete")
    assert len(_nodes(page)) == n - 1
    page.keyboard.press("z")
    assert len(_nodes(page)) == n
    page.keyboard.press("Z")
    assert len(_nodes(page)) == n - 1


def test_a_link_reopens_the_same_view(open_page: OpenPage, industry: dict[str, str]) -> None:
    """The address holds the things, their places and the filters."""
    page = _open(open_page, industry["id"])
    page.locator(".keys label", has_text="项目").first.locator("input").uncheck()
    _settle(page)
    again = open_page(page.evaluate("location.href"))
    again.locator(".grow").wait_for()
    _settle(again)
    first, second = (
        {node["id"]: (round(float(node["x"])), round(float(node["y"]))) for node in _nodes(each)}
        for each in (page, again)
    )
    assert second == first
    assert not again.locator(".keys label", has_text="项目").first.locator("input").is_checked()


def test_the_legend_filters(open_page: OpenPage, industry: dict[str, str]) -> None:
    """A class turned off leaves the list of what is in view."""
    page = _open(open_page, industry["id"])
    page.locator(".inview summary").click()
    assert page.locator(".inview .k-Project").count() > 0
    page.locator(".keys label", has_text="项目").first.locator("input").uncheck()
    assert page.locator(".inview .k-Project").count() == 0


def test_filtering_is_a_step_and_in_the_address(open_page: OpenPage, industry: dict[str, str]) -> None:
    """What the legend turns off is taken back by undo, done again by redo, and stands in the link."""
    page = _open(open_page, industry["id"])
    for group, key in ((0, "k="), (1, "r=")):
        box = page.locator(".keys > div").nth(group).locator("input").first
        box.uncheck()
        assert key in page.evaluate("location.hash")
        page.keyboard.press("Space")
        assert box.is_checked()
        page.keyboard.press("Space")
        page.locator(".stage").focus()
        page.keyboard.press("z")
        assert box.is_checked()
        assert key not in page.evaluate("location.hash")
        page.keyboard.press("Z")
        assert not box.is_checked()
        page.keyboard.press("z")


def test_a_link_reopens_what_was_read(open_page: OpenPage, industry: dict[str, str]) -> None:
    """The relation whose sentence was open, and the way that was lit, are in the address too."""
    page = _open(open_page, industry["id"])
    page.locator(".ties summary").click()
    page.locator(".ties li button").first.click()
    page.locator(".facts blockquote").first.wait_for()
    said = page.locator(".facts h2").inner_text()
    again = open_page(page.evaluate("location.href"))
    again.locator(".facts blockquote").first.wait_for()
    assert again.locator(".facts h2").inner_text() == said
    page.locator(".inview summary").click()
    page.locator(".inview .as-link", has_text=industry["label"]).first.click()
    label = next(str(node["label"]) for node in _nodes(page) if node["id"] != industry["id"])
    page.locator(".facts input").fill(label)
    page.locator(".facts .offers li").first.click()
    way = page.locator(".way[aria-pressed=true]").inner_text()
    other = open_page(page.evaluate("location.href"))
    assert other.locator(".way[aria-pressed=true]").inner_text() == way


def test_a_path_is_told_as_a_sentence(open_page: OpenPage, industry: dict[str, str]) -> None:
    """From one thing to another: the hops in words, alternatives to choose from."""
    page = _open(open_page, industry["id"])
    label = next(str(node["label"]) for node in _nodes(page) if node["id"] != industry["id"])
    page.locator(".facts input").fill(label)
    page.locator(".facts .offers li").first.click()
    page.locator(".way").first.wait_for()
    sentence = page.locator(".way").first.inner_text()
    assert industry["label"] in sentence
    assert label in sentence


def test_an_edge_shows_its_sentence(open_page: OpenPage, industry: dict[str, str]) -> None:
    """A click between two things opens the sentence that joins these two and no others near by."""
    page = _open(open_page, industry["id"])
    told = 0
    edges = page.evaluate(EDGES)[:8]
    assert len(edges) > 3
    for edge in edges:
        _click_between(page, edge["at"])
        # One end's name may stand in the other's, so that the edge before would do for both.
        said = page.locator(".facts h2", has_text=f"—{edge['name']}→")
        for label in edge["ends"]:
            said = said.and_(page.locator(".facts h2", has_text=str(label)[:20]))
        said.wait_for()
        assert page.evaluate(CHOSEN) == edge["key"]
        told += page.locator(".facts blockquote a[href*='#char=']").count()
    assert told


def test_relations_between_the_same_two_things_lie_apart(open_page: OpenPage, client: httpx.Client) -> None:
    """Each of two relations between the same two things can be seen, pointed at and read."""
    page = open_page("/graph#n=district&n=newtown", site=client)
    _settle(page)
    first, second = page.evaluate(EDGES)
    assert first["pair"] == second["pair"]
    assert abs(first["at"][0] - second["at"][0]) + abs(first["at"][1] - second["at"][1]) > 12
    for edge in (first, second):
        _click_between(page, edge["at"])
        page.locator(".facts h2", has_text=f"—{edge['name']}→").wait_for()
        assert page.evaluate(CHOSEN) == edge["key"]


def test_walking_by_arrows(open_page: OpenPage, industry: dict[str, str]) -> None:
    """The selection goes to a neighbour, the panel follows, and a live region says its name."""
    page = _open(open_page, industry["id"])
    page.locator(".stage").focus()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        if page.evaluate("graphPage.state.selected") != industry["id"]:
            break
    name = page.evaluate("graphPage.state.nodes.get(graphPage.state.selected).label")
    assert name != industry["label"]
    page.locator(".facts h2", has_text=name[:20]).wait_for()
    assert name in page.locator("[role=status]").inner_text()


def test_an_edge_is_read_by_the_keyboard(open_page: OpenPage, industry: dict[str, str]) -> None:
    """The relations in view are listed beside the canvas; each opens its sentence."""
    page = _open(open_page, industry["id"])
    page.locator(".ties summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".facts blockquote a").first.wait_for()


def test_a_class_tie_is_told(open_page: OpenPage) -> None:
    """In the view by class a click between two classes says which relations join them, and how many."""
    page = open_page("/graph")
    _settle(page)
    at = page.evaluate(TIE_AT)
    _click_between(page, at)
    page.locator(".panel-body li b").first.wait_for()
    assert "→" in page.locator(".panel-body li").first.inner_text()


@pytest.mark.parametrize("format_", ["SVG", "HTML", "PNG"])
def test_pictures_to_take_away(
    open_page: OpenPage, browser: Browser, industry: dict[str, str], tmp_path: Path, format_: str
) -> None:
    """SVG, PNG, and one HTML file that opens from disk and asks nothing of anyone."""
    page = _open(open_page, industry["id"])
    with page.expect_download() as taken:
        page.locator(".tools .menu").click()
        page.locator(".save-menu button", has_text=format_).click()
    path = tmp_path / f"graph.{format_.lower()}"
    taken.value.save_as(path)
    assert path.stat().st_size > 2_000
    if format_ == "HTML":
        offline = browser.new_page()
        asked: list[str] = []
        offline.on("request", lambda request: asked.append(request.url))
        offline.goto(path.as_uri())
        assert industry["label"] in offline.content()
        assert asked == [path.as_uri()]
        offline.close()


def test_many_things_are_opened_from_an_address(open_page: OpenPage, report: httpx.Client) -> None:
    """A view of a few hundred things, longer than any address a server would read, opens whole."""
    nodes = [
        node["id"].removeprefix("https://w3id.org/devplan/id/")
        for kind in KINDS.split()
        for node in report.get("/api/graph/foremost", params={"kind": kind}).json()["nodes"]
    ]
    names = "&".join(f"n={quote(name, safe='')}" for name in nodes)
    page = open_page(f"/graph#{names}")
    _settle(page)
    assert len(_nodes(page)) == len(nodes) > 100
