"""Counts by the columns of a build: an engine's answers, and only where it would give them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad, Triple, parse_query_results

from kg.namespaces import PREFIXES, iri
from kg.store.builds import STATISTICS, current_build
from kg.store.columns import FILE, Columns, open_columns
from kg.store.counted_rows import counted_rows
from kg.store.counting import counted
from kg.store.embedded import EmbeddedStore, open_embedded
from kg.store.literals import INDEX
from kg.store.results import Solutions
from kg.store.totals import totalled
from tests.store.factories import columns_of, named, triple

PER_INDUSTRY = "SELECT ?industry (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {} }} GROUP BY ?industry{}"
SERVES = "?thing dp:servesIndustry ?industry"


FEW = [
    triple("甲", "rdf:type", "dp:Project"),
    triple("乙", "rdf:type", "dp:Project"),
    triple("园", "rdf:type", "dp:Park"),
    triple("甲", "dp:servesIndustry", "汽车"),
    triple("乙", "dp:servesIndustry", "汽车"),
    triple("乙", "dp:servesIndustry", "氢能"),
    triple("园", "dp:servesIndustry", "氢能"),
    triple("甲", "dp:mentionedIn", "句"),
]


@pytest.fixture
def few(tmp_path: Path) -> Columns:
    """The columns of a few things."""
    return columns_of(tmp_path / "few", FEW, [])


COUNTED = {
    "by object": PER_INDUSTRY.format(SERVES, ""),
    "of a class": PER_INDUSTRY.format("?thing a dp:Project ; dp:servesIndustry ?industry .", ""),
    "by an IRI": PER_INDUSTRY.format(f"?thing a <{iri('dp:Project')}> . {SERVES}", ""),
    "by subject": "SELECT ?thing (COUNT(?industry) AS ?n) { " + SERVES + " } GROUP BY ?thing",
    "number first": "SELECT (count(?thing) as ?n) ?industry { " + SERVES + " } group by ?industry",
    "the most": PER_INDUSTRY.format(SERVES, " ORDER BY DESC(?n) ?industry LIMIT 1"),
    "the last": PER_INDUSTRY.format(SERVES, " ORDER BY ?n ?industry LIMIT 1"),
    "from the second on": PER_INDUSTRY.format(SERVES, " ORDER BY DESC(?n) ?industry LIMIT 1 OFFSET 1"),
    "none at all": PER_INDUSTRY.format(SERVES, " ORDER BY DESC(?n) LIMIT 0"),
    "no such thing": PER_INDUSTRY.format(f"?thing a dp:Event . {SERVES}", ""),
    "with comments": f"# how many\nPREFIX dp: <{PREFIXES['dp']}>\n"
    + PER_INDUSTRY.format(f"{SERVES} # {{\n", "\n# end"),
    "another prefix": f"PREFIX p: <{PREFIXES['dp']}> "
    + PER_INDUSTRY.format("?thing p:servesIndustry ?industry", ""),
}


@pytest.mark.parametrize("query", COUNTED.values(), ids=COUNTED)
def test_a_count_by_one_property_is_read_from_its_column(few: Columns, query: str) -> None:
    """And is what the engine counts."""
    engine = pyoxigraph.Store()
    engine.extend(Quad(each.subject, each.predicate, each.object) for each in FEW)
    assert counted(query, few) != query
    found = EmbeddedStore(engine, columns=few).select(query)
    plain = EmbeddedStore(engine).select(query)
    assert found.variables == plain.variables
    assert sorted(found.rows, key=str) == sorted(plain.rows, key=str)


ORDERS = [
    "",
    " ORDER BY ?n DESC(?industry)",
    " ORDER BY DESC(?industry) LIMIT 1",
    " ORDER BY desc( ?n ) ?industry OFFSET 1 LIMIT 5",
    " ORDER BY ASC(?n) ?industry LIMIT 0",
]


@pytest.mark.parametrize("order", ORDERS)
def test_rows_that_are_counted_are_put_in_order(few: Columns, order: str) -> None:
    """As the engine does; and in SPARQL's JSON they are the same rows."""
    query = PER_INDUSTRY.format(SERVES, order)
    engine = pyoxigraph.Store()
    engine.extend(Quad(each.subject, each.predicate, each.object) for each in FEW)
    plain = EmbeddedStore(engine).select(query)
    found = counted_rows(query, few)
    assert found is not None
    told = parse_query_results(found.json(), pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(told, pyoxigraph.QuerySolutions)
    assert (
        Solutions(tuple(each.value for each in told.variables), tuple(map(tuple, told))) == found.solutions()
    )
    if order:
        assert found.solutions() == plain
    else:
        assert sorted(found.solutions().rows, key=str) == sorted(plain.rows, key=str)


def test_what_is_no_order_is_left_to_the_engine(few: Columns) -> None:
    """It says what is wrong with it."""
    assert counted_rows(PER_INDUSTRY.format(SERVES, " LIMIT 1 LIMIT 2"), few) is None


LEFT = {
    "two joins": PER_INDUSTRY.format(f"{SERVES} . ?thing dp:locatedIn ?place", ""),
    "a path": PER_INDUSTRY.format("?thing dp:servesIndustry/skos:broader ?industry", ""),
    "an inverse": PER_INDUSTRY.format("?industry ^dp:servesIndustry ?thing", ""),
    "one or more": PER_INDUSTRY.format("?thing dp:servesIndustry+ ?industry", ""),
    "a filter": PER_INDUSTRY.format(f"{SERVES} FILTER(?thing != ?industry)", ""),
    "an optional": PER_INDUSTRY.format(f"OPTIONAL {{ {SERVES} }}", ""),
    "a graph": PER_INDUSTRY.format(f"GRAPH ?g {{ {SERVES} }}", ""),
    "a thing that is named": PER_INDUSTRY.format("<urn:a> dp:servesIndustry ?industry", ""),
    "a class that has no column": PER_INDUSTRY.format(f"?thing a dp:Fact . {SERVES}", ""),
    "a property that has none": PER_INDUSTRY.format("?thing dp:unit ?industry", ""),
    "a class of a third thing": PER_INDUSTRY.format(f"{SERVES} . ?other a dp:Project", ""),
    "a thing and itself": PER_INDUSTRY.format("?industry dp:servesIndustry ?industry", ""),
    "having": PER_INDUSTRY.format(SERVES, " HAVING (COUNT(?thing) > 1)"),
    "ordered by what is not shown": PER_INDUSTRY.format(SERVES, " ORDER BY ?thing"),
    "values": PER_INDUSTRY.format(SERVES, " VALUES ?industry { <urn:a> }"),
    "two groups": "SELECT ?industry (COUNT(?thing) AS ?n) { " + SERVES + " } GROUP BY ?industry ?thing",
    "another group": "SELECT ?industry (COUNT(?thing) AS ?n) { " + SERVES + " } GROUP BY ?thing",
    "counted by itself": "SELECT ?industry (COUNT(?industry) AS ?n) { " + SERVES + " } GROUP BY ?industry",
    "a sum": "SELECT ?industry (COUNT(?thing) + 1 AS ?n) { " + SERVES + " } GROUP BY ?industry",
    "a graph chosen": PER_INDUSTRY.format(SERVES, "").replace("WHERE", "FROM <urn:g> WHERE"),
    "a subject list": PER_INDUSTRY.format("?thing dp:servesIndustry ?industry, ?other", ""),
    "another vocabulary": "PREFIX dp: <urn:x:> " + PER_INDUSTRY.format(SERVES, ""),
    "a base": "BASE <urn:x:> " + PER_INDUSTRY.format(SERVES, ""),
    "escaped": PER_INDUSTRY.format("?thing dp:serves\\u0049ndustry ?industry", ""),
    "in a string": 'SELECT ?x { BIND("COUNT GROUP BY" AS ?x) }',
    "broken off": "SELECT ?industry (COUNT(?thing) AS ?n) { " + SERVES + " } GROUP BY",
}


@pytest.mark.parametrize("query", LEFT.values(), ids=LEFT)
def test_whatever_else_is_counted_is_left_to_the_engine(few: Columns, query: str) -> None:
    """Not a letter of it is changed."""
    assert counted(query, few) == query


THINGS = st.sampled_from([named(name) for name in "甲乙丙丁"])
PROPERTY = st.sampled_from([named(name) for name in ("dp:servesIndustry", "dp:mentionedIn", "dp:locatedIn")])
TYPED = st.builds(
    Triple, THINGS, st.just(named("rdf:type")), st.sampled_from([named("dp:Project"), named("dp:Park")])
)
TRIPLES = st.lists(st.one_of(TYPED, st.builds(Triple, THINGS, PROPERTY, THINGS)), max_size=30)


@given(TRIPLES, TRIPLES)
def test_counts_are_the_engines(
    tmp_path_factory: pytest.TempPathFactory, stated: list[Triple], ontology: list[Triple]
) -> None:
    """Whatever is stated, and whatever the ontology says once more."""
    columns = columns_of(tmp_path_factory.mktemp("counts"), stated, ontology)
    engine = pyoxigraph.Store()
    engine.extend(Quad(each.subject, each.predicate, each.object) for each in [*stated, *ontology])
    for name in ("servesIndustry", "mentionedIn", "locatedIn"):
        for pattern in ("", "?s a dp:Project .", "?o a dp:Park .", "?o a dp:Park . ?s a dp:Project ."):
            for group, thing in ("?s", "?o"), ("?o", "?s"):
                query = (
                    f"SELECT {group} (COUNT({thing}) AS ?n) {{ {pattern} ?s dp:{name} ?o }} GROUP BY {group}"
                )
                query += f" ORDER BY DESC(?n) {group} LIMIT 2"
                assert EmbeddedStore(engine, columns=columns).select(query) == EmbeddedStore(engine).select(
                    query
                )


TOTALS = {
    "everything": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "everything, by a variable": "SELECT (count(?x) as ?n) { ?x ?p ?o . }",
    "by property": "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) ?p",
    "number first": "SELECT (COUNT(?o) AS ?n) $p { ?s $p ?o } GROUP BY ?p ORDER BY ?p LIMIT 2 # end",
    "by class": "PREFIX : <urn:x>\nSELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c OFFSET 1",
    "properties": "SELECT DISTINCT ?p WHERE { ?s ?p ?o } ORDER BY ?p",
    "classes": "SELECT DISTINCT ?type { [] a ?type } ORDER BY ?type".replace("[]", "?s"),
}


@pytest.mark.parametrize("query", TOTALS.values(), ids=TOTALS)
@pytest.mark.parametrize("ontology", [[], FEW[:3], [*FEW[2:4], triple("词", "rdf:type", "dp:Term")]])
def test_what_a_client_asks_first_is_counted_by_the_build(
    tmp_path: Path, ontology: list[Triple], query: str
) -> None:
    """Of graph and ontology together, what both say once."""
    totals = columns_of(tmp_path / "totals", FEW, ontology)
    engine = pyoxigraph.Store()
    engine.extend(Quad(each.subject, each.predicate, each.object) for each in [*FEW, *ontology])
    assert totalled(query, totals) != query
    assert EmbeddedStore(engine, columns=totals).select(query) == EmbeddedStore(engine).select(query)


OTHERS = {
    "distinct": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    "one thing thrice": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?s }",
    "of a thing": "SELECT (COUNT(*) AS ?n) WHERE { <urn:s> ?p ?o }",
    "of one property": "SELECT (COUNT(*) AS ?n) WHERE { ?s dp:status ?o }",
    "typed things": "SELECT (COUNT(*) AS ?n) WHERE { ?s a ?o }",
    "two triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o . ?o ?q ?r }",
    "by subject": "SELECT ?s (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s",
    "values": "SELECT DISTINCT ?o WHERE { ?s ?p ?o }",
    "what is not there": "SELECT (COUNT(?x) AS ?n) WHERE { ?s ?p ?o }",
    "ordered by another": "SELECT DISTINCT ?p WHERE { ?s ?p ?o } ORDER BY ?s",
    "a graph": "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
    "graphs chosen": "SELECT (COUNT(*) AS ?n) FROM <urn:g> WHERE { ?s ?p ?o }",
    "a filter": "SELECT DISTINCT ?p WHERE { ?s ?p ?o FILTER(isIRI(?o)) }",
    "in a string": 'SELECT DISTINCT ?p WHERE { ?s ?p ?o VALUES ?o { "COUNT(*)" } }',
    "a path": "SELECT (COUNT(*) AS ?n) WHERE { ?s a* ?o }",
    "escaped": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?\\u006f }",
}


