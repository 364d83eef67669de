"""The figures as an RDF Data Cube: one observation each, seven dimensions, the report among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, Store, Triple

from kg.errors import ExportError
from kg.export.dataset import Graph, read_triples
from kg.namespaces import PREFIXES, base_iri
from kg.ontology import load
from kg.rdf.terms import RDF_TYPE, integer, node, zh

HOME = Path(__file__).parent / "cube"
NOT_STATED = node("dp-cube:NotStated")
CODE_LISTS = ("dp:FigureTypes", "dp:FigureRoles")
# What an observation holds in the cube, and where it comes from; the first value there is stands.
CARRIED = (
    ("dp-cube:value", ("dp:baseValue", "dp:value")),
    ("dp-cube:unit", ("dp:baseUnit", "dp:unit")),
    ("dp-cube:comparator", ("dp:comparator",)),
    ("dp-cube:surface", ("dp:surface",)),
)
Key = tuple[NamedNode, ...]


def data_set() -> NamedNode:
    """The IRI of the cube."""
    return NamedNode(base_iri() + "cube/figures")


def to_cube(graph: Graph, whole: Graph | None = None) -> list[Triple]:
    """The figures of a graph as a cube; `whole` is where their reports are found if the graph has no proofs.

    Figures alike in every dimension that disagree are numbered by `dp-cube:reading`, in text order.
    """
    home = whole or graph
    readings: dict[Key, list[NamedNode]] = defaultdict(list)
    for one in graph.members("Observation"):
        if graph.nodes(one, "dp:ofIndicator") and graph.values(one, "dp:value"):
            readings[_key(graph, home, one)].append(one)
    triples = {*_structure(), *_code_lists()}
    cube = data_set()
    triples |= {
        Triple(cube, RDF_TYPE, node("qb:DataSet")),
        Triple(cube, node("qb:structure"), node("dp-cube:Structure")),
    }
    triples |= {Triple(cube, node("rdfs:label"), zh("报告中的数据"))}
    for key, members in readings.items():
        in_order = sorted(members, key=lambda one: (_places(home, one), one.value))
        for number, one in enumerate(in_order, start=1):
            triples.update(_observation(graph, one, key, number))
        triples.update(_described(graph, key))
    return sorted(triples, key=str)


def _places(graph: Graph, one: NamedNode) -> list[int]:
    starts = (graph.text(passage, "dp:charStart") for passage in graph.sentences(one))
    return [int(start) for start in starts if start.isdecimal()]


def _key(graph: Graph, home: Graph, one: NamedNode) -> Key:
    """The values of the dimensions, but for the reading."""
    reports = [report for passage in home.sentences(one) for report in home.nodes(passage, "dp:inReport")]
    return (
        reports[0] if reports else NOT_STATED,
        graph.nodes(one, "dp:ofIndicator")[0],
        _period(graph.text(one, "dp:period")),
        *(
            (graph.nodes(one, curie) or [NOT_STATED])[0]
            for curie in ("dp:figureType", "dp:figureRole", "dp:scope")
        ),
    )


def _period(period: str) -> NamedNode:
    return NamedNode(f"{base_iri()}cube/period/{quote(period, safe='')}") if period else NOT_STATED


def _observation(graph: Graph, one: NamedNode, key: Key, number: int) -> Iterable[Triple]:
    yield Triple(one, RDF_TYPE, node("qb:Observation"))
    yield Triple(one, node("qb:dataSet"), data_set())
    names = ("report", "indicator", "period", "figureType", "figureRole", "scope")
    for name, value in zip(names, key, strict=True):
        yield Triple(one, node(f"dp-cube:{name}"), value)
    yield Triple(one, node("dp-cube:reading"), integer(number))
    for target, sources in CARRIED:
        held = [value for source in sources for value in graph.values(one, source)]
        if held:
            yield Triple(one, node(target), held[0])
    period = graph.text(one, "dp:period")
    if period:
        concept = _period(period)
        yield Triple(concept, RDF_TYPE, node("skos:Concept"))
        yield Triple(concept, node("skos:inScheme"), node("dp-cube:Periods"))
        yield Triple(concept, node("skos:notation"), Literal(period))
        for edge in ("dp:start", "dp:end"):
            for time in graph.values(one, edge):
                yield Triple(concept, node(edge), time)


def _described(graph: Graph, key: Key) -> Iterable[Triple]:
    """The class and name of what the dimensions lead to, so that the file can be read alone."""
    for one in (key[0], key[1], key[5]):
        for curie in ("rdf:type", "rdfs:label"):
            for value in graph.values(one, curie):
                if curie == "rdfs:label" or value.value.startswith(PREFIXES["dp"]):
                    yield Triple(one, node(curie), value)


@cache
def _structure() -> tuple[Triple, ...]:
    return tuple(read_triples(HOME / "structure.ttl"))


def _code_lists() -> Iterable[Triple]:
    """The types and roles with their labels, from the ontology."""
    wanted = {node("rdf:type"), node("skos:inScheme"), node("skos:prefLabel"), node("skos:notation")}
    schemes = {node(scheme) for scheme in CODE_LISTS}
    ontology = load().triples
    members = {
        each.subject
        for each in ontology
        if each.object in schemes and each.predicate == node("skos:inScheme")
    }
    return (each for each in ontology if each.subject in members | schemes and each.predicate in wanted)


@cache
def constraints() -> dict[str, str]:
    """The integrity constraints by their W3C name (IC-1 …), each an ASK that holds where it is broken."""
    return {
        f"IC-{int(path.stem[3:])}": path.read_text(encoding="utf-8") for path in sorted(HOME.glob("ic-*.rq"))
    }


def broken_constraints(cube: Iterable[Triple]) -> list[str]:
    """The names of the integrity constraints that a cube breaks."""
    store = Store()
    store.extend(Quad(each.subject, each.predicate, each.object) for each in cube)
    broken = []
    for name, text in constraints().items():
        answer = store.query(text, prefixes=PREFIXES)
        if not isinstance(answer, QueryBoolean):
            raise ExportError("not an ASK", source=name, mend="install the package anew")
        if answer:
            broken.append(name)
    return broken
