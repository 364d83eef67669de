"""Figures grouped by the columns of a build: an engine's answers, and only where it would give them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.catalogue import bind, read_catalogue
from kg.namespaces import iri
from kg.store.columns import Columns
from kg.store.embedded import EmbeddedStore
from kg.store.figures import KEPT
from kg.store.grouping import grouped_figures
from tests.store.factories import columns_of, named

DECIMAL = NamedNode(iri("xsd:decimal"))


def figure(name: str, **has: str) -> list[Triple]:
    """A figure with an indicator, a type, a role, a unit and a value, unless otherwise said."""
    told = {"indicator": "产值", "type": "dp:Amount", "role": "dp:Actual", "unit": "亿元", "value": "5"} | has
    things = {"indicator": "dp:ofIndicator", "type": "dp:figureType", "role": "dp:figureRole"}
    things |= {"scope": "dp:scope"}
    literals = {
        "unit": Literal(told["unit"]),
        "value": Literal(told["value"], datatype=DECIMAL),
        "period": Literal(told.get("period", "")),
    }
    properties = [(named(of), named(told[key])) for key, of in things.items() if told.get(key)]
    return [
        *(Triple(named(name), of, value) for of, value in properties),
        *(Triple(named(name), named(f"dp:{key}"), each) for key, each in literals.items() if told.get(key)),
    ]


FEW = [
    *figure("甲", period="2021"),
    *figure("乙", period="2021", value="4.50"),
    *figure("丙", period="2020", scope="园"),
    *figure("丁", role="dp:Target", value="-7"),
    *figure("戊", role="dp:Target", value="100", unit="%", type="dp:YoYGrowth", period="2021"),
    *figure("己", role="dp:Forecast", value="12", indicator="就业", scope="园", period="2021"),
    *figure("庚", value="5.0", period="2021"),
    *(each for each in figure("辛") if each.predicate.value != iri("dp:unit")),
    Triple(named("步"), named("dp:period"), Literal("2021")),
    Triple(named("产值"), named("rdfs:label"), Literal("产值", language="zh")),
]


@pytest.fixture
def few(tmp_path: Path) -> Columns:
    """The columns of a few figures."""
    return columns_of(tmp_path / "few", FEW, [])


def engine_of(triples: list[Triple]) -> pyoxigraph.Store:
    """An engine that has these triples."""
    engine = pyoxigraph.Store()
    engine.extend(Quad(each.subject, each.predicate, each.object) for each in triples)
    return engine


HAS = "?f dp:figureRole dp:Actual ; dp:ofIndicator ?i ; dp:unit ?u ; dp:value ?v"
SCOPE = "OPTIONAL { ?f dp:scope ?s }"
GROUPED = {
    "the least": f"{{ SELECT ?i ?u (MIN(?v) AS ?n) WHERE {{ {HAS} }} GROUP BY ?i ?u }}",
    "the most": f"{{ SELECT ?i (max(?v) as ?n) {{ {HAS} . }} group by ?i }}",
    "least and most": f"{{ SELECT (MIN(?v) AS ?n) ?u (MAX(?v) AS ?m) WHERE {{ {HAS} }} GROUP BY ?u }}",
    "some of what is grouped by": f"{{ SELECT ?u (MIN(?v) AS ?n) WHERE {{ {HAS} ; dp:period ?p }}"
    " GROUP BY ?i ?u ?p }",
    "what some lack": f"{{ SELECT ?i ?s (MIN(?v) AS ?n) WHERE {{ {HAS} . {SCOPE} }} GROUP BY ?i ?s }}",
    "two that some lack": f"{{ SELECT ?s ?p (MAX(?v) AS ?n) WHERE {{ {HAS} {SCOPE}"
    " OPTIONAL { ?f dp:period ?p } } GROUP BY ?s ?p }",
    "those that differ": f"{{ SELECT ?i (MIN(?v) AS ?n) WHERE {{ {HAS} ; dp:period ?p }} GROUP BY ?i ?p"
    " HAVING (MIN(?v) < MAX(?v)) }",
    "those that differ, not shown": f"{{ SELECT ?i WHERE {{ {HAS} }} GROUP BY ?i HAVING(MIN(?v)<MAX(?v)) }}",
    "each once": "{ SELECT DISTINCT ?i ?u WHERE { ?f dp:ofIndicator ?i ; dp:unit ?u } }",
    "each once, that some lack": f"{{ SELECT DISTINCT ?i ?s WHERE {{ ?f dp:ofIndicator ?i . {SCOPE} }} }}",
    "repeated": f"{{ SELECT ?u WHERE {{ {HAS} }} GROUP BY ?i ?u }}",
    "of two kinds": "{ SELECT ?i (MIN(?v) AS ?n) WHERE { ?f dp:figureRole dp:Target ; dp:ofIndicator ?i ;"
    " dp:figureType dp:YoYGrowth ; dp:value ?v } GROUP BY ?i }",
    "of a kind that there is not": f"{{ SELECT ?i (MIN(?v) AS ?n) WHERE {{ {HAS} }} GROUP BY ?i }}".replace(
        "Actual", "Nothing"
    ),
    "two joined": f"{{ SELECT ?i (MIN(?v) AS ?n) WHERE {{ {HAS} }} GROUP BY ?i }}"
    f" OPTIONAL {{ SELECT ?i (MAX(?v) AS ?m) WHERE {{ {HAS.replace('Actual', 'Forecast')} }} GROUP BY ?i }}",
    "with comments": f"{{ # one {{\n SELECT ?i (MIN(?v) AS ?n) # two\n WHERE {{ {HAS} # }}\n"
    " } GROUP BY ?i }",
    "beside others": f"?i rdfs:label ?name {{ SELECT ?i (MIN(?v) AS ?n) WHERE {{ {HAS} }} GROUP BY ?i }}"
    " FILTER(?n < 5)",
}


@pytest.mark.parametrize("pattern", GROUPED.values(), ids=GROUPED)
def test_figures_are_grouped_by_their_columns(few: Columns, pattern: str) -> None:
    """As the engine groups them."""
    query = f"SELECT * WHERE {{ {pattern} }}"
    assert grouped_figures(query, few.figures) != query
    found = EmbeddedStore(engine_of(FEW), columns=few).select(query)
    plain = EmbeddedStore(engine_of(FEW)).select(query)
    assert set(found.variables) == set(plain.variables)
    assert sorted(map(str, found.records())) == sorted(map(str, plain.records()))


ONE = f"{{ SELECT ?i (MIN(?v) AS ?n) WHERE {{ {HAS} }} GROUP BY ?i }}"
LEFT = {
    "a sum": ONE.replace("MIN", "SUM"),
    "a distinct least": ONE.replace("MIN(", "MIN(DISTINCT "),
    "of an expression": ONE.replace("MIN(?v)", "MIN(?v + 1)"),
    "more than the least": ONE.replace("MIN(?v)", "MIN(?v) + 1"),
    "the least text": ONE.replace("MIN(?v)", "MIN(?u)"),
    "the least of what some lack": ONE.replace("; dp:value ?v", "OPTIONAL { ?f dp:value ?v }"),
    "by the number": ONE.replace("GROUP BY ?i", "GROUP BY ?i ?v"),
    "each number once": "{ SELECT DISTINCT ?v WHERE { ?f dp:value ?v } }",
    "not each once": "{ SELECT ?i WHERE { ?f dp:ofIndicator ?i } }",
    "shown but not grouped by": ONE.replace("SELECT ?i", "SELECT ?i ?u"),
    "the figure": ONE.replace("SELECT ?i", "SELECT ?f ?i").replace("BY ?i", "BY ?i ?f"),
    "by what is bound elsewhere": ONE.replace("BY ?i", "BY ?i ?x"),
    "a name that is taken": ONE.replace("AS ?n", "AS ?u"),
    "twice a name": ONE.replace("?i (", "?i (MAX(?v) AS ?n) ("),
    "two properties, one value": ONE.replace("dp:unit ?u", "dp:scope ?i"),
    "another subject": ONE.replace("; dp:unit ?u", ". ?g dp:unit ?u").replace("; dp:value", ". ?f dp:value"),
    "a figure that is named": ONE.replace("?f ", "<urn:f> "),
    "a unit that is named": ONE.replace("?u", '"%"'),
    "another property": ONE.replace("dp:unit", "dp:surface"),
    "a path": ONE.replace("dp:ofIndicator ?i", "dp:ofIndicator/skos:broader ?i"),
    "a filter": ONE.replace("?v }", "?v FILTER(?v > 1) }"),
    "a bind": ONE.replace("?v }", "?v BIND(1 AS ?x) }"),
    "values": ONE.replace("{ ?f", "{ VALUES ?u { '%' } ?f"),
    "a group": ONE.replace("{ ?f", "{ { ?f").replace("?v }", "?v } }"),
    "an optional of two": ONE.replace("?v }", "?v OPTIONAL { ?f dp:scope ?s ; dp:period ?p } }"),
    "an optional that is fixed": ONE.replace("?v }", "?v OPTIONAL { ?f dp:scope dp:x } }"),
    "an optional before": ONE.replace("{ ?f", "{ OPTIONAL { ?f dp:scope ?s } ?f"),
    "a limit": ONE.replace("BY ?i", "BY ?i LIMIT 1"),
    "an order": ONE.replace("BY ?i", "BY ?i ORDER BY ?i"),
    "values after it": ONE.replace("BY ?i", "BY ?i VALUES ?i { <urn:x> }"),
    "another condition": ONE.replace("BY ?i", "BY ?i HAVING (MIN(?v) > 1)"),
    "the other way round": ONE.replace("BY ?i", "BY ?i HAVING (MIN(?v) > MAX(?v))"),
    "of two numbers": ONE.replace("BY ?i", "BY ?i HAVING (MIN(?v) < MAX(?u))"),
    "reduced": ONE.replace("SELECT", "SELECT REDUCED"),
    "everything": "{ SELECT DISTINCT * WHERE { ?f dp:ofIndicator ?i } }",
    "in a graph": f"GRAPH ?g {{ {ONE} }}",
    "at a service": f"SERVICE <urn:s> {{ {ONE} }}",
    "within a condition": f"?i rdfs:label ?l FILTER EXISTS {{ {ONE} }}",
    "escaped": ONE.replace("dp:unit", "dp:un\\u0069t"),
}


@pytest.mark.parametrize("pattern", LEFT.values(), ids=LEFT)
def test_whatever_else_is_grouped_is_left_to_the_engine(few: Columns, pattern: str) -> None:
    """Not a letter of it is changed."""
    query = f"SELECT * WHERE {{ {pattern} }}"
    assert grouped_figures(query, few.figures) == query


def test_a_number_written_twice_is_no_less_than_itself(tmp_path: Path) -> None:
    """2 and 2.0 do not differ; 2 and 3 do."""
    alike = [*figure("甲", value="2"), *figure("乙", value="2.0")]
    others = [*figure("丙", indicator="就业", value="2"), *figure("丁", indicator="就业", value="3")]
    columns = columns_of(tmp_path / "build", [*alike, *others], [])
    query = f"SELECT * WHERE {{ {GROUPED['those that differ, not shown']} }}"

    found = EmbeddedStore(engine_of([*alike, *others]), columns=columns).select(query)

    assert [*found.records()] == [{"i": named("就业")}]
    assert found == EmbeddedStore(engine_of([*alike, *others])).select(query)


def test_whatever_is_asked_few_columns_are_kept(few: Columns) -> None:
    """Else who asks for one property after another fills the memory of a process."""
    for number in range(2 * KEPT):
        grouped_figures(f"SELECT * WHERE {{ {ONE.replace('dp:unit', f'dp:no{number}')} }}", few.figures)

    assert few.figures.along.cache_info().currsize <= KEPT


def test_a_query_that_groups_itself_is_left_to_the_engine(few: Columns) -> None:
    """Only a part of one has its rows put in its place."""
    assert grouped_figures(ONE[2:-2], few.figures) == ONE[2:-2]


@pytest.mark.parametrize("start", ["PREFIX dp: <urn:x:> ", "BASE <urn:x:> ", "FROM <urn:g> "])
def test_another_vocabulary_and_another_graph_are_left_to_the_engine(few: Columns, start: str) -> None:
    """The columns tell of neither."""
    before, after = ("SELECT * ", start) if start.startswith("FROM") else (start + "SELECT * ", "")
    query = f"{before}{after}WHERE {{ {ONE} }}"
    assert grouped_figures(query, few.figures) == query


OTHERWISE = {
    "two values": [*figure("甲"), Triple(named("甲"), named("dp:value"), Literal("6", datatype=DECIMAL))],
    "a value that is no decimal": [Triple(named("甲"), named("dp:value"), Literal("many"))],
    "a value that an engine cannot hold": [
        Triple(named("甲"), named("dp:value"), Literal("1" * 30, datatype=DECIMAL))
    ],
    "a unit in a language": [Triple(named("甲"), named("dp:unit"), Literal("元", language="zh"))],
    "a unit with a sign": [Triple(named("甲"), named("dp:unit"), Literal('"'))],
    "an indicator that is a text": [Triple(named("甲"), named("dp:ofIndicator"), Literal("产值"))],
}


@pytest.mark.parametrize("triples", OTHERWISE.values(), ids=OTHERWISE)
def test_figures_that_are_not_as_they_should_be_are_left_to_the_engine(
    tmp_path: Path, triples: list[Triple]
) -> None:
    """Their columns would tell something else."""
    columns = columns_of(tmp_path / "build", [*FEW, *triples], [])
    query = f"SELECT * WHERE {{ {ONE} }}"
    assert grouped_figures(query, columns.figures) == query


def test_a_literal_is_not_counted_as_a_thing(few: Columns) -> None:
    """A column of texts has no names of things in it."""
    assert few.counts(iri("dp:unit"), by_object=True) is None
    assert few.counts(iri("dp:figureRole"), by_object=True) is not None


FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "indicator": st.sampled_from(["产值", "就业"]),
            "role": st.sampled_from(["dp:Actual", "dp:Target", "dp:Forecast", ""]),
            "type": st.sampled_from(["dp:Amount", "dp:YoYGrowth", ""]),
            "unit": st.sampled_from(["亿元", "%", ""]),
            "value": st.sampled_from(["0", "-1.5", "2", "2.0", "10", "9.75", ""]),
            "period": st.sampled_from(["2020", "2021", ""]),
            "scope": st.sampled_from(["园", ""]),
        }
    ),
    max_size=9,
)
COMPETENCY = ("disputed-figures", "target-reached", "target-actual-forecast")


@pytest.mark.parametrize("name", COMPETENCY)
@given(figures=FIGURES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_catalogue_asks_of_figures_what_the_engine_answers(
    name: str, figures: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever they have and lack."""
    query = bind(read_catalogue()[name], {}, lambda value, _: value)
    triples = [each for number, has in enumerate(figures) for each in figure(f"f{number}", **has)]
    triples.append(Triple(named("产值"), named("rdfs:label"), Literal("产值", language="zh")))
    columns = columns_of(tmp_path_factory.mktemp("columns"), triples, [])
    assert grouped_figures(query, columns.figures) != query
    found = EmbeddedStore(engine_of(triples), columns=columns).select(query)
    assert found == EmbeddedStore(engine_of(triples)).select(query)