@pytest.mark.parametrize("query", OTHERS.values(), ids=OTHERS)
def test_other_counts_of_everything_are_left_to_the_engine(few: Columns, query: str) -> None:
    """Not a letter of it is changed."""
    assert totalled(query, few) == query


def test_without_the_builds_counts_everything_is_counted_anew(tmp_path: Path) -> None:
    """As where a folder was received."""
    columns_of(tmp_path / "lost", FEW, [])
    (tmp_path / "lost" / STATISTICS).unlink()
    columns = open_columns(tmp_path / "lost")
    assert columns is not None
    assert totalled(TOTALS["everything"], columns) == TOTALS["everything"]


def test_a_property_with_texts_among_its_values_has_no_column(tmp_path: Path) -> None:
    """What is counted must all be there."""
    text = Triple(named("甲"), named("dp:mentionedIn"), pyoxigraph.Literal("句"))
    columns = columns_of(tmp_path / "mixed", [*FEW, text], [])
    assert columns.counts(iri("dp:mentionedIn"), by_object=True) is None
    assert columns.counts(iri("dp:servesIndustry"), by_object=True)


def test_a_build_without_columns_is_read_without(tmp_path: Path) -> None:
    """Nor one whose file is damaged."""
    assert open_columns(tmp_path) is None
    (tmp_path / INDEX).mkdir()
    (tmp_path / INDEX / FILE).write_bytes(b"no database")
    assert open_columns(tmp_path) is None


