"""Networks and pictures: what Gephi, networkx, a notebook and a browser without a network get."""

from __future__ import annotations

import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, sync_playwright
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import ExportError
from kg.export.dataset import Graph
from kg.export.formats import FORMATS, export_graph
from kg.export.network import gexf_bytes, graphml_bytes, to_networkx
from kg.export.picture import picture_html, to_pyvis
from kg.rdf.terms import dp, node

PLACE = "https://w3id.org/devplan/id/999901/"
EVIL = (
    "<script>window.hit=1</script>",
    "</script><img src=x onerror=window.hit=1>",
    "<a href='javascript:window.hit=1'>href</a>",
    "\u202egnp.exe",
    "长" * 5000,
    "\x0c\x1f\ufffe&amp;\"'`{{7*7}}",
)


@pytest.fixture(scope="module")
def hostile(district: Graph) -> Graph:
    """The district with things whose names want to do harm, tied to the park."""
    more = set(district.triples)
    for number, label in enumerate(EVIL):
        thing = NamedNode(f"{PLACE}x{number}")
        more.add(Triple(thing, node("rdf:type"), dp("Project")))
        more.add(Triple(thing, node("rdfs:label"), Literal(label, language="zh")))
        more.add(Triple(thing, dp("locatedIn"), NamedNode(f"{PLACE}云溪智造园")))
    return Graph(more)


def test_the_network_has_every_thing_and_relation(district: Graph) -> None:
    """Nodes are things with label and class; a stated relation has its sentence, an inferred one none."""
    network = to_networkx(district)

    assert set(network.nodes) == {one.value for one, _ in district.entities()}
    assert network.nodes[f"{PLACE}云溪智造园"]["kind_label"] == "园区"
    stated = network.edges[f"{PLACE}白石电子", f"{PLACE}云溪智造园", "dp:locatedIn"]
    assert stated == {"label": "位于", "stated": True, "sentence": "蓝湾科技、白石电子入驻云溪智造园。"}
    assert not network.edges[f"{PLACE}白石电子", f"{PLACE}云溪区", "dp:locatedIn"]["stated"]


def test_a_part_is_what_is_around_a_thing(district: Graph) -> None:
    """By label, alias or IRI, as many steps away as asked."""
    near = to_networkx(district, about=["智造园"], steps=1)
    alone = to_networkx(district, about=[f"{PLACE}云溪智造园"], steps=0)

    assert f"{PLACE}蓝湾科技" in near
    assert f"{PLACE}星河总部一期" not in near
    assert list(alone) == [f"{PLACE}云溪智造园"]
    with pytest.raises(ExportError, match="云溪智造园"):
        to_networkx(district, about=["智造"])


def test_graphml_and_gexf_read_back(hostile: Graph) -> None:
    """Even with marks that XML cannot hold; and the same bytes each time, without the day."""
    network = to_networkx(hostile)

    for data, read in ((graphml_bytes(network), nx.read_graphml), (gexf_bytes(network), nx.read_gexf)):
        back = read(io.BytesIO(data))
        assert (len(back), back.number_of_edges()) == (len(network), network.number_of_edges())
        assert b"lastmodified" not in data
    assert gexf_bytes(network) == gexf_bytes(to_networkx(Graph(reversed(hostile.triples))))
    ET.fromstring(graphml_bytes(network))


def test_pyvis_gets_nothing_it_could_take_for_markup(hostile: Graph) -> None:
    """Ids are numbers; labels and titles hold no bracket, no `href`, no turning mark."""
    drawn = to_pyvis(to_networkx(hostile))

    for held in (*drawn.nodes, *drawn.edges):
        for value in held.values():
            assert not re.search(r"[<>&`\u202e]|href", str(value), re.IGNORECASE)
            assert len(str(value)) <= 300
    assert all(isinstance(held["id"], int) for held in drawn.nodes)
    assert drawn.heading == ""


def test_the_page_names_no_other_host(hostile: Graph) -> None:
    """Nothing to fetch: no element with an address, and a policy that allows none."""
    page = picture_html(to_networkx(hostile))
    markup = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)

    assert not re.search(r"<[^>]+\b(?:src|href)\s*=", markup)
    assert "default-src 'none'" in page
    assert page == picture_html(to_networkx(Graph(reversed(hostile.triples))))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real browser."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_works_from_disk(
    chromium: Browser, hostile: Graph, tmp_path: Path, width: int, language: str
) -> None:
    """It draws, finds, shows the sentence of a thing, asks no host, logs no error, and no name does harm."""
    path = tmp_path / "picture.html"
    export_graph("html", hostile, path, language=language)
    page = chromium.new_page(viewport={"width": width, "height": 800})
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))

    page.goto(path.as_uri())
    page.wait_for_selector("#canvas canvas")
    page.fill("#find", "蓝湾科技")
    page.press("#find", "Enter")
    page.wait_for_selector("#panel h2")

    assert page.inner_text("#panel h2") == "蓝湾科技"
    assert page.inner_text("#panel blockquote") == "蓝湾科技、白石电子入驻云溪智造园。"
    assert page.locator("#list li").count() == len(to_networkx(hostile))
    page.click("summary")
    for number in range(page.locator("#list button").count()):
        page.locator("#list button").nth(number).click()
    page.locator("#legend input").first.uncheck()
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert (requests, errors) == ([path.as_uri()], [])
    page.close()


def test_every_format_is_written(district: Graph, tmp_path: Path) -> None:
    """Each name of the list gives a file or a folder with something in it."""
    for form in FORMATS:
        assert export_graph(form, district, tmp_path / form) > 0
        assert (tmp_path / form).exists()
    assert json.loads((tmp_path / "csv" / "csv-metadata.json").read_bytes())["tables"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FORMATS)


def test_what_has_no_meaning_is_refused(district: Graph, tmp_path: Path) -> None:
    """An unknown format, and --about where the whole graph is written."""
    with pytest.raises(ExportError, match="use one of turtle"):
        export_graph("docx", district, tmp_path / "x")
    with pytest.raises(ExportError, match="html"):
        export_graph("turtle", district, tmp_path / "x", about=["云溪区"])
    assert list(tmp_path.iterdir()) == []
