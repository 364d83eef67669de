"""The SHACL shapes against one example a pattern, by pySHACL."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, Literal, Namespace
from rdflib.term import Node

from kg.namespaces import PREFIXES
from kg.resources import folder

HOME = folder("ontology")
SHAPES = Namespace(PREFIXES["dp-shapes"])
VALID = sorted((HOME / "examples" / "valid").glob("*.ttl"))
INVALID = sorted((HOME / "examples" / "invalid").glob("*.ttl"))
NAMED_SHAPE = re.compile(r"^# shape: (\S+)$", re.M)

# What the compiled validator understands, and nothing else.
CONSTRAINTS = {
    "minCount", "maxCount", "datatype", "class", "nodeKind", "in", "pattern", "minInclusive", "maxInclusive",
    "minLength", "uniqueLang", "languageIn", "or", "hasValue", "lessThanOrEquals",
}  # fmt: skip
STRUCTURE = {"targetClass", "targetSubjectsOf", "property", "path", "inversePath", "message", "severity"}


def _name(path: Path) -> str:
    return path.stem


@lru_cache
def shapes() -> Graph:
    """All shapes as one graph."""
    graph = Graph()
    for path in sorted((HOME / "shapes").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


@lru_cache
def vocabulary() -> Graph:
    """What the shapes need of the ontology: the classes and the project's own concept schemes."""
    graph = Graph()
    for path in (*sorted(HOME.glob("*.ttl")), *sorted((HOME / "schemes").glob("*.ttl"))):
        if path.stem not in ("gbt4754-2017", "sei-2018"):
            graph.parse(path, format="turtle")
    return graph


def narrowing() -> set[Node]:
    """The node shapes that themselves say of which classes their targets may be."""
    nodes = set(shapes().subjects(RDF.type, SH.NodeShape))
    return {
        node for node in nodes if (node, SH["or"], None) in shapes() or (node, SH["class"], None) in shapes()
    }


def fired(path: Path) -> set[str]:
    """Local names of the shapes that a file violates, warnings included."""
    data = vocabulary() + Graph().parse(path, format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes(), inference="none", inplace=True)
    assert isinstance(report, Graph)
    sources = {
        report.value(result, SH.sourceShape) for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    return {str(source).removeprefix(str(SHAPES)) for source in sources}


@pytest.mark.parametrize("path", VALID, ids=_name)
def test_a_valid_example_fires_no_shape(path: Path) -> None:
    """What the contract allows passes, warnings included."""
    assert fired(path) == set()


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_an_invalid_example_fires_the_shape_it_names(path: Path) -> None:
    """The shapes of its header fire, and no other: one fault, one message."""
    assert fired(path) == set(NAMED_SHAPE.findall(path.read_text(encoding="utf-8")))


def test_every_shape_has_an_example_that_fires_it() -> None:
    """No shape stands untested; a node shape counts by its own constraints."""
    named = {shape for path in INVALID for shape in NAMED_SHAPE.findall(path.read_text(encoding="utf-8"))}
    wanted = {*shapes().subjects(RDF.type, SH.PropertyShape), *narrowing()}
    assert {str(shape).removeprefix(str(SHAPES)) for shape in wanted} == named


def test_every_example_says_what_it_shows() -> None:
    """The first line is a comment for the reader."""
    firsts = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in (*VALID, *INVALID)}
    assert {name: line for name, line in firsts.items() if not line.startswith("# ") or len(line) < 10} == {}


def test_only_constraints_that_can_be_compiled_are_used() -> None:
    """The fast validator reads these kinds; any other would be passed over silently."""
    used = {
        str(p).removeprefix(str(SH)) for p in shapes().predicates(unique=True) if str(p).startswith(str(SH))
    }
    assert used <= CONSTRAINTS | STRUCTURE


def test_every_shape_is_named_and_speaks_both_languages() -> None:
    """Shapes have IRIs; each that can fire has a severity and a message in zh and en that names the thing."""
    named = {*shapes().subjects(RDF.type, SH.NodeShape), *shapes().subjects(RDF.type, SH.PropertyShape)}
    assert all(str(shape).startswith(str(SHAPES)) for shape in named)
    for shape in narrowing() | set(shapes().subjects(RDF.type, SH.PropertyShape)):
        messages = [
            message for message in shapes().objects(shape, SH.message) if isinstance(message, Literal)
        ]
        assert sorted(message.language or "" for message in messages) == ["en", "zh"], shape
        assert all("{$this}" in message for message in messages), shape
        assert str(shapes().value(shape, SH.severity)) in {str(SH.Violation), str(SH.Warning)}, shape
