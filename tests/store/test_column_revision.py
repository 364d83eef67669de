"""Columns revised say what columns read anew say."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Triple

from kg.store.builds import OUTLINE
from kg.store.column_revision import revise_columns
from kg.store.columns import FILE, INDEX, open_columns, write_columns
from tests.store.factories import columns_of, content, lines_of, named, triple, write_build

ONTOLOGY = [triple("类", "rdf:type", "dp:Term"), triple("氢能", "skos:broader", "能源")]
FEW = [
    triple("甲", "rdf:type", "dp:Project"),
    triple("甲", "dp:servesIndustry", "汽车"),
    triple("甲", "dp:mentionedIn", "句"),
    triple("乙", "rdf:type", "dp:Project"),
    triple("乙", "dp:servesIndustry", "汽车"),
    triple("乙", "rdfs:label", "名"),
]
TRIPLES = st.sets(
    st.builds(
        triple,
        st.sampled_from("甲乙丙丁"),
        st.sampled_from(["rdf:type", "dp:servesIndustry", "dp:mentionedIn", "skos:broader", "dp:unit"]),
        st.sampled_from([*"汽车句", "dp:Project", "dp:Park", "dp:Fact"]),
    ),
    max_size=12,
)


def revised(home: Path, before: list[Triple], after: list[Triple]) -> Path:
    """A build whose columns are those of another with what is different."""
    old, new = set(lines_of(before)), set(lines_of(after))
    write_build(home / "new", after, ONTOLOGY)
    if not revise_columns(home / "old", home / "new", old - new, new - old):
        write_columns(home / "new")
    return home / "new"


def anew(home: Path, triples: list[Triple]) -> Path:
    """A build whose columns are read from its files."""
    columns_of(home / "anew", triples, ONTOLOGY)
    return home / "anew"


@given(before=TRIPLES, after=TRIPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_columns_revised_say_what_columns_read_anew_say(
    before: set[Triple], after: set[Triple], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever comes and goes."""
    home = tmp_path_factory.mktemp("columns")
    columns_of(home / "old", sorted(before, key=str), ONTOLOGY)
    assert content(revised(home, [*before], [*after])) == content(anew(home, [*after]))


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    """The files that columns are read from may be far larger."""
    columns_of(tmp_path / "old", FEW, ONTOLOGY)
    write_build(tmp_path / "new", FEW[1:], ONTOLOGY)
    (tmp_path / "new" / OUTLINE).unlink()
    assert revise_columns(tmp_path / "old", tmp_path / "new", lines_of(FEW[:1]), ())
    assert content(tmp_path / "new") == content(anew(tmp_path, FEW[1:]))


UNITS = st.sampled_from(["元", "亿元", '"', ""])
FIGURES = st.sets(
    st.builds(
        lambda name, unit: Triple(named(name), named("dp:unit"), Literal(unit)),
        st.sampled_from("甲乙丙"),
        UNITS,
    ),
    max_size=6,
)


@given(before=FIGURES, after=FIGURES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_columns_of_texts_are_revised_too(
    before: set[Triple], after: set[Triple], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And written anew where a text comes that none of them holds."""
    home = tmp_path_factory.mktemp("columns")
    columns_of(home / "old", [*FEW, *before], ONTOLOGY)
    assert content(revised(home, [*FEW, *before], [*FEW, *after])) == content(anew(home, [*FEW, *after]))


LATER = {
    "one more": [*FEW, triple("丙", "dp:servesIndustry", "汽车")],
    "one of the ontology": [*FEW, ONTOLOGY[0]],
    "one of the ontology that is joined": [*FEW, ONTOLOGY[1]],
    "a text where things are joined": [*FEW, Triple(named("甲"), named("dp:mentionedIn"), Literal("句"))],
}


@pytest.mark.parametrize("later", LATER.values(), ids=LATER)
@pytest.mark.parametrize("earlier", [*LATER.values(), FEW], ids=[*LATER, "few"])
def test_columns_are_right_from_whatever_to_whatever(
    earlier: list[Triple], later: list[Triple], tmp_path: Path
) -> None:
    """Where more changes than pairs they are read anew."""
    columns_of(tmp_path / "old", earlier, ONTOLOGY)
    assert content(revised(tmp_path, earlier, later)) == content(anew(tmp_path, later))


BEFORE = {
    "of another version": "DROP TABLE beside",
    "a property less": "DELETE FROM property WHERE iri LIKE '%servesIndustry'",
    "a class less": "DELETE FROM class WHERE iri LIKE '%Project'",
}


@pytest.mark.parametrize("change", BEFORE.values(), ids=BEFORE)
def test_columns_of_another_version_are_written_anew(tmp_path: Path, change: str) -> None:
    """So are those that are damaged, or not there."""
    columns_of(tmp_path / "old", FEW, ONTOLOGY)
    with closing(sqlite3.connect(tmp_path / "old" / INDEX / FILE)) as database, database:
        database.execute(change)
    assert content(revised(tmp_path, FEW, FEW[1:])) == content(anew(tmp_path, FEW[1:]))
    assert open_columns(tmp_path / "new") is not None


def test_an_ontology_that_changed_is_read_anew(tmp_path: Path) -> None:
    """What it alone says is counted too; and a build may have had no columns."""
    write_build(tmp_path / "old", FEW, ONTOLOGY[:1])
    assert content(revised(tmp_path, FEW, FEW)) == content(anew(tmp_path, FEW))
    write_columns(tmp_path / "old")
    assert content(revised(tmp_path, FEW, FEW)) == content(anew(tmp_path, FEW))
    (tmp_path / "old" / INDEX / FILE).write_bytes(b"no database")
    assert content(revised(tmp_path, FEW, FEW)) == content(anew(tmp_path, FEW))
