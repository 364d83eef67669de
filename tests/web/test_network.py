"""The graph page's questions: neighbours, paths, what an edge is proven by."""

from __future__ import annotations

import httpx
import pytest

from kg.web.pages.network import PAGE, SYMMETRIC, Edge, Network

LOCATED = "https://w3id.org/devplan/ontology#locatedIn"
SERVES = "https://w3id.org/devplan/ontology#servesIndustry"


def _network(*edges: tuple[str, str, str]) -> Network:
    names = sorted({end for source, _, target in edges for end in (source, target)})
    found = Network({name: (name.upper(), "Project") for name in names})
    for source, relation, target in edges:
        edge = Edge(source, relation, target)
        found.edges[source].append(edge)
        found.edges[target].append(edge)
    return found


NETWORK = _network(
    ("a", LOCATED, "hub"),
    ("b", LOCATED, "hub"),
    ("a", SERVES, "x"),
    ("b", SERVES, "x"),
    ("c", LOCATED, "hub"),
)


@pytest.mark.parametrize(
    ("start", "end", "lengths", "reason"),
    [
        ("a", "b", [2, 2], "two ways of two steps"),
        ("c", "x", [3, 3], "over the hub and either thing"),
        ("a", "a", [], "to itself"),
        ("a", "nobody", [], "to a stranger"),
    ],
)
def test_paths(start: str, end: str, lengths: list[int], reason: str) -> None:
    """The shortest ways, all of one length, each joined up from end to end."""
    found = NETWORK.paths(start, end)
    assert [len(path) for path in found] == lengths, reason
    for path in found:
        here = start
        for edge in path:
            here = edge.target if edge.source == here else edge.source
        assert here == end


def test_a_way_over_a_quiet_thing_comes_before_one_over_a_hub() -> None:
    """Through x, which joins two, rather than through the hub, which joins everything."""
    assert [edge.target for edge in NETWORK.paths("a", "b")[0]] == ["x", "x"]


def test_partners_are_one_group() -> None:
    """A relation that runs both ways is not shown twice."""
    found = _network(("a", SYMMETRIC, "b"), ("c", SYMMETRIC, "a")).neighbours("a")
    assert [(relation, way, sorted(others)) for relation, way, others in found] == [
        (SYMMETRIC, "out", ["b", "c"])
    ]


def _busiest(report: httpx.Client) -> dict[str, str]:
    nodes = report.get("/api/graph/foremost", params={"kind": "Industry"}).json()["nodes"]
    return dict(nodes[0])


def test_expansion_gives_each_neighbour_once(report: httpx.Client) -> None:
    """Page by page the neighbours add up to the count that was shown first."""
    iri = _busiest(report)["id"]
    groups = report.get("/api/graph/neighbours", params={"iri": iri}).json()["groups"]
    for group in groups:
        seen: list[str] = []
        left = 1
        while left:
            fields = {
                "iri": iri,
                "relation": group["relation"],
                "way": group["way"],
                "offset": str(len(seen)),
            }
            data = report.get("/api/graph/expand", params=fields).json()
            assert len(data["nodes"]) <= PAGE
            seen += [node["id"] for node in data["nodes"]]
            left = data["left"]
        assert len(set(seen)) == len(seen) == group["n"]


def test_an_edge_is_proven_by_a_sentence(report: httpx.Client) -> None:
    """At least one relation of a well connected thing has its sentence, which leads into the report."""
    iri = _busiest(report)["id"]
    group = report.get("/api/graph/neighbours", params={"iri": iri}).json()["groups"][0]
    fields = {"iri": iri, "relation": group["relation"], "way": group["way"]}
    edges = report.get("/api/graph/expand", params=fields).json()["edges"]
    sentences = [
        sentence
        for edge in edges
        for sentence in report.get(
            "/api/graph/evidence", params={"s": edge["source"], "p": edge["relation"], "o": edge["target"]}
        ).json()["sentences"]
    ]
    assert sentences
    assert all("#char=" in sentence["href"] for sentence in sentences)


def test_a_path_is_told_as_a_sentence(report: httpx.Client) -> None:
    """Two things of one industry are joined by it."""
    iri = _busiest(report)["id"]
    group = max(
        report.get("/api/graph/neighbours", params={"iri": iri}).json()["groups"], key=lambda each: each["n"]
    )
    fields = {"iri": iri, "relation": group["relation"], "way": group["way"]}
    nodes = report.get("/api/graph/expand", params=fields).json()["nodes"]
    told = report.get("/api/graph/paths", params={"from": nodes[0]["id"], "to": nodes[1]["id"]}).json()[
        "paths"
    ]
    assert told
    assert told[0]["sentence"].startswith(nodes[0]["label"])
    assert told[0]["sentence"].endswith(nodes[1]["label"])
