"""Things of a class without a property are told by the columns; the answer is the engine's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.namespaces import PREFIXES
from kg.store.branches import BRANCH
from kg.store.columns import Columns
from kg.store.embedded import EmbeddedStore, in_memory
from kg.store.lacking import lacking
from tests.store.factories import columns_of, triple

FEW = [
    triple("甲", "rdf:type", "dp:Project"),
    triple("乙", "rdf:type", "dp:Project"),
    triple("园", "rdf:type", "dp:Park"),
    triple("甲", "dp:hasMilestone", "开工"),
    triple("乙", "dp:servesIndustry", "汽车"),
    triple("甲", "dp:servesIndustry", "汽车"),
]
LACK = "FILTER NOT EXISTS { ?x dp:hasMilestone ?m }"
LISTED = [
    ("SELECT ?x { ?x a dp:Project . " + LACK + " }", "the plain form"),
    ("SELECT ?x { ?x a dp:Project filter not exists { $x dp:hasMilestone ?m . } }", "in small letters"),
    ("SELECT ?x ?i { ?x dp:servesIndustry ?i ; a dp:Park . ?x a dp:Project . " + LACK + " }", "none of both"),
    (
        f"PREFIX d: <{PREFIXES['dp']}> SELECT ?x {{ {LACK} ?x <{PREFIXES['rdf']}type> d:Project }}",
        "the condition first: a type that is written out is not read",
    ),
    ("SELECT ?i { { ?x a dp:Project . " + LACK + " } ?x dp:servesIndustry ?i }", "in a group of its own"),
    (
        "SELECT ?x ?i { ?x a dp:Project OPTIONAL { ?x dp:servesIndustry ?i } " + LACK + " }",
        "OPTIONAL after it",
    ),
    ("SELECT ?x { { OPTIONAL { ?y dp:p ?z } } ?x a dp:Project " + LACK + " }", "OPTIONAL in another group"),
    ("SELECT ?y { ?y a dp:Park OPTIONAL { ?x a dp:Project " + LACK + " } }", "in an OPTIONAL"),
    (
        "SELECT ?x { ?x a dp:Project FILTER NOT EXISTS { ?x dp:locatedIn ?m } }",
        "of which none has one",
    ),
]
HAVE = [
    ("SELECT ?x { ?x a dp:Project FILTER EXISTS { ?x dp:hasMilestone ?m } }", "what has one"),
    (
        "SELECT ?x ?i { ?x a dp:Project ; dp:servesIndustry ?i FILTER EXISTS { ?x dp:servesIndustry ?i } }",
        "what has one that stands elsewhere too",
    ),
    ("SELECT ?x { ?x a dp:Park . FILTER EXISTS { ?x dp:hasMilestone ?m } }", "of which none has one"),
]
LEFT = [
    ("SELECT ?x { ?x a dp:Project FILTER EXISTS { ?x dp:servesIndustry dp:X } }", "one that is named"),
    ("SELECT ?x { ?x a dp:Project FILTER NOT EXISTS { ?x dp:hasMilestone ?x } }", "one variable for both"),
    ("SELECT ?x { ?x a dp:Project FILTER NOT EXISTS { ?x dp:hasMilestone/dp:period ?m } }", "a path"),
    ("SELECT ?x { ?x a dp:Project FILTER NOT EXISTS { ?x dp:hasMilestone ?m . ?m a dp:X } }", "more in it"),
    ("SELECT ?x { ?x a dp:Project FILTER NOT EXISTS { ?x dp:scale ?m } }", "a property without a column"),
    ("SELECT ?x { ?x a dp:Unheard " + LACK + " }", "a class that is not told"),
    ("SELECT ?x { ?x a/dp:p dp:Project . " + LACK + " }", "a path to a class"),
    ("SELECT ?x { ?x dp:servesIndustry ?m ; a dp:Project . " + LACK + " }", "a value that stands elsewhere"),
    ("SELECT ?x { OPTIONAL { ?x dp:locatedIn ?y } ?x a dp:Project . " + LACK + " }", "OPTIONAL before it"),
    ("SELECT ?x { MINUS { ?x dp:servesIndustry ?y } ?x a dp:Project . " + LACK + " }", "MINUS before it"),
    ("SELECT ?n { BIND(STR(?x) AS ?n) ?x a dp:Project . " + LACK + " }", "BIND before it"),
    ("SELECT ?x { { ?x a dp:Project } " + LACK + " }", "the class in another group"),
    (
        "SELECT ?y { ?y a dp:Park FILTER EXISTS { ?x a dp:Project " + LACK + " } }",
        "within a test of each row",
    ),
    ("SELECT ?x { ?x a dp:Project . ?y dp:p 'FILTER NOT EXISTS { ?x dp:hasMilestone ?m }' }", "in a text"),
    ("SELECT ?x { ?x a dp:Project } # " + LACK, "in a comment"),
]


@pytest.fixture
def few(tmp_path: Path) -> Columns:
    """The columns of a few things."""
    return columns_of(tmp_path / "few", FEW, [])


@pytest.mark.parametrize(("query", "reason"), [*LISTED, *HAVE])
def test_what_lacks_a_property_is_written_into_the_query(few: Columns, query: str, reason: str) -> None:
    """And is found as ever."""
    is_read = "not read" not in reason
    assert (lacking(query, few) != query) == is_read, reason
    plain = in_memory(FEW)
    found = EmbeddedStore(plain.engine, columns=few).select(query)
    assert sorted(found.rows, key=str) == sorted(plain.select(query).rows, key=str)


@pytest.mark.parametrize(("query", "reason"), LEFT)
def test_what_is_written_otherwise_is_left(few: Columns, query: str, reason: str) -> None:
    """To the engine."""
    assert lacking(query, few) == query, reason


def test_many_are_left_to_the_engine(tmp_path: Path) -> None:
    """A list as long as the class is no help."""
    query = "SELECT ?x { ?x a dp:Project . " + LACK + " }"
    for many, is_listed in ((BRANCH, True), (BRANCH + 1, False)):
        columns = columns_of(
            tmp_path / str(many), [triple(f"x{at}", "rdf:type", "dp:Project") for at in range(many)], []
        )
        assert (lacking(query, columns) != query) == is_listed


@given(st.sets(st.integers(0, 6)), st.sets(st.integers(0, 6)))
def test_the_answer_is_the_engine_s(
    tmp_path_factory: pytest.TempPathFactory, projects: set[int], begun: set[int]
) -> None:
    """Whatever has the property and whatever is of the class."""
    triples = [triple(f"x{at}", "rdf:type", "dp:Project") for at in projects]
    triples += [triple(f"x{at}", "dp:hasMilestone", "y") for at in begun]
    columns = columns_of(tmp_path_factory.mktemp("some") / "few", triples, [])
    query = LISTED[0][0]
    plain = in_memory(triples)
    found = EmbeddedStore(plain.engine, columns=columns).select(query)
    assert sorted(found.rows, key=str) == sorted(plain.select(query).rows, key=str)
