"""Shapes compiled to scans find exactly what pySHACL finds, and refuse what they do not know."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import OntologyError
from kg.namespaces import iri
from kg.ontology import shapes_triples
from kg.rdf.index import Index
from kg.rdf.shapes import read_shapes
from kg.rdf.terms import RDF_TYPE, dp, node, zh
from kg.rdf.validation import Violation, validate, validate_index
from kg.resources import folder
from tests.rdf.graphs import class_axioms, described, turtle

SH = "http://www.w3.org/ns/shacl#"
Result = tuple[str, str, str]


def ours(violations: list[Violation]) -> set[Result]:
    """What we found, as pySHACL would say it: focus, value, component."""
    return {(str(v.focus), "" if v.value is None else str(v.value), v.component) for v in violations}


@lru_cache(maxsize=2)
def rdflib_graph(triples: tuple[Triple, ...]) -> rdflib.Graph:
    """The same triples for rdflib."""
    data = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=data, format="nt")


def theirs(data: list[Triple], shapes: list[Triple]) -> set[Result]:
    """What pySHACL finds."""
    shapes_graph = rdflib_graph(tuple(shapes))
    _, report, _ = pyshacl.validate(rdflib_graph(tuple(data)), shacl_graph=shapes_graph)
    assert isinstance(report, rdflib.Graph)
    found: set[Result] = set()
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SH}ValidationResult")):
        component = str(report.value(result, rdflib.URIRef(f"{SH}sourceConstraintComponent")))
        focus = report.value(result, rdflib.URIRef(f"{SH}focusNode"))
        value = report.value(result, rdflib.URIRef(f"{SH}value"))
        name = component.removeprefix(SH)
        shown = value.n3() if value is not None and name not in WITHOUT_VALUE else ""
        assert focus is not None
        found.add((focus.n3(), shown, name))
    return found


WITHOUT_VALUE = {
    "MinCountConstraintComponent",
    "MaxCountConstraintComponent",
    "UniqueLangConstraintComponent",
}

TARGET = "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P ."

CONSTRAINTS = [
    ("sh:minCount 1", "ex:x a ex:T .", True, "nothing there"),
    ("sh:minCount 1", "ex:x a ex:T ; ex:p 1 .", False, "one there"),
    ("sh:maxCount 1", "ex:x a ex:T ; ex:p 1 , 2 .", True, "two there"),
    ("sh:datatype xsd:integer", "ex:x a ex:T ; ex:p 1.5 .", True, "another type"),
    ("sh:datatype xsd:integer", "ex:x a ex:T ; ex:p 'one'^^xsd:integer .", True, "not spelled as one"),
    ("sh:datatype rdf:langString", "ex:x a ex:T ; ex:p '甲'@zh .", False, "words with a language"),
    ("sh:class ex:C", "ex:x a ex:T ; ex:p ex:y .", True, "not of the class"),
    ("sh:class ex:C", "ex:x a ex:T ; ex:p ex:y . ex:y a ex:C .", False, "of the class"),
    ("sh:nodeKind sh:IRI", "ex:x a ex:T ; ex:p 'words' .", True, "a literal"),
    ("sh:nodeKind sh:Literal", "ex:x a ex:T ; ex:p ex:y .", True, "an IRI"),
    ("sh:in ( ex:a ex:b )", "ex:x a ex:T ; ex:p ex:a , ex:c .", True, "one of two outside"),
    ("sh:pattern '^[0-9]+$'", "ex:x a ex:T ; ex:p '12' , '1a' .", True, "one of two does not fit"),
    ("sh:minInclusive 0", "ex:x a ex:T ; ex:p -1 , 0 , 1 .", True, "one of three below"),
    ("sh:maxInclusive 1", "ex:x a ex:T ; ex:p 0.5 , 1.5 .", True, "one of two above"),
    ("sh:minInclusive 0", "ex:x a ex:T ; ex:p 'words' .", True, "no number"),
    ("sh:minLength 1", "ex:x a ex:T ; ex:p '' .", True, "nothing in it"),
    ("sh:uniqueLang true", "ex:x a ex:T ; ex:p '甲'@zh , '乙'@zh , 'a'@en .", True, "two in one language"),
    (
        "sh:languageIn ( 'zh' )",
        "ex:x a ex:T ; ex:p '甲'@zh-Hans , 'a'@en , 'b' .",
        True,
        "two in others",
    ),
    ("sh:hasValue ex:a", "ex:x a ex:T ; ex:p ex:b .", True, "another value"),
    ("sh:hasValue ex:a", "ex:x a ex:T ; ex:p ex:a , ex:b .", False, "among others"),
    ("sh:lessThanOrEquals ex:q", "ex:x a ex:T ; ex:p 3 ; ex:q 2 .", True, "after"),
    ("sh:lessThanOrEquals ex:q", "ex:x a ex:T ; ex:p 2 ; ex:q 2.0 .", False, "equal in value"),
    (
        "sh:lessThanOrEquals ex:q",
        "ex:x a ex:T ; ex:p '2021-07-01T00:00:00'^^xsd:dateTime ; ex:q '2021-06-30T00:00:00'^^xsd:dateTime .",
        True,
        "a later time",
    ),
    (
        "sh:or ( [ sh:class ex:C ] [ sh:class ex:D ] )",
        "ex:x a ex:T ; ex:p ex:y . ex:y a ex:E .",
        True,
        "neither",
    ),
    (
        "sh:or ( [ sh:class ex:C ] [ sh:class ex:D ] )",
        "ex:x a ex:T ; ex:p ex:y . ex:y a ex:D .",
        False,
        "the other",
    ),
]


@pytest.mark.parametrize(
    ("constraint", "data", "broken", "reason"), CONSTRAINTS, ids=[f"{c[0]}: {c[3]}" for c in CONSTRAINTS]
)
@pytest.mark.parametrize("path", ["ex:p", "[ sh:inversePath ex:back ]"], ids=["forward", "inverse"])
def test_each_constraint_finds_what_pyshacl_finds(
    constraint: str, data: str, broken: bool, reason: str, path: str
) -> None:
    """The same focus, value and component; turned round the same data break what is absent."""
    shape = (
        f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path {path} ; {constraint} ."
    )
    shapes, triples = turtle(shape), turtle(data)

    found = ours(validate(triples, read_shapes(shapes)))

    assert found == theirs(triples, shapes)
    if path == "ex:p":
        assert bool(found) == broken, reason


def test_a_shape_may_speak_of_the_node_itself() -> None:
    """Constraints without a path, on the subjects of a property."""
    shape = "ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:or ( [ sh:class ex:C ] [ sh:class ex:D ] ) ."
    shapes, triples = turtle(shape), turtle("ex:x ex:p 1 . ex:y a ex:C ; ex:p 2 .")

    found = ours(validate(triples, read_shapes(shapes)))

    assert found == theirs(triples, shapes)
    assert {focus for focus, _, _ in found} == {"<https://example.org/x>"}


UNKNOWN = [
    ("sh:not [ sh:class ex:C ]", "sh:not is not known here"),
    ("sh:sparql [ sh:select 'SELECT $this {}' ]", "sh:sparql is not known here"),
    ("sh:node ex:Other", "sh:node is not known here"),
    ("sh:qualifiedMinCount 1", "sh:qualifiedMinCount is not known here"),
    ("sh:or ( [ sh:minCount 1 ] )", "sh:or is known here for sh:class only"),
    ("sh:minCount 1 , 2", "sh:minCount is there more than once"),
    ("sh:minCount 'many'", "sh:minCount is no number"),
    ("sh:pattern '('", "sh:pattern is no pattern"),
    ("sh:nodeKind sh:BlankNodeOrIRI", "sh:nodeKind sh:BlankNodeOrIRI is not known here"),
    ("sh:class 'words'", "sh:class is no IRI"),
]


@pytest.mark.parametrize(("constraint", "problem"), UNKNOWN)
def test_what_is_not_known_is_refused(constraint: str, problem: str) -> None:
    """A constraint that was left out in silence would be a check nobody makes."""
    shape = (
        f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path ex:p ; {constraint} ."
    )

    with pytest.raises(OntologyError, match=problem) as caught:
        read_shapes(turtle(shape))
    assert str(caught.value).startswith("https://example.org/P: ")


def test_a_path_that_is_not_known_is_refused() -> None:
    """Only a property and its inverse are."""
    shape = (
        "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ( ex:p ex:q ) ; sh:minCount 1 ] ."
    )

    with pytest.raises(OntologyError, match="sh:path is neither a property nor sh:inversePath of one"):
        read_shapes(turtle(shape))


def ordered_by_spelling(result: Result) -> bool:
    """Whether rdflib let this pass: it holds any xsd:date to be before any xsd:dateTime, as the names sort.

    SHACL wants a fault where two values cannot be compared.
    """
    return result[2] == "LessThanOrEqualsConstraintComponent" and result[1].endswith("#date>")


def example_files(kind: str) -> list[Path]:
    """The ontology's examples of one kind."""
    return sorted((folder("ontology") / "examples" / kind).glob("*.ttl"))