OLDER = {
    "no counts beside": "DROP TABLE beside",
    "no classes": "DROP TABLE class",
    "another table of terms": "DROP TABLE term; CREATE TABLE term (iri TEXT)",
}


@pytest.mark.parametrize("change", OLDER.values(), ids=OLDER)
def test_columns_of_another_version_are_not_read(main_report: Path, tmp_path: Path, change: str) -> None:
    """A build that another version wrote answers from its store alone, at once and by every count."""
    data = tmp_path / "kg"
    shutil.copytree(main_report, data, symlinks=True)
    with closing(sqlite3.connect(current_build(data) / INDEX / FILE)) as database:
        database.executescript(change)
    assert open_columns(current_build(data)) is None
    store, whole = open_embedded(data), open_embedded(main_report)
    for query in (*TOTALS.values(), *COUNTED.values()):
        assert sorted(store.select(query).rows, key=str) == sorted(whole.select(query).rows, key=str)


def test_columns_that_turn_out_damaged_leave_the_count_to_the_engine(few: Columns, tmp_path: Path) -> None:
    """What stands at their beginning may be whole."""
    engine = pyoxigraph.Store()
    engine.extend(Quad(each.subject, each.predicate, each.object) for each in FEW)
    with closing(sqlite3.connect(tmp_path / "few" / INDEX / FILE)) as database:
        database.executescript("DROP TABLE term; DROP TABLE beside")
    for query in (COUNTED["by object"], TOTALS["by property"]):
        found = EmbeddedStore(engine, columns=few).select(query)
        assert sorted(found.rows, key=str) == sorted(EmbeddedStore(engine).select(query).rows, key=str) != []


def test_a_build_counts_what_its_store_holds(main_report: Path) -> None:
    """By every property that has a column, of the main report."""
    columns = open_columns(current_build(main_report))
    assert columns is not None
    store, plain = open_embedded(main_report), EmbeddedStore(open_embedded(main_report).engine)
    for name in ("dp:servesIndustry", "dp:locatedIn", "dp:status", "dp:mentionedIn", "skos:broader"):
        query = f"SELECT ?o (COUNT(?s) AS ?n) WHERE {{ ?s {name} ?o }} GROUP BY ?o ORDER BY DESC(?n) ?o"
        assert counted(query, columns) != query
        assert store.select(query).rows == plain.select(query).rows != ()
    for query in TOTALS.values():
        assert totalled(query, columns) != query
        assert store.select(query).rows == plain.select(query).rows != ()
