"""The Data Cube view keeps W3C's integrity constraints, and each constraint finds what breaks it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.export.datacube import broken_constraints, constraints, to_cube
from kg.export.dataset import Graph
from kg.export.profile import Evidence, read_profile
from kg.export.selection import select
from kg.rdf.terms import RDF_TYPE, dp, node

O1 = NamedNode("https://w3id.org/devplan/id/observation/o1")
O2 = NamedNode("https://w3id.org/devplan/id/observation/o2")
O3 = NamedNode("https://w3id.org/devplan/id/observation/o3")
CUBE = NamedNode("https://w3id.org/devplan/id/cube/figures")
OTHER = NamedNode("https://example.org/other")


@pytest.fixture(scope="session")
def cube(district: Graph) -> set[Triple]:
    """The cube of the district."""
    return set(to_cube(district))


def without(cube: set[Triple], subject: NamedNode, curie: str) -> set[Triple]:
    """The cube without the values of one property of one thing."""
    return {each for each in cube if (each.subject, each.predicate) != (subject, node(curie))}


def test_the_cube_keeps_every_constraint(cube: set[Triple]) -> None:
    """Figures without period or scope and figures that disagree fit the structure too."""
    assert broken_constraints(cube) == []
    assert {"IC-1", "IC-2", "IC-11", "IC-12"} <= constraints().keys()


def test_every_figure_is_there(cube: set[Triple], district: Graph) -> None:
    """One qb:Observation for each figure, under the figure's own IRI."""
    in_cube = {each.subject for each in cube if each.object == node("qb:Observation")}

    assert in_cube == set(district.members("Observation"))


def test_figures_that_disagree_are_numbered(cube: set[Triple]) -> None:
    """6.1 and 6.2 per cent for one indicator, period and role are readings 1 and 2."""
    readings = {
        each.subject: each.object.value
        for each in cube
        if each.predicate == node("dp-cube:reading") and isinstance(each.object, Literal)
    }

    assert (readings[O1], readings[O2], readings[O3]) == ("1", "1", "2")


def test_values_are_in_the_base_unit_with_the_words_beside(cube: set[Triple]) -> None:
    """20.5亿元 is 2050000000 yuan, and the words stay as an attribute."""
    held = {each.predicate: each.object for each in cube if each.subject == O1}

    assert held[node("dp-cube:unit")] == Literal("yuan")
    assert held[node("dp-cube:surface")] == Literal("20.5亿元")
    assert held[node("dp-cube:report")] == NamedNode("https://w3id.org/devplan/id/report/yunxi-2030h1")


BROKEN = [
    ("IC-1", lambda cube: without(cube, O1, "qb:dataSet"), "a figure in no data set"),
    ("IC-1", lambda cube: cube | {Triple(O1, node("qb:dataSet"), OTHER)}, "a figure in two data sets"),
    ("IC-2", lambda cube: without(cube, CUBE, "qb:structure"), "a data set without structure"),
    ("IC-3", lambda cube: without(cube, node("dp-cube:valueComponent"), "qb:measure"), "no measure"),
    ("IC-4", lambda cube: without(cube, node("dp-cube:scope"), "rdfs:range"), "a dimension without range"),
    ("IC-5", lambda cube: without(cube, node("dp-cube:period"), "qb:codeList"), "concepts without code list"),
    (
        "IC-6",
        lambda cube: (
            cube | {Triple(node("dp-cube:valueComponent"), node("qb:componentRequired"), Literal(False))}
        ),
        "an optional measure",
    ),
    ("IC-11", lambda cube: without(cube, O1, "dp-cube:scope"), "a figure that lacks a dimension"),
    (
        "IC-12",
        lambda cube: without(cube, O3, "dp-cube:reading") | {Triple(O3, node("dp-cube:reading"), Literal(1))},
        "two figures with the same dimensions",
    ),
    ("IC-13", lambda cube: without(cube, O1, "dp-cube:unit"), "a figure without its unit"),
    ("IC-14", lambda cube: without(cube, O1, "dp-cube:value"), "a figure without value"),
    (
        "IC-19",
        lambda cube: (
            without(cube, O1, "dp-cube:figureType") | {Triple(O1, node("dp-cube:figureType"), OTHER)}
        ),
        "a type outside the code list",
    ),
]


@pytest.mark.parametrize(("name", "damage"), [case[:2] for case in BROKEN], ids=[case[2] for case in BROKEN])
def test_each_constraint_finds_what_breaks_it(cube: set[Triple], name: str, damage: object) -> None:
    """A constraint that could not fail would prove nothing."""
    assert callable(damage)

    assert name in broken_constraints(damage(cube))


def test_a_package_without_proofs_still_names_the_report(district: Graph) -> None:
    """The report is a dimension even where the sentences stay behind."""
    profile = replace(read_profile("statistics"), evidence=Evidence.NONE)
    chosen = select(district, profile).graph

    cube = to_cube(chosen, district)

    assert broken_constraints(cube) == []
    assert not [each for each in cube if each.predicate == dp("evidence")]
    reports = {each.object for each in cube if each.predicate == node("dp-cube:report")}
    assert reports == {NamedNode("https://w3id.org/devplan/id/report/yunxi-2030h1")}
    assert Triple(next(iter(reports)), RDF_TYPE, dp("Report")) in cube  # type: ignore[arg-type]