@pytest.mark.parametrize(
    "path", [*example_files("valid"), *example_files("invalid")], ids=lambda path: path.stem
)
def test_the_examples_break_the_same_shapes_for_pyshacl(path: Path) -> None:
    """Every example of the ontology, valid or not, judged twice."""
    shapes = list(shapes_triples())
    data = [*(quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)), *class_axioms()]

    found = ours(validate(data, read_shapes(shapes)))

    assert {each for each in found if not ordered_by_spelling(each)} == theirs(data, shapes)
    assert bool(found) == (path.parent.name == "invalid")


@pytest.mark.parametrize(
    "path", [*example_files("valid"), *example_files("invalid")], ids=lambda path: path.stem
)
def test_a_store_breaks_the_same_shapes(path: Path) -> None:
    """Properties looked up one by one, as of a graph too large to be held, give the same faults."""
    data = [*(quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)), *class_axioms()]
    shapes = read_shapes(shapes_triples())
    index = Index.of_properties(lambda predicate: [each for each in data if each.predicate == predicate])

    assert validate_index(index, shapes) == validate(data, shapes)


def test_the_made_up_report_breaks_nothing() -> None:
    """What the mapping writes fits the shapes."""
    assert validate(report(), read_shapes(shapes_triples())) == []


def report() -> list[Triple]:
    """The made-up report and what its classes need."""
    return [*described().triples, *class_axioms()]


