"""The hygiene queries: none finds a row in what is right, each finds one in what is wrong."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions, RdfFormat, Store, parse

from kg.namespaces import prologue
from kg.ontology import ontology_triples
from kg.resources import folder

QUERIES = sorted((folder("queries") / "hygiene").glob("*.rq"))
VALID = sorted((folder("ontology") / "examples" / "valid").glob("*.ttl"))

# Query, data that is wrong in just its way, why.
WRONG = {
    "term-without-label": ('dp:Thing a owl:Class ; rdfs:label "物"@zh', "no English label"),
    "term-without-definition": (
        'dp:thing a owl:ObjectProperty ; skos:definition "物"@zh',
        "no English definition",
    ),
    "term-without-module": ("dp:Thing a owl:Class", "no rdfs:isDefinedBy"),
    "label-used-twice": (
        'dp:A rdfs:label "物"@zh ; rdfs:isDefinedBy ex:m . dp:B rdfs:label "物"@zh ; rdfs:isDefinedBy ex:m',
        "two",
    ),
    "property-without-range": ("dp:thing a owl:DatatypeProperty", "neither axiom nor union"),
    "property-without-domain": ("dp:thing a owl:DatatypeProperty", "neither axiom nor union"),
    "notation-used-twice": (
        'ex:a skos:inScheme ex:s ; skos:notation "1" . ex:b skos:inScheme ex:s ; skos:notation "1"',
        "1 twice",
    ),
    "concept-without-place": ("ex:a a skos:Concept ; skos:inScheme ex:s", "no broader, no top, no order"),
    "class-under-itself": ("ex:A rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:A", "a circle of two"),
    "predicate-undeclared": ("ex:a dp:servesIndustries ex:b", "a plural that is not declared"),
    "class-undeclared": ("ex:a a dp:Projects", "a plural that is not declared"),
    "entity-without-label": ('ex:a a dp:Project ; rdfs:label "Plant"@en', "an English label only"),
    "entity-with-two-labels": ('ex:a a dp:Project ; rdfs:label "甲"@zh , "乙"@zh', "two of the first rank"),
    "entity-of-two-kinds": ("ex:a a dp:Project , dp:Park", "a park is no project"),
    "statement-without-evidence": ("ex:a a dp:Milestone", "no passage"),
    "fact-not-in-graph": (
        "ex:f a dp:Fact ; rdf:subject ex:a ; rdf:predicate dp:locatedIn ; rdf:object ex:b",
        "no such triple",
    ),
    "passage-without-text": ("ex:f dp:evidence ex:p", "a passage from nowhere"),
    "passage-of-other-length": (
        'ex:p a dp:Passage ; dp:text "三个字"@zh ; dp:charStart 5 ; dp:charEnd 9',
        "3 is not 4",
    ),
    "industry-under-itself": (
        "ex:a skos:broader ex:b . ex:b skos:broader ex:c . ex:c skos:broader ex:a",
        "a circle of three",
    ),
    "phase-of-itself": ("ex:a dp:phaseOf ex:a", "a circle of one"),
    "thing-inside-itself": ("ex:a dp:locatedIn ex:b . ex:b dp:locatedIn ex:a", "a circle of two"),
    "part-of-another-kind": (
        "ex:a a dp:Platform ; dp:partOf ex:b . ex:b a dp:Park",
        "a platform is no part of a park",
    ),
    "partner-of-itself": ("ex:a dp:partner ex:a", "one side only"),
    "value-not-numeric": ('ex:o dp:value "8.5"', "a string of digits"),
    "status-not-a-milestone-type": ("ex:a dp:status dp:Realised", "a modality"),
    "status-without-milestone": (
        "ex:a dp:status dp:Started ; dp:hasMilestone ex:m . "
        "ex:m dp:milestoneType dp:Started ; dp:modality dp:Planned",
        "a start that is only planned",
    ),
    "milestone-of-two-things": ("ex:a dp:hasMilestone ex:m . ex:b dp:hasMilestone ex:m", "a shared step"),
    "target-already-actual": (
        "ex:c dp:hasTarget ex:o . ex:o dp:figureRole dp:Actual",
        "what was reached is no aim",
    ),
    "fulfilment-only-planned": (
        "ex:c dp:fulfilment ex:m . ex:m dp:modality dp:Planned",
        "words are no deeds",
    ),
    "period-without-bounds": (
        'ex:m dp:period "2030" ; dp:start "2030-01-01T00:00:00"^^xsd:dateTime',
        "no end",
    ),
    "blank-node-in-data": ("ex:a dp:hasMilestone [ dp:period 'x' ]", "a milestone without IRI"),
}


def _name(path: Path) -> str:
    return path.stem


def prefixes() -> str:
    """The project's prefixes, and one for examples, for Turtle."""
    lines = prologue().splitlines()
    return "".join(f"@{line.lower().split(' ')[0]} {line.split(' ', 1)[1]} .\n" for line in lines) + (
        "@prefix ex: <https://example.org/id/> .\n"
    )


@lru_cache
def vocabulary() -> tuple[Quad, ...]:
    """The ontology as quads of the default graph."""
    return tuple(Quad(*triple) for triple in ontology_triples())


def rows(query: Path, turtle: bytes = b"") -> list[tuple[str, str]]:
    """What a query finds in the ontology and some data beside it."""
    store = Store()
    store.extend(vocabulary())
    store.extend(parse(input=turtle, format=RdfFormat.TURTLE))
    found = store.query(prologue() + query.read_text(encoding="utf-8"))
    assert isinstance(found, QuerySolutions)
    return [(str(row["thing"]), str(row["message"])) for row in found]


@pytest.mark.parametrize("query", QUERIES, ids=_name)
def test_the_ontology_is_clean(query: Path) -> None:
    """No query finds anything in the ontology by itself."""
    assert rows(query) == []


@pytest.mark.parametrize("example", VALID, ids=_name)
def test_valid_examples_are_clean(example: Path) -> None:
    """What the shapes accept, the queries accept too."""
    found = {query.stem: rows(query, example.read_bytes()) for query in QUERIES}
    assert {name: messages for name, messages in found.items() if messages} == {}


@pytest.mark.parametrize("query", QUERIES, ids=_name)
def test_a_fault_is_found(query: Path) -> None:
    """Each query finds the fault it is for, in a row that names the thing and speaks both languages."""
    data, reason = WRONG[query.stem]
    found = rows(query, f"{prefixes()}{data} .".encode())
    assert found, reason
    assert all(thing and " / " in message for thing, message in found)


def test_every_query_has_its_fault() -> None:
    """No query stands untested, no case is left of a query that went."""
    assert [query.stem for query in QUERIES] == sorted(WRONG)


def test_every_query_says_what_it_finds_and_why() -> None:
    """Header lines in both languages, and the reason."""
    for query in QUERIES:
        lines = query.read_text(encoding="utf-8").splitlines()
        keys = [line.partition(": ")[0] for line in lines[:4]]
        assert keys == ["# id", "# title-zh", "# title-en", "# reason"], query.name
        assert lines[0] == f"# id: {query.stem}"
