"""What the network's shape is said to be, on made-up networks and on the real report."""

from __future__ import annotations

import re
import time

import httpx
import pytest

from kg.web.pages import analysis
from kg.web.pages.analysis import BROADER, SERVES, analyse
from kg.web.pages.network import Edge, Network

BROWSER = {"Accept": "text/html"}
TIED = "urn:tied"


def _network(*edges: tuple[str, str, str]) -> Network:
    """A network in which a name's first letter tells its class."""
    kinds = {"i": "Industry", "p": "Project", "l": "Place"}
    things = sorted({thing for source, _, target in edges for thing in (source, target)})
    found = Network({thing: (thing, kinds[thing[0]]) for thing in things})
    for each in edges:
        edge = Edge(*each)
        found.edges[edge.source].append(edge)
        found.edges[edge.target].append(edge)
    return found


BRIDGES = [
    ((("p1", SERVES, "i1"), ("p1", SERVES, "i2")), {"p1": ["i1", "i2"]}, "two industries"),
    ((("p1", SERVES, "i1"),), {}, "one alone"),
    (
        (("p1", SERVES, "i1"), ("p1", SERVES, "i2"), ("i2", BROADER, "i1")),
        {},
        "a field and the industry above it",
    ),
    (
        (("p1", SERVES, "i1"), ("p1", SERVES, "i3"), ("i3", BROADER, "i2"), ("i2", BROADER, "i1")),
        {},
        "two steps above it",
    ),
    (
        (("p1", SERVES, "i2"), ("p1", SERVES, "i3"), ("i2", BROADER, "i1"), ("i3", BROADER, "i1")),
        {"p1": ["i2", "i3"]},
        "two fields of one industry",
    ),
    (
        (("p1", SERVES, "i1"), ("p1", SERVES, "i2"), ("i1", BROADER, "i2"), ("i2", BROADER, "i1")),
        {},
        "two industries each above the other end all the same",
    ),
]


@pytest.mark.parametrize(("edges", "bridges", "reason"), BRIDGES)
def test_bridges(edges: tuple[tuple[str, str, str], ...], bridges: dict[str, list[str]], reason: str) -> None:
    """A bridge serves two industries of which neither is above the other."""
    found = analyse(_network(*edges)).bridges
    assert {one.thing.iri: [each.iri for each in one.industries] for one in found} == bridges, reason


def test_communities_are_named_by_their_best_connected() -> None:
    """Two stars that share only their place are two communities, each told by its heart."""
    stars = [(f"p{star}{leaf}", TIED, f"p{star}") for star in "12" for leaf in "abcd"]
    found = analyse(_network(*stars, ("p1", TIED, "l1"), ("p2", TIED, "l1")))
    assert [(one.heart.iri, one.size) for one in found.communities] == [("p1", 5), ("p2", 5)]
    assert found.connected[0].thing.iri == "p1"
    assert found.connected[0].kinds == [("Project", 4), ("Place", 1)]


def test_a_large_graph_has_no_communities_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are left out whole, never cut."""
    monkeypatch.setattr(analysis, "MOST_RELATIONS", 1)
    found = analyse(_network(("p1", SERVES, "i1"), ("p1", SERVES, "i2")))
    assert (found.whole, found.communities, len(found.bridges)) == (False, [], 1)


def test_an_empty_graph_has_no_shape() -> None:
    """Nothing is found, and nothing fails."""
    found = analyse(Network({}))
    assert (list(found.connected), list(found.bridges), list(found.communities)) == ([], [], [])


@pytest.mark.parametrize(("language", "said"), [("zh", "同时服务 2 个产业"), ("en", "serves 2 industries")])
def test_the_page_on_the_real_report(report: httpx.Client, language: str, said: str) -> None:
    """Each thing is a link that answers, told in a sentence; once worked out the page comes at once."""
    page = report.get(f"/analysis?lang={language}", headers=BROWSER).text
    assert said in page
    body = page.partition("<main")[2]
    for href in sorted(set(re.findall(r'<a href="(/[^"]+\.html)"', body)))[::5]:
        assert report.get(href, headers=BROWSER).status_code == 200, href
    start = time.perf_counter()
    assert report.get(f"/analysis?lang={language}", headers=BROWSER).text == page
    assert time.perf_counter() - start < 0.3