PARK = NamedNode("https://w3id.org/devplan/id/310114/云岭机器人产业园")


def without(predicate: str) -> Callable[[list[Triple]], list[Triple]]:
    """Data that lack a property of the park."""
    return lambda triples: [t for t in triples if (t.subject, t.predicate) != (PARK, node(predicate))]


def with_triple(triple: Triple) -> Callable[[list[Triple]], list[Triple]]:
    """Data with one triple too many."""
    return lambda triples: [*triples, triple]


DAMAGES = [
    (without("rdfs:label"), "no label"),
    (without("dp:mentionedIn"), "no proof"),
    (with_triple(Triple(PARK, node("rdfs:label"), zh("又一名"))), "two labels"),
    (with_triple(Triple(PARK, dp("confidence"), Literal("1.5", datatype=node("xsd:decimal")))), "too sure"),
    (with_triple(Triple(PARK, dp("locatedIn"), Literal("嘉定"))), "located in words"),
    (with_triple(Triple(PARK, dp("status"), dp("Realised"))), "a status that is none"),
    (with_triple(Triple(NamedNode("https://example.org/o"), RDF_TYPE, dp("Observation"))), "an empty figure"),
    (
        with_triple(Triple(NamedNode("https://example.org/m"), RDF_TYPE, dp("Milestone"))),
        "a milestone of nothing",
    ),
]


@pytest.mark.parametrize(("damage", "reason"), DAMAGES, ids=[damage[1] for damage in DAMAGES])
def test_damaged_data_break_the_same_shapes_for_pyshacl(
    damage: Callable[[list[Triple]], list[Triple]], reason: str
) -> None:
    """The project's own shapes on the made-up report, damaged in one place."""
    data, shapes = damage(report()), list(shapes_triples())

    found = ours(validate(data, read_shapes(shapes)))

    assert found, reason
    assert found == theirs(data, shapes)


def test_a_fault_names_the_thing_the_rule_and_the_sentence() -> None:
    """In Chinese and in English, so that whoever runs the build knows where to look."""
    data = without("dp:rule")(report())

    (fault,) = validate(data, read_shapes(shapes_triples()))

    assert fault.line("zh").startswith("云岭机器人产业园")
    assert fault.line("en").startswith("云岭机器人产业园: the identifier of the rule")
    assert fault.line("en").endswith("“云岭机器人产业园开工建设,星河电子二期项目落户云岭机器人产业园。”")
    assert fault.path == "dp:rule"
    assert fault.severity == "Violation"
    assert iri("dp:rule").endswith(fault.path.removeprefix("dp:"))
